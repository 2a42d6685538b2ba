import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import rule from "../../../policies/runtime/multi-az";
import { testStackRule } from "../../support/rule-tests";

const subnet = (name: string, zone: unknown, property = "availabilityZone"): ExampleResource => ({
    type: "aws:ec2/subnet:Subnet",
    name,
    inputs: { vpcId: "vpc-0a", [property]: zone },
});
const fn = (subnetIds: unknown, type = "aws:lambda/function:Function"): ExampleResource => ({
    type,
    name: "orders",
    inputs: { vpcConfig: { subnetIds, securityGroupIds: ["sg-0a"] } },
});

testStackRule(rule, {
    compliant: [
        { title: "two zones", resources: [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1b"), fn([ref("a", "id"), ref("b", "id")])] },
        {
            title: "two zones are enough, whatever else there is",
            resources: [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1b"), fn([ref("a", "id"), ref("b", "id"), "subnet-elsewhere"])],
        },
        {
            title: "zones by their ids",
            resources: [
                subnet("a", "euw1-az1", "availabilityZoneId"),
                subnet("b", "euw1-az2", "availabilityZoneId"),
                fn([ref("a", "id"), ref("b", "id")]),
            ],
        },
        { title: "a function outside a VPC", resources: [{ type: "aws:lambda/function:Function", name: "orders", inputs: {} }] },
        { title: "an empty list takes it out of the VPC", resources: [fn([])] },
        {
            title: "aws-native",
            resources: [
                { type: "aws-native:ec2:Subnet", name: "a", inputs: { vpcId: "v", availabilityZone: "eu-west-1a" } },
                { type: "aws-native:ec2:Subnet", name: "b", inputs: { vpcId: "v", availabilityZone: "eu-west-1b" } },
                fn([ref("a", "id"), ref("b", "id")], "aws-native:lambda:Function"),
            ],
        },
    ],
    violating: [
        { title: "a single subnet", resources: [subnet("a", "eu-west-1a"), fn([ref("a", "id")])], found: ["single@vpcConfig.subnetIds"] },
        { title: "a single subnet of another stack", resources: [fn(["subnet-0a"])], found: ["single@vpcConfig.subnetIds"] },
        {
            title: "two subnets in one zone",
            resources: [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1a"), fn([ref("a", "id"), ref("b", "id")])],
            found: ["sameZone@vpcConfig.subnetIds"],
        },
    ],
    unknown: [
        { title: "subnets of another stack", resources: [fn(["subnet-0a", "subnet-0b"])], undetermined: ["vpcConfig.subnetIds"] },
        { title: "the list", resources: [fn(UNKNOWN)], undetermined: ["vpcConfig.subnetIds"] },
        {
            title: "the zone of one of two",
            resources: [subnet("a", "eu-west-1a"), subnet("b", UNKNOWN), fn([ref("a", "id"), ref("b", "id")])],
            undetermined: ["vpcConfig.subnetIds"],
        },
    ],
    secret: [{ title: "masked", resources: [fn(MASKED)], undetermined: ["vpcConfig.subnetIds"] }],
});
