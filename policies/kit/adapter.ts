/** Turns rules into policies of the Pulumi policy SDK: with index.ts the only code that imports it. */
import { Secret } from "@pulumi/policy";
import type {
    Policy,
    PolicyConfigSchema,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
} from "@pulumi/policy";
import { isDeployment } from "../model/identity/source";
import { parseUrn } from "../model/urn";
import { isCode, View } from "../model/values";
import { Stack } from "../model/stack";
import type { StackResource } from "../model/stack";
import { asksForStack, AwaitingStack } from "./awaiting";
import { forTypes, keptInCall } from "./call-in-hand";
import { REGISTER_OPTION } from "./exemptions/option";
import { Register } from "./exemptions/register";
import { concerns, judgeResource, judgeStack, rootOf } from "./judge";
import type { Environment, Judgement } from "./judgement";
import { displayNameOf, frameworkOf, tagsOf, urlOf } from "./metadata";
import type { FindingLevel, Subject } from "./outcome";
import { programFolder } from "./project";
import { diagnostics } from "./report";
import type { Diagnostic } from "./report";
import { ResourceView, tokensOf } from "./rule";
import type { Rule } from "./rule";
import { readSettings, schemaOf } from "./settings";
import type { Settings } from "./settings";
import { WaitingDocuments } from "./waiting";

/**
 * The SDK takes an object in place of the message, unexported, with a level of its own for this one finding; the description
 * is then not put before the message. Pinned by a contract test.
 */
type ReportViolation = (message: string | { message: string; urn: string; enforcementLevel: FindingLevel }, urn?: string) => void;

/** The surroundings of the pack's process: injected by tests. */
export const surroundings: { now: () => Date; env: Readonly<Record<string, string | undefined>>; log: (line: string) => void } = {
    now: () => new Date(),
    env: process.env,
    log: (line) => process.stderr.write(`${line}\n`),
};

const register = new Register();
const waiting = new WaitingDocuments();

function environmentNow(urn: string): Environment {
    return {
        now: surroundings.now(),
        // A getter: it is looked for on disk, and hardly any rule asks.
        get program() {
            // A deployment reads what the program names, wherever it lies; a recorded state is anybody's document.
            const outside = isDeployment(surroundings.env);
            return { folder: programFolder(surroundings.env["PWD"], parseUrn(urn)?.project), outside };
        },
        deployer: { env: surroundings.env, asked: isDeployment(surroundings.env) },
        register,
    };
}

/** Reads a policy's configuration once per distinct one, and says once what is wrong with it. */
class Configured {
    private source: string | undefined;
    private settings: Settings | undefined;
    private complained = false;

    constructor(private readonly rule: Rule) {}

    read(raw: Readonly<Record<string, unknown>>): Settings {
        const source = JSON.stringify(raw);
        if (this.settings === undefined || source !== this.source) {
            this.settings = readSettings(this.rule, raw);
            this.source = source;
            this.complained = false;
            register.note(this.rule.name, this.settings.exemptions);
        }
        const shared = register.sharedWith(this.rule.name);
        if (this.settings.shared !== shared) this.settings = { ...this.settings, shared };
        return this.settings;
    }

    complaints(): readonly string[] {
        if (this.complained) return [];
        this.complained = true;
        return this.settings?.problems.map((problem) => problem.message) ?? [];
    }
}

/** The own values of the SDK's proxy, which throws on every touch of an unknown: property descriptors reach the tree below it. */
function rawInputs(props: object): Record<string, unknown> {
    return copied(Object.keys(props), (key) => Object.getOwnPropertyDescriptor(props, key)?.value as unknown);
}

/** In a remediation secrets are wrapped, and stay so in what is returned; what is judged is a copy that holds what is inside. */
function unwrapped(value: unknown): unknown {
    if (typeof value !== "object" || value === null || isCode(value)) return value;
    if (value instanceof Secret) return unwrapped((value as { value: unknown }).value);
    if (Array.isArray(value)) return value.map(unwrapped);
    return copied(Object.keys(value), (key) => unwrapped((value as Record<string, unknown>)[key]));
}

/** A plain object, key by key: a key named `__proto__` becomes a property like any other. */
function copied(keys: readonly string[], valueOf: (key: string) => unknown): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const key of keys) {
        if (key === "__proto__")
            Object.defineProperty(copy, key, { value: valueOf(key), enumerable: true, configurable: true, writable: true });
        else copy[key] = valueOf(key);
    }
    return copy;
}

