/**
 * What a set of identity policy documents grants together: Allow statements less what Deny statements take away, whichever document
 * they stand in (AWS IAM User Guide, "Policy evaluation logic": an explicit Deny overrides any Allow).
 *
 * A Deny takes something away only where it certainly applies: without conditions, for the action, and for the resources it covers. One
 * with conditions leaves the requests that fail one of its lines. Conditions are handed on, not judged.
 */
import { breadthOf, coversAction, partsOf, type Breadth } from "../language/action-patterns";
import { spelledAction } from "../knowledge/actions";
import type { PolicyDocument, Statement } from "../language/statement";
import { ResourceSet } from "../language/pattern-sets";
import { isEveryResource } from "../language/arn-patterns";
import { isUnknown, type Path } from "../../values";
import { type Grant, type Source, WIDTH, grantOf } from "./grant";
import { spare, restrict, coversEveryArn, coversByAction, mayCover, mayName } from "./taken-away";

/** What documents grant. Answers are computed when asked for. */
export interface Grants {
    /** The grants of one action (exact name, any case), in the order of the documents; none where it is not allowed. */
    allows(action: string): readonly Grant[];
    /**
     * Where an element not known yet stands that could change the answer for `action`: an Allow that may grant it, or a Deny that may take
     * it away. `undefined` where `allows` is the whole truth.
     */
    undetermined(action: string): Path | undefined;
}

interface Allowing extends Source {
    readonly pattern: string;
    readonly breadth: Exclude<Breadth, "inverted">;
    /** Its place among all such elements. */
    readonly place: number;
}

/** More Deny statements than fit into any policy; further ones are not looked at, so that no document takes more than linear time. */
const MOST_DENIES = 2_000;
/** The same for those with conditions, of which each has to be looked at by itself. */
const MOST_CONDITIONAL = 64;

/** What `documents` grant together to one principal. `Principal` elements of Allow statements are not looked at. */
export function grants(documents: readonly PolicyDocument[]): Grants {
    return new Evaluation(documents);
}

/** Most actions that are asked for are not granted. */
const NONE: readonly never[] = [];

class Evaluation implements Grants {
    /** Those that name an action exactly, by that name in lower case. */
    private readonly exact = new Map<string, Source[]>();
    /** Elements with wildcards, by what stands before the first one in small letters; those that leave the service open under `""`. */
    private readonly wild = new Map<string, Allowing[]>();
    private places = 0;
    private readonly inverted: Source[] = [];
    private readonly denies: Source[] = [];
    private readonly conditional: Statement[] = [];
    /** What the same Deny statements leave of the same Allow: many actions are asked for. */
    private readonly left = new Map<Statement, Map<string, readonly string[]>>();
    private readonly unions = new Map<string, ResourceSet>();
    private hasUnknownDeny = false;
    private readonly unknownAllows: Source[] = [];

    constructor(documents: readonly PolicyDocument[]) {
        documents.forEach(({ statements }, document) => {
            for (const statement of statements) {
                const source = { document, statement };
                if (statement.effect === "Deny") this.deny(source);
                else this.allow(source);
            }
        });
    }

    private deny(source: Source): void {
        const { conditions, principals, notPrincipals } = source.statement;
        const forEverybody = notPrincipals === undefined && (principals === undefined || principals.everybody);
        if (!forEverybody) return;
        if (conditions.length > 0) {
            if (source.statement.notResources === undefined && this.conditional.length < MOST_CONDITIONAL)
                this.conditional.push(source.statement);
            return;
        }
        if (this.denies.length >= MOST_DENIES) return;
        this.denies.push(source);
        const { actions, notActions, resources, notResources } = source.statement;
        this.hasUnknownDeny ||= [actions, notActions, resources, notResources].some((elements) => elements?.some(isUnknown) === true);
    }

    private allow(source: Source): void {
        const { document, statement } = source;
        const { actions, notActions } = statement;
        if (notActions !== undefined) this.inverted.push(source);
        if ((actions ?? notActions ?? []).some(isUnknown)) this.unknownAllows.push(source);
        for (const pattern of new Set(actions ?? [])) {
            if (isUnknown(pattern)) continue;
            const breadth = breadthOf(pattern);
            if (breadth === "exact") {
                const known = this.exact.get(pattern.toLowerCase());
                if (known === undefined) this.exact.set(pattern.toLowerCase(), [source]);
                else known.push(source);
                continue;
            }
            const { service, name } = partsOf(pattern);
            const key = name === undefined || /[*?]/.test(service) ? "" : pattern.slice(0, pattern.search(/[*?]/)).toLowerCase();
            const element = { document, statement, pattern, breadth, place: this.places++ };
            const known = this.wild.get(key);
            if (known === undefined) this.wild.set(key, [element]);
            else known.push(element);
        }
    }

