/** What the provider `time` would say: one moment, at each run. */
import type { Maker } from "./making";

/** The day on which everything of a rehearsal was made. */
const MOMENT = "2026-01-01T00:00:00Z";
const PARTS = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0, unix: 1_767_225_600 };

const at =
    (key: string): Maker =>
    ({ inputs }) => {
        const given = inputs[key];
        const moment = typeof given === "string" && given !== "" ? given : MOMENT;
        return { id: moment, outputs: { [key]: moment, rfc3339: moment, ...(moment === MOMENT ? PARTS : {}) } };
    };

/** Source: the documentation of terraform-provider-time, "Read-Only" of each resource. */
export const TIME: Readonly<Record<string, Maker>> = {
    "time:index/static:Static": at("rfc3339"),
    "time:index/offset:Offset": at("baseRfc3339"),
    "time:index/rotating:Rotating": at("rotationRfc3339"),
};
