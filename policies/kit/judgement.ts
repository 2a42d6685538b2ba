/** What comes of judging a subject: violations, exempted ones, what could not be judged. */
import { createHash } from "node:crypto";
import type { Path, Reason } from "../model/values";
import type { Deployer } from "./deployer";
import type { Exempting } from "./exemptions/matching";
import type { Exemption } from "./exemptions/entry";
import { compare } from "./order";
import type { FindingLevel, Subject } from "./outcome";
import type { ExemptionRegister, Program } from "./rule";

/** What a judgement needs to know besides the subject. */
export interface Environment {
    readonly now: Date;
    readonly program: Program;
    readonly deployer: Deployer;
    readonly register: ExemptionRegister;
}

export interface Violation {
    readonly policy: string;
    readonly id: string;
    readonly subject: Subject;
    /** The property, as text: empty where the finding is about the whole resource. */
    readonly property: string;
    readonly path: Path;
    /** What is wrong, where, and what to do. */
    readonly message: string;
    /** Where it differs from the policy's. */
    readonly level: FindingLevel | undefined;
    /** What findings of one mistake share. */
    readonly cause: string | undefined;
}

export interface Unknown {
    readonly policy: string;
    readonly subject: Subject;
    readonly property: string;
    readonly path: Path;
    readonly reason: Reason;
    /** The exemption that covers the subject, if any: it counts where an unknown is told as a finding. */
    readonly exempting: Exempting | undefined;
}

/** Something that a pattern of the configuration lets through. */
export interface Intended {
    readonly option: string;
    /** The place of the pattern in the list of the option. */
    readonly index: number;
    readonly subject: Subject;
    readonly property: string;
    /** What is let through, in words. */
    readonly what: string;
}

export interface Judgement {
    readonly violations: readonly Violation[];
    readonly exempted: readonly (Violation & { readonly exemption: Exemption; readonly exemptionIndex: number })[];
    readonly undetermined: readonly Unknown[];
    /** What the configuration means to be so: no finding. */
    readonly intended: readonly Intended[];
    /** False where the rule has nothing to say of this subject. */
    readonly applicable: boolean;
    /** Set where the rule itself failed: the error's class and frames, never its message. */
    readonly failure: string | undefined;
}

/** Whether something could not be judged for want of the account. */
export const awaitsAccount = (judgement: Judgement): boolean => judgement.undetermined.some(({ reason }) => reason === "account");

/** Several judgements of one rule as one. */
export const merged = (judgements: readonly Judgement[]): Judgement => ({
    violations: judgements.flatMap(({ violations }) => violations).sort(byPlace),
    exempted: judgements.flatMap(({ exempted }) => exempted).sort(byPlace),
    undetermined: judgements.flatMap(({ undetermined }) => undetermined).sort(byPlace),
    intended: judgements.flatMap(({ intended }) => intended),
    applicable: judgements.some(({ applicable }) => applicable),
    failure: judgements.find(({ failure }) => failure !== undefined)?.failure,
});

/** Of a subject that does not concern the rule. */
export const NOTHING: Judgement = { violations: [], exempted: [], undetermined: [], intended: [], applicable: false, failure: undefined };

type Placed = { readonly subject: Subject; readonly property: string; readonly id?: string; readonly message?: string };

/** Findings in a fixed order: by URN, then property, then words. The engine sends resources in another order each run. */
export function byPlace(a: Placed, b: Placed): number {
    return (
        compare(a.subject.urn, b.subject.urn) ||
        compare(a.property, b.property) ||
        compare(a.id ?? "", b.id ?? "") ||
        compare(a.message ?? "", b.message ?? "")
    );
}

/** What findings of one mistake in a stack have in common, as a hash: names of a program stand in it. */
export function causeOf({ policy, id, cause, subject }: Violation): string | null {
    if (cause === undefined) return null;
    const stack = subject.urn.split("::", 2);
    return createHash("sha256")
        .update(JSON.stringify([policy, id, stack, cause]))
        .digest("hex")
        .slice(0, 16);
}

/** A finding's identity over time: policy, URN, property path and message id, not its words. Keys that are not shown stand in it as a hash alone. */
export function fingerprint(violation: Violation): string {
    return createHash("sha256")
        .update(JSON.stringify([violation.policy, violation.subject.urn, violation.path, violation.id]))
        .digest("hex");
}
