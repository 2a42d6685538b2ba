/** Evaluates the pack on documents, without an engine: the verdicts are those of the engine as far as a document holds what it needs. */
import { dirname, resolve } from "node:path";
import { rules } from "../policies";
import { asksForStack, AwaitingStack } from "../policies/kit/awaiting";
import { Register, readExemption } from "../policies/kit/exemptions";
import type { Exemption } from "../policies/kit/exemptions";
import { byPlace, causeOf, concerns, fingerprint, judgeResource, judgeStack, merged, rootOf } from "../policies/kit/judge";
import type { Environment, Judgement, Unknown, Violation } from "../policies/kit/judge";
import { projectAround, workingFolder } from "../policies/kit/project";
import { failureText, unknownText } from "../policies/kit/report";
import { ResourceView } from "../policies/kit/rule";
import type { Program, Rule, Severity } from "../policies/kit/rule";
import { Stack } from "../policies/model/stack";
import { parseUrn } from "../policies/model/urn";
import { View } from "../policies/model/values";
import type { Enforced } from "./configuration";
import { sharedExemptions } from "./exemptions";
import type { DocumentResource, Source, StackDocument } from "./documents";

/** A violation as it is reported: with its level and the place in the program. */
export interface Finding {
    /** The document it was found in, as it was named on the command line. */
    readonly document: string;
    readonly policy: string;
    readonly level: "mandatory" | "advisory";
    readonly severity: Severity;
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly property: string;
    readonly message: string;
    readonly source: Source | undefined;
    readonly checklist: readonly string[];
    readonly fingerprint: string;
    /** The same for all findings of one mistake, such as functions that share a role; null for one that stands alone. */
    readonly cause: string | null;
}

export interface Undecided {
    readonly document: string;
    readonly policy: string;
    readonly urn: string;
    readonly property: string;
    readonly reason: Unknown["reason"];
    readonly source: Source | undefined;
}

/** A document that was judged, and the stack that it is of; empty where it holds no resource that says so. */
export interface Judged {
    readonly name: string;
    readonly project: string;
    readonly stack: string;
}

/** A finding of the baseline that is no more. */
export interface Mended {
    readonly project: string;
    readonly stack: string;
    readonly policy: string;
    readonly fingerprint: string;
}

export interface Compared {
    /** How many findings were in the baseline already. */
    readonly known: number;
    readonly mended: readonly Mended[];
}

export interface Report {
    readonly documents: readonly Judged[];
    /** The names of the policies that were asked. */
    readonly checked: readonly string[];
    readonly resources: number;
    readonly policies: number;
    readonly violations: readonly Finding[];
    readonly exempted: readonly (Finding & { readonly exemption: Exemption })[];
    readonly undetermined: readonly Undecided[];
    /** Exemptions that are usable and matched no finding, as `policy: resource`. */
    readonly unusedExemptions: readonly { readonly policy: string; readonly resource: string }[];
    /** Exemptions that hold no longer, and how many days ago they ended. */
    readonly expiredExemptions: readonly { readonly policy: string; readonly resource: string; readonly days: number }[];
    /** What the reader should know about the documents. */
    readonly notes: readonly string[];
    /** Those of the notes that say of a document that it does not hold the whole stack: without a violation it is unusable. */
    readonly incomplete: readonly string[];
    /** How often a rule failed: the exit status is then 3. */
    readonly failures: readonly string[];
    /** What became of the findings of a baseline, where one is given. */
    readonly baseline?: Compared;
}

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
    /** Told of progress on long work. */
    readonly progress: (line: string) => void;
}

/** Judges documents, each as a stack of its own. */
export async function check(documents: readonly StackDocument[], enforced: readonly Enforced[], options: CheckOptions): Promise<Report> {
    const run = new Run(
        enforced.filter((policy) => policy.level !== "disabled"),
        options,
    );
    for (const document of documents) await run.judge(document);
    return run.report();
}

/**
 * The folder that the program's paths are relative to. A document that lies in no project says nothing of the files around it: they
 * may be another program's. One from standard input stands for the folder the command runs in.
 */
