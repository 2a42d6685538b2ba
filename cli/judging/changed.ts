/** What a change brings: the findings on the new state of a preview that the old state did not have, and those that it has no more. */
import { rules } from "../../policies";
import { enumerate, logicalName } from "../../policies/kit/text";
import { byStack, compared } from "./baseline";
import type { MayWait, Words } from "./baseline";
import type { StackDocument } from "../documents/document";
import { UsageProblem } from "../problem";
import type { Finding, Mended, Report } from "../report/report";

/**
 * The stack as it was before, of a document that was read for it.
 * @throws UsageProblem where the document says nothing of before
 */
export function before(document: StackDocument): StackDocument {
    if (document.before !== undefined) return document.before;
    throw new UsageProblem(
        `${document.name}: is the state of a stack and holds no change; --changed takes what \`pulumi preview --json --show-sames\` wrote, --baseline is for states`,
    );
}

/** The report on the new states without what stood in the old ones already. What was mended is named with its resource. */
export function changed(after: Report, old: Report): Report {
    const stood = new Map(old.violations.map((finding) => [finding.fingerprint, finding]));
    const found = compared(after, byStack([old]), wordsOf(stood), onResource(after, stood));
    const mended = found.baseline?.mended.map((finding) => ({ ...finding, ...resourceOf(stood.get(finding.fingerprint)) })) ?? [];
    const failures = [...new Set([...after.failures, ...old.failures])];
    return { ...found, failures, baseline: { known: found.baseline?.known ?? 0, mended } };
}

const wordsOf = (stood: ReadonlyMap<string, Finding>): Words => ({
    known: (count) =>
        count === 1
            ? "1 finding stood before this change and is not shown."
            : `${count} findings stood before this change and are not shown.`,
    mended: (policy, findings) => `Mended by this change: ${policy} (${namesOf(findings, stood)}).`,
});

function namesOf(findings: readonly Mended[], stood: ReadonlyMap<string, Finding>): string {
    const names = findings.map(({ fingerprint }) => stood.get(fingerprint)?.name ?? "");
    return enumerate([...new Set(names)].sort().map((name) => logicalName({ name })));
}

const resourceOf = (finding: Finding | undefined): Omit<Mended, "project" | "stack" | "policy" | "fingerprint"> =>
    finding === undefined ? {} : { urn: finding.urn, type: finding.type, name: finding.name, property: finding.property };

/** The old finding says its resource: of a policy that looks at one resource at a time, only what waits on this one may be it. */
function onResource(after: Report, stood: ReadonlyMap<string, Finding>): MayWait {
    const alone = new Set(rules.filter(({ kind }) => kind === "resource").map(({ name }) => name));
    const key = (document: string, policy: string, urn: string | undefined): string =>
        JSON.stringify([document, policy, alone.has(policy) ? urn : ""]);
    const waiting = new Set(after.undetermined.map(({ document, policy, urn }) => key(document, policy, urn)));
    return (document, policy, fingerprint) => waiting.has(key(document, policy, stood.get(fingerprint)?.urn));
}
