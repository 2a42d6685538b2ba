/** Since when a finding stands, in words. */
import { shown } from "../../policies/kit/shown";
import { plural } from "../../policies/kit/text";
import type { Finding } from "../report/report";
import type { History, Since } from "../report/history";

/** "since 2026-03-01 (43 days), update 12, commit 0a1b2c3, by Jane Doe, pull request 17". */
export function sinceText({ update, time, days, commit, author, pullRequest }: Since): string {
    const more = [
        ...(commit === undefined ? [] : [`commit ${/^[0-9a-f]{40}$/.test(commit) ? commit.slice(0, 7) : commit}`]),
        ...(author === undefined ? [] : [`by ${author}`]),
        ...(pullRequest === undefined ? [] : [`pull request ${pullRequest}`]),
    ];
    return shown([`since ${time.slice(0, 10)} (${plural(days, "day")}), update ${update}`, ...more].join(", "));
}

/** The same as a sentence of its own; none where it is not known. */
export const sinceSentence = ({ since }: Pick<Finding, "since">): readonly string[] =>
    since === undefined ? [] : [`It stands ${sinceText(since)}.`];

/** How long findings stood, in a sentence or two. */
export function standingText({ updates, open, mended }: History): string {
    const long = ({ meanDays, medianDays }: History["open"]): string =>
        `${medianDays ?? 0} days in the median, ${meanDays ?? 0} in the mean`;
    const past =
        mended.count === 0
            ? "nothing was mended yet"
            : `${plural(mended.count, "finding")} stood ${long(mended)} before ${mended.count === 1 ? "it was" : "they were"} mended`;
    const present =
        open.count === 0 ? "" : `; ${open.count === 1 ? "the open one stands" : `the ${open.count} open ones stand`} ${long(open)}`;
    return `History of ${plural(updates, "update")}: ${past}${present}. Past states were judged by the policies of today.`;
}
