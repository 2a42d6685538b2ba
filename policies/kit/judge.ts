/** Runs a rule on a resource or a stack and says what came of it. Pure but for the clock it is given. */
import type { Across } from "../model/across";
import type { Stack } from "../model/stack";
import type { OwnAccount } from "../model/account";
import { Undetermined } from "../model/values";
import { accountBefore, accountOfDeployer, asksForAccount } from "./account";
import { conclude } from "./conclude";
import { framesOf } from "./failure";
import { awaitsAccount, NOTHING } from "./judgement";
import type { Environment, Judgement } from "./judgement";
import { contained, undetermined } from "./outcome";
import type { Outcome, Subject } from "./outcome";
import { foundInOf, foundOf, toolsOf, unlessIntended } from "./tools";
import { tokensOf } from "./rule";
import type { Inspect, ResourceView, Rule } from "./rule";
import type { Settings } from "./settings";

/**
 * Judges one resource. The caller has checked that the rule concerns its type.
 * @param account the account that it lives in, as the whole stack tells it; without it what the resource and its provider tell, and in
 * a deployment, where a judgement hangs on it, who deploys
 */
export function judgeResource(
    rule: Rule,
    resource: ResourceView,
    settings: Settings,
    environment: Environment,
    account?: OwnAccount,
): Judgement | Promise<Judgement> {
    const tools = Object.assign(toolsOf(environment), { config: settings.config, found: foundOf(rule), unlessIntended });
    if (rule.kind === "resource") {
        const asked = wanted(() => rule.applies?.(resource as never));
        if (asked === false) return NOTHING;
        const judgeWith = (own: OwnAccount | undefined): Judgement | Promise<Judgement> =>
            collect(rule, resource, settings, environment, () =>
                doubting(asked, resource, rule.check(resource as never, Object.assign(tools, { account: own }) as never)),
            );
        if (!asksForAccount(rule)) return judgeWith(undefined);
        const judgement = judgeWith(account ?? accountBefore(resource, settings));
        if (account !== undefined || judgement instanceof Promise || !awaitsAccount(judgement)) return judgement;
        const deployer = accountOfDeployer(resource, settings, environment.deployer);
        return deployer?.then((own) => (own === undefined ? judgement : judgeWith(own))) ?? judgement;
    }
    if (rule.kind === "deployer") {
        if (!environment.deployer.asked) return NOTHING;
        return collect(rule, resource, settings, environment, () =>
            rule.check(resource, Object.assign(tools, { deployer: environment.deployer }) as never),
        );
    }
    throw new TypeError("a stack rule cannot judge a resource");
}

/** Judges a whole stack. `root` is the resource that findings about no resource in particular are put on. */
export function judgeStack(rule: Rule, stack: Stack, root: Subject, settings: Settings, environment: Environment): Judgement {
    const tools = Object.assign(toolsOf(environment), { config: settings.config, found: foundInOf(rule), unlessIntended });
    const asked = rule.kind !== "stack" || wanted(() => rule.applies?.(stack));
    if (asked === false) return NOTHING;
    const inspect = (): Iterable<Outcome> => {
        if (rule.kind === "stack") return ofOwn(stack, doubting(asked, root, rule.check(stack, tools)) as Iterable<Outcome>);
        if (rule.kind === "register") return rule.check(environment.register, Object.assign(tools, { root }));
        throw new TypeError("a resource rule cannot judge a stack");
    };
    return collect(rule, root, settings, environment, inspect) as Judgement;
}

/** Judges what only shows across stacks; nothing where the rule does not look there. Findings of resources without one stand on `root`. */
export function judgeAcross(rule: Rule, stacks: Across, root: Subject, settings: Settings, environment: Environment): Judgement {
    if (rule.kind !== "stack" || rule.across === undefined) return NOTHING;
    const tools = Object.assign(toolsOf(environment), { config: settings.config, found: foundInOf(rule), unlessIntended });
    return collect(rule, root, settings, environment, () => rule.across?.(stacks, tools) ?? []) as Judgement;
}

/** Whether the rule has anything to say, or what keeps that from being known. Any other error is the check's to meet again and to report. */
function wanted(applies: () => boolean | undefined): boolean | Undetermined {
    try {
        return applies() ?? true;
    } catch (error) {
        return error instanceof Undetermined ? error : true;
    }
}

/** Where nobody knows whether the rule is meant, what it finds is no violation: it cannot be told. */
function doubting(asked: boolean | Undetermined, subject: Subject, found: Inspect): Inspect {
    if (!(asked instanceof Undetermined)) return found;
    const doubt = undetermined(asked, subject);
    const doubted = (outcome: Outcome): Outcome => (outcome.verdict === "violation" ? doubt : outcome);
    if (Symbol.asyncIterator in found)
        return (async function* () {
            for await (const outcome of found) yield doubted(outcome);
        })();
    return (function* () {
        for (const outcome of found) yield doubted(outcome);
    })();
}

/**
 * A finding on a resource as a whole says what the stack lacks for it. Of a resource that the stack only reads (`.get`), the stack that
 * made it may have just that.
 */
function* ofOwn(stack: Stack, outcomes: Iterable<Outcome>): Generator<Outcome> {
    for (const outcome of outcomes) {
        const { verdict, subject, path } = outcome;
        const isElsewhere =
            verdict === "violation" && path.length === 0 && subject !== undefined && stack.node(subject.urn)?.isRead === true;
        yield isElsewhere ? { verdict: "undetermined", reason: "unresolved", subject, path } : outcome;
    }
}

/** Where findings about no resource in particular stand: the root stack resource, or the first one there is. */
export function rootOf<R extends { readonly urn: string; readonly type: string }>(resources: readonly R[]): R | undefined {
    return resources.find((resource) => resource.type === "pulumi:pulumi:Stack") ?? resources[0];
}

/** Whether a rule concerns a resource of this type. */
export function concerns(rule: Rule, type: string): boolean {
    if (rule.kind === "stack" || rule.kind === "register") return false;
    const tokens = tokensOf(rule);
    return tokens === undefined || tokens.includes(type);
}

function collect(
    rule: Rule,
    subject: Subject,
    settings: Settings,
    environment: Environment,
    inspect: () => Inspect,
): Judgement | Promise<Judgement> {
    const outcomes: Outcome[] = [];
    const settle = (failure: string | undefined): Judgement => conclude(rule, subject, settings, environment, outcomes, failure);
    try {
        const found = inspect();
        if (Symbol.asyncIterator in found)
            return drain(found, subject, outcomes).then(
                () => settle(undefined),
                (error: unknown) => settle(framesOf(error)),
            );
        for (const outcome of contained(subject, () => found)) outcomes.push(outcome);
    } catch (error) {
        return settle(framesOf(error));
    }
    return settle(undefined);
}

async function drain(found: AsyncIterable<Outcome>, subject: Subject, outcomes: Outcome[]): Promise<void> {
    try {
        for await (const outcome of found) outcomes.push(outcome);
    } catch (error) {
        outcomes.push(undetermined(error, subject));
    }
}
