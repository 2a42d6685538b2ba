/**
 * IAM policy documents, read once into statements. One shape for identity policies, trust policies and resource policies, whether
 * written as a JSON string or as an object, with single values or lists, and element names in any case.
 *
 * Source: AWS IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM JSON policy elements reference".
 */
import { isMasked, isRecord, isUnknown, own, Undetermined, UNKNOWN, type Path, type Owner, isHidden } from "../../values";

/** Whom a `Principal` or `NotPrincipal` element names, as written. An identifier not known yet stands as the unknown sentinel. */
export interface Principals {
    /** `"*"`, `{"AWS": "*"}` or a list that holds it: everybody, signed in or not. It stays in `aws` as `"*"` too. */
    readonly everybody: boolean;
    readonly aws: readonly string[];
    readonly service: readonly string[];
    readonly federated: readonly string[];
    readonly canonicalUser: readonly string[];
}

/** One line of a `Condition` element: one operator, one key, its values (any of which satisfies a positive operator). */
export interface Condition {
    /** The operator without set prefix and `IfExists`, in lower case: `stringequals`, `arnlike`, `bool`, `null`, … */
    readonly operator: string;
    readonly ifExists: boolean;
    readonly set: "ForAnyValue" | "ForAllValues" | undefined;
    /** The condition key in lower case: keys are case-insensitive. */
    readonly key: string;
    /** Values as written; numbers and booleans as text. */
    readonly values: readonly string[];
}

/** One statement. Of each pair of elements (`Action` and `NotAction`, …) at most one is defined, as in a document that IAM accepts. */
export interface Statement {
    /** Position in `Statement`, from 0. */
    readonly index: number;
    /** The `Sid` as it is written: anybody's words, so a message takes it through the kit's `statementText`. */
    readonly sid: string | undefined;
    readonly effect: "Allow" | "Deny";
    readonly actions: readonly string[] | undefined;
    readonly notActions: readonly string[] | undefined;
    readonly resources: readonly string[] | undefined;
    readonly notResources: readonly string[] | undefined;
    /** `undefined` where there is no such element: an identity policy. */
    readonly principals: Principals | undefined;
    readonly notPrincipals: Principals | undefined;
    readonly conditions: readonly Condition[];
    /** Of the statement, inside the resource's inputs; it goes on inside a document that is a JSON string. */
    readonly path: Path;
}

/** A policy document. */
export interface PolicyDocument {
    readonly statements: readonly Statement[];
    readonly version: string | undefined;
}

/** A document of which some statements may be unreadable, with the reason for each: see {@link readDocument}. */
export interface PartialDocument extends PolicyDocument {
    readonly unreadable: readonly Undetermined[];
}

/**
 * Reads a policy document (JSON text or object) found at `path`.
 *
 * An element of a list that is not known yet, or text that holds an unknown part, is kept as the unknown sentinel
 * (`isUnknown(element)`): it matches nothing, and a judgement that depends on it is undetermined.
 * @throws Undetermined where the document as a whole, or any statement's `Effect` or shape, cannot be read. Nothing else.
 */
export function parseDocument(raw: unknown, path: Path = []): PolicyDocument {
    const { statements, version, unreadable } = readDocument(raw, path);
    const first = unreadable[0];
    if (first !== undefined) throw first;
    return { statements, version };
}

/** A document where it stands: a view, or one that is attached to a node. */
interface Held {
    readonly raw: unknown;
    readonly path: Path;
    readonly owner?: Owner | undefined;
    readonly node?: Owner;
}

/** {@link parseDocument} of a view. */
export const parsedAt = (held: Held): PolicyDocument => owned(held, () => parseDocument(held.raw, held.path));

/** {@link readDocument} of a view. */
export const documentAt = (held: Held): PartialDocument => owned(held, () => readDocument(held.raw, held.path));

/** What cannot be read is said of the resource that holds the document. */
function owned<T>({ owner, node = owner }: Held, read: () => T): T {
    try {
        return read();
    } catch (error) {
        throw error instanceof Undetermined && node !== undefined ? new Undetermined(error.path, error.reason, node) : error;
    }
}

