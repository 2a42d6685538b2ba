import type { Report } from "../../report/report";
import { withOnly } from "../../kept/packed";
import { ANNOTATIONS, bitbucketOf, worstOf } from "../bitbucket";
import { distinct } from "../facts";
import type { FormatOptions } from "../format";
import type { Large } from "./large";

/** Only the worst findings are shown: no more than twice as many are held. */
export function* bitbucket({ total, counts, parts }: Large, options: FormatOptions): Generator<string> {
    let violations: Report["violations"][number][] = [];
    for (const part of parts()) {
        for (const finding of withOnly(part, "violations").violations) {
            violations.push(finding);
            if (violations.length === 2 * ANNOTATIONS) violations = [...worstOf(distinct(violations))];
        }
    }
    yield bitbucketOf({ ...total, violations }, counts, options);
}
