import type { Location, Log, Notification, ReportingDescriptor, Result, Run } from "sarif";
import { REPOSITORY, displayNameOf, topicOf, urlOf } from "../../policies/kit/metadata";
import { hintText, reasonText } from "../../policies/kit/report";
import type { Rule, Severity } from "../../policies/kit/rule";
import { shown, shownJson } from "../../policies/kit/shown";
import type { Finding, Report } from "../check";
import { controlsIn } from "./controls";
import { alertsOf, findingsOf } from "./alerts";
import type { Alert } from "./alerts";
import { RESOURCES, alertText } from "./alert-text";
import { distinct, exemptionText, placeOf, resourceOf, ruleNamed, stacksOf } from "./facts";
import type { StackOf } from "./facts";
import type { FormatOptions } from "./format";
import { compareFindings } from "./groups";
import { notesByStack } from "./notes";
import { Related, unlinked } from "./related";
import { sinceText } from "./since";

export const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * SARIF 2.1.0 with what GitHub code scanning asks for: a run a stack, each in a category of its own, so that one does not take the
 * place of the other; every result at a place; fingerprints under a key of our own, because GitHub computes its own and warns of others.
 * Source: GitHub documentation, "SARIF support for code scanning".
 */
export function sarif(report: Report, options: FormatOptions): string {
    const log: Log = { $schema: SCHEMA, version: "2.1.0", runs: [...runsOf(report, options)] };
    return `${shownJson(JSON.stringify(log, null, 2))}\n`;
}

/** A run for each stack of the report. */
export function runsOf(report: Report, options: FormatOptions): readonly Run[] {
    const notesOf = notesByStack(report);
    return stacksOf(report)
        .slice(...(options.stacks ?? []))
        .map((stack) => runOf({ ...report, notes: notesOf(stack) }, stack, options));
}

function runOf(report: Report, stack: StackOf, { pack, suppressed = false, sourceRoot, framework, rehearsed = false }: FormatOptions): Run {
    const here = <T extends { readonly document: string }>(items: readonly T[]): readonly T[] =>
        items.filter(({ document }) => stack.documents.has(document));
    const found = distinct(here(report.violations));
    const alerts = worstOf(alertsOf(found));
    const exempted = suppressed ? distinct(here(report.exempted)) : [];
    const named = new Map([...alerts.map(({ head }) => head), ...exempted].map((finding) => [finding.policy, finding]));
    const policies = [...named.keys()].sort();
    const index = new Map(policies.map((policy, at) => [policy, at]));
    const related = new Related(alerts, (alert) => locationOf(findingsOf(alert), sourceRoot));
    const result = (alert: Alert): Result => resultOf(alert, index.get(alert.head.policy) ?? -1, related, sourceRoot);
    const category = [pack.name, stack.project, stack.stack].filter((part) => part !== "").map(encoded);
    const left = found.length - alerts.reduce((count, { others }) => count + 1 + others.length, 0);
    const said = left === 0 ? report.notes : [...report.notes, `${left} findings are left out: GitHub takes ${RESULTS} of a stack.`];
    const notes: Notification[] = said.map((note) => ({ level: "note", message: { text: unlinked(shown(note)) } }));
    return {
        tool: {
            driver: {
                name: pack.name,
                semanticVersion: pack.version,
                informationUri: REPOSITORY,
                rules: [...named.values()].sort((a, b) => (a.policy < b.policy ? -1 : 1)).map((finding) => descriptor(finding, framework)),
            },
        },
        automationDetails: { id: `${category.join("/")}/` },
        ...(rehearsed ? { properties: { rehearsed } } : {}),
        columnKind: "utf16CodeUnits",
        invocations: [
            {
                executionSuccessful: report.failures.length === 0,
                toolExecutionNotifications: [...notes, ...here(report.undetermined).map((unknown) => waiting(unknown, sourceRoot))],
            },
        ],
        results: [
            ...alerts.map(result),
            // Each has a justification of its own.
            ...exempted.map((finding): Result => ({
                ...result({ head: finding, others: [] }),
                suppressions: [{ kind: "external", status: "accepted", justification: justification(finding.exemption) }],
            })),
        ],
    };
}

/** GitHub refuses a run with more results. */
const RESULTS = 25_000;
/** What a run may hold: the worst, where there are too many. */
const worstOf = (alerts: readonly Alert[]): readonly Alert[] =>
    alerts.length <= RESULTS ? alerts : alerts.toSorted((a, b) => compareFindings(a.head, b.head)).slice(0, RESULTS);