/** Whether the inputs hold an asset or archive anywhere: the SDK cannot send such a resource back unharmed. */
function holdsCode(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (isCode(value)) return true;
    return Object.values(value).some(holdsCode);
}

type Provider = ResourceValidationArgs["provider"];

function resourceView(args: ResourceValidationArgs, inputs: object): ResourceView {
    return new ResourceView(inputs, args.urn, args.type, args.name, providerOf(args.provider), {
        protect: args.opts.protect,
    });
}

const providerOf = (provider: Provider): (Subject & { inputs: View }) | undefined =>
    provider && { urn: provider.urn, type: provider.type, name: provider.name, inputs: new View(rawInputs(provider.props)) };

function report(rule: Rule, judgement: Judgement, settings: Settings, configured: Configured, root: Subject, emit: ReportViolation): void {
    if (judgement.failure !== undefined) surroundings.log(`lambda-safeguard: internal error in policy ${rule.name}: ${judgement.failure}`);
    for (const { urn, message, level } of diagnostics(rule, judgement, settings, configured.complaints(), root) satisfies Diagnostic[]) {
        if (level === undefined) emit(message, urn);
        else emit({ message: `${rule.description}\n${message}`, urn, enforcementLevel: level });
    }
}

type Refuse = ResourceValidationArgs["notApplicable"];

/** Why a policy says nothing of a resource or stack: short, because most policies answer this of most resources. */
type Reason = "another type" | "nothing to judge";

const refusals = new WeakMap<Refuse, Map<Reason, unknown>>();

/**
 * Says that the policy has nothing to say here. The SDK does it with an exception, of a class that it does not export; making one
 * costs more than most judgements, so each is made once and thrown again.
 */
function notApplicable({ notApplicable: refuse }: { readonly notApplicable: Refuse }, reason: Reason): never {
    const made = refusals.get(refuse) ?? new Map<Reason, unknown>();
    refusals.set(refuse, made);
    const refusal = made.get(reason);
    if (refusal !== undefined) throw refusal as Error;
    try {
        return refuse(reason);
    } catch (error) {
        made.set(reason, error);
        throw error;
    }
}

function resourcePolicy(rule: Rule, policy: Policy): ResourceValidationPolicy {
    const configured = new Configured(rule);
    const awaiting = new AwaitingStack(rule, false);
    const validate = (args: ResourceValidationArgs, emit: ReportViolation): void | Promise<void> => {
        if (!concerns(rule, args.type)) return notApplicable(args, "another type");
        const settings = configured.read(args.getConfig());
        const view = keptInCall(() => resourceView(args, rawInputs(args.props)));
        const finish = (judgement: Judgement): void => {
            report(rule, awaiting.note(view, settings, judgement), settings, configured, view, emit);
            waiting.note(rule, judgement);
            if (!judgement.applicable) notApplicable(args, "nothing to judge");
        };
        const judgement = judgeResource(rule, view, settings, environmentNow(view.urn));
        return judgement instanceof Promise ? judgement.then(finish) : finish(judgement);
    };
    const tokens = tokensOf(rule);
    const result: ResourceValidationPolicy = { ...policy, validateResource: forTypes(tokens, validate) as never };
    if (rule.kind === "resource" && rule.remedy !== undefined)
        result.remediateResource = forTypes(tokens, (args: ResourceValidationArgs) => remediate(rule, configured, args));
    return asksForStack(rule) ? Object.assign(result, { validateStack: stackValidation(rule, configured, awaiting) }) : result;
}

/**
 * The second half of a policy that asks for the account, or for what else the whole stack settles: the SDK takes a policy with both functions for a resource policy and calls
 * the other one too. It judges what the first half could not, and repeats nothing.
 */
const stackValidation =
    (rule: Rule, configured: Configured, awaiting: AwaitingStack) =>
    (args: StackValidationArgs, emit: ReportViolation): void | Promise<void> => {
        if (awaiting.isEmpty) return notApplicable(args, "nothing to judge");
        const settings = configured.read(args.getConfig());
        const { stack, root } = wholeStack(args);
        if (root === undefined) return;
        const finish = (judgement: Judgement): void => report(rule, judgement, settings, configured, root, emit);
        const judgement = awaiting.settle(stack, environmentNow(root.urn));
        return judgement instanceof Promise ? judgement.then(finish) : finish(judgement);
    };

type Remedied = Extract<Rule, { kind: "resource" }>;

