/** What Amazon Inspector scans in the accounts that a stack enables it for. */
import type { NodeOf, Properties } from "../stack";
import { Undetermined } from "../values";
import type { View } from "../values";

type Token = "aws:inspector2/enabler:Enabler";
type Enabler = NodeOf<Token>;

interface Coverage {
    /** `undefined` where nobody can tell. */
    readonly accounts: ReadonlySet<string> | undefined;
    readonly types: ReadonlySet<string>;
    /** Where a type, or the whole list, cannot be read. */
    readonly unread: Undetermined | undefined;
    readonly region: string | undefined;
    /** Whether its own Region is not known yet, so that it may be the one of any other. */
    readonly isAnywhere: boolean;
}

/**
 * Tells of an enabler and a resource type whether Inspector scans it in each of the enabler's accounts: what several `Enabler`s switch
 * on for an account adds up. Source: Amazon Inspector API reference, Enable.
 * @returns the question; it throws Undetermined where what cannot be read may decide
 */
export function scanning(enablers: readonly Enabler[]): (enabler: Enabler, type: string) => boolean {
    const coverages = new Map(enablers.map((enabler) => [enabler, coverageOf(enabler)]));
    /** By Region, type and account: what is switched on for certain. */
    const on = new Set<string>();
    /** By Region and type: what is switched on, for accounts that may not be known. */
    const somewhere = new Set<string>();
    /** By Region and type (of any type: `*`): what may be switched on for any account. */
    const perhaps = new Set<string>();
    for (const { accounts, types, unread, region, isAnywhere } of coverages.values()) {
        for (const place of [region ?? UNKNOWN_REGION, ANY_REGION]) {
            if (unread !== undefined) perhaps.add(`${place} *`);
            for (const type of types) {
                somewhere.add(`${place} ${type}`);
                if (accounts === undefined || isAnywhere) perhaps.add(`${place} ${type}`);
                else for (const account of accounts) on.add(`${place} ${type} ${account}`);
            }
        }
    }
    return (enabler, type) => {
        const own = coverages.get(enabler);
        if (own === undefined || own.types.has(type)) return own !== undefined;
        if (own.unread !== undefined) throw own.unread;
        const places = own.region === undefined ? [ANY_REGION] : [own.region, UNKNOWN_REGION];
        const anywhere = (known: ReadonlySet<string>, what: string): boolean => places.some((place) => known.has(`${place} ${what}`));
        const { accounts } = own;
        if (own.isAnywhere && (anywhere(somewhere, type) || anywhere(perhaps, "*"))) throw new Undetermined(["region"], "unresolved");
        if (accounts?.size !== 0 && [...(accounts ?? [undefined])].every((account) => anywhere(on, `${type} ${account ?? ""}`)))
            return true;
        if (anywhere(perhaps, type) || anywhere(perhaps, "*") || (accounts === undefined && anywhere(somewhere, type)))
            throw new Undetermined(["resourceTypes"], "unresolved");
        return false;
    };
}

const ANY_REGION = "any";
const UNKNOWN_REGION = "unknown";

function coverageOf(enabler: Enabler): Coverage {
    const types = readAll(enabler.inputs, "resourceTypes");
    const accounts = readAll(enabler.inputs, "accountIds");
    return {
        types: types.read,
        unread: types.unread,
        accounts: accounts.unread === undefined ? accounts.read : undefined,
        region: enabler.region,
        isAnywhere: enabler.hasHiddenRegion,
    };
}

function readAll(
    inputs: View<Properties<Token>>,
    property: "resourceTypes" | "accountIds",
): { readonly read: ReadonlySet<string>; readonly unread: Undetermined | undefined } {
    const read = new Set<string>();
    let unread: Undetermined | undefined;
    try {
        for (const view of inputs.list(property)) {
            try {
                read.add(view.asString() ?? "");
            } catch (error) {
                if (!(error instanceof Undetermined)) throw error;
                unread ??= error;
            }
        }
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
        unread = error;
    }
    return { read, unread };
}
