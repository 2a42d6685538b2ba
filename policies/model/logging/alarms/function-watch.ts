/** Which functions an alarm on a metric of `AWS/Lambda` watches. Source: AWS Lambda Developer Guide, "Types of metrics for Lambda functions" (dimensions). */
import { hiddenName, KINDS, walk } from "../../stack";
import type { FunctionNode, Kind, Stack } from "../../stack";
import type { View } from "../../values";
import { isHidden, isRecord, Undetermined } from "../../values";
import { isTogether } from "../place";
import { METRIC_ALARM, watchedBy } from "./watched";
import type { MetricAlarm, WatchedMetric } from "./watched";

type Match = "yes" | "no" | "maybe";

/** Whether a metric is one of those named. */
function isOneOf({ namespace, name }: WatchedMetric, wanted: string, names: ReadonlySet<string>): Match {
    if (!isHidden(namespace.raw) && namespace.raw !== wanted) return "no";
    if (!isHidden(name.raw) && !(typeof name.raw === "string" && names.has(name.raw))) return "no";
    return isHidden(namespace.raw) || isHidden(name.raw) ? "maybe" : "yes";
}

const hasNoDimensions = ({ dimensions: { raw } }: WatchedMetric): boolean =>
    raw === undefined || raw === null || (isRecord(raw) && Object.keys(raw).length === 0);

/** Where a metric's dimensions name the function. */
const functionName = (alarm: MetricAlarm, { dimensions }: WatchedMetric): View<unknown> =>
    isRecord(dimensions.raw) ? walk(alarm.inputs, [...dimensions.path, "FunctionName"]) : dimensions;

/** What {@link isTogether} compares. */
const placeOf = ({ region, account, hasHiddenRegion }: MetricAlarm): readonly unknown[] => [region, account, hasHiddenRegion];

const FUNCTION = KINDS.function as Kind<FunctionNode>;

/** What alarms watch, put together alarm by alarm. */
class Watch {
    readonly #watched = new Set<FunctionNode>();
    readonly #possible = new Set<FunctionNode>();
    /** Alarms that name a function which the stack has not, by what they show: one for each place. */
    readonly #leadingOut = new Map<string, MetricAlarm>();
    /** Alarms on every function of a place, one for each place: there may be thousands. */
    readonly #wide = new Map<string, { readonly alarm: MetricAlarm; readonly match: "yes" | "maybe" }>();

    constructor(
        private readonly stack: Stack,
        private readonly names: ReadonlySet<string>,
    ) {}

    add(alarm: MetricAlarm): void {
        const { metrics, opaque } = watchedBy(alarm);
        if (opaque) this.#widen(alarm, "maybe");
        const named: Record<"yes" | "maybe", View<unknown>[]> = { yes: [], maybe: [] };
        for (const metric of metrics) {
            const match = isOneOf(metric, "AWS/Lambda", this.names);
            if (match === "no") continue;
            if (hasNoDimensions(metric)) this.#widen(alarm, match);
            else named[match].push(functionName(alarm, metric));
        }
        this.#name(alarm, named.yes, this.#watched);
        this.#name(alarm, named.maybe, this.#possible);
    }

    /** @throws Undetermined where an alarm that cannot be read may watch the function */
    has(fn: FunctionNode): boolean {
        const near = [...this.#wide.values()]
            .map(({ alarm, match }) => ({ together: isTogether(alarm, fn), match }))
            .filter(({ together }) => together !== "no");
        if (this.#watched.has(fn) || near.some(({ together, match }) => together === "yes" && match === "yes")) return true;
        if (this.#possible.has(fn) || near.length > 0) throw new Undetermined([], "unresolved");
        const hidden = hiddenName(fn, FUNCTION);
        if (hidden !== undefined && [...this.#leadingOut.values()].some((alarm) => isTogether(alarm, fn) !== "no"))
            throw new Undetermined(hidden.path, hidden.reason);
        return false;
    }

    #widen(alarm: MetricAlarm, match: "yes" | "maybe"): void {
        this.#wide.set(JSON.stringify([placeOf(alarm), match]), { alarm, match });
    }

    #name(alarm: MetricAlarm, views: readonly View<unknown>[], into: Set<FunctionNode>): void {
        const present = views.filter((view) => !view.isAbsent);
        for (const joined of groupedByProperty(present).map((group) => this.stack.joinAll(alarm, group, FUNCTION))) {
            for (const { node } of joined.nodes) into.add(node);
            if (joined.outside.length > 0) this.#leadingOut.set(JSON.stringify(placeOf(alarm)), alarm);
            for (const { candidates } of joined.unresolved) {
                if (candidates.length === 0) this.#widen(alarm, "maybe");
                for (const candidate of candidates) this.#possible.add(candidate);
            }
        }
    }
}

/**
 * Which functions an alarm on one of the metrics `names` of `AWS/Lambda` watches: by the dimension `FunctionName`, or without
 * dimensions every function of the account and Region. One pass over all alarms.
 * @returns a question that throws Undetermined where an alarm that cannot be read may watch the function
 */
export function functionWatch(stack: Stack, names: ReadonlySet<string>): (fn: FunctionNode) => boolean {
    const watch = new Watch(stack, names);
    for (const alarm of stack.ofType(METRIC_ALARM)) watch.add(alarm);
    return (fn) => watch.has(fn);
}

/** The views of one property each, which share its dependencies. */
const groupedByProperty = (views: readonly View<unknown>[]): readonly (readonly View<unknown>[])[] =>
    [...new Set(views.map(({ path }) => path[0]))].map((property) => views.filter(({ path }) => path[0] === property));
