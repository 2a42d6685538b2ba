/**
 * Statements about writing to log groups, asked for one group after the other: a role may have many statements, and many functions. Each
 * pattern stands under the group that it spells out, or under the beginning that it spells out, so that a group meets only those that may
 * be about it.
 */
import { coversAction, type Statement } from "../iam/language";
import { isUnknown, UNKNOWN } from "../values";
import { matchesLogGroup, type Answer, type LogGroup } from "./log-group-pattern";

/** What a function needs to write its log. */
export const LOG_ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** One pattern of a statement; `undefined`: all but what its `NotResource` excepts. */
interface Entry {
    readonly statement: Statement;
    readonly pattern: string | undefined;
    /** Whether the statement names each of {@link LOG_ACTIONS}. */
    readonly named: readonly Answer[];
}

/** Patterns that begin alike beyond that number are not tried: no role has room for them. What they say is then not known. */
const MOST_ALIKE = 256;
const LENGTHS: readonly number[] = [128, 96, 80, ...Array.from({ length: 65 }, (_, index) => 64 - index)];

/** An index of statements by the names in their resource patterns, so that each group meets only those that may be about it. */
export class LogStatements {
    /** Patterns that spell out a group's name. */
    private readonly exact = new Map<string, Entry[]>();
    /** Those with a wildcard in the name, by what stands before it, cut to one of {@link LENGTHS}; all others under `""`. */
    private readonly begins = new Map<string, Entry[]>();
    private readonly seen = new Set<string>();
    /** The names and beginnings of `exact` and `begins` in order, for groups of which only the beginning is known. */
    private sorted: readonly (readonly [string, Entry])[] | undefined;

    constructor(statements: readonly Statement[]) {
        for (const statement of statements) {
            const named = LOG_ACTIONS.map((action) => namesAction(statement, action));
            if (named.every((answer) => answer === "no")) continue;
            const patterns = statement.notResources === undefined ? new Set(statement.resources ?? ["*"]) : [undefined];
            for (const pattern of patterns) this.add({ statement, pattern, named });
        }
    }

    /** Whether some statement of the effect certainly concerns the action on the group. Conditions let an Allow pass, and a Deny not count. */
    answer(effect: "Allow" | "Deny", action: string, group: LogGroup): Answer {
        const place = LOG_ACTIONS.indexOf(action);
        let answer: Answer = "no";
        for (const { statement, pattern, named } of this.about(group)) {
            if (statement.effect !== effect || (effect === "Deny" && statement.conditions.length > 0)) continue;
            const concerns = both(named[place] ?? "no", reaches(statement, pattern, action, group));
            if (concerns === "yes") return "yes";
            if (concerns === "unknown") answer = "unknown";
        }
        return answer;
    }

    private add(entry: Entry): void {
        const { statement, pattern, named } = entry;
        const counts = statement.effect === "Allow" || statement.conditions.length === 0;
        const key = `${statement.effect} ${counts} ${named.join()} ${pattern}`;
        if (pattern !== undefined && this.seen.has(key)) return;
        this.seen.add(key);
        const [name, isWhole] = spelledGroup(pattern);
        const map = isWhole ? this.exact : this.begins;
        const place = isWhole ? name : name.slice(0, LENGTHS.find((length) => length <= name.length) ?? 0);
        const alike = map.get(place);
        if (alike === undefined) map.set(place, [entry]);
        else if (alike.length < MOST_ALIKE) alike.push(entry);
        else if (!alike.slice(MOST_ALIKE).some((one) => one.statement.effect === statement.effect))
            alike.push({ ...entry, pattern: UNKNOWN });
    }

    private *about({ name, isWhole }: LogGroup): Generator<Entry> {
        for (const length of LENGTHS) if (length <= name.length) yield* this.begins.get(name.slice(0, length)) ?? [];
        if (isWhole) yield* this.exact.get(name) ?? [];
        else yield* this.goingOn(name);
    }

    /** The patterns that go on where a beginning ends. */
    private *goingOn(beginning: string): Generator<Entry> {
        this.sorted ??= [...this.exact, ...this.begins]
            .flatMap(([name, entries]) => entries.map((entry) => [name, entry] as const))
            .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
        let low = 0;
        let high = this.sorted.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.sorted[middle]?.[0] ?? "") < beginning) low = middle + 1;
            else high = middle;
        }
        for (let place = low; place < low + MOST_ALIKE; place++) {
            const found = this.sorted[place];
            if (found?.[0].startsWith(beginning) !== true) return;
            yield found[1];
        }
    }
}

/** The name of a log group that a pattern spells out, or how the name begins: `["/aws/lambda/orders", true]`. */
function spelledGroup(pattern: string | undefined): readonly [string, boolean] {
    if (pattern === undefined || isUnknown(pattern)) return ["", false];
    const found = /^(?:[^:]*:){5}log-group:([^:*?$]*)(.?)/.exec(pattern.slice(0, 2048));
    return [found?.[1] ?? "", found !== null && (found[2] === ":" || found[2] === "")];
}

/** The answer to two questions that must both be answered with yes: one no decides. */
export const both = (a: Answer, b: Answer): Answer =>
    a === "no" || b === "no" ? "no" : a === "unknown" || b === "unknown" ? "unknown" : "yes";

/** Whether a statement names the action. */
export function namesAction({ actions, notActions }: Statement, action: string): Answer {
    const listed = actions ?? notActions ?? [];
    const covers = listed.some((each) => coversAction(each, action));
    if (actions !== undefined) return covers ? "yes" : listed.some(isUnknown) ? "unknown" : "no";
    return covers ? "no" : listed.some(isUnknown) ? "unknown" : "yes";
}

function reaches({ notResources = [] }: Statement, pattern: string | undefined, action: string, group: LogGroup): Answer {
    if (pattern !== undefined) return matchesLogGroup(pattern, action, group);
    const answers = notResources.map((each) => matchesLogGroup(each, action, group));
    return answers.includes("yes") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}
