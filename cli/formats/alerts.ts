/** Findings as a tracker of alerts tells them apart: one alert for each policy at each line. */
import type { Finding } from "../check";
import { groupedBy } from "../../policies/model/grouping";
import { compareFindings } from "./groups";

/** What one alert says: the findings of one policy and level on one line of the program, or one that has no line. */
export interface Alert {
    readonly head: Finding;
    readonly others: readonly Finding[];
}

/**
 * The alerts of findings, in the order in which their lines come first. GitHub tells alerts apart by the rule and a hash of the line
 * (`primaryLocationLineHash`, which `upload-sarif` computes): two of one policy on one line would be one to it, and the words of the other lost.
 * What one mistake causes at several lines stays an alert at each: a pull request shows only those at the lines that it changes.
 */
export function alertsOf(findings: readonly Finding[]): readonly Alert[] {
    const byLine = groupedBy(findings, ({ policy, level, source, fingerprint }) =>
        JSON.stringify(source === undefined ? [policy, level, fingerprint] : [policy, level, source.file, source.line]),
    );
    return [...byLine.values()].map((all) => {
        const [head, ...others] = all.toSorted(compareFindings);
        return { head: head ?? all[0], others };
    });
}

/** The findings of an alert, the head first. */
export const findingsOf = ({ head, others }: Alert): readonly Finding[] => [head, ...others];
