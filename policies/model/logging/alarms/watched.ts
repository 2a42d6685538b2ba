/**
 * What alarms watch. Sources: CloudWatch API reference, PutMetricAlarm (a metric, metric math, or PromQL by `EvaluationCriteria`);
 * CloudWatch User Guide, "Use search expressions in graphs" and "Query your metrics with CloudWatch Metrics Insights".
 */
import { viewAt } from "../../stack";
import type { NodeOf } from "../../stack";
import { isHidden, isRecord, own, UNKNOWN, View } from "../../values";
import { insightsQuery } from "./metrics-insights";

export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export type MetricAlarm = NodeOf<typeof METRIC_ALARM>;
export type Alarm = NodeOf<typeof METRIC_ALARM | typeof COMPOSITE_ALARM>;

/** A metric that an alarm watches, by itself or among those it computes with. */
export interface WatchedMetric {
    readonly namespace: View;
    readonly name: View;
    readonly dimensions: View;
}

/** What an alarm watches; `opaque` where that is written in a language that is not read here, or is not known. */
export interface Watched {
    readonly metrics: readonly WatchedMetric[];
    readonly opaque: boolean;
}

/** What a metric alarm watches. Never throws. */
export function watchedBy(alarm: MetricAlarm): Watched {
    const own = metricAt(alarm.inputs.as(), []);
    const queries = viewAt(alarm.inputs, ["metricQueries"]);
    if (isHidden(queries.raw)) return { metrics: [own], opaque: true };
    const listed = Array.isArray(queries.raw) ? queries.raw.map((_, index) => viewAt(alarm.inputs.as(), ["metricQueries", index])) : [];
    const selected = listed.flatMap((query) => selectedBy(query) ?? []);
    const promql = viewAt(alarm.inputs, ["evaluationCriteria"]).raw;
    return {
        metrics: [
            ...(own.name.raw === undefined || own.name.raw === null ? [] : [own]),
            ...listed.map((query) => metricOf(alarm, query)),
            ...selected,
        ],
        opaque: (promql !== undefined && promql !== null) || listed.some(isOpaque),
    };
}

const metricAt = (root: View, path: View["path"]): WatchedMetric => ({
    namespace: viewAt(root, [...path, "namespace"]),
    name: viewAt(root, [...path, "metricName"]),
    dimensions: viewAt(root, [...path, "dimensions"]),
});

const metricOf = (alarm: MetricAlarm, query: View): WatchedMetric => metricAt(alarm.inputs.as(), [...query.path, "metric"]);

/**
 * The metric of a query of Metrics Insights. Every function has a metric of its own with the one dimension `FunctionName`, so a query
 * over those is one over all functions; which ones a narrower query finds is known when it runs.
 */
function selectedBy(query: View): WatchedMetric | undefined {
    const expression = expressionOf(query);
    const read = typeof expression === "string" && !isHidden(expression) ? insightsQuery(expression) : undefined;
    if (read === undefined) return undefined;
    const isWide = !read.narrowed && (read.schema ?? []).every((key) => key === "FunctionName");
    const metric = { namespace: read.namespace, metricName: read.metricName, dimensions: isWide ? {} : UNKNOWN };
    return metricAt(new View(metric, query.path), []);
}

const expressionOf = (query: View): unknown => (isRecord(query.raw) ? own(query.raw, "expression") : undefined);

/** A search finds its metrics when it runs, as does a query that is not understood. */
function isOpaque(query: View): boolean {
    const expression = expressionOf(query);
    if (isHidden(query.raw) || isHidden(expression)) return true;
    return typeof expression === "string" && /\bSEARCH\s*\(|\bSELECT\b/i.test(expression) && insightsQuery(expression) === undefined;
}
