import assert from "node:assert/strict";
import { accountOf, arnParts, partitionOf, partitionOfRegion, providerRegion, regionOf } from "../../../policies/model/region";
import { MASKED, UNKNOWN } from "../../../policies/model/values";

const ARN = "arn:aws:lambda:us-east-1:123456789012:function:f";

describe("the region of a resource", () => {
    const CASES: readonly (readonly [title: string, props: unknown, provider: unknown, expected: string | undefined])[] = [
        ["is its own argument first", { region: "eu-north-1", arn: ARN }, { region: "eu-west-1" }, "eu-north-1"],
        ["is its ARN's next", { arn: ARN }, { region: "eu-west-1" }, "us-east-1"],
        ["is its provider's last", { arn: "arn:aws:iam::123456789012:role/x" }, { region: "eu-west-1" }, "eu-west-1"],
        ["is unknown while its argument is", { region: UNKNOWN }, { region: "eu-west-1" }, undefined],
        ["is unknown without a provider", {}, undefined, undefined],
        ["is unknown while the provider's is", {}, { region: UNKNOWN }, undefined],
        ["is unknown where properties are", UNKNOWN, MASKED, undefined],
    ];
    for (const [title, props, provider, expected] of CASES) it(title, () => assert.equal(regionOf(props, provider), expected));
    it("is what the provider names", () => assert.equal(providerRegion({ region: "eu-west-1" }), "eu-west-1"));
});

describe("what an ARN says", () => {
    it("is where its resource lives", () => {
        assert.equal(accountOf({ arn: ARN }), "123456789012");
        assert.equal(accountOf({ arn: UNKNOWN }), undefined);
        assert.deepEqual(arnParts("arn:aws:iam::aws:policy/X"), {
            partition: "aws",
            service: "iam",
            region: undefined,
            account: undefined,
            resource: "policy/X",
        });
        assert.equal(arnParts("role/x"), undefined);
    });
    it("is the partition, else the region says it", () => {
        assert.equal(partitionOf({ arn: "arn:aws-cn:s3:::b" }, "eu-west-1"), "aws-cn");
        assert.equal(partitionOf({}, "us-gov-west-1"), "aws-us-gov");
        assert.equal(partitionOf({}, undefined), undefined);
    });
    for (const [region, partition] of [
        ["eu-west-1", "aws"],
        ["cn-north-1", "aws-cn"],
        ["us-iso-east-1", "aws-iso"],
        ["us-isob-east-1", "aws-iso-b"],
        ["eusc-de-east-1", "aws-eusc"],
    ] as const) {
        it(`is ${partition} in ${region}`, () => assert.equal(partitionOfRegion(region), partition));
    }
});