function remediate(rule: Remedied, configured: Configured, args: ResourceValidationArgs): Record<string, unknown> | undefined {
    if (!concerns(rule, args.type)) return notApplicable(args, "another type");
    const settings = configured.read(args.getConfig());
    const view = resourceView(args, unwrapped(rawInputs(args.props)) as object);
    if (settings.problems.length > 0 || holdsCode(view.raw)) return undefined;
    const judgement = judgeResource(rule, view, settings, environmentNow(view.urn));
    if (judgement instanceof Promise || judgement.failure !== undefined || judgement.violations.length === 0) return undefined;
    try {
        rule.remedy?.(args.props as never, { config: settings.config as never, resource: view as never });
    } catch {
        // What cannot be mended is left as it is: the violation that Analyze reports next stops the deployment.
        return undefined;
    }
    // What was written on a secret's wrapper is lost on the way back: only what is inside counts as changed.
    return JSON.stringify(unwrapped(rawInputs(args.props))) === JSON.stringify(view.raw) ? undefined : args.props;
}

function stackPolicy(rule: Rule, policy: Policy): StackValidationPolicy {
    const configured = new Configured(rule);
    const validate = (args: StackValidationArgs, emit: ReportViolation): void => {
        const settings = configured.read(args.getConfig());
        const { stack, root } = wholeStack(args);
        if (root === undefined) return;
        const judgement = judgeStack(rule, stack, root, settings, environmentNow(root.urn));
        report(rule, judgement, settings, configured, root, emit);
        const told = waiting.told(rule, surroundings.env["PULUMI_NODEJS_DRY_RUN"] === "true");
        if (told !== undefined) emit({ message: told, urn: root.urn, enforcementLevel: "advisory" });
        if (!judgement.applicable) notApplicable(args, "nothing to judge");
    };
    if (rule.kind === "register") return { ...policy, validateStack: validate as never, ...sharing(configured) };
    if (rule.kind === "stack" && rule.anchor !== undefined) Object.defineProperty(validate, "__pulumiType", { value: rule.anchor });
    return { ...policy, validateStack: validate as never };
}

/**
 * The engine sends each policy its own configuration alone. The root stack resource comes before every other resource, so what the
 * policy on exemptions holds for several policies is taken then, and they have it when they run.
 */
function sharing(configured: Configured): object {
    const validateResource = (args: ResourceValidationArgs): void => {
        if (args.type !== STACK_TYPE) return notApplicable(args, "another type");
        register.share(configured.read(args.getConfig()).config[REGISTER_OPTION] as readonly unknown[]);
        notApplicable(args, "nothing to judge");
    };
    return { validateResource: Object.defineProperty(validateResource, "__pulumiType", { value: STACK_TYPE }) };
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/** The stack, which all policies on it share, and the resource that findings about none in particular stand on. */
const wholeStack = (args: StackValidationArgs): { readonly stack: Stack; readonly root: StackResource | undefined } =>
    keptInCall(() => {
        const resources = args.resources.map(stackResource);
        return { stack: Stack.of(resources), root: rootOf(resources) };
    });

type PolicyResource = StackValidationArgs["resources"][number];

function stackResource(resource: PolicyResource): StackResource {
    const { urn, type, name } = resource;
    const propertyDependencies: Record<string, readonly string[]> = {};
    for (const [property, targets] of Object.entries(resource.propertyDependencies))
        propertyDependencies[property] = targets.map((target) => target.urn);
    const provider = resource.provider && { ...resource.provider, props: rawInputs(resource.provider.props) };
    return {
        urn,
        type,
        name,
        props: rawInputs(resource.props),
        parent: resource.parent?.urn,
        dependencies: resource.dependencies.map((target) => target.urn),
        propertyDependencies,
        provider,
        protect: resource.opts.protect,
    };
}

/** The Pulumi policy of a rule. */
export function toPolicy(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
    register.declare(rule);
    const policy: Policy = {
        name: rule.name,
        description: rule.description,
        enforcementLevel: rule.level,
        severity: rule.severity,
        configSchema: { properties: schemaOf(rule) as unknown as PolicyConfigSchema["properties"] },
        displayName: displayNameOf(rule),
        framework: frameworkOf(rule),
        tags: tagsOf(rule),
        url: urlOf(rule),
        remediationSteps: rule.fix.join("\n"),
    };
    return rule.kind === "stack" || rule.kind === "register" ? stackPolicy(rule, policy) : resourcePolicy(rule, policy);
}
