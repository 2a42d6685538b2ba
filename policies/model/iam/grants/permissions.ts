/**
 * What a set of identity policy documents grants together: Allow statements less what Deny statements take away, whichever document
 * they stand in (AWS IAM User Guide, "Policy evaluation logic": an explicit Deny overrides any Allow).
 *
 * A Deny takes something away only where it certainly applies: without conditions, for the action, and for the resources it covers.
 * Conditions of an Allow are handed on, not judged.
 */
import { breadthOf, coversAction, partsOf, type Breadth } from "../language/action-patterns";
import { spelledAction } from "../knowledge/actions";
import type { Condition, PolicyDocument, Statement } from "../language/document";
import { coversResource, isEveryResource, overlaps } from "../language/resource-patterns";
import { isUnknown, type Path } from "../../values";

/** One action that one Allow statement grants, after Deny. */
export interface Grant {
    /** Index of the document in the set. */
    readonly document: number;
    readonly statement: Statement;
    /** `service:Name`, rightly spelt where the action is known, else as asked. */
    readonly action: string;
    /** By what the statement covers the action; of several elements the narrowest kind counts. */
    readonly breadth: Breadth;
    /** That element as written (`*`, `iam:*`, `iam:Put*`), unless it is the action's exact name; `undefined` for NotAction too. */
    readonly throughWildcard: string | undefined;
    /** Resource patterns as written that are left; `["*"]` where the statement has none or `NotResource`. */
    readonly resources: readonly string[];
    /** What a `NotResource` excepts. */
    readonly notResources: readonly string[] | undefined;
    /** Whether one of `resources` is everything (`*`, `arn:aws:s3:::*`). */
    readonly everyResource: boolean;
    readonly conditions: readonly Condition[];
}

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

interface Source {
    readonly document: number;
    readonly statement: Statement;
}
interface Allowing extends Source {
    readonly pattern: string;
    readonly breadth: Exclude<Breadth, "inverted">;
}

/** More Deny statements than fit into any policy; further ones are not looked at, so that no document takes more than linear time. */
const MOST_DENIES = 2_000;

/** What `documents` grant together to one principal. `Principal` elements of Allow statements are not looked at. */
export function grants(documents: readonly PolicyDocument[]): Grants {
    return new Evaluation(documents);
}

/** Most actions that are asked for are not granted. */
const NONE: readonly never[] = [];

