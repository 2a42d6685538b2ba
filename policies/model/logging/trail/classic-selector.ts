/** What one of a trail's `eventSelectors` records. Sources: CloudTrail API reference, EventSelector and DataResource. */
import { Doubts } from "../../doubts";
import type { View } from "../../values";
import { isEveryFunction } from "./event";
import type { TrailEvent } from "./event";
import { NONE } from "./recorded";
import type { Recorded } from "./recorded";

/** @throws Undetermined where what is not known decides */
export function classicRecords(selector: View, event: TrailEvent): Recorded {
    const written = selector.string("readWriteType") ?? "All";
    const isMissed = event.readOnly === undefined ? written !== "All" : written === (event.readOnly ? "WriteOnly" : "ReadOnly");
    const missed: Recorded = { verdict: "none", because: event.readOnly === false ? "readOnly" : undefined };
    if (event.eventCategory === "Management") {
        if (selector.boolean("includeManagementEvents") === false) return NONE;
        if (isMissed) return missed;
        return isExcluded(selector, event) ? NONE : { verdict: "all" };
    }
    const match = dataResources(selector, event, isMissed);
    if (match === "none") return NONE;
    if (isMissed) return missed;
    return match === "all" ? { verdict: "all" } : { verdict: "some", by: new Set(["resources.ARN"]) };
}

const isExcluded = (selector: View, { eventSource }: TrailEvent): boolean => {
    const excluded = selector.list("excludeManagementEventSources").map((source) => source.asString());
    return eventSource !== undefined && excluded.includes(eventSource);
};

type Match = "all" | "some" | "none";

/** Which resources of the event's type the selector names. Where the events are missed anyway, a value that is not known decides nothing. */
function dataResources(selector: View, event: TrailEvent, isMissed: boolean): Match {
    let best: Match = "none";
    for (const resource of selector.list("dataResources")) {
        if (resource.string("type") !== event.resourceType) continue;
        const doubts = new Doubts();
        const matches = resource.list("values").map((value) => doubts.ask(() => classicValue(value.asString() ?? "", event.resourceArn)));
        if (matches.includes("all")) return "all";
        if (!isMissed) doubts.rethrow();
        if (matches.includes("some")) best = "some";
    }
    return best;
}

/** `arn:aws:lambda` is every function; else the ARN of one. */
function classicValue(value: string, arn: string | undefined): Match {
    if (isEveryFunction(value)) return "all";
    if (arn === undefined) return value.startsWith("arn:") ? "some" : "none";
    return value === arn ? "all" : "none";
}
