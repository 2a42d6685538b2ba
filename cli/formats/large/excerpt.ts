/** Reports that show no more than people read: of each policy as much as can be shown is held in memory. */
import type { Report } from "../../report/report";
import { withOnly } from "../../kept/packed";
import type { FormatOptions } from "../format";
import { markdownOf } from "../markdown";
import type { Large } from "./large";

/** So many findings of one policy and level: they fill the longest comment. */
const MOST = 1000;

/** The comment of a pull request: the counts are of all findings, those shown the first of each policy and level. */
export function* markdown({ total, counts, parts }: Large, options: FormatOptions): Generator<string> {
    const held = new Map<string, number>();
    const violations: Report["violations"][number][] = [];
    for (const part of parts()) {
        for (const finding of withOnly(part, "violations").violations) {
            const key = `${finding.level} ${finding.policy}`;
            const count = held.get(key) ?? 0;
            held.set(key, count + 1);
            if (count < MOST) violations.push(finding);
        }
    }
    yield markdownOf({ ...total, violations }, counts, options);
}