class Evaluation implements Grants {
    /** Those that name an action exactly, by that name in lower case. */
    private readonly exact = new Map<string, Source[]>();
    /** Elements with wildcards, by the service they are for; those that leave the service open under `""`. */
    private readonly wild = new Map<string, Allowing[]>();
    private readonly inverted: Source[] = [];
    private readonly denies: Source[] = [];
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
        if (conditions.length > 0 || !forEverybody || this.denies.length >= MOST_DENIES) return;
        this.denies.push(source);
        const { actions, notActions, resources, notResources } = source.statement;
        this.hasUnknownDeny ||= [actions, notActions, resources, notResources].some((elements) => elements?.some(isUnknown) === true);
    }

    private allow(source: Source): void {
        const { actions, notActions } = source.statement;
        if (notActions !== undefined) this.inverted.push(source);
        if ((actions ?? notActions ?? []).some(isUnknown)) this.unknownAllows.push(source);
        for (const pattern of actions ?? []) {
            if (isUnknown(pattern)) continue;
            const breadth = breadthOf(pattern);
            if (breadth === "exact") {
                const known = this.exact.get(pattern.toLowerCase());
                if (known === undefined) this.exact.set(pattern.toLowerCase(), [source]);
                else known.push(source);
                continue;
            }
            const { service, name } = partsOf(pattern);
            const key = name === undefined || /[*?]/.test(service) ? "" : service;
            const known = this.wild.get(key);
            if (known === undefined) this.wild.set(key, [{ ...source, pattern, breadth }]);
            else known.push({ ...source, pattern, breadth });
        }
    }

    allows(action: string): readonly Grant[] {
        const found = this.candidates(action);
        if (found.length === 0 || this.denies.length === 0) return found;
        const denies = this.denies.filter(({ statement }) => coversByAction(statement, action));
        return denies.length === 0 ? found : found.flatMap((grant) => subtract(grant, denies) ?? []);
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

    /** One grant for each Allow statement that covers the action, by its narrowest element, before Deny. */
    private candidates(action: string): readonly Grant[] {
        const exact = this.exact.get(action.toLowerCase()) ?? NONE;
        const ofService = this.wild.size === 0 ? NONE : (this.wild.get(partsOf(action).service) ?? NONE);
        const open = this.wild.get("") ?? NONE;
        if (exact.length + ofService.length + open.length + this.inverted.length === 0) return NONE;
        const name = spelledAction(action);
        const found = new Map<Statement, Grant>();
        for (const source of exact) {
            if (!found.has(source.statement)) found.set(source.statement, grantOf(source, name, "exact", undefined));
        }
        for (const source of [...ofService, ...open]) {
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

const WIDTH: readonly Breadth[] = ["exact", "pattern", "service", "all", "inverted"];

function grantOf({ document, statement }: Source, action: string, breadth: Breadth, throughWildcard: string | undefined): Grant {
    const resources = statement.resources ?? ["*"];
    return {
        document,
        statement,
        action,
        breadth,
        throughWildcard,
        resources,
        notResources: statement.notResources,
        everyResource: resources.some(isEveryResource),
        conditions: statement.conditions,
    };
}

/** What is left of a grant; `undefined` where nothing is. */
function subtract(grant: Grant, denies: readonly Source[]): Grant | undefined {
    let resources = grant.resources;
    for (const { statement } of denies) {
        if (resources.length === 0) return undefined;
        resources = remaining(resources, statement);
    }
    if (resources.length === 0) return undefined;
    return resources === grant.resources ? grant : { ...grant, resources, everyResource: resources.some(isEveryResource) };
}

function remaining(resources: readonly string[], { resources: denied, notResources: spared }: Statement): readonly string[] {
    if (spared !== undefined) {
        // All but these are denied: of each pattern only what it has in common with one of them is left.
        if (spared.some(isUnknown)) return resources;
        return [...new Set(resources.flatMap((resource) => spared.flatMap((each) => common(resource, each) ?? [])))];
    }
    const patterns = denied ?? ["*"];
    if (patterns.includes("*")) return [];
    const left = resources.filter((resource) => !patterns.some((pattern) => coversResource(pattern, resource)));
    return left.length === resources.length ? resources : left;
}

/** The resources that two patterns have in common, as a pattern: exact where one holds the other, else the first. */
function common(resource: string, spared: string): string | undefined {
    if (isUnknown(resource) || coversResource(spared, resource)) return resource;
    if (coversResource(resource, spared)) return spared;
    return overlaps(resource, spared) ? resource : undefined;
}

/** Whether a statement certainly names the action, by Action or by NotAction. */
function coversByAction({ actions, notActions }: Statement, action: string): boolean {
    if (notActions !== undefined) return !notActions.some((pattern) => isUnknown(pattern) || coversAction(pattern, action));
    return (actions ?? []).some((pattern) => coversAction(pattern, action));
}

/** Whether an unknown element of a Deny leaves open if it takes the action away. */
function mayCover(statement: Statement, action: string): boolean {
    const { actions, notActions, resources, notResources } = statement;
    const doubtfulAction = !coversByAction(statement, action) && mayName(actions, notActions, action);
    const doubtfulResource = (resources ?? notResources ?? []).some(isUnknown);
    return doubtfulAction || (doubtfulResource && (coversByAction(statement, action) || doubtfulAction));
}

function mayName(actions: readonly string[] | undefined, notActions: readonly string[] | undefined, action: string): boolean {
    if (actions !== undefined) return actions.some(isUnknown);
    const excepted = notActions ?? [];
    return excepted.some(isUnknown) && !excepted.some((pattern) => coversAction(pattern, action));
}
