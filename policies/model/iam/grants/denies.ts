/**
 * Which Deny statements of the same document take back what an Allow statement gives. An explicit Deny wins wherever it stands
 * (AWS IAM User Guide, "Policy evaluation logic"), but only for what it certainly covers.
 */
import { isUnknown } from "../../values";
import { coversAction } from "../language/action-patterns";
import type { PolicyDocument, Principals, Statement } from "../language/document";
import { principalsIn } from "../language/principals";
import { coversResource, overlaps } from "../language/resource-patterns";
import { allOf, anyOf, verdictOf, type Verdict } from "../language/verdict";

/** What an Allow gives, to one principal. */
export interface Given {
    /** The principal as written; `*` for everybody; `undefined`: the one that holds the document, an identity policy. */
    readonly principal: string | undefined;
    /** Action names or patterns; `undefined`: all but some. */
    readonly actions: readonly string[] | undefined;
    /** Resource patterns; `undefined`: the resource that the document belongs to, or all but some. */
    readonly resources: readonly string[] | undefined;
}

/** Whether one Deny covers all of `given`, for all requests of which `holds` speaks: one function per question, as answers are kept. */
export const deniedWhere = (document: PolicyDocument, given: Given, holds: (deny: Statement) => Verdict): Verdict =>
    anyOf(
        relevant(document, holds).map(([deny, held]) =>
            allOf([coversPrincipal(deny, given), coversActions(deny, given), coversResources(deny, given), held]),
        ),
    );

/** Whether one Deny without conditions covers all of `given`. */
export const isDenied = (document: PolicyDocument, given: Given): Verdict => deniedWhere(document, given, isUnconditional);

const isUnconditional = (deny: Statement): Verdict => verdictOf(deny.conditions.length === 0);

type Answered = readonly (readonly [Statement, Verdict])[];

/** More Deny statements than fit into any policy that AWS accepts; what further ones take back is not seen. */
const MOST_DENIES = 500;
const ANSWERS = new WeakMap<PolicyDocument, Map<(deny: Statement) => Verdict, Answered>>();

/** The Deny statements of which `holds` may be true, worked out once per document and question. */
function relevant(document: PolicyDocument, holds: (deny: Statement) => Verdict): Answered {
    const answers = ANSWERS.get(document) ?? new Map<(deny: Statement) => Verdict, Answered>();
    ANSWERS.set(document, answers);
    const known = answers.get(holds);
    if (known !== undefined) return known;
    const denies = document.statements.filter(({ effect }) => effect === "Deny").slice(0, MOST_DENIES);
    const found = denies.map((deny) => [deny, holds(deny)] as const).filter(([, held]) => held !== "no");
    answers.set(holds, found);
    return found;
}

function coversPrincipal(deny: Statement, given: Given): Verdict {
    if (deny.notPrincipals !== undefined) return given.principal === "*" ? sparesOnlyNamed(deny.notPrincipals) : "no";
    if (deny.principals === undefined) return verdictOf(given.principal === undefined);
    if (deny.principals.everybody) return "yes";
    const { aws, service, federated, canonicalUser } = deny.principals;
    return holdsIn([...aws, ...service, ...federated, ...canonicalUser], (written) => written === given.principal);
}

/** `NotPrincipal` in a Deny: of everybody, those are left whom it names (IAM User Guide, "AWS JSON policy elements: NotPrincipal"). */
const sparesOnlyNamed = (spared: Principals): Verdict =>
    allOf(
        principalsIn(spared).map(({ kind }) => {
            if (kind === "unknown") return "unknown";
            return verdictOf(kind !== "everybody" && kind !== "wildcard");
        }),
    );

function coversActions(deny: Statement, given: Given): Verdict {
    if (deny.actions === undefined) return coversByExclusion(deny.notActions ?? [], given.actions);
    const patterns = deny.actions;
    return allOf((given.actions ?? ["*"]).map((action) => holdsIn(patterns, (pattern) => coversEvery(pattern, action))));
}

function coversResources(deny: Statement, given: Given): Verdict {
    if (deny.notResources !== undefined) return "no";
    if (deny.resources === undefined) return "yes";
    const patterns = deny.resources;
    return allOf((given.resources ?? ["*"]).map((resource) => holdsIn(patterns, (pattern) => coversResource(pattern, resource))));
}

/** Whether an element of `Action` covers all that a name or another pattern names. */
const coversEvery = (pattern: string, given: string): boolean =>
    /[*?]/.test(given) ? coversResource(pattern.toLowerCase(), given.toLowerCase()) : coversAction(pattern, given);

/** Whether nothing given can be among the excepted. */
function coversByExclusion(excepted: readonly string[], given: readonly string[] | undefined): Verdict {
    if (given === undefined) return "no";
    const spared = (name: string, pattern: string): boolean =>
        /[*?]/.test(name) ? overlaps(pattern.toLowerCase(), name.toLowerCase()) : coversAction(pattern, name);
    return allOf(given.flatMap((name) => excepted.map((pattern) => (isUnknown(pattern) ? "unknown" : verdictOf(!spared(name, pattern))))));
}

const holdsIn = (elements: readonly string[], test: (element: string) => boolean): Verdict =>
    anyOf(elements.map((element) => (isUnknown(element) ? "unknown" : verdictOf(test(element)))));
