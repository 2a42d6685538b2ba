/**
 * A rule is data: everything that is said about a policy stands in one object, and its `check` is a pure generator of outcomes.
 * Nothing here knows the Pulumi policy SDK; `adapter.ts` turns rules into policies, `judge.ts` runs them anywhere.
 */
import type { OwnAccount } from "../model/account";
import type { Node, Stack } from "../model/stack";
import { View } from "../model/values";
import type { Key, Member, Plain, Path } from "../model/values";
import type { Deployer } from "./deployer";
import { each, pathOf } from "./outcome";
import type { FindingLevel, Outcome, Subject, Where } from "./outcome";
import type { Option, Options, Values } from "./options";
import type { ExampleResource, ResourceExample } from "./example";
import type { Text } from "./text";
import type { ProviderTypes } from "../model/provider-types";

export type Severity = "critical" | "high" | "medium" | "low";
export type Level = "disabled" | "advisory" | "mandatory" | "remediate";

/** A type token that `@pulumi/aws` or `@pulumi/aws-native` knows, or any other as a string. */
export type Token = keyof ProviderTypes | (string & Record<never, never>);
/** The inputs of types in the installed providers' types. Of several, those that are known count; of unlisted ones alone, an untyped bag. */
export type Inputs<T> = [Extract<T, keyof ProviderTypes>] extends [never]
    ? { readonly [key: string]: unknown }
    : ProviderTypes[Extract<T, keyof ProviderTypes>];

/** Words by message id. A function takes data that is harmless by type. */
export type Messages = Readonly<Record<string, string | ((data: never) => Text)>>;
type DataOf<M> = M extends (data: infer D) => Text ? [data: D] : [];

/** The resource under judgement: its inputs, typed, and who it is. */
export class ResourceView<S = { readonly [key: string]: unknown }> extends View<S> implements Subject {
    constructor(
        raw: unknown,
        readonly urn: string,
        readonly type: string,
        readonly name: string,
        /** The provider resource, where the engine says which: its inputs arrive JSON-encoded. */
        readonly provider: (Subject & { readonly inputs: View }) | undefined,
        readonly options: ResourceOptions,
        /** Property → types of the resources that it was made from. The engine asks about a single resource without them. */
        private readonly origins: Readonly<Record<string, readonly string[]>> = {},
    ) {
        super(raw);
    }

    /** The types of the resources that the property at `path` was made from; none where nobody says. */
    madeFrom(path: Path): readonly string[] {
        const [property] = path;
        return typeof property === "string" && Object.hasOwn(this.origins, property) ? (this.origins[property] ?? []) : [];
    }

    /** The same resource with further inputs: what other resources of the stack say of it. */
    with(inputs: Readonly<Record<string, unknown>>): ResourceView {
        const { urn, type, name, provider, options, origins } = this;
        return new ResourceView({ ...(this.raw as object), ...inputs }, urn, type, name, provider, options, origins);
    }

    /** Narrows to one of several tokens. */
    is<T extends Token>(token: T): this is ResourceView<Inputs<T>> {
        return this.type === token;
    }
}

/** The resource options that rules ask for. */
export interface ResourceOptions {
    readonly protect: boolean;
}

/** Reports a violation of the resource under judgement: message id, place, data of the message. */
export type Found<M extends Messages> = <K extends keyof M & string>(id: K, where: Where, ...data: DataOf<M[K]>) => Outcome;
/** Reports a violation of a resource of the stack. */
export type FoundIn<M extends Messages> = <K extends keyof M & string>(
    id: K,
    subject: Subject | readonly [Subject, Where],
    ...data: DataOf<M[K]>
) => Outcome;

/** Where the program lies on this machine, and what may be read there. */
export interface Program {
    /** The folder that paths of assets are relative to, where the engine or the command line knows it. */
    readonly folder: string | undefined;
    /** The folder outside of which nothing is read, where it is another: the project's. */
    readonly root?: string | undefined;
    /** Whether files outside of it may be read: in a deployment, which reads them itself, or where the user allows it. */
    readonly outside?: boolean | undefined;
}

interface Tools {
    readonly each: typeof each;
    /** Gives one finding another level than its policy's. */
    readonly at: (level: FindingLevel, outcome: Outcome) => Outcome;
    /** Marks findings that one mistake causes: the first says it, the others point to it. `cause` tells mistakes apart and is never shown. */
    readonly sharing: (cause: string, outcome: Outcome) => Outcome;
    /** Today, from the injected clock. */
    readonly now: Date;
    /** Where the program lies, and what of the disk may be read. */
    readonly program: Program;
    /** The environment of the deployment: what SDKs and providers heed beside their own settings. */
    readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ResourceTools<O extends Options, M extends Messages> extends Tools {
    readonly config: Values<O>;
    readonly found: Found<M>;
    /** The account that the resource lives in: of a rule whose `config` has the kit's `accountId`. */
    readonly account: O extends { readonly accountId: Option<string | undefined> } ? OwnAccount : undefined;
}
export interface StackTools<O extends Options, M extends Messages> extends Tools {
    readonly config: Values<O>;
    readonly found: FoundIn<M>;
}
export interface DeployerTools<O extends Options, M extends Messages> extends ResourceTools<O, M> {
    readonly deployer: Deployer;
}

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
    /** What to do; the first stands at the end of each message. */
    readonly fix: readonly [string, ...string[]];
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
     */
    awaits(resource: ResourceView, stackKnown: boolean): boolean;
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

/** Inputs as a remedy may write them. */
export type Mutable<S> = { [K in Key<S>]?: Plain<Member<S, K>> };

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

function word(rule: Rule, id: string, data: readonly unknown[]): Text {
    const message = (rule.messages as Record<string, string | ((data: unknown) => Text)>)[id];
    if (message === undefined) throw new TypeError("a rule used a message id that it does not declare");
    return (typeof message === "string" ? message : message(data[0])) as Text;
}

/** Makes the `found` of a resource rule. */
export const foundOf =
    (rule: Rule): Found<Messages> =>
    (id, where, ...data) => ({
        verdict: "violation",
        id,
        message: word(rule, id, data),
        subject: undefined,
        path: pathOf(where),
        level: undefined,
    });

/** Makes the `found` of a stack rule. */
export const foundInOf =
    (rule: Rule): FoundIn<Messages> =>
    (id, subject, ...data) => {
        const [node, where] = Array.isArray(subject) ? (subject as readonly [Subject, Where]) : [subject as Subject, undefined];
        return { verdict: "violation", id, message: word(rule, id, data), subject: node, path: pathOf(where), level: undefined };
    };

/** The tools that do not depend on the kind of a rule. */
export const toolsOf = (environment: {
    readonly now: Date;
    readonly program: Program;
    readonly deployer: { readonly env: Tools["env"] };
}): Tools => ({
    each,
    at: (level, outcome) => (outcome.verdict === "violation" ? { ...outcome, level } : outcome),
    sharing: (cause, outcome) => (outcome.verdict === "violation" ? { ...outcome, cause } : outcome),
    now: environment.now,
    env: environment.deployer.env,
    get program() {
        return environment.program;
    },
});
