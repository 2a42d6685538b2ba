import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import rule from "../../../policies/runtime/capacity-provider-isolation";
import { testStackRule } from "../../support/rule-tests";

const provider: ExampleResource = {
    type: "aws:lambda/capacityProvider:CapacityProvider",
    name: "shared",
    inputs: { vpcConfig: { subnetIds: ["subnet-0a"], securityGroupIds: ["sg-0a"] } },
};
const on = (capacityProviderArn: unknown): object => ({
    capacityProviderConfig: { lambdaManagedInstancesCapacityProviderConfig: { capacityProviderArn } },
});
const HERE = on(ref("shared", "arn"));
const fn = (name: string, tags: unknown, where: object = HERE): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { ...where, tags },
});
const SHOP = { "asset-owner": "shop", "data-classification": "internal" };
const ARN = "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:elsewhere";

testStackRule(rule, {
    compliant: [
        { title: "one owner, one classification", resources: [provider, fn("orders", SHOP), fn("bills", SHOP)] },
        { title: "one function alone", resources: [provider, fn("orders", SHOP)] },
        { title: "ordinary functions", resources: [fn("orders", SHOP, {}), fn("bills", {}, {})] },
        {
            title: "a provider that is meant to be shared",
            resources: [provider, fn("orders", SHOP), fn("bills", {})],
            config: { allowSharedProviders: ["sha*"] },
        },
        {
            title: "an owner for every resource, by the provider",
            resources: [
                { type: "pulumi:providers:aws", name: "p", inputs: { defaultTags: JSON.stringify({ tags: SHOP }) } },
                provider,
                { ...fn("orders", {}), provider: "p" },
                { ...fn("bills", {}), provider: "p" },
            ],
        },
    ],
    violating: [
        {
            title: "two owners",
            resources: [provider, fn("orders", SHOP), fn("bills", { ...SHOP, "asset-owner": "finance" })],
            found: ["mixed"],
        },
        {
            title: "two classifications",
            resources: [provider, fn("orders", SHOP), fn("bills", { ...SHOP, "data-classification": "personal" })],
            found: ["mixed"],
        },
        { title: "one that says nothing", resources: [provider, fn("orders", SHOP), fn("bills", {})], found: ["mixed"] },
        {
            title: "on a provider of another stack",
            resources: [fn("orders", SHOP, on(ARN)), fn("bills", { "asset-owner": "finance" }, on(ARN))],
            found: ["mixed"],
        },
    ],
    unknown: [
        { title: "none says anything", resources: [provider, fn("orders", {}), fn("bills", {})], undetermined: ["tags"] },
        {
            title: "the provider of one of them",
            resources: [provider, fn("orders", SHOP), fn("bills", {}, on(UNKNOWN))],
            undetermined: ["capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.capacityProviderArn"],
        },
    ],
    secret: [{ title: "masked tags", resources: [provider, fn("orders", SHOP), fn("bills", MASKED)], undetermined: ["tags"] }],
});
