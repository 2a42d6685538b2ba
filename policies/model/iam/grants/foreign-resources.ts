/** Resources of other accounts that a role's policy names by ARN (AWS IAM User Guide, "Cross account resource access in IAM"). */
import { parseArn } from "../../arn";
import { isUnknown, Undetermined, type Path, type View } from "../../values";
import { carriedDocuments } from "../language/carriers";
import type { PolicyDocument, Statement } from "../language/statement";

/** An Allow statement, and how many accounts other than the role's own it names. */
export interface ForeignStatement {
    readonly statement: Statement;
    /** Twelve digits each, or a pattern of them (`21098765432?`). */
    readonly accounts: ReadonlySet<string>;
}

/**
 * Actions for which a foreign ARN is right: assuming a role is what the others should be done by, and layers are shared by account, to be
 * read with the function's own permissions.
 */
const DIRECT: ReadonlySet<string> = new Set(["sts:assumerole", "sts:tagsession", "sts:setsourceidentity", "lambda:getlayerversion"]);

/** The Allow statements that name resources of some account, apart from those that only assume roles or read layers. */
export function accountsNamed(document: PolicyDocument): readonly ForeignStatement[] {
    return document.statements
        .filter(({ effect, actions }) => effect === "Allow" && !(actions ?? ["*"]).every((action) => DIRECT.has(action.toLowerCase())))
        .map((statement) => ({
            statement,
            accounts: new Set((statement.resources ?? []).flatMap((resource) => accountIn(resource) ?? [])),
        }));
}

/**
 * The account of an ARN pattern, in full or in part; a role to be assumed is none of the resources reached, in whatever statement it
 * stands. A pattern without a digit (`*`, `????????????`) chooses no account: it is the matter of the policies on wildcards.
 */
function accountIn(resource: string): string | undefined {
    if (isUnknown(resource)) return undefined;
    const arn = parseArn(resource);
    if (arn === undefined || !/^[\d*?]{1,64}$/.test(arn.account) || !/\d/.test(arn.account)) return undefined;
    return arn.service === "iam" && arn.resource.startsWith("role/") ? undefined : arn.account;
}

/** Whether a statement names a resource that is not known yet, so that its account may be any. */
export const namesUnknown = ({ resources }: Statement): boolean => (resources ?? []).some(isUnknown);

/** Whether an action that is not known yet decides: all that are known only assume roles or read layers. */
export const mayOnlyAssume = ({ actions }: Statement): boolean =>
    actions !== undefined && actions.every((action) => isUnknown(action) || DIRECT.has(action.toLowerCase()));

/**
 * Whether a resource of type `token` may be about a function's role: false only for a role whose trust policy admits other services alone.
 * @throws Undetermined where a part of the trust policy that is not known decides.
 */
export function mayBeOfFunction(token: string, inputs: View<unknown>): boolean {
    const trusts = carriedDocuments(token, inputs, "trust").map((carried) => carried.read());
    if (trusts.length === 0) return true;
    const trusted = trusts.flatMap(({ statements }) => statements.flatMap((statement) => servicesOf(statement)));
    if (trusted.some(({ service }) => /^(?:edge)?lambda\./.test(service))) return true;
    const [doubt] = trusts.flatMap(({ unreadable }) => unreadable);
    if (doubt !== undefined) throw doubt;
    const hidden = trusted.find(({ service }) => isUnknown(service));
    if (hidden !== undefined) throw new Undetermined(hidden.path, "unknown");
    return false;
}

const servicesOf = ({ principals, path }: Statement): readonly { readonly service: string; readonly path: Path }[] =>
    (principals?.service ?? []).map((service) => ({ service, path }));
