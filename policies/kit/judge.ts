/** Runs a rule on a resource or a stack and says what came of it: violations, exempted ones, what could not be judged. Pure but for the clock it is given. */
import { createHash } from "node:crypto";
import type { Stack } from "../model/stack";
import type { OwnAccount } from "../model/account";
import { Undetermined } from "../model/values";
import type { Path, Reason } from "../model/values";
import { accountBefore, accountOfDeployer, asksForAccount } from "./account";
import type { Deployer } from "./deployer";
import { exemptionFor } from "./exemptions";
import type { Exempting, Exemption } from "./exemptions";
import { framesOf } from "./failure";
import { contained, undetermined } from "./outcome";
import type { FindingLevel, Outcome, Subject } from "./outcome";
import { pathText } from "./paths";
import { foundInOf, foundOf, tokensOf, toolsOf } from "./rule";
import type { ExemptionRegister, Inspect, Program, ResourceView, Rule } from "./rule";
import type { Settings } from "./settings";
import { shown } from "./shown";
import { resourceText } from "./text";
import { compare } from "./order";

/** What a judgement needs to know besides the subject. */
export interface Environment {
    readonly now: Date;
    readonly program: Program;
    readonly deployer: Deployer;
    readonly register: ExemptionRegister;
}

export interface Violation {
    readonly policy: string;
    readonly id: string;
    readonly subject: Subject;
    /** The property, as text: empty where the finding is about the whole resource. */
    readonly property: string;
    readonly path: Path;
    /** What is wrong, where, and what to do. */
    readonly message: string;
    /** Where it differs from the policy's. */
    readonly level: FindingLevel | undefined;
    /** What findings of one mistake share. */
    readonly cause: string | undefined;
}

export interface Unknown {
    readonly policy: string;
    readonly subject: Subject;
    readonly property: string;
    readonly path: Path;
    readonly reason: Reason;
    /** The exemption that covers the subject, if any: it counts where an unknown is told as a finding. */
    readonly exempting: Exempting | undefined;
}

export interface Judgement {
    readonly violations: readonly Violation[];
    readonly exempted: readonly (Violation & { readonly exemption: Exemption; readonly exemptionIndex: number })[];
    readonly undetermined: readonly Unknown[];
    /** False where the rule has nothing to say of this subject. */
    readonly applicable: boolean;
    /** Set where the rule itself failed: the error's class and frames, never its message. */
    readonly failure: string | undefined;
}

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
    const tools = Object.assign(toolsOf(environment), { config: settings.config, found: foundOf(rule) });
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
    const tools = Object.assign(toolsOf(environment), { config: settings.config, found: foundInOf(rule) });
    const asked = rule.kind !== "stack" || wanted(() => rule.applies?.(stack));
    if (asked === false) return NOTHING;
    const inspect = (): Iterable<Outcome> => {
        if (rule.kind === "stack") return doubting(asked, root, rule.check(stack, tools as never)) as Iterable<Outcome>;
        if (rule.kind === "register") return rule.check(environment.register, Object.assign(tools, { root }) as never);
        throw new TypeError("a resource rule cannot judge a stack");
    };
    return collect(rule, root, settings, environment, inspect) as Judgement;
}

/** Whether something could not be judged for want of the account. */
export const awaitsAccount = (judgement: Judgement): boolean => judgement.undetermined.some(({ reason }) => reason === "account");

/** Several judgements of one rule as one. */
export const merged = (judgements: readonly Judgement[]): Judgement => ({
    violations: judgements.flatMap(({ violations }) => violations).sort(byPlace),
    exempted: judgements.flatMap(({ exempted }) => exempted).sort(byPlace),
    undetermined: judgements.flatMap(({ undetermined }) => undetermined).sort(byPlace),
    applicable: judgements.some(({ applicable }) => applicable),
    failure: judgements.find(({ failure }) => failure !== undefined)?.failure,
});

const NOTHING: Judgement = { violations: [], exempted: [], undetermined: [], applicable: false, failure: undefined };

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

/**
 * The exemption that covers a finding: one of the policy's own, else one of those for several policies. The engine sends the latter
 * with the root stack resource, so they do not cover what is found before its children on that resource itself.
 */
function exemptingOf(rule: Rule, about: Subject, { exemptions, shared }: Settings, now: Date): Exempting | undefined {
    const own = exemptionFor(about.urn, exemptions, now);
    if (own !== undefined || shared.length === 0) return own;
    if (about.type === "pulumi:pulumi:Stack" && (rule.kind === "resource" || rule.kind === "deployer")) return undefined;
    const found = exemptionFor(about.urn, shared, now);
    return found && { exemption: found.exemption, index: exemptions.length + found.index };
}

