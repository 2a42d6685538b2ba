import rule from "../../../policies/runtime/bounded";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:lambda:Function";
const PROVIDER = { lambdaManagedInstancesCapacityProviderConfig: { capacityProviderArn: "arn" } };

testResourceRule(rule, {
    compliant: [
        { title: "ten at once", inputs: { reservedConcurrentExecutions: 10 } },
        { title: "none at all", inputs: { reservedConcurrentExecutions: 0 } },
        { title: "a number as text", inputs: { reservedConcurrentExecutions: "5" } },
        { title: "on a capacity provider", inputs: { capacityProviderConfig: PROVIDER } },
        { title: "at the edge, by its name in AWS", inputs: { name: "viewer-auth" }, config: { edgeFunctions: ["viewer-*"] } },
        { title: "at the edge, by its name in the program", name: "edge", inputs: {}, config: { edgeFunctions: ["edge"] } },
        { title: "aws-native", type: NATIVE, inputs: { reservedConcurrentExecutions: 1 } },
    ],
    violating: [
        { title: "nothing is set", inputs: { runtime: "nodejs24.x" }, found: ["unbounded@reservedConcurrentExecutions"] },
        {
            title: "-1 takes the bound away",
            inputs: { reservedConcurrentExecutions: -1 },
            found: ["unbounded@reservedConcurrentExecutions"],
        },
        {
            title: "published, in a Region without Lambda@Edge",
            inputs: { publish: true, region: "eu-west-1" },
            found: ["unbounded@reservedConcurrentExecutions"],
        },
        {
            title: "published in us-east-1, in a VPC, which Lambda@Edge refuses",
            inputs: { publish: true, vpcConfig: { subnetIds: ["s"], securityGroupIds: ["g"] } },
            provider: { region: "us-east-1" },
            found: ["unbounded@reservedConcurrentExecutions"],
        },
        { title: "aws-native", type: NATIVE, inputs: { functionName: "orders" }, found: ["unbounded@reservedConcurrentExecutions"] },
    ],
    unknown: [
        {
            title: "known after the deployment",
            inputs: { reservedConcurrentExecutions: UNKNOWN },
            undetermined: ["reservedConcurrentExecutions"],
        },
        {
            title: "published in us-east-1: a distribution may run it at the edge",
            inputs: { publish: true },
            provider: { region: "us-east-1" },
            undetermined: ["publish"],
        },
        { title: "whether it is published", inputs: { publish: UNKNOWN }, provider: { region: "us-east-1" }, undetermined: ["publish"] },
        { title: "the name that may be on the list", inputs: { name: UNKNOWN }, config: { edgeFunctions: ["e*"] }, undetermined: ["name"] },
    ],
    secret: [{ title: "masked", inputs: { reservedConcurrentExecutions: MASKED }, undetermined: ["reservedConcurrentExecutions"] }],
});
