/** Since which update each finding of a stack stands, and how long those stood that are no more. */
import type { Severity } from "../../policies/kit/rule";
import type { Finding } from "../report/report";
import type { MendedBefore, Since, StackHistory, TrendPoint } from "../report/history";
import { noneOfEach } from "../report/severities";
import type { UpdateInfo } from "./updates";
import { DAY } from "../../policies/model/day";

/** What is kept of a finding of a past state. */
export interface Stood {
    readonly policy: string;
    readonly severity: Severity;
}

/** The findings of a state, by fingerprint. */
export type State = ReadonlyMap<string, Stood>;

/** Of findings with one fingerprint the last stands. */
export const stateOf = (findings: readonly Pick<Finding, "fingerprint" | "policy" | "severity">[]): State =>
    new Map(findings.map(({ fingerprint, policy, severity }) => [fingerprint, { policy, severity }]));

/**
 * The states after each update and now. Between two states with the same findings none is looked at: what came and went between them is
 * not seen. `at` gives undefined for a state that cannot be read: it counts like the one before it.
 */
export async function statesOf(count: number, at: (index: number) => Promise<State | undefined>, now: State): Promise<readonly State[]> {
    const known = new Map<number, State>([[count, now]]);
    const get = async (index: number): Promise<State> => {
        for (let asked = index; asked >= 0; asked--) {
            const state = known.get(asked) ?? (await at(asked));
            if (state === undefined) continue;
            known.set(index, state);
            return state;
        }
        known.set(index, NOTHING);
        return NOTHING;
    };
    const open: (readonly [number, number])[] = count === 0 ? [] : [[0, count]];
    for (let span = open.pop(); span !== undefined; span = open.pop()) {
        const [low, high] = span;
        const [first, last] = [await get(low), await get(high)];
        const middle = (low + high) >> 1;
        if (isSame(first, last)) for (let index = low + 1; index < high; index++) known.set(index, first);
        else if (high - low > 1) open.push([low, middle], [middle, high]);
    }
    return Array.from({ length: count + 1 }, (_, index) => known.get(index) ?? NOTHING);
}

const NOTHING: State = new Map();

const isSame = (a: State, b: State): boolean => a === b || (a.size === b.size && [...a.keys()].every((fingerprint) => b.has(fingerprint)));

const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY));

/**
 * What the states say: since when each finding of the last one stands, and what was mended when.
 * @param states one after each update, and the one of now
 */
export function blame(
    states: readonly State[],
    updates: readonly UpdateInfo[],
    now: string,
): StackHistory & { readonly since: Record<string, Since> } {
    const began = new Map<string, number>();
    const mended: MendedBefore[] = [];
    const trend: TrendPoint[] = [];
    for (const [index, state] of states.entries()) {
        const time = updates[index]?.time ?? now;
        const before = states[index - 1] ?? NOTHING;
        for (const [fingerprint, { policy, severity }] of before) {
            if (state.has(fingerprint)) continue;
            const from = updates[began.get(fingerprint) ?? 0]?.time ?? time;
            began.delete(fingerprint);
            mended.push({ policy, severity, fingerprint, from, to: time, days: daysBetween(from, time) });
        }
        for (const fingerprint of state.keys()) if (!began.has(fingerprint)) began.set(fingerprint, index);
        if (index === 0 || !isSame(before, state)) trend.push({ time, ...countsOf(state) });
    }
    const since = Object.fromEntries(
        [...began].flatMap(([fingerprint, index]) => {
            const update = updates[index];
            return update === undefined ? [] : [[fingerprint, { update: index + 1, ...update, days: daysBetween(update.time, now) }]];
        }),
    );
    return { updates: updates.length, since, mended, trend };
}

function countsOf(state: State): Record<Severity, number> {
    const counts = noneOfEach();
    for (const { severity } of state.values()) counts[severity]++;
    return counts;
}
