/**
 * What alarms watch, and whether they act. Sources: CloudWatch API reference, PutMetricAlarm (a metric, metric math, or PromQL by
 * `EvaluationCriteria`) and PutCompositeAlarm; CloudWatch User Guide, "Use search expressions in graphs" and "Query your metrics
 * with CloudWatch Metrics Insights".
 */
import { KINDS, viewAt, walk } from "../stack";
import type { FunctionNode, Kind, Node, NodeOf, Stack } from "../stack";
import { isHidden, isRecord, knownText, own, Undetermined, UNKNOWN, View } from "../values";
import { alarmsNamed, nameOf } from "./alarm-rule";
import { insightsQuery } from "./metrics-insights";
import { isTogether } from "./place";

export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
type MetricAlarm = NodeOf<typeof METRIC_ALARM>;
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

type Match = "yes" | "no" | "maybe";

/** Whether a metric is one of those named. */
function isOneOf({ namespace, name }: WatchedMetric, wanted: string, names: ReadonlySet<string>): Match {
    if (!isHidden(namespace.raw) && namespace.raw !== wanted) return "no";
    if (!isHidden(name.raw) && !(typeof name.raw === "string" && names.has(name.raw))) return "no";
    return isHidden(namespace.raw) || isHidden(name.raw) ? "maybe" : "yes";
}

const FUNCTION = KINDS.function as Kind<FunctionNode>;

/**
 * Which functions an alarm on one of the metrics `names` of `AWS/Lambda` watches: by the dimension `FunctionName`, or without
 * dimensions every function of the account and Region. One pass over all alarms.
 * @returns a question that throws Undetermined where an alarm that cannot be read may watch the function
 */
export function functionWatch(stack: Stack, names: ReadonlySet<string>): (fn: FunctionNode) => boolean {
    const watched = new Set<FunctionNode>();
    const possible = new Set<FunctionNode>();
    /** Alarms on every function of a place, one for each place: there may be thousands. */
    const wide = new Map<string, { readonly alarm: MetricAlarm; readonly certain: boolean }>();
    const widen = (alarm: MetricAlarm, certain: boolean): void => {
        wide.set(JSON.stringify([alarm.region, alarm.account, alarm.hasHiddenRegion, certain]), { alarm, certain });
    };
    for (const alarm of stack.ofType(METRIC_ALARM)) {
        const { metrics, opaque } = watchedBy(alarm);
        if (opaque) widen(alarm, false);
        const by: Record<Match, View<unknown>[]> = { yes: [], maybe: [], no: [] };
        for (const metric of metrics) {
            const match = isOneOf(metric, "AWS/Lambda", names);
            const { raw } = metric.dimensions;
            const isWide = raw === undefined || raw === null || (isRecord(raw) && Object.keys(raw).length === 0);
            if (isWide && match !== "no") widen(alarm, match === "yes");
            else if (!isWide)
                by[match].push(isRecord(raw) ? walk(alarm.inputs, [...metric.dimensions.path, "FunctionName"]) : metric.dimensions);
        }
        for (const match of ["yes", "maybe"] as const) {
            const views = by[match].filter(({ raw }) => raw !== undefined && raw !== null);
            for (const joined of groupedByProperty(views).map((group) => stack.joinAll(alarm, group, FUNCTION))) {
                for (const { node } of joined.nodes) (match === "yes" ? watched : possible).add(node);
                for (const { candidates } of joined.unresolved) {
                    if (candidates.length === 0) widen(alarm, false);
                    for (const candidate of candidates) possible.add(candidate);
                }
            }
        }
    }
    return (fn) => {
        const near = [...wide.values()]
            .map(({ alarm, certain }) => [isTogether(alarm, fn), certain] as const)
            .filter(([together]) => together !== "no");
        if (watched.has(fn) || near.some(([together, certain]) => together === "yes" && certain)) return true;
        if (possible.has(fn) || near.length > 0) throw new Undetermined([], "unresolved");
        return false;
    };
}

/** The views of one property each, which share its dependencies. */
const groupedByProperty = (views: readonly View<unknown>[]): readonly (readonly View<unknown>[])[] =>
    [...new Set(views.map(({ path }) => path[0]))].map((property) => views.filter(({ path }) => path[0] === property));

/**
 * Whether an alarm does something when it goes off: by itself, or by a composite alarm that names it in its rule or as its suppressor.
 * @returns a question that throws Undetermined where that is not known; `disabled` where actions are there and switched off
 */
export function actingAlarms(stack: Stack): (alarm: Alarm) => "acts" | "silent" | "disabled" {
    const composites = stack.ofType(COMPOSITE_ALARM);
    const named = new Set<string>();
    const dependencies = new Set<Node>();
    let isHiddenRule = false;
    for (const composite of composites) {
        for (const property of ["alarmRule", "actionsSuppressor"] as const) {
            for (const node of composite.dependsOn(property, KINDS.alarm.tokens)) dependencies.add(node);
        }
        const rule = viewAt(composite.inputs, ["alarmRule"]).raw;
        if (isHidden(rule)) isHiddenRule = true;
        else if (typeof rule === "string") for (const name of alarmsNamed(rule)) named.add(name);
        const suppressor = viewAt(composite.inputs, ["actionsSuppressor"]).raw;
        const alarm = isRecord(suppressor) ? own(suppressor, "alarm") : suppressor;
        if (isHidden(alarm)) isHiddenRule = true;
        else if (typeof alarm === "string") named.add(nameOf(alarm));
    }
    return (alarm) => {
        const own = actionsOf(alarm);
        if (own === "acts") return own;
        const name = (["name", "alarmName", "id"] as const)
            .map((property) => knownText(viewAt(alarm.inputs, [property]).raw))
            .find(Boolean);
        if (dependencies.has(alarm) || (name !== undefined && named.has(name))) return "acts";
        if (isHiddenRule || (name === undefined && named.size > 0)) throw new Undetermined(["alarmActions"], "unresolved");
        return own;
    };
}

/** @throws Undetermined where it is not known whether the alarm itself acts */
function actionsOf(alarm: Alarm): "acts" | "silent" | "disabled" {
    const actions = alarm.inputs.child("alarmActions");
    const isEmpty = actions.raw === undefined || actions.raw === null || (Array.isArray(actions.raw) && actions.raw.length === 0);
    if (isEmpty) return "silent";
    if (alarm.inputs.boolean("actionsEnabled") === false) return "disabled";
    // A list that is not known may be empty; an element that is not known is one.
    if (!Array.isArray(actions.raw)) actions.known();
    return "acts";
}
