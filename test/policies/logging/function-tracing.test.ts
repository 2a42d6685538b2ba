import rule from "../../../policies/logging/function-tracing";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const EAST = { region: "us-east-1" };
const WEST = { region: "eu-west-1" };

testResourceRule(rule, {
    compliant: [
        { title: "active", inputs: { tracingConfig: { mode: "Active" } } },
        { title: "active on a capacity provider", inputs: { tracingConfig: { mode: "Active" }, capacityProviderConfig: {} } },
        {
            title: "a function that the configuration says runs at the edge",
            inputs: { name: "rewrite", publish: true },
            config: { edgeFunctions: ["rew*"] },
        },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { tracingConfig: { mode: "Active" } } },
    ],
    violating: [
        {
            title: "absent means that the caller decides",
            inputs: { runtime: "nodejs24.x" },
            provider: WEST,
            found: ["off@tracingConfig.mode"],
        },
        { title: "an empty configuration", inputs: { tracingConfig: {} }, found: ["off@tracingConfig.mode"] },
        {
            title: "PassThrough is no tracing of its own",
            inputs: { tracingConfig: { mode: "PassThrough" } },
            found: ["passThrough@tracingConfig.mode"],
        },
        {
            title: "a published function outside us-east-1",
            inputs: { publish: true, region: "eu-west-1" },
            found: ["off@tracingConfig.mode"],
        },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { functionName: "orders" }, found: ["off@tracingConfig.mode"] },
    ],
    unknown: [
        { title: "the mode", inputs: { tracingConfig: { mode: UNKNOWN } }, undetermined: ["tracingConfig.mode"] },
        { title: "the configuration", inputs: { tracingConfig: UNKNOWN }, undetermined: ["tracingConfig"] },
        {
            title: "a published function in us-east-1 may run at the edge",
            inputs: { publish: true },
            provider: EAST,
            undetermined: ["publish"],
        },
    ],
    secret: [{ title: "the mode is masked", inputs: { tracingConfig: { mode: MASKED } }, undetermined: ["tracingConfig.mode"] }],
});
