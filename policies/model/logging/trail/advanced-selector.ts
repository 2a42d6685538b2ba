/**
 * What one of a trail's `advancedEventSelectors` records. The fields of a selector must all match; of one field the selecting operators are
 * alternatives, and every deselecting one must hold. Sources: CloudTrail API reference, AdvancedEventSelector and AdvancedFieldSelector;
 * CloudTrail User Guide, "Filtering data events by using advanced event selectors".
 */
import { Doubts } from "../../doubts";
import type { View } from "../../values";
import { isEveryFunction } from "./event";
import type { TrailEvent } from "./event";
import { NONE } from "./recorded";
import type { Narrowing, Recorded } from "./recorded";

/** @throws Undetermined where what is not known decides */
export function advancedRecords(selector: View, event: TrailEvent): Recorded {
    const doubts = new Doubts();
    const read = selector.list("fieldSelectors").flatMap(
        (field) =>
            doubts.ask(() => {
                const name = field.string("field") ?? "";
                return { name, match: fieldMatches(field, name, event) };
            }) ?? [],
    );
    const missed = read.filter(({ match }) => match === "none");
    if (missed.some(({ name }) => name !== "readOnly")) return NONE;
    if (missed.length > 0) return { verdict: "none", because: "readOnly" };
    doubts.rethrow();
    const names = new Set(read.map(({ name }) => name));
    // AWS refuses a selector that names no category, and one of data events that names no resource type.
    if (!names.has("eventCategory") || (event.eventCategory === "Data" && !names.has("resources.type"))) return NONE;
    const by = new Set(read.filter(({ match }) => match === "some").map(({ name }) => narrowing(name)));
    return by.size === 0 ? { verdict: "all" } : { verdict: "some", by };
}

const narrowing = (name: string): Narrowing => (name === "eventName" || name === "resources.ARN" ? name : "other");

type Match = "all" | "some" | "none";
type Test = (value: string, pattern: string) => boolean;

const SELECTING: readonly (readonly [string, Test])[] = [
    ["equals", (value, pattern) => value === pattern],
    ["startsWith", (value, pattern) => value.startsWith(pattern)],
    ["endsWith", (value, pattern) => value.endsWith(pattern)],
];
const DESELECTING: readonly (readonly [string, Test])[] = [
    ["notEquals", (value, pattern) => value === pattern],
    ["notStartsWith", (value, pattern) => value.startsWith(pattern)],
    ["notEndsWith", (value, pattern) => value.endsWith(pattern)],
];

function fieldMatches(field: View, name: string, event: TrailEvent): Match {
    const value = valueOf(name, event);
    const patterns = ([operator, test]: readonly [string, Test]): readonly (readonly [string, string, Test])[] =>
        field.list(operator).map((each) => [operator, each.asString() ?? "", test] as const);
    const selecting = SELECTING.flatMap(patterns);
    const deselecting = DESELECTING.flatMap(patterns);
    if (selecting.length + deselecting.length === 0) return "all";
    if (value === undefined) {
        const takesEvery =
            name === "resources.ARN" && selecting.some(([operator, pattern]) => operator === "startsWith" && isEveryFunction(pattern));
        return deselecting.length === 0 && takesEvery ? "all" : "some";
    }
    if (deselecting.some(([, pattern, test]) => test(value, pattern))) return "none";
    return selecting.length === 0 || selecting.some(([, pattern, test]) => test(value, pattern)) ? "all" : "none";
}

function valueOf(field: string, event: TrailEvent): string | undefined {
    switch (field) {
        case "eventCategory":
            return event.eventCategory;
        case "readOnly":
            return event.readOnly === undefined ? undefined : String(event.readOnly);
        case "eventName":
            return event.eventName;
        case "eventSource":
            return event.eventSource;
        case "resources.type":
            return event.resourceType;
        case "resources.ARN":
            return event.resourceArn;
        default:
            return undefined;
    }
}
