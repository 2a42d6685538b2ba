/** The alarms on a metric of a namespace of one's own, whatever the dimensions: one pass over all alarms of a stack, then a look-up. */
import type { Stack } from "../../stack";
import { isHidden } from "../../values";
import { METRIC_ALARM, watchedBy } from "./watched";
import type { Alarm } from "./watched";

interface Alarms {
    readonly byMetric: Map<string, Set<Alarm>>;
    /** Alarms on metrics of which a part, or all, is not known, by what is known of them. */
    readonly byPart: Map<string, Set<Alarm>>;
}

const read = new WeakMap<Stack, Alarms>();

/** The metric alarms that watch one metric, and whether no other may. */
export function alarmsOn(stack: Stack, namespace: string, name: string): { readonly alarms: readonly Alarm[]; readonly isWhole: boolean } {
    let alarms = read.get(stack);
    if (alarms === undefined) read.set(stack, (alarms = alarmsOf(stack)));
    const { byMetric, byPart } = alarms;
    const certain = byMetric.get(keyOf(namespace, name)) ?? new Set<Alarm>();
    const possible = [keyOf(undefined, name), keyOf(namespace, undefined), keyOf(undefined, undefined)].flatMap(
        (key) => byPart.get(key) ?? [],
    );
    return { alarms: [...certain], isWhole: possible.every((some) => isWithin(some, certain)) };
}

function alarmsOf(stack: Stack): Alarms {
    const alarms: Alarms = { byMetric: new Map(), byPart: new Map() };
    for (const alarm of stack.ofType(METRIC_ALARM)) {
        const { metrics, opaque } = watchedBy(alarm);
        if (opaque) add(alarms.byPart, keyOf(undefined, undefined), alarm);
        for (const { namespace, name } of metrics) {
            const [space, metric] = [partOf(namespace.raw), partOf(name.raw)];
            add(space === undefined || metric === undefined ? alarms.byPart : alarms.byMetric, keyOf(space, metric), alarm);
        }
    }
    return alarms;
}

/** A part of a metric's name; `undefined` where it is not known. */
const partOf = (raw: unknown): string | undefined => (isHidden(raw) ? undefined : typeof raw === "string" ? raw : "");

const keyOf = (namespace: string | undefined, name: string | undefined): string => JSON.stringify([namespace ?? null, name ?? null]);

function add(to: Map<string, Set<Alarm>>, key: string, alarm: Alarm): void {
    const alarms = to.get(key);
    if (alarms === undefined) to.set(key, new Set([alarm]));
    else alarms.add(alarm);
}

/** Whether all are among the others: a larger set cannot be, so no more is looked at than there are others. */
const isWithin = (some: ReadonlySet<Alarm>, others: ReadonlySet<Alarm>): boolean =>
    some.size <= others.size && [...some].every((alarm) => others.has(alarm));
