/** The history of several stacks as one: how long findings stood, and how many there were when. */
import { compare } from "../../policies/kit/order";
import type { Severity } from "../../policies/kit/rule";
import type { Report } from "../report/report";
import type { History, Standing, TrendPoint } from "../report/history";
import { SEVERITIES, noneOfEach } from "../report/severities";

/** So many points a trend keeps: no chart shows more. */
const MOST = 400;

/** Undefined where no history was read. */
export function summaryOf(histories: readonly NonNullable<Report["past"]>[]): History | undefined {
    if (histories.length === 0) return undefined;
    const mended = histories.flatMap((history) => history.mended);
    return {
        updates: histories.reduce((sum, { updates }) => sum + updates, 0),
        open: standing(histories.flatMap(({ open }) => open)),
        mended: standing(mended.map(({ days }) => days)),
        findings: [...mended].sort((a, b) => compare(b.to, a.to) || compare(a.fingerprint, b.fingerprint)),
        trend: together(histories.map(({ trend }) => trend)),
    };
}

/** Days in the mean and the median; null of nothing. */
function standing(days: readonly number[]): Standing {
    if (days.length === 0) return { count: 0, meanDays: null, medianDays: null };
    const sorted = [...days].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? 0;
    const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
    const mean = days.reduce((sum, one) => sum + one, 0) / days.length;
    return { count: days.length, meanDays: Math.round(mean * 10) / 10, medianDays: median };
}

/** The sum of several trends at each time at which one of them changes. */
function together(trends: readonly (readonly TrendPoint[])[]): readonly TrendPoint[] {
    const changes = trends.flatMap((points) =>
        points.map((point, index) => ({ time: point.time, by: difference(point, points[index - 1]) })),
    );
    changes.sort((a, b) => compare(a.time, b.time));
    const sum = noneOfEach();
    const points: TrendPoint[] = [];
    for (const { time, by } of changes) {
        for (const severity of SEVERITIES) sum[severity] += by[severity];
        if (points.at(-1)?.time === time) points.pop();
        points.push({ time, ...sum });
    }
    if (points.length <= MOST) return points;
    return Array.from({ length: MOST }, (_, index) => points[Math.round((index * (points.length - 1)) / (MOST - 1))] as TrendPoint);
}

function difference(point: TrendPoint, before: TrendPoint | undefined): Record<Severity, number> {
    const by = noneOfEach();
    for (const severity of SEVERITIES) by[severity] = point[severity] - (before?.[severity] ?? 0);
    return by;
}
