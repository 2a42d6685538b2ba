/** Judges one document: what the engine would have the pack say of the stack, as far as the document holds what it needs. */
import { dirname, resolve } from "node:path";
import { rules } from "../../policies";
import { asksForStack, AwaitingStack } from "../../policies/kit/awaiting";
import { Register } from "../../policies/kit/exemptions/register";
import { concerns, judgeResource, judgeStack, rootOf } from "../../policies/kit/judge";
import { merged } from "../../policies/kit/judgement";
import type { Environment } from "../../policies/kit/judgement";
import { projectAround, workingFolder } from "../../policies/kit/project";
import type { Program, Rule } from "../../policies/kit/rule";
import { identitiesOf } from "../../policies/model/across";
import { Stack } from "../../policies/model/stack";
import { arnsOf } from "../report/arns";
import { assetsOf } from "../report/assets";
import type { Enforced } from "../configuration/configuration";
import { sharedExemptions } from "../configuration/exemptions";
import type { Source } from "../documents/positions";
import type { StackDocument } from "../documents/document";
import type { Report } from "../report/report";
import { Told } from "./told";
import { OrphanTags, viewOf } from "../documents/view";

export interface CheckOptions {
    readonly now: Date;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** The program's folder, which paths of function code are relative to; undefined means the project that each document lies in. */
    readonly programFolder?: string | undefined;
    /** Whether files may be read that a document names outside of that folder. */
    readonly programOutside?: boolean;
    /** Whether to ask AWS who would deploy. */
    readonly identity: boolean;
    /** Exemptions that name several policies; without it those that the enforced policies hold. */
    readonly shared?: readonly unknown[];
    /** Whether the report holds the register of assets. */
    readonly assets?: boolean;
    /** Whether the report holds the ARNs of resources with findings. */
    readonly arns?: boolean;
    /** Told of progress on long work. */
    readonly progress: (line: string) => void;
}

/**
 * The folder that the program's paths are relative to. A document that lies in no project says nothing of the files around it: they
 * may be another program's. One from standard input stands for the folder the command runs in.
 */
export function programOf(name: string, given: string | undefined): Pick<Program, "folder" | "root"> {
    const beside = name === "-" ? "." : dirname(name);
    const root = attempt(() => (given === undefined ? projectAround(resolve(beside)) : resolve(given)));
    return { root, folder: root === undefined ? undefined : workingFolder(root) };
}

/** Nothing where the folder that the command runs in is no more. */
function attempt<T>(find: () => T): T | undefined {
    try {
        return find();
    } catch {
        return undefined;
    }
}

/** The policies that are enforced, each with the exemptions that it shares with others, and the register of all exemptions. */
export function registered(
    configured: readonly Enforced[],
    shared: readonly unknown[] | undefined,
): { readonly register: Register; readonly enforced: readonly Enforced[] } {
    const register = new Register();
    const enforced = configured.filter((policy) => policy.level !== "disabled");
    for (const rule of [...rules, ...enforced.map((policy) => policy.rule)]) register.declare(rule);
    for (const { rule, settings } of enforced) register.note(rule.name, settings.exemptions);
    register.share(shared ?? sharedExemptions(enforced));
    const settled = enforced.map((policy) => ({
        ...policy,
        settings: { ...policy.settings, shared: register.sharedWith(policy.rule.name) },
    }));
    return { register, enforced: settled };
}

/** Judges documents one after the other, each as a stack of its own. */
export class Judge {
    private readonly byType = new Map<string, readonly Enforced[]>();
    private readonly register: Register;
    private readonly enforced: readonly Enforced[];

    constructor(
        configured: readonly Enforced[],
        private readonly options: CheckOptions,
    ) {
        ({ register: this.register, enforced: this.enforced } = registered(configured, options.shared));
    }

    /** The report on one document alone. */
    async judge(document: StackDocument): Promise<Report> {
        const { env, identity, now, programFolder, programOutside, progress } = this.options;
        const environment: Environment = {
            now,
            program: { ...programOf(document.name, programFolder), outside: programOutside === true },
            deployer: { env, asked: identity },
            register: this.register,
        };
        const told = new Told(document, this.enforced, this.options);
        const ordered = [...document.resources].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
        const onceOnly = new OrphanTags();
        const awaiting = new Map(this.enforced.map((policy) => [policy, new AwaitingStack(policy.rule, true)]));
        for (const [index, resource] of ordered.entries()) {
            if (index > 0 && index % 5000 === 0) progress(`${document.name}: ${index} of ${ordered.length} resources`);
            const view = viewOf(resource);
            for (const policy of this.concerned(resource.type)) {
                const answer = judgeResource(policy.rule, view, policy.settings, environment);
                const known = answer instanceof Promise ? await answer : answer;
                const judgement = awaiting.get(policy)?.note(view, policy.settings, known) ?? known;
                told.take(policy, judgement, view, (violation) => onceOnly.admits(violation, resource));
            }
        }
        const stack = Stack.of(ordered);
        const root = rootOf(ordered);
        if (root !== undefined) {
            for (const policy of this.enforced) {
                if (asksForStack(policy.rule))
                    told.take(policy, (await awaiting.get(policy)?.settle(stack, environment)) ?? merged([]), root);
                if (policy.rule.kind !== "stack" && policy.rule.kind !== "register") continue;
                const judgement = judgeStack(policy.rule, stack, root, policy.settings, environment);
                told.take(policy, { ...judgement, applicable: judgement.applicable && this.isMeant(policy.rule, stack) }, root);
            }
        }
        const report = told.report();
        const { assets = false, arns = false } = this.options;
        return {
            ...report,
            identities: locatedIdentities(stack, document),
            ...(assets ? { assets: assetsOf(stack, document.name, this.enforced) } : {}),
            ...(arns ? { arns: arnsOf(report, ordered, document.name) } : {}),
        };
    }

    /** Whether there is what a rule on the stack, or on the exemptions, cannot do without. */
    private isMeant(rule: Rule, stack: Stack): boolean {
        if (rule.kind === "register") return Array.from(this.register.entries()).length > 0;
        return rule.kind !== "stack" || rule.anchor === undefined || stack.ofType(rule.anchor).length > 0;
    }

    private concerned(type: string): readonly Enforced[] {
        const known = this.byType.get(type);
        if (known !== undefined) return known;
        const wanted = this.enforced.filter(({ rule }) => concerns(rule, type));
        this.byType.set(type, wanted);
        return wanted;
    }
}

/** What the stack says of itself to others, with the places of those resources that a finding may stand on. */
function locatedIdentities(stack: Stack, document: StackDocument): NonNullable<Report["identities"]> {
    const identities = identitiesOf(stack);
    const wanted = new Set(identities.users.filter(({ isFunction }) => isFunction).map(({ urn }) => urn));
    const placed = document.resources.flatMap(({ urn, source }) => (source !== undefined && wanted.has(urn) ? [[urn, source]] : []));
    return { ...identities, sources: Object.fromEntries(placed) as Record<string, Source> };
}
