/**
 * What a CloudTrail trail records, by its selectors: classic ones (`eventSelectors`) or advanced ones (`advancedEventSelectors`), which are
 * alternatives. Without any, a trail records management events only. Source: CloudTrail User Guide, "Logging data events".
 */
import { Doubts } from "../../doubts";
import type { View } from "../../values";
import { advancedRecords } from "./advanced-selector";
import { classicRecords } from "./classic-selector";
import type { TrailEvent } from "./event";
import type { Recorded } from "./recorded";

/**
 * Whether the trail records the event.
 * @throws Undetermined where a selector that is not known decides.
 */
export function recorded(trail: View, event: TrailEvent): Recorded {
    const advanced = trail.has("advancedEventSelectors") ? trail.list("advancedEventSelectors") : [];
    const classic = trail.has("eventSelectors") ? trail.list("eventSelectors") : [];
    if (advanced.length + classic.length === 0)
        return event.eventCategory === "Management" ? { verdict: "all" } : { verdict: "none", because: undefined };
    const doubts = new Doubts();
    const answers = [
        ...advanced.map((selector) => doubts.ask(() => advancedRecords(selector, event))),
        ...classic.map((selector) => doubts.ask(() => classicRecords(selector, event))),
    ].filter((answer) => answer !== undefined);
    if (answers.some(({ verdict }) => verdict === "all")) return { verdict: "all" };
    doubts.rethrow();
    return widest(answers);
}

/** Of answers of which none is `all`, the one that lets most through. */
function widest(answers: readonly Recorded[]): Recorded {
    const some = answers.flatMap((answer) => (answer.verdict === "some" ? [answer.by] : []));
    const [least] = some.sort((a, b) => a.size - b.size || Number(a.has("eventName")) - Number(b.has("eventName")));
    if (least !== undefined) return { verdict: "some", by: least };
    const isReadOnly = answers.some((answer) => answer.verdict === "none" && answer.because === "readOnly");
    return { verdict: "none", because: isReadOnly ? "readOnly" : undefined };
}