function conclude(
    rule: Rule,
    subject: Subject,
    settings: Settings,
    environment: Environment,
    outcomes: readonly Outcome[],
    failure: string | undefined,
): Judgement {
    const violations: Violation[] = [];
    const exempted: (Violation & { exemption: Exemption; exemptionIndex: number })[] = [];
    const unknowns = new Map<string, Unknown>();
    const seen = new Set<string>();
    for (const outcome of outcomes) {
        const about = outcome.subject ?? subject;
        const property = pathText(outcome.path);
        const exempting = exemptingOf(rule, about, settings, environment.now);
        // Two keys that are not shown read alike: what tells places apart is the real path.
        const place = JSON.stringify([about.urn, outcome.path]);
        if (outcome.verdict === "undetermined") {
            unknowns.set(place, { policy: rule.name, subject: about, property, path: outcome.path, reason: outcome.reason, exempting });
            continue;
        }
        const message = sentence(property, outcome.message, rule.fix[0]);
        const identity = JSON.stringify([place, outcome.id, message]);
        if (seen.has(identity)) continue;
        seen.add(identity);
        const violation = {
            policy: rule.name,
            id: outcome.id,
            subject: about,
            property,
            path: outcome.path,
            message,
            level: outcome.level,
            cause: outcome.cause,
        };
        if (exempting === undefined) violations.push(violation);
        else exempted.push({ ...violation, exemption: exempting.exemption, exemptionIndex: exempting.index });
    }
    exempted.sort(byPlace);
    return {
        violations: headed(violations.sort(byPlace)),
        exempted,
        undetermined: [...unknowns.values()].sort(byPlace),
        applicable: true,
        failure,
    };
}

/** A statement that has no name of its own is called by its place; where the property says the place already, it is not said again. */
const STATEMENT_AT_END = /Statement(?:\[\d+\])?$/;
const STATEMENT_FIRST = /^Statement\[\d+\](?= )/;

/** Of the findings of one mistake the first says what it is, and the others which that is. */
function headed(violations: readonly Violation[]): readonly Violation[] {
    const heads = new Map<string, Violation>();
    return violations.map((violation) => {
        if (violation.cause === undefined) return violation;
        const key = JSON.stringify([violation.id, violation.cause]);
        const head = heads.get(key);
        if (head === undefined) heads.set(key, violation);
        return head === undefined ? violation : { ...violation, message: pointing(violation, head) };
    });
}

const pointing = ({ property }: Violation, { subject }: Violation): string =>
    shown(`${property === "" ? "" : `${property}: `}the same mistake as the one reported for ${resourceText(subject)}.`);

/** The place, what is wrong, and what to do. */
function sentence(property: string, message: string, fix: string): string {
    return shown(`${placed(property, message)} Fix: ${fix}`);
}

function placed(property: string, message: string): string {
    if (property === "") return message;
    const [named] = STATEMENT_FIRST.exec(message) ?? [];
    if (named === undefined) return `${property}: ${message}`;
    if (STATEMENT_AT_END.test(property)) return message.replace(STATEMENT_FIRST, property);
    return `${property}: ${property.includes(`${named}.`) ? message.replace(STATEMENT_FIRST, "the statement") : message}`;
}

type Placed = { readonly subject: Subject; readonly property: string; readonly id?: string; readonly message?: string };

/** Findings in a fixed order: by URN, then property, then words. The engine sends resources in another order each run. */
export function byPlace(a: Placed, b: Placed): number {
    return (
        compare(a.subject.urn, b.subject.urn) ||
        compare(a.property, b.property) ||
        compare(a.id ?? "", b.id ?? "") ||
        compare(a.message ?? "", b.message ?? "")
    );
}

/** What findings of one mistake in a stack have in common, as a hash: names of a program stand in it. */
export function causeOf({ policy, id, cause, subject }: Violation): string | null {
    if (cause === undefined) return null;
    const stack = subject.urn.split("::", 2);
    return createHash("sha256")
        .update(JSON.stringify([policy, id, stack, cause]))
        .digest("hex")
        .slice(0, 16);
}

/** A finding's identity over time: policy, URN, property path and message id, not its words. Keys that are not shown stand in it as a hash alone. */
export function fingerprint(violation: Violation): string {
    return createHash("sha256")
        .update(JSON.stringify([violation.policy, violation.subject.urn, violation.path, violation.id]))
        .digest("hex");
}
