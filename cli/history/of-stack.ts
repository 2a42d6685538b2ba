/** The report on a stack with what its history says. */
import type { Report } from "../report/report";
import { blame, stateOf, statesOf } from "./blame";
import type { State } from "./blame";
import { infoOf } from "./updates";
import type { Update } from "./updates";

/**
 * Says of each finding since which update it stands.
 * @param judged the report on a past checkpoint; undefined where it cannot be read
 */
export async function withHistory(
    report: Report,
    updates: readonly Update[],
    now: Date,
    judged: (checkpoint: string) => Promise<Pick<Report, "violations"> | undefined>,
): Promise<Report> {
    const at = async (index: number): Promise<State | undefined> => {
        const past = await judged(updates[index]?.checkpoint ?? "");
        return past === undefined ? undefined : stateOf(past.violations);
    };
    const states = await statesOf(updates.length, at, stateOf(report.violations));
    const { since, ...past } = blame(states, updates.map(infoOf), now.toISOString());
    const violations = report.violations.map((finding) => {
        const known = since[finding.fingerprint];
        return known === undefined ? finding : { ...finding, since: known };
    });
    return { ...report, violations, past: { ...past, open: violations.flatMap(({ since: from }) => from?.days ?? []) } };
}