const justification = (exemption: Report["exempted"][number]["exemption"]): string => unlinked(shown(exemptionText(exemption)));

/** GitHub takes a rule's `security-severity` for how bad its alerts are: above 9.0 critical, from 7.0 high, from 4.0 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

/** GitHub refuses a rule with more tags. */
const TAGS = 20;
/** GitHub refuses descriptions that are longer. */
const LONGEST = 1024;

function descriptor({ policy, severity }: Finding, framework: string | undefined): ReportingDescriptor {
    const rule = ruleNamed(policy);
    const url = urlOf({ name: policy });
    const controls = controlsIn(policy, framework).map(({ control }) => `${framework ?? ""} ${control}`);
    const properties = {
        tags: ["security", topicOf({ name: policy }), ...(rule?.checklist ?? []), ...controls].slice(0, TAGS),
        precision: "very-high",
    };
    const base = { id: policy, name: displayNameOf({ name: policy }), helpUri: url };
    const scored = { ...properties, "security-severity": SCORES[severity] };
    if (rule === undefined) {
        const words = { text: displayNameOf({ name: policy }) };
        return { ...base, shortDescription: words, fullDescription: words, help: { text: url, markdown: url }, properties: scored };
    }
    return {
        ...base,
        shortDescription: { text: cut(rule.description) },
        fullDescription: { text: cut(`${rule.description} ${rule.why}`) },
        defaultConfiguration: rule.level === "disabled" ? { enabled: false, level: "warning" } : { level: levelOf(rule.level) },
        help: help(rule, url),
        properties: scored,
    };
}

const cut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);
const levelOf = (level: string): "error" | "warning" => (level === "advisory" ? "warning" : "error");

function help(rule: Rule, url: string): { text: string; markdown: string } {
    const fixes = rule.fix.map((step) => `- ${step}`).join("\n");
    return {
        text: `${rule.description}\n\n${rule.why}\n\nHow to mend it:\n${fixes}\n\n${url}`,
        markdown: `${rule.description}\n\n## Why\n\n${rule.why}\n\n## How to mend it\n\n${fixes}\n\n[Options and examples of ${rule.name}](${url})`,
    };
}

function resultOf(alert: Alert, ruleIndex: number, related: Related, root: string | undefined): Result {
    const { head } = alert;
    const all = findingsOf(alert);
    const { words: links, locations } = related.of(alert);
    return {
        ruleId: head.policy,
        ruleIndex,
        level: levelOf(head.level),
        message: { text: `${unlinked(alertText(alert))}${links}` },
        locations: [locationOf(all, root)],
        ...locations,
        partialFingerprints: { "lambdaSafeguard/v1": head.fingerprint },
        ...(all.length === 1 ? {} : { occurrenceCount: all.length }),
        properties: {
            level: head.level,
            severity: head.severity,
            checklist: head.checklist,
            property: head.property,
            ...(all.length === 1 ? {} : { fingerprints: all.map(({ fingerprint }) => fingerprint) }),
            ...(head.since === undefined ? {} : { since: sinceText(head.since) }),
        },
    };
}

/** One line is the region: GitHub shows an alert in a pull request only where every line of it is in the change. All items are on it. */
function locationOf(items: readonly Pick<Finding, "urn" | "source">[], root: string | undefined): Location {
    const { path, line, column } = placeOf(items[0]?.source, root);
    const urns = [...new Set(items.map(({ urn }) => urn))].slice(0, RESOURCES);
    return {
        physicalLocation: {
            artifactLocation: { uri: path.split("/").map(encoded).join("/") },
            region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
        },
        logicalLocations: urns.map((urn) => ({ name: shown(resourceOf({ urn }).name), fullyQualifiedName: shown(urn), kind: "resource" })),
    };
}

/** What waits is no result: GitHub would show it as an alert. */
function waiting(unknown: Report["undetermined"][number], root: string | undefined): Notification {
    const { name, type } = resourceOf(unknown);
    const property = unknown.property === "" ? "" : ` ${unknown.property}`;
    const words = `Not judged: ${name} (${type})${property}: ${reasonText(unknown.reason)}. ${hintText(unknown.reason)}.`;
    return {
        level: "note",
        message: { text: unlinked(shown(words)) },
        associatedRule: { id: unknown.policy },
        locations: [locationOf([unknown], root)],
    };
}

/** A part of a path as a URI holds it; a half of a surrogate pair has no such form. */
const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD"));