/**
 * Like {@link parseDocument}, but a statement that cannot be read does not hide the others: it stands in `unreadable`, which the
 * caller has to report as undetermined.
 * @throws Undetermined where the document as a whole cannot be read.
 */
export function readDocument(raw: unknown, path: Path = []): PartialDocument {
    const document = new Elements(objectOf(raw, path), path);
    const body = document.get("Statement");
    if (body === undefined) throw new Undetermined(path, "shape");
    const listed: readonly (readonly [unknown, Path])[] = Array.isArray(body.raw)
        ? body.raw.map((element: unknown, index) => [element, [...body.path, index]] as const)
        : [[body.raw, body.path]];
    const statements: Statement[] = [];
    const unreadable: Undetermined[] = [];
    listed.forEach(([element, at], index) => {
        try {
            statements.push(statementOf(element, at, index));
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            unreadable.push(error);
        }
    });
    const version = document.get("Version")?.raw;
    return { statements, version: typeof version === "string" && !isUnknown(version) ? version : undefined, unreadable };
}

function objectOf(raw: unknown, path: Path): object {
    if (isUnknown(raw)) throw new Undetermined(path, "unknown");
    if (isMasked(raw)) throw new Undetermined(path, "secret");
    if (typeof raw !== "string") return recordOf(raw, path);
    let parsed: unknown;
    try {
        parsed = JSON.parse(raw);
    } catch {
        // The parser's error quotes the document: it must not travel on.
        throw new Undetermined(path, holdsUnknown(raw) ? "unknown" : "shape");
    }
    return recordOf(parsed, path);
}

function recordOf(raw: unknown, path: Path): object {
    if (isUnknown(raw)) throw new Undetermined(path, "unknown");
    if (isMasked(raw)) throw new Undetermined(path, "secret");
    if (!isRecord(raw)) throw new Undetermined(path, "shape");
    return raw;
}

interface Element {
    readonly raw: unknown;
    readonly path: Path;
}

/** The elements of an object by their IAM names, in any case. Both spellings at once leave open which one counts. */
class Elements {
    private readonly spellings = new Map<string, string | undefined>();

    constructor(
        private readonly object: object,
        private readonly path: Path,
    ) {
        for (const key of Object.keys(object)) {
            const value = own(object, key);
            if (value === undefined || value === null) continue;
            const lower = key.toLowerCase();
            this.spellings.set(lower, this.spellings.has(lower) ? undefined : key);
        }
    }

    get(name: string): Element | undefined {
        const lower = name.toLowerCase();
        if (!this.spellings.has(lower)) return undefined;
        const key = this.spellings.get(lower);
        if (key === undefined) throw new Undetermined([...this.path, name], "shape");
        return { raw: own(this.object, key), path: [...this.path, key] };
    }

    /** Both elements of a pair of which IAM accepts only one. */
    either(name: string, inverse: string): readonly [Element | undefined, Element | undefined] {
        const pair = [this.get(name), this.get(inverse)] as const;
        if (pair[0] !== undefined && pair[1] !== undefined) throw new Undetermined([...this.path, inverse], "shape");
        return pair;
    }
}

function statementOf(raw: unknown, path: Path, index: number): Statement {
    const elements = new Elements(recordOf(raw, path), path);
    const [actions, notActions] = elements.either("Action", "NotAction");
    if (actions === undefined && notActions === undefined) throw new Undetermined([...path, "Action"], "shape");
    const [resources, notResources] = elements.either("Resource", "NotResource");
    const [principals, notPrincipals] = elements.either("Principal", "NotPrincipal");
    const sid = elements.get("Sid")?.raw;
    return {
        index,
        sid: typeof sid === "string" ? sid : undefined,
        effect: effectOf(elements.get("Effect"), path),
        actions: actions && texts(actions),
        notActions: notActions && texts(notActions),
        resources: resources && texts(resources),
        notResources: notResources && texts(notResources),
        principals: principals && principalsOf(principals),
        notPrincipals: notPrincipals && principalsOf(notPrincipals),
        conditions: conditionsOf(elements.get("Condition")),
        path,
    };
}

