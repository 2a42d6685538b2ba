/** A finding as a result of a SARIF run, and its place; what waits for a value as a notification. */
import type { Location, Notification, Result } from "sarif";
import { hintText, reasonText } from "../../../policies/kit/report";
import { shown } from "../../../policies/kit/shown";
import type { Finding, Report } from "../../check";
import { alertText, RESOURCES } from "../alert-text";
import { findingsOf } from "../alerts";
import type { Alert } from "../alerts";
import { placeOf, resourceOf } from "../facts";
import type { Related } from "../related";
import { unlinked } from "../related";
import { sinceText } from "../since";

/** The level of a policy, or of a finding, in the words of SARIF. */
export const levelOf = (level: string): "error" | "warning" => (level === "advisory" ? "warning" : "error");

/** @param ruleIndex where the policy stands among the rules of the run; -1 where it does not */
export function resultOf(alert: Alert, ruleIndex: number, related: Related, root: string | undefined): Result {
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
export function locationOf(items: readonly Pick<Finding, "urn" | "source">[], root: string | undefined): Location {
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
export function waiting(unknown: Report["undetermined"][number], root: string | undefined): Notification {
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
export const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD"));
