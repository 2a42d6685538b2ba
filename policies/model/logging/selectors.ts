/**
 * What a CloudTrail trail records, by its selectors: classic ones (`eventSelectors`) or advanced ones (`advancedEventSelectors`).
 * Without any, a trail records management events only.
 *
 * Sources: CloudTrail API reference, EventSelector, DataResource, AdvancedEventSelector and AdvancedFieldSelector; CloudTrail User
 * Guide, "Filtering data events by using advanced event selectors" (selectors are alternatives; the fields of one must all match; of
 * one field the selecting operators are alternatives and every deselecting one must hold).
 */
import { Undetermined } from "../values";
import type { View } from "../values";

/** An event, by the fields that selectors name. A field that is left out may be anything. */
export interface TrailEvent {
    readonly eventCategory: "Management" | "Data";
    readonly readOnly?: boolean;
    readonly eventName?: string;
    readonly eventSource?: string;
    readonly resourceType?: string;
    readonly resourceArn?: string;
}

/** The fields of selectors that let only some of the events in question through. */
export type Narrowing = "eventName" | "resources.ARN" | "other";

/** Whether events are recorded: all of them; some, by what; none, by what where it is only that. */
export type Recorded =
    | { readonly verdict: "all" }
    | { readonly verdict: "some"; readonly by: ReadonlySet<Narrowing> }
    | { readonly verdict: "none"; readonly because: "readOnly" | undefined };

/** The invocation of a function: of any, or of one by its ARN. */
export const invocation = (functionArn?: string): TrailEvent => ({
    eventCategory: "Data",
    readOnly: false,
    eventSource: "lambda.amazonaws.com",
    resourceType: "AWS::Lambda::Function",
    ...(functionArn === undefined ? {} : { resourceArn: functionArn }),
});

/**
 * Whether the trail records the event.
 * @throws Undetermined where a selector that is not known decides.
 */
export function recorded(trail: View, event: TrailEvent): Recorded {
    const advanced = trail.has("advancedEventSelectors") ? trail.list("advancedEventSelectors") : [];
    const classic = trail.has("eventSelectors") ? trail.list("eventSelectors") : [];
    if (advanced.length + classic.length === 0)
        return event.eventCategory === "Management" ? { verdict: "all" } : { verdict: "none", because: undefined };
    const answers: Recorded[] = [];
    let doubt: Undetermined | undefined;
    for (const [selectors, judge] of [
        [advanced, advancedRecords],
        [classic, classicRecords],
    ] as const) {
        for (const selector of selectors) {
            try {
                answers.push(judge(selector, event));
            } catch (error) {
                if (!(error instanceof Undetermined)) throw error;
                doubt ??= error;
            }
        }
    }
    if (answers.some(({ verdict }) => verdict === "all")) return { verdict: "all" };
    if (doubt !== undefined) throw doubt;
    const some = answers.flatMap((answer) => (answer.verdict === "some" ? [answer.by] : []));
    const [least] = some.sort((a, b) => a.size - b.size || Number(a.has("eventName")) - Number(b.has("eventName")));
    if (least !== undefined) return { verdict: "some", by: least };
    return {
        verdict: "none",
        because: answers.some((answer) => "because" in answer && answer.because === "readOnly") ? "readOnly" : undefined,
    };
}

const NONE: Recorded = { verdict: "none", because: undefined };

function classicRecords(selector: View, event: TrailEvent): Recorded {
    const written = selector.string("readWriteType") ?? "All";
    const missed = event.readOnly === undefined ? written !== "All" : written === (event.readOnly ? "WriteOnly" : "ReadOnly");
    const none: Recorded = { verdict: "none", because: event.readOnly === false ? "readOnly" : undefined };
    if (event.eventCategory === "Management") {
        if (selector.boolean("includeManagementEvents") === false) return NONE;
        if (missed) return none;
        const excluded = selector.list("excludeManagementEventSources").map((source) => source.asString());
        return event.eventSource !== undefined && excluded.includes(event.eventSource) ? NONE : { verdict: "all" };
    }
    let best: Recorded = NONE;
    for (const resource of selector.list("dataResources")) {
        if (resource.string("type") !== event.resourceType) continue;
        let doubt: Undetermined | undefined;
        for (const value of resource.list("values")) {
            try {
                const match = classicValue(value.asString() ?? "", event.resourceArn);
                if (match === "all") return missed ? none : { verdict: "all" };
                if (match === "some" && best.verdict === "none") best = missed ? none : { verdict: "some", by: new Set(["resources.ARN"]) };
            } catch (error) {
                if (!(error instanceof Undetermined)) throw error;
                doubt ??= error;
            }
        }
        if (doubt !== undefined && !missed) throw doubt;
    }
    return best;
}

/** `arn:aws:lambda` is every function; else the ARN of one. */
function classicValue(value: string, arn: string | undefined): "all" | "some" | "none" {
    if (/^arn:aws[a-z-]{0,20}:lambda:?$/.test(value)) return "all";
    if (arn === undefined) return value.startsWith("arn:") ? "some" : "none";
    return value === arn ? "all" : "none";
}

function advancedRecords(selector: View, event: TrailEvent): Recorded {
    const by = new Set<Narrowing>();
    let because: "readOnly" | undefined;
    let isMissed = false;
    let doubt: Undetermined | undefined;
    let namesCategory = false;
    let namesType = false;
    for (const field of selector.list("fieldSelectors")) {
        try {
            const name = field.string("field") ?? "";
            namesCategory ||= name === "eventCategory";
            namesType ||= name === "resources.type";
            const match = fieldMatches(field, name, event);
            if (match === "some") by.add(name === "eventName" || name === "resources.ARN" ? name : "other");
            if (match !== "none") continue;
            if (name === "readOnly") because = "readOnly";
            else return NONE;
            isMissed = true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            doubt ??= error;
        }
    }
    if (isMissed) return { verdict: "none", because };
    if (doubt !== undefined) throw doubt;
    // AWS refuses a selector that names no category, and one of data events that names no resource type.
    if (!namesCategory || (event.eventCategory === "Data" && !namesType)) return NONE;
    return by.size === 0 ? { verdict: "all" } : { verdict: "some", by };
}

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

/** The beginning of an ARN with which those of all functions begin. */
const isEveryFunction = (prefix: string): boolean => /^arn:aws[a-z-]{0,20}:lambda:?$/.test(prefix);

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
