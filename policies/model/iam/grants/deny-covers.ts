/** Whether one Deny statement, its conditions left aside, certainly covers all that an Allow gives: principals, actions and resources. */
import { isUnknown } from "../../values";
import { coversAction } from "../language/action-patterns";
import { actionSet, resourceSet } from "../language/pattern-sets";
import { awsPrincipal, principalsIn } from "../language/principals";
import { areApart, overlaps } from "../language/resource-patterns";
import type { Principals, Statement } from "../language/statement";
import { allOf, anyOf, verdictOf } from "../language/verdict";
import type { Verdict } from "../language/verdict";

/** What an Allow gives, to one principal. */
export interface Given {
    /** The principal as written; `*` for everybody; `undefined`: the one that holds the document, an identity policy. */
    readonly principal: string | undefined;
    /** Action names or patterns; `undefined`: all but some. */
    readonly actions: readonly string[] | undefined;
    /** Resource patterns; `undefined`: the resource that the document belongs to, or all but some. */
    readonly resources: readonly string[] | undefined;
}

/** Answers one after the other, as far as they are asked for. */
export function* lazily<T>(subjects: readonly T[], judge: (subject: T) => Verdict): Generator<Verdict> {
    for (const subject of subjects) yield judge(subject);
}

/** Both answers together; the second is not asked for where the first is `no`. */
export const both = (first: Verdict, second: () => Verdict): Verdict => (first === "no" ? "no" : allOf([first, second()]));

/** Whether the Deny, whatever its conditions, is for all that is given. */
export const coversGiven = (deny: Statement, given: Given): Verdict =>
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
