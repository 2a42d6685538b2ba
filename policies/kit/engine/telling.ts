/** Hands a judgement to the SDK. */
import type { Configured } from "./configured";
import type { Judgement } from "../judgement";
import type { FindingLevel, Subject } from "../outcome";
import { diagnostics } from "../report";
import type { Diagnostic } from "../report";
import type { Rule } from "../rule";
import type { Settings } from "../settings";
import { surroundings } from "./surroundings";

/**
 * The SDK takes an object in place of the message, unexported, with a level of its own for this one finding; the description
 * is then not put before the message. Pinned by a contract test.
 */
export type ReportViolation = (message: string | { message: string; urn: string; enforcementLevel: FindingLevel }, urn?: string) => void;

/**
 * Emits each finding and doubt with its level; an internal error of a rule goes to the log. `root` carries complaints about the
 * configuration.
 */
export function report(
    rule: Rule,
    judgement: Judgement,
    settings: Settings,
    configured: Configured,
    root: Subject,
    emit: ReportViolation,
): void {
    if (judgement.failure !== undefined) surroundings.log(`lambda-safeguard: internal error in policy ${rule.name}: ${judgement.failure}`);
    for (const { urn, message, level } of diagnostics(rule, judgement, settings, configured.complaints(), root) satisfies Diagnostic[]) {
        if (level === undefined) emit(message, urn);
        else emit({ message: `${rule.description}\n${message}`, urn, enforcementLevel: level });
    }
}
