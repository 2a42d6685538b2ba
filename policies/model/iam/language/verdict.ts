/**
 * Three-valued answers: what a document proves, what it does not, and what hangs on a value that is known only after deployment.
 * An unknown must not hide an answer that the known parts already give, and must not pass for a "no".
 */
import { Undetermined, type Path } from "../../values";

/** `yes`: proved. `no`: not proved. `unknown`: it depends on an unknown value. */
export type Verdict = "yes" | "no" | "unknown";

/** Whether any holds. */
export function anyOf(verdicts: Iterable<Verdict>): Verdict {
    let result: Verdict = "no";
    for (const verdict of verdicts) {
        if (verdict === "yes") return "yes";
        if (verdict === "unknown") result = "unknown";
    }
    return result;
}

/** Whether all hold; of none, all do. */
export function allOf(verdicts: Iterable<Verdict>): Verdict {
    let result: Verdict = "yes";
    for (const verdict of verdicts) {
        if (verdict === "no") return "no";
        if (verdict === "unknown") result = "unknown";
    }
    return result;
}

/** Whether it does not hold. */
export const not = (verdict: Verdict): Verdict => (verdict === "unknown" ? "unknown" : verdictOf(verdict === "no"));

/** What is left of a judgement on an unknown subject: nothing, if something excuses it whatever it is. */
export const unlessYes = (excused: Verdict): Verdict => (excused === "yes" ? "no" : "unknown");

/** A known answer as a verdict. */
export const verdictOf = (holds: boolean): Verdict => (holds ? "yes" : "no");

/**
 * The verdict as a plain answer.
 * @throws Undetermined at `path` where the verdict is `unknown`.
 */
export function settle(verdict: Verdict, path: Path): boolean {
    if (verdict === "unknown") throw new Undetermined(path, "unknown");
    return verdict === "yes";
}

/**
 * The subjects of which `judge` says `yes`. One certain finding counts, whatever else is unknown.
 * @throws Undetermined where there is no certain finding and at least one verdict is `unknown`.
 */
export function certain<T>(subjects: readonly T[], judge: (subject: T) => Verdict, pathOf: (subject: T) => Path): readonly T[] {
    const found: T[] = [];
    let unknown: T | undefined;
    for (const subject of subjects) {
        const verdict = judge(subject);
        if (verdict === "yes") found.push(subject);
        else if (verdict === "unknown") unknown ??= subject;
    }
    if (found.length === 0 && unknown !== undefined) throw new Undetermined(pathOf(unknown), "unknown");
    return found;
}
