import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/trail-present";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const trail = (inputs: object, name = "activity", type = "aws:cloudtrail/trail:Trail"): ExampleResource => ({
    type,
    name,
    inputs: { s3BucketName: "b", ...inputs },
});
const bucket: ExampleResource = { type: "aws:s3/bucket:Bucket", name: "b", inputs: {} };
const store: ExampleResource = { type: "aws:cloudtrail/eventDataStore:EventDataStore", name: "lake", inputs: {} };

testStackRule(rule, {
    compliant: [
        { title: "one of all Regions", resources: [trail({ isMultiRegionTrail: true })] },
        { title: "one of two", resources: [trail({}), trail({ isMultiRegionTrail: true, enableLogging: true }, "second")] },
        {
            title: "one that is sound beside one that is not known",
            resources: [trail({ isMultiRegionTrail: UNKNOWN }), trail({ isMultiRegionTrail: true }, "second")],
        },
        { title: "an event data store, where that is allowed", resources: [store], config: { countEventDataStores: true } },
        { title: "aws-native", resources: [trail({ isLogging: true, isMultiRegionTrail: true }, "n", "aws-native:cloudtrail:Trail")] },
    ],
    violating: [
        { title: "no trail", resources: [bucket], found: ["none"] },
        { title: "an event data store", resources: [store], found: ["none"] },
        { title: "one Region", resources: [trail({})], found: ["inactive"] },
        { title: "not logging", resources: [trail({ isMultiRegionTrail: true, enableLogging: false })], found: ["inactive"] },
    ],
    unknown: [{ title: "the Regions", resources: [trail({ isMultiRegionTrail: UNKNOWN })], undetermined: [""] }],
    secret: [{ title: "the Regions are masked", resources: [trail({ isMultiRegionTrail: MASKED })], undetermined: [""] }],
});
