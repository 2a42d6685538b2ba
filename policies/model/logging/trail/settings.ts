/**
 * What a CloudTrail trail is set to. Source of the defaults: CloudTrail API reference, CreateTrail, and the types of `@pulumi/aws`
 * (`enableLogging` and `includeGlobalServiceEvents` true, `isMultiRegionTrail` and `enableLogFileValidation` false).
 */
import { Undetermined } from "../../values";
import type { View } from "../../values";

/** A fault that a trail may have, and the property that mends it. */
export interface TrailFault {
    readonly id: "off" | "oneRegion" | "noGlobalEvents" | "noValidation";
    readonly property: string;
    /** @throws Undetermined where it is not known. */
    readonly isFaulty: () => boolean;
}

/** The questions that make a trail sound, each to be asked on its own. */
export function trailFaults(trail: View, native: boolean): readonly TrailFault[] {
    const logging = native ? "isLogging" : "enableLogging";
    return [
        { id: "off", property: logging, isFaulty: () => trail.boolean(logging) === false },
        { id: "oneRegion", property: "isMultiRegionTrail", isFaulty: () => trail.boolean("isMultiRegionTrail") !== true },
        { id: "noGlobalEvents", property: "includeGlobalServiceEvents", isFaulty: () => !globalEvents(trail, native) },
        { id: "noValidation", property: "enableLogFileValidation", isFaulty: () => trail.boolean("enableLogFileValidation") !== true },
    ];
}

function globalEvents(trail: View, native: boolean): boolean {
    const included = trail.boolean("includeGlobalServiceEvents");
    // AWS refuses a trail of all Regions without them (CreateTrail), so one that says nothing has them.
    if (included === undefined && native && trail.boolean("isMultiRegionTrail") !== true)
        throw new Undetermined(["includeGlobalServiceEvents"], "unresolved");
    return included ?? true;
}
