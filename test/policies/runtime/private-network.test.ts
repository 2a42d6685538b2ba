import rule from "../../../policies/runtime/private-network";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:lambda:Function";

testResourceRule(rule, {
    compliant: [
        { title: "in a VPC", inputs: { vpcConfig: { subnetIds: ["subnet-0a"], securityGroupIds: ["sg-0a"] } } },
        { title: "in a subnet that is still to be made", inputs: { vpcConfig: { subnetIds: [UNKNOWN], securityGroupIds: [UNKNOWN] } } },
        { title: "on a capacity provider, which has a VPC", inputs: { capacityProviderConfig: {} } },
        { title: "at the edge", name: "edge", inputs: {}, config: { edgeFunctions: ["edge"] } },
        { title: "aws-native", type: NATIVE, inputs: { vpcConfig: { subnetIds: ["subnet-0a"], securityGroupIds: ["sg-0a"] } } },
    ],
    violating: [
        { title: "no VPC", inputs: { runtime: "nodejs24.x" }, found: ["outside@vpcConfig"] },
        { title: "empty lists take it out", inputs: { vpcConfig: { subnetIds: [], securityGroupIds: [] } }, found: ["outside@vpcConfig"] },
        { title: "an empty block", inputs: { vpcConfig: {} }, found: ["outside@vpcConfig"] },
        { title: "aws-native", type: NATIVE, inputs: { functionName: "orders" }, found: ["outside@vpcConfig"] },
    ],
    unknown: [
        { title: "all of the VPC", inputs: { vpcConfig: UNKNOWN }, undetermined: ["vpcConfig"] },
        { title: "the list of subnets", inputs: { vpcConfig: { subnetIds: UNKNOWN } }, undetermined: ["vpcConfig.subnetIds"] },
        {
            title: "published in us-east-1: a distribution may run it at the edge",
            inputs: { publish: true, region: "us-east-1" },
            undetermined: ["publish"],
        },
    ],
    secret: [{ title: "masked", inputs: { vpcConfig: MASKED }, undetermined: ["vpcConfig"] }],
});
