/**
 * Which Deny statements of the same document take back what an Allow statement gives. An explicit Deny wins wherever it stands
 * (AWS IAM User Guide, "Policy evaluation logic"), but only for what it certainly covers. A Deny with conditions leaves the requests
 * that fail one of its lines: what each line leaves is a condition like those of an Allow (`language/inverse`).
 */
import { isUnknown } from "../../values";
import { coversAction } from "../language/action-patterns";
import type { Conditioned } from "../language/conditions";
import type { Condition, PolicyDocument, Principals, Statement } from "../language/statement";
import { inverseOf } from "../language/inverse";
import { actionSet, resourceSet } from "../language/pattern-sets";
import { awsPrincipal, principalsIn } from "../language/principals";
import { areApart, overlaps } from "../language/resource-patterns";
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
    anyOf(lazily(relevant(document, holds), ([deny, held]) => both(held, () => coversGiven(deny, given))));

/** Whether one Deny without conditions covers all of `given`. */
export const isDenied = (document: PolicyDocument, given: Given): Verdict => deniedWhere(document, given, isUnconditional);

const isUnconditional = (deny: Statement): Verdict => verdictOf(deny.conditions.length === 0);

/**
 * Whether `proves` holds of every request that an Allow admits and no Deny turns away. What a Deny of one line leaves is as good as a
 * line of the Allow; of a Deny of several lines, what each of them leaves has to do.
 * @param block the Allow's conditions
 * @param spares lines of a Deny that may leave what they leave, beside one that does
 */
export function holdsAfterDenies(
    document: PolicyDocument,
    given: Given,
    block: Conditioned,
    proves: (block: Conditioned) => Verdict,
    spares: (line: Condition) => Verdict = never,
): Verdict {
    const alone = proves(block);
    if (alone === "yes") return alone;
    const denies = [...relevant(document, isUnconditional), ...relevant(document, isConditional).slice(0, MOST_CONDITIONAL)];
    if (denies.length === 0) return alone;
    const certain: Condition[] = [];
    const others: (readonly [Verdict, Statement])[] = [];
    for (const [deny] of denies) {
        const covers = coversGiven(deny, given);
        if (covers === "no") continue;
        const [line, ...more] = deny.conditions;
        if (covers === "yes" && line !== undefined && more.length === 0) certain.push(inverseOf(line));
        else others.push([covers, deny]);
    }
    const together: Conditioned = certain.length === 0 ? block : { ...block, conditions: [...block.conditions, ...certain] };
    const joint = certain.length === 0 ? alone : proves(together);
    if (joint === "yes") return "yes";
    const each = lazily(others, ([covers, { conditions }]) => {
        if (conditions.length === 0) return covers;
        const left = conditions.map((line) => proves({ ...together, conditions: [...together.conditions, inverseOf(line)] }));
        return allOf([covers, anyOf(left), ...conditions.map((line, index) => anyOf([left[index] ?? "no", spares(line)]))]);
    });
    return anyOf([joint, ...each]);
}

const never = (): Verdict => "no";
const isConditional = (deny: Statement): Verdict => verdictOf(deny.conditions.length > 0);

type Answered = readonly (readonly [Statement, Verdict])[];

/** More Deny statements than fit into any policy that AWS accepts; what further ones take back is not seen. */
const MOST_DENIES = 250;
/** The same for those with conditions, of which each is looked at together with the others. */
const MOST_CONDITIONAL = 32;
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

/** Answers one after the other, as far as they are asked for. */
function* lazily<T>(subjects: readonly T[], judge: (subject: T) => Verdict): Generator<Verdict> {
    for (const subject of subjects) yield judge(subject);
}

const both = (first: Verdict, second: () => Verdict): Verdict => (first === "no" ? "no" : allOf([first, second()]));

const coversGiven = (deny: Statement, given: Given): Verdict =>
    both(coversPrincipal(deny, given), () => both(coversActions(deny, given), () => coversResources(deny, given)));

function coversPrincipal(deny: Statement, given: Given): Verdict {
    if (deny.notPrincipals !== undefined) return given.principal === "*" ? sparesOnlyNamed(deny.notPrincipals) : "no";
    if (deny.principals === undefined) return verdictOf(given.principal === undefined);
    if (deny.principals.everybody) return "yes";
    if (given.principal === undefined) return "no";
    const { aws, service, federated, canonicalUser } = deny.principals;
    const others = [...service, ...federated, ...canonicalUser];
    const account = accountOf(given.principal);
    return anyOf([
        holdsIn(aws, (written) => written === given.principal || (account !== undefined && wholeAccount(written) === account)),
        holdsIn(others, (written) => written === given.principal),
    ]);
}

/**
 * The account of an AWS principal: a Deny for an account, by its digits or its `root` ARN, is one for all its principals (AWS IAM User
 * Guide, "AWS JSON policy elements: Principal": "AWS account principals").
 */
function accountOf(written: string): string | undefined {
    const principal = awsPrincipal(written);
    return "account" in principal ? principal.account : undefined;
}

function wholeAccount(written: string): string | undefined {
    const principal = awsPrincipal(written);
    return principal.kind === "account" ? principal.account : undefined;
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
    return coversAll(given.actions ?? ["*"], patterns, (action) => actionSet(patterns).covers(action));
}

function coversResources(deny: Statement, given: Given): Verdict {
    if (deny.notResources !== undefined) return sparesNone(deny.notResources, given.resources);
    if (deny.resources === undefined) return "yes";
    const patterns = deny.resources;
    return coversAll(given.resources ?? ["*"], patterns, (resource) => resourceSet(patterns).covers(resource));
}

/** More resources than Deny statements spare in practice; that none of those given is among them is then not certain. */
const MOST_SPARED = 8;

/** Whether a Deny of all resources but some spares none of those given, as far as the beginnings of the ARNs tell. */
function sparesNone(spared: readonly string[], given: readonly string[] | undefined): Verdict {
    if (given === undefined || spared.length > MOST_SPARED) return "no";
    // `*` names what is spared too, whatever that is.
    return allOf(lazily(given, (one) => (/^\*+$/.test(one) ? "no" : allOf(spared.map((pattern) => areApart(pattern, one))))));
}

/** Whether each of `given` is covered; an unknown pattern may cover what the others do not, and an unknown name be covered. */
function coversAll(given: readonly string[], patterns: readonly string[], covers: (name: string) => boolean): Verdict {
    const hasUnknown = patterns.some(isUnknown);
    let verdict: Verdict = "yes";
    for (const name of given) {
        if (covers(name)) continue;
        if (!hasUnknown && !isUnknown(name)) return "no";
        verdict = "unknown";
    }
    return verdict;
}

/** More pairs than any policy has room for; that nothing is among the excepted is then not certain. */
const MOST_PAIRS = 20_000;

/** Whether nothing given can be among the excepted. */
function coversByExclusion(excepted: readonly string[], given: readonly string[] | undefined): Verdict {
    if (given === undefined || given.length * excepted.length > MOST_PAIRS) return "no";
    const spared = (name: string, pattern: string): boolean =>
        /[*?]/.test(name) ? overlaps(pattern.toLowerCase(), name.toLowerCase()) : coversAction(pattern, name);
    return allOf(
        given.flatMap((name) =>
            excepted.map((pattern) => (isUnknown(pattern) || isUnknown(name) ? "unknown" : verdictOf(!spared(name, pattern)))),
        ),
    );
}

const holdsIn = (elements: readonly string[], test: (element: string) => boolean): Verdict =>
    anyOf(elements.map((element) => (isUnknown(element) ? "unknown" : verdictOf(test(element)))));