function programOf(document: StackDocument, given: string | undefined): Pick<Program, "folder" | "root"> {
    const beside = document.name === "-" ? "." : dirname(document.name);
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

class Run {
    private readonly violations: (Finding & Ordered)[] = [];
    private readonly exempted: (Finding & Ordered & { exemption: Exemption })[] = [];
    private readonly undetermined: (Undecided & Ordered)[] = [];
    private readonly used = new Set<string>();
    private readonly notes: string[] = [];
    private readonly incomplete: string[] = [];
    private readonly failures: string[] = [];
    private readonly documents: Judged[] = [];
    private document = "";
    private resources = 0;
    private readonly byType = new Map<string, readonly Enforced[]>();
    private readonly register = new Register();

    private readonly enforced: readonly Enforced[];

    constructor(
        enforced: readonly Enforced[],
        private readonly options: CheckOptions,
    ) {
        for (const rule of [...rules, ...enforced.map((policy) => policy.rule)]) this.register.declare(rule);
        for (const { rule, settings } of enforced) this.register.note(rule.name, settings.exemptions);
        this.register.share(options.shared ?? sharedExemptions(enforced));
        this.enforced = enforced.map((policy) => ({
            ...policy,
            settings: { ...policy.settings, shared: this.register.sharedWith(policy.rule.name) },
        }));
    }

    async judge(document: StackDocument): Promise<void> {
        const { env, identity, now } = this.options;
        this.document = document.name;
        this.documents.push({ name: document.name, ...stackOf(document) });
        const environment: Environment = {
            now,
            program: { ...programOf(document, this.options.programFolder), outside: this.options.programOutside === true },
            deployer: { env, asked: identity },
            register: this.register,
        };
        const sources = new Map(document.resources.map((resource) => [resource.urn, resource.source]));
        const ordered = [...document.resources].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
        this.notes.push(...document.notes.map((note) => `${document.name}: ${note}`));
        if (document.incomplete !== undefined) {
            const note = `${document.name}: ${document.incomplete}`;
            this.notes.push(note);
            this.incomplete.push(note);
        }
        const onceOnly = new OrphanTags();
        const awaiting = new Map(this.enforced.map((policy) => [policy, new AwaitingStack(policy.rule, true)]));
        for (const [index, resource] of ordered.entries()) {
            if (index > 0 && index % 5000 === 0) this.options.progress(`${document.name}: ${index} of ${ordered.length} resources`);
            const view = viewOf(resource);
            for (const policy of this.concerned(resource.type)) {
                const answer = judgeResource(policy.rule, view, policy.settings, environment);
                const known = answer instanceof Promise ? await answer : answer;
                const judgement = awaiting.get(policy)?.note(view, policy.settings, known) ?? known;
                this.take(policy, judgement, view, sources, (violation) => onceOnly.admits(violation, resource));
            }
        }
        const stack = Stack.of(ordered);
        const root = rootOf(ordered);
        if (root !== undefined) {
            for (const policy of this.enforced) {
                if (asksForStack(policy.rule))
                    this.take(policy, awaiting.get(policy)?.settle(stack, environment) ?? merged([]), root, sources, () => true);
                if (policy.rule.kind !== "stack" && policy.rule.kind !== "register") continue;
                this.take(policy, judgeStack(policy.rule, stack, root, policy.settings, environment), root, sources, () => true);
            }
        }
        this.resources += document.resources.length;
    }

    private concerned(type: string): readonly Enforced[] {
        const known = this.byType.get(type);
        if (known !== undefined) return known;
        const wanted = this.enforced.filter(({ rule }) => concerns(rule, type));
        this.byType.set(type, wanted);
        return wanted;
    }

    private take(
        policy: Enforced,
        judgement: Judgement,
        subject: { readonly urn: string; readonly type: string; readonly name: string },
        sources: ReadonlyMap<string, Source | undefined>,
        admits: (violation: Violation) => boolean,
    ): void {
        const { rule, settings } = policy;
        const finding = (violation: Violation): Finding & Ordered => ({
            document: this.document,
            policy: rule.name,
            level: violation.level ?? (policy.level === "advisory" ? "advisory" : "mandatory"),
            severity: rule.severity,
            urn: violation.subject.urn,
            type: violation.subject.type,
            name: violation.subject.name,
            property: violation.property,
            message: violation.message,
            source: sources.get(violation.subject.urn),
            checklist: rule.checklist,
            fingerprint: fingerprint(violation),
            cause: causeOf(violation),
            order: violation,
        });
        const made = (id: string, about: typeof subject, property: string, message: string): Violation => ({
            policy: rule.name,
            id,
            subject: about,
            property,
            path: property === "" ? [] : [property],
            message,
            level: undefined,
            cause: undefined,
        });
        if (judgement.failure !== undefined) {
            this.failures.push(`${rule.name}: ${judgement.failure}`);
            this.violations.push(finding(made("internal-error", subject, "", failureText(rule))));
        }
        for (const violation of judgement.violations) if (admits(violation)) this.violations.push(finding(violation));
        for (const { exemption, exemptionIndex, ...violation } of judgement.exempted) {
            this.used.add(`${rule.name}\0${exemptionIndex}`);
            if (admits(violation)) this.exempted.push({ ...finding(violation), exemption });
        }
        for (const unknown of judgement.undetermined) {
            if (settings.onUnknown === "violate") {
                const told = finding(made("undetermined", unknown.subject, unknown.property, unknownText(unknown)));
                if (unknown.exempting === undefined) this.violations.push(told);
                else {
                    this.used.add(`${rule.name}\0${unknown.exempting.index}`);
                    this.exempted.push({ ...told, exemption: unknown.exempting.exemption });
                }
                continue;
            }
            const { policy: name, property, reason, subject: about } = unknown;
            const source = sources.get(about.urn);
            this.undetermined.push({ document: this.document, policy: name, urn: about.urn, property, reason, source, order: unknown });
        }
    }

    /** The exemptions that covered nothing here, and those that cover nothing any more. */
    private spent(): { readonly unused: Report["unusedExemptions"]; readonly expired: Report["expiredExemptions"] } {
        const unused: { policy: string; resource: string }[] = [];
        const expired: { policy: string; resource: string; days: number }[] = [];
        for (const { rule, settings } of this.enforced) {
            for (const [index, raw] of [...settings.exemptions, ...settings.shared].entries()) {
                const read = readExemption(raw, this.options.now);
                if ("exemption" in read) {
                    if (this.used.has(`${rule.name}\0${index}`)) continue;
                    unused.push({ policy: rule.name, resource: read.exemption.resource });
                } else if (read.kind === "expired") {
                    expired.push({ policy: rule.name, resource: (raw as Exemption).resource, days: read.days });
                }
            }
        }
        return { unused, expired };
    }

    report(): Report {
        const sorted = <T extends Ordered>(items: T[]): Omit<T, "order">[] =>
            items.sort((a, b) => byPlace(a.order, b.order)).map(({ order: _, ...item }) => item);
        const { unused, expired } = this.spent();
        const judged: readonly Rule[] = this.enforced.map(({ rule }) => rule);
        const checked = judged.filter((rule) => rule.kind !== "deployer" || this.options.identity).map(({ name }) => name);
        return {
            documents: this.documents,
            checked,
            resources: this.resources,
            policies: checked.length,
            violations: sorted(this.violations),
            exempted: sorted(this.exempted) as Report["exempted"],
            undetermined: sorted(this.undetermined),
            unusedExemptions: unused,
            expiredExemptions: expired,
            notes: this.notes,
            incomplete: this.incomplete,
            failures: this.failures,
        };
    }
}

/** The stack that a document is of: every URN names it. */
function stackOf(document: StackDocument): Omit<Judged, "name"> {
    const { project = "", stack = "" } = parseUrn(document.resources[0]?.urn ?? "") ?? {};
    return { project, stack };
}

interface Ordered {
    readonly order: {
        readonly policy: string;
        readonly subject: { readonly urn: string; readonly type: string; readonly name: string };
        readonly property: string;
    };
}

function viewOf(resource: DocumentResource): ResourceView {
    const { provider } = resource;
    const known =
        provider && provider.props !== undefined
            ? { urn: provider.urn, type: provider.type, name: provider.name, inputs: new View(provider.props) }
            : undefined;
    const typeOf = (urn: string): string => parseUrn(urn)?.type ?? "";
    const origins = Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, urns.map(typeOf)] as const),
    );
    const options = { protect: resource.protect === true };
    return new ResourceView(resource.inputs, resource.urn, resource.type, resource.name, known, options, origins);
}

/** A tag that the provider adds stands in every resource's `tagsAll`. Where the document lacks the provider, the first resource speaks for all. */
class OrphanTags {
    private readonly seen = new Set<string>();

    admits(violation: Violation, resource: DocumentResource): boolean {
        if (violation.path[0] !== "tagsAll" || resource.provider?.props !== undefined) return true;
        const key = `${violation.policy}\0${violation.property}\0${violation.id}`;
        if (this.seen.has(key)) return false;
        this.seen.add(key);
        return true;
    }
}