function effectOf(element: Element | undefined, path: Path): "Allow" | "Deny" {
    if (element === undefined) throw new Undetermined([...path, "Effect"], "shape");
    if (isUnknown(element.raw)) throw new Undetermined(element.path, "unknown");
    if (isMasked(element.raw)) throw new Undetermined(element.path, "secret");
    const effect = typeof element.raw === "string" ? element.raw.toLowerCase() : undefined;
    if (effect === "allow") return "Allow";
    if (effect === "deny") return "Deny";
    throw new Undetermined(element.path, "shape");
}

function principalsOf({ raw, path }: Element): Principals {
    const found = { aws: [] as string[], service: [] as string[], federated: [] as string[], canonicalUser: [] as string[] };
    // Whom it will name, of whatever kind, nobody knows.
    if (isHidden(raw)) for (const kind of PRINCIPAL_KINDS.values()) found[kind].push(UNKNOWN);
    else if (typeof raw === "string" || Array.isArray(raw)) found.aws.push(...texts({ raw, path }));
    else {
        const elements = recordOf(raw, path);
        for (const key of Object.keys(elements)) {
            const value = own(elements, key);
            if (value === undefined || value === null) continue;
            const kind = PRINCIPAL_KINDS.get(key.toLowerCase());
            if (kind === undefined) throw new Undetermined(path, "shape");
            found[kind].push(...texts({ raw: value, path: [...path, key] }, true));
        }
    }
    return { everybody: found.aws.includes("*"), ...found };
}

const PRINCIPAL_KINDS: ReadonlyMap<string, "aws" | "service" | "federated" | "canonicalUser"> = new Map([
    ["aws", "aws"],
    ["service", "service"],
    ["federated", "federated"],
    ["canonicaluser", "canonicalUser"],
]);

function conditionsOf(element: Element | undefined): readonly Condition[] {
    if (element === undefined) return [];
    if (isHidden(element.raw)) return [{ ...operatorOf(UNKNOWN), key: UNKNOWN, values: [UNKNOWN] }];
    const operators = recordOf(element.raw, element.path);
    const conditions: Condition[] = [];
    for (const name of Object.keys(operators)) {
        const block = own(operators, name);
        if (block === undefined || block === null) continue;
        const operator = operatorOf(name);
        const path = [...element.path, name];
        if (isHidden(block)) {
            conditions.push({ ...operator, key: UNKNOWN, values: [UNKNOWN] });
            continue;
        }
        const keys = recordOf(block, path);
        for (const key of Object.keys(keys)) {
            const value = own(keys, key);
            if (value === undefined || value === null) continue;
            conditions.push({ ...operator, key: known(key).toLowerCase(), values: texts({ raw: value, path: [...path, key] }, true) });
        }
    }
    return conditions;
}

/** `ForAnyValue:StringLikeIfExists` in its parts; case does not matter to IAM. */
function operatorOf(name: string): Pick<Condition, "operator" | "ifExists" | "set"> {
    let operator = known(name).toLowerCase();
    const set = operator.startsWith("foranyvalue:") ? "ForAnyValue" : operator.startsWith("forallvalues:") ? "ForAllValues" : undefined;
    if (set !== undefined) operator = operator.slice(operator.indexOf(":") + 1);
    const ifExists = operator.endsWith("ifexists");
    if (ifExists) operator = operator.slice(0, -"ifexists".length);
    return { operator, ifExists, set };
}

/** The texts of an element that is one value or a list. `scalars`: numbers and booleans count, as they do for IAM. */
function texts({ raw, path }: Element, scalars = false): readonly string[] {
    const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    return list.map((element, index) => {
        if (typeof element === "string") return known(element);
        if (scalars && (typeof element === "number" || typeof element === "boolean")) return String(element);
        throw new Undetermined(Array.isArray(raw) ? [...path, index] : path, "shape");
    });
}

/** The text, or the unknown sentinel for text that is masked, unknown or holds an unknown part. */
const known = (text: string): string => (isMasked(text) || holdsUnknown(text) ? UNKNOWN : text);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function holdsUnknown(text: string): boolean {
    if (text.length < 36) return false;
    for (const [uuid] of text.matchAll(UUID)) if (isUnknown(uuid)) return true;
    return false;
}
