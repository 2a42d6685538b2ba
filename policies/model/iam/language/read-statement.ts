/**
 * One statement of a policy document, read from the object that it is written as.
 *
 * Source: AWS IAM User Guide, "IAM JSON policy elements reference".
 */
import { type Path, Undetermined, isUnknown, isMasked, isHidden, UNKNOWN, own } from "../../values";
import type { Statement, Principals, Condition } from "./statement";
import { Malformed } from "./malformed";
import { Elements, recordOf, texts, type Element, known } from "./elements";
import { append } from "../../lists";

/**
 * The statement that stands at `path`, the `index`-th of its document.
 * @throws Undetermined where its `Effect` or its shape cannot be read.
 */
export function statementOf(raw: unknown, path: Path, index: number): Statement {
    const elements = new Elements(recordOf(raw, path), path);
    const [actions, notActions] = elements.either("Action", "NotAction");
    const named = actions ?? notActions;
    if (named === undefined) throw new Malformed(path, { kind: "missing", element: "Action" });
    if (Array.isArray(named.raw) && named.raw.length === 0) throw new Malformed(named.path, { kind: "empty", element: "Action" });
    const [resources, notResources] = elements.either("Resource", "NotResource");
    const [principals, notPrincipals] = elements.either("Principal", "NotPrincipal");
    const sid = elements.get("Sid")?.raw;
    return {
        index,
        sid: typeof sid === "string" ? sid : undefined,
        effect: effectOf(elements.get("Effect"), path),
        actions: actions && texts(actions, "Action"),
        notActions: notActions && texts(notActions, "NotAction"),
        resources: resources && texts(resources, "Resource"),
        notResources: notResources && texts(notResources, "NotResource"),
        principals: principals && principalsOf(principals),
        notPrincipals: notPrincipals && principalsOf(notPrincipals),
        conditions: conditionsOf(elements.get("Condition")),
        path,
    };
}

function effectOf(element: Element | undefined, path: Path): "Allow" | "Deny" {
    if (element === undefined) throw new Malformed(path, { kind: "missing", element: "Effect" });
    if (isUnknown(element.raw)) throw new Undetermined(element.path, "unknown");
    if (isMasked(element.raw)) throw new Undetermined(element.path, "secret");
    // "The Effect value is case sensitive" (IAM User Guide, "IAM JSON policy elements: Effect").
    if (element.raw === "Allow" || element.raw === "Deny") return element.raw;
    throw new Malformed(element.path, { kind: "effect" });
}

function principalsOf({ raw, path }: Element): Principals {
    const found = { aws: [] as string[], service: [] as string[], federated: [] as string[], canonicalUser: [] as string[] };
    // Whom it will name, of whatever kind, nobody knows.
    if (isHidden(raw)) for (const kind of PRINCIPAL_KINDS.values()) found[kind].push(UNKNOWN);
    else if (typeof raw === "string" || Array.isArray(raw)) append(found.aws, texts({ raw, path }, "Principal"));
    else {
        const elements = recordOf(raw, path, { kind: "shape", element: "Principal" });
        for (const key of Object.keys(elements)) {
            const value = own(elements, key);
            if (value === undefined || value === null) continue;
            const kind = PRINCIPAL_KINDS.get(key.toLowerCase());
            if (kind === undefined) throw new Malformed(path, { kind: "principal" });
            append(found[kind], texts({ raw: value, path: [...path, key] }, "Principal", true));
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
    const operators = recordOf(element.raw, element.path, { kind: "shape", element: "Condition" });
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
        const keys = recordOf(block, path, { kind: "operator" });
        for (const key of Object.keys(keys)) {
            const value = own(keys, key);
            if (value === undefined || value === null) continue;
            conditions.push({
                ...operator,
                key: known(key).toLowerCase(),
                values: texts({ raw: value, path: [...path, key] }, "Condition", true),
            });
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