    allows(action: string): readonly Grant[] {
        const found = this.candidates(action);
        if (found.length === 0) return found;
        const denies = this.denies.filter(({ statement }) => coversByAction(statement, action));
        const left = denies.length === 0 ? found : found.flatMap((grant) => this.subtract(grant, denies) ?? []);
        const conditional = this.conditional.filter((statement) => coversByAction(statement, action) || mayName(statement, action));
        return conditional.length === 0 ? left : left.map((grant) => restrict(grant, conditional));
    }

    /** What is left of a grant; `undefined` where nothing is. */
    private subtract(grant: Grant, denies: readonly Source[]): Grant | undefined {
        const key = denies.map(({ document, statement }) => `${document}.${statement.index}`).join();
        const known = this.left.get(grant.statement) ?? new Map<string, readonly string[]>();
        this.left.set(grant.statement, known);
        let resources = known.get(key);
        if (resources === undefined) {
            let union = this.unions.get(key);
            if (union === undefined) {
                const patterns = denies.flatMap(({ statement }) =>
                    statement.notResources === undefined ? (statement.resources ?? ["*"]) : [],
                );
                union = new ResourceSet(patterns);
                this.unions.set(key, union);
            }
            const denied = union;
            const left = grant.resources.filter((resource) => !denied.covers(resource));
            resources = left.length === grant.resources.length ? grant.resources : left;
            for (const { statement } of denies) resources = spare(resources, statement.notResources);
            known.set(key, resources);
        }
        if (resources.length === 0 || denies.some(({ statement }) => coversEveryArn(statement, grant.action))) return undefined;
        return resources === grant.resources ? grant : { ...grant, resources, everyResource: resources.some(isEveryResource) };
    }

    undetermined(action: string): Path | undefined {
        if (this.unknownAllows.length === 0 && !this.hasUnknownDeny) return undefined;
        const found = this.allows(action);
        if (found.length > 0) {
            const doubtful = this.denies.find(({ statement }) => mayCover(statement, action));
            return doubtful?.statement.path;
        }
        const candidates = this.unknownAllows.filter(
            ({ statement }) => !(statement.notActions ?? []).some((each) => coversAction(each, action)),
        );
        const denied = this.denies.some(({ statement }) => coversByAction(statement, action) && (statement.resources ?? []).includes("*"));
        return denied ? undefined : candidates[0]?.statement.path;
    }

    /** The elements with wildcards that may cover an action, in the order of the documents. */
    private wildFor(action: string): readonly Allowing[] {
        if (this.wild.size === 0) return NONE;
        const name = action.toLowerCase();
        const found = [...(this.wild.get("") ?? NONE)];
        for (let end = name.indexOf(":") + 1; end <= name.length; end++) {
            const some = this.wild.get(name.slice(0, end));
            if (some !== undefined && end > 0) for (const one of some) found.push(one);
        }
        return found.sort((a, b) => a.place - b.place);
    }

    /** One grant for each Allow statement that covers the action, by its narrowest element, before Deny. */
    private candidates(action: string): readonly Grant[] {
        const exact = this.exact.get(action.toLowerCase()) ?? NONE;
        const wild = this.wildFor(action);
        if (exact.length + wild.length + this.inverted.length === 0) return NONE;
        const name = spelledAction(action);
        const found = new Map<Statement, Grant>();
        for (const source of exact) {
            if (!found.has(source.statement)) found.set(source.statement, grantOf(source, name, "exact", undefined));
        }
        for (const source of wild) {
            const known = found.get(source.statement);
            if (known !== undefined && WIDTH.indexOf(known.breadth) <= WIDTH.indexOf(source.breadth)) continue;
            if (coversAction(source.pattern, action)) found.set(source.statement, grantOf(source, name, source.breadth, source.pattern));
        }
        for (const source of this.inverted) {
            const excepted = source.statement.notActions ?? [];
            // An exception that is not known may be this action.
            if (excepted.some((pattern) => isUnknown(pattern) || coversAction(pattern, action))) continue;
            found.set(source.statement, grantOf(source, name, "inverted", undefined));
        }
        if (found.size <= 1) return [...found.values()];
        return [...found.values()].sort((a, b) => a.document - b.document || a.statement.index - b.statement.index);
    }
}
