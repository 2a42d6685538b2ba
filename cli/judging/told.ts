/** What the policies said of one document, as it is reported. */
import { readExemption } from "../../policies/kit/exemptions/entry";
import type { Exemption } from "../../policies/kit/exemptions/entry";
import { byPlace, causeOf, fingerprint } from "../../policies/kit/judgement";
import type { Judgement, Unknown, Violation } from "../../policies/kit/judgement";
import { failureText, unknownText } from "../../policies/kit/report";
import type { Rule } from "../../policies/kit/rule";
import type { Enforced } from "../configuration/configuration";
import type { Source } from "../documents/positions";
import type { StackDocument } from "../documents/document";
import { LetThrough } from "../report/public";
import type { Finding, Report, Undecided } from "../report/report";

/** A violation as it is reported. */
export const findingOf = (violation: Violation, { rule, level }: Enforced, document: string, source: Source | undefined): Finding => ({
    document,
    policy: rule.name,
    level: violation.level ?? (level === "advisory" ? "advisory" : "mandatory"),
    severity: rule.severity,
    urn: violation.subject.urn,
    type: violation.subject.type,
    name: violation.subject.name,
    property: violation.property,
    message: violation.message,
    source,
    checklist: rule.checklist,
    fingerprint: fingerprint(violation),
    cause: causeOf(violation),
});

/** What is told of one document. */
export class Told {
    private readonly violations: Ordered<Finding>[] = [];
    private readonly exempted: Ordered<Finding & { exemption: Exemption }>[] = [];
    private readonly doubts = new Set<string>();
    private readonly undetermined: Ordered<Undecided>[] = [];
    private readonly used = new Set<string>();
    /** The policies that had something to judge. */
    private readonly applied = new Set<string>();
    private readonly failures: string[] = [];
    private readonly sources: ReadonlyMap<string, Source | undefined>;
    private readonly letThrough: LetThrough;

    constructor(
        private readonly document: StackDocument,
        private readonly enforced: readonly Enforced[],
        private readonly options: { readonly now: Date; readonly identity: boolean },
    ) {
        this.sources = new Map(document.resources.map((resource) => [resource.urn, resource.source]));
        this.letThrough = new LetThrough(enforced, document.name, this.sources);
    }

    take(
        policy: Enforced,
        judgement: Judgement,
        subject: { readonly urn: string; readonly type: string; readonly name: string },
        admits: (violation: Violation) => boolean = () => true,
    ): void {
        const { rule, settings } = policy;
        if (judgement.applicable) this.applied.add(rule.name);
        const finding = (violation: Violation): Ordered<Finding> => ({
            item: findingOf(violation, policy, this.document.name, this.sources.get(violation.subject.urn)),
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
        this.letThrough.take(rule.name, judgement);
        if (judgement.failure !== undefined) {
            this.failures.push(`${rule.name}: ${judgement.failure}`);
            this.violations.push(finding(made("internal-error", subject, "", failureText(rule))));
        }
        for (const violation of judgement.violations) if (admits(violation)) this.violations.push(finding(violation));
        for (const { exemption, exemptionIndex, ...violation } of judgement.exempted) {
            this.used.add(`${rule.name}\0${exemptionIndex}`);
            if (admits(violation)) this.exempted.push(because(exemption, finding(violation)));
        }
        for (const unknown of judgement.undetermined) {
            if (unknown.subject.urn !== subject.urn && !this.isNew(unknown)) continue;
            if (settings.onUnknown === "violate") {
                const told = finding(made("undetermined", unknown.subject, unknown.property, unknownText(unknown)));
                if (unknown.exempting === undefined) this.violations.push(told);
                else {
                    this.used.add(`${rule.name}\0${unknown.exempting.index}`);
                    this.exempted.push(because(unknown.exempting.exemption, told));
                }
                continue;
            }
            const { policy: name, property, reason, subject: about } = unknown;
            const source = this.sources.get(about.urn);
            this.undetermined.push({
                item: { document: this.document.name, policy: name, urn: about.urn, property, reason, source },
                order: unknown,
            });
        }
    }

    /** Whether it was not met before: what cannot be read of a provider, say, is met once for each of its resources. */
    private isNew({ policy, subject, path, reason }: Unknown): boolean {
        const key = JSON.stringify([policy, subject.urn, path, reason]);
        const isNew = !this.doubts.has(key);
        this.doubts.add(key);
        return isNew;
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
        const sorted = <T>(items: Ordered<T>[]): T[] => items.sort((a, b) => byPlace(a.order, b.order)).map(({ item }) => item);
        const { name, stack, resources, notes, incomplete } = this.document;
        const { unused, expired } = this.spent();
        const judged: readonly Rule[] = this.enforced.map(({ rule }) => rule);
        const checked = judged.filter((rule) => rule.kind !== "deployer" || this.options.identity).map((rule) => rule.name);
        const told = [...notes, ...(incomplete === undefined ? [] : [incomplete])];
        return {
            documents: [{ name, ...stack, applied: checked.map((policy) => (this.applied.has(policy) ? "x" : "-")).join("") }],
            checked,
            resources: resources.length,
            policies: checked.length,
            violations: sorted(this.violations),
            exempted: sorted(this.exempted),
            undetermined: sorted(this.undetermined),
            unusedExemptions: unused,
            expiredExemptions: expired,
            publicPatterns: this.letThrough.told(),
            notes: told.map((note) => `${name}: ${note}`),
            incomplete: incomplete === undefined ? [] : [`${name}: ${incomplete}`],
            unreadable: [],
            failures: this.failures,
        };
    }
}

const because = (exemption: Exemption, { item, order }: Ordered<Finding>): Ordered<Finding & { exemption: Exemption }> => ({
    item: { ...item, exemption },
    order,
});

interface Ordered<T> {
    readonly item: T;
    readonly order: {
        readonly policy: string;
        readonly subject: { readonly urn: string; readonly type: string; readonly name: string };
        readonly property: string;
    };
}
