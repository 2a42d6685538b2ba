/** What the engine is told of a judgement: bounded, in a fixed order, without a value. */
import type { Judgement, Unknown } from "./judgement";
import type { FindingLevel, Subject } from "./outcome";
import type { Rule } from "./rule";
import { headed } from "./sentences";
import type { Settings } from "./settings";
import { shown } from "./shown";
import { plural } from "./text";

/** The engine's proxy refuses answers over 4 MiB in all, so each policy and call may say this much. */
const MAXIMUM_FINDINGS = 50;
const MAXIMUM_BYTES = 16 * 1024;

export interface Diagnostic {
    readonly urn: string;
    readonly message: string;
    /** Undefined means the policy's own. */
    readonly level: FindingLevel | undefined;
}

/** Why a subject cannot be judged, in words. */
export function reasonText(reason: Unknown["reason"]): string {
    switch (reason) {
        case "unknown":
            return "it is known only after the deployment";
        case "secret":
            return "the document masks it";
        case "shape":
            return "it is not of the form that AWS documents";
        case "unresolved":
            return "what it refers to is not to be seen from here";
        case "account":
            return "the account of the stack is not known";
        case "program":
            return "the program's folder is not known";
        case "outside":
            return "it lies outside of the program's folder";
        case "length":
            return "it is longer than what is read";
    }
}

/** What to do about a subject that cannot be judged. */
export function hintText(reason: Unknown["reason"]): string {
    switch (reason) {
        case "unknown":
            return "Judge it again once it is deployed";
        case "secret":
            return "Export the stack with `--show-secrets`, or judge it in the deployment";
        case "shape":
            return "Compare it with the form that AWS documents";
        case "unresolved":
            return "Judge the deployed stack, or look at it yourself";
        case "account":
            return "Set `accountId` in the policy's configuration";
        case "program":
            return "Name the program's folder with `--program`";
        case "outside":
            return "Allow it with `--program-outside`";
        case "length":
            return "Look at it yourself; a definition of an API is read up to 6 MB where it is JSON";
    }
}

/** What is told as a finding is read in a preview: the update that follows judges it by itself. */
const NEXT = "The update judges it; `lambda-safeguard rehearse` judges it now";

/** The words for a subject that cannot be judged, where that is told as a finding. */
export function unknownText({ property, reason }: Pick<Unknown, "property" | "reason">): string {
    const next = reason === "unknown" ? NEXT : hintText(reason);
    return `${property === "" ? "" : `${property}: `}cannot be judged: ${reasonText(reason)}. ${next}.`;
}

/** The words for a rule that failed. */
export const failureText = (rule: Rule): string =>
    `internal error in policy ${rule.name}, please report it: the policy could not judge this resource.`;

/** What to tell the engine, after the caps. */
export function diagnostics(
    rule: Rule,
    judgement: Judgement,
    settings: Settings,
    complaints: readonly string[],
    root: Subject,
): Diagnostic[] {
    const all: Diagnostic[] = complaints.map((message) => ({
        urn: root.urn,
        message: shown(`configuration: ${message}`),
        level: "mandatory",
    }));
    if (judgement.failure !== undefined) all.push({ urn: root.urn, message: failureText(rule), level: undefined });
    for (const { subject, message, level } of headed(judgement.violations)) all.push({ urn: subject.urn, message, level });
    if (settings.onUnknown !== "silent") {
        const level = settings.onUnknown === "advise" ? "advisory" : undefined;
        for (const unknown of judgement.undetermined)
            if (unknown.exempting === undefined) all.push({ urn: unknown.subject.urn, message: unknownText(unknown), level });
    }
    return capped(all);
}

function capped(all: readonly Diagnostic[]): Diagnostic[] {
    const kept: Diagnostic[] = [];
    let bytes = 0;
    for (const diagnostic of all) {
        bytes += Buffer.byteLength(diagnostic.message) + Buffer.byteLength(diagnostic.urn);
        if (kept.length >= MAXIMUM_FINDINGS || bytes > MAXIMUM_BYTES) break;
        kept.push(diagnostic);
    }
    const first = all[kept.length];
    if (first === undefined) return kept;
    // The rest must not weaken the verdict: if any of it has the policy's own level, so has the line that counts it.
    const rest = all.slice(kept.length);
    const level = rest.every((diagnostic) => diagnostic.level === "advisory")
        ? "advisory"
        : rest.some((d) => d.level === "mandatory")
          ? "mandatory"
          : undefined;
    return [
        ...kept,
        {
            urn: first.urn,
            message: `and ${plural(rest.length, "more finding")} of this policy; \`lambda-safeguard check\` lists all.`,
            level,
        },
    ];
}
