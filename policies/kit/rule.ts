/**
 * A rule is data: everything that is said about a policy stands in one object, and its `check` is a pure generator of outcomes.
 * Nothing here knows the Pulumi policy SDK; `engine/` turns rules into policies, `judge.ts` runs them anywhere.
 */
import type { Across } from "../model/across";
import type { Node, Stack } from "../model/stack";
import type { ExampleResource, ResourceExample } from "./example";
import type { Option, Options, Values } from "./options";
import type { Outcome, Subject } from "./outcome";
import type { Inputs, Mutable, ResourceView, Token } from "./resource-view";
import type { DeployerTools, Messages, ResourceTools, StackTools } from "./tools";

export { ResourceView } from "./resource-view";
export type { Program } from "./tools";

export type Severity = "critical" | "high" | "medium" | "low";
export type Level = "disabled" | "advisory" | "mandatory" | "remediate";

interface Facts<O extends Options, M extends Messages> {
    /** Topic and file name: users write it in their configuration, so it never changes. */
    readonly name: string;
    /** The law in one sentence with "must"; the SDK prints it before each message. */
    readonly description: string;
    readonly severity: Severity;
    /** The level of the baseline preset. */
    readonly level: Exclude<Level, "remediate">;
    /** The level in the strict preset of a rule that the baseline disables. */
    readonly strict?: Exclude<Level, "remediate" | "disabled">;
    /** Rows of the checklist. */
    readonly checklist: readonly string[];
    readonly why: string;
    /** What to do; the first stands at the end of each message that has nothing of its own in `fixes`. */
    readonly fix: readonly [string, ...string[]];
    /** What to do about one kind of finding, where the first of `fix` speaks of several. */
    readonly fixes?: { readonly [K in keyof M]?: string };
    /** What the reader should know besides: limits, exceptions, sources. */
    readonly notes?: readonly string[];
    readonly config?: O;
    readonly messages: M;
}

/** Resources of a rule of which only the whole stack says whether a finding stands. */
export interface InStack {
    /**
     * Whether what is found on the resource waits for the stack, where it is not told at all before that.
     * @param stackKnown whether the stack is at hand anyway, as on the command line; in an engine, waiting costs the report before creation
     * @param isFound whether the resource by itself is a violation, and not only undetermined
     */
    awaits(resource: ResourceView, stackKnown: boolean, isFound: boolean): boolean;
    /**
     * The resource as the stack shows it: judged anew; `undefined` where the rule has nothing to say of it.
     * @throws Undetermined where the stack does not say.
     */
    seen(resource: ResourceView, node: Node, stack: Stack): ResourceView | undefined;
}

export type Inspect = Iterable<Outcome> | AsyncIterable<Outcome>;

export interface ResourceRule<T extends Token = Token, O extends Options = Options, M extends Messages = Messages> extends Facts<O, M> {
    readonly kind: "resource";
    /** The tokens judged, or `"*"` for every resource. */
    readonly on: T | readonly T[] | "*";
    readonly example: { readonly good: ResourceExample<Inputs<T>>; readonly bad: ResourceExample<Inputs<T>> };
    /** Whether the rule has anything to say of this resource; where it has not, the engine counts it as not applicable. */
    applies?(resource: ResourceView<Inputs<T>>): boolean;
    check(resource: ResourceView<Inputs<T>>, tools: ResourceTools<O, M>): Inspect;
    readonly inStack?: InStack;
    /** Mends the raw, mutable inputs of a resource that `check` found wrong. */
    remedy?(inputs: Mutable<Inputs<T>>, tools: { readonly config: Values<O>; readonly resource: ResourceView<Inputs<T>> }): void;
}

export interface StackRule<O extends Options = Options, M extends Messages = Messages> extends Facts<O, M> {
    readonly kind: "stack";
    /** A type without which the rule has nothing to say: the engine's SDK then skips it at no cost. */
    readonly anchor?: Token;
    readonly example: { readonly good: readonly ExampleResource[]; readonly bad: readonly ExampleResource[] };
    /** Whether the rule has anything to say of this stack; where it has not, the engine counts it as not applicable. */
    applies?(stack: Stack): boolean;
    check(stack: Stack, tools: StackTools<O, M>): Iterable<Outcome>;
    /** What only shows where several stacks are judged together, as the command line does. Findings stand on resources of these stacks. */
    across?(stacks: Across, tools: StackTools<O, M>): Iterable<Outcome>;
}

export interface DeployerRule<O extends Options = Options, M extends Messages = Messages> extends Facts<O, M> {
    readonly kind: "deployer";
    readonly on: Token | readonly Token[];
    check(resource: ResourceView, tools: DeployerTools<O, M>): AsyncIterable<Outcome>;
}

/** Reports on the configuration of all policies of the pack, after they ran. */
export interface RegisterRule<O extends Options = Options, M extends Messages = Messages> extends Facts<O, M> {
    readonly kind: "register";
    check(register: ExemptionRegister, tools: StackTools<O, M> & { readonly root: Subject }): Iterable<Outcome>;
}

/** The exemptions of every policy that ran: see `exemptions.ts`. */
export interface ExemptionRegister {
    entries(): Iterable<{ readonly policy: string; readonly index: number; readonly raw: unknown }>;
    /** The policies of the pack with the types that each judges, undefined for every type; absent where nobody tells. */
    readonly policies?: ReadonlyMap<string, readonly string[] | undefined>;
}

export type Rule = ResourceRule | StackRule | DeployerRule | RegisterRule;

type Erased = { check: unknown; remedy?: unknown; example?: unknown; messages: unknown; config?: unknown; on?: unknown };
const erase = (rule: Erased): Rule => rule as unknown as Rule;

/** Declares a rule on single resources: it runs before each is created or changed. */
export const resourceRule = <const T extends Token, O extends Options = Record<never, Option<unknown>>, M extends Messages = Messages>(
    rule: Omit<ResourceRule<T, O, M>, "kind">,
): Rule => erase({ kind: "resource", ...rule } as Erased);

/** Declares a rule on the whole stack: it runs once, after all resources are registered. */
export const stackRule = <O extends Options = Record<never, Option<unknown>>, M extends Messages = Messages>(
    rule: Omit<StackRule<O, M>, "kind">,
): Rule => erase({ kind: "stack", ...rule } as Erased);

/** Declares a rule on who deploys: it runs on the root stack resource, before anything is created, and may ask AWS. */
export const deployerRule = <O extends Options = Record<never, Option<unknown>>, M extends Messages = Messages>(
    rule: Omit<DeployerRule<O, M>, "kind">,
): Rule => erase({ kind: "deployer", ...rule } as Erased);

/** Declares a rule on the pack's own configuration. */
export const registerRule = <O extends Options = Record<never, Option<unknown>>, M extends Messages = Messages>(
    rule: Omit<RegisterRule<O, M>, "kind">,
): Rule => erase({ kind: "register", ...rule } as Erased);

/** The tokens a rule is called for; undefined means every resource. */
export function tokensOf(rule: Rule): readonly string[] | undefined {
    if (!("on" in rule)) return undefined;
    if (rule.on === "*") return undefined;
    return typeof rule.on === "string" ? [rule.on] : rule.on;
}
