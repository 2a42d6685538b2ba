import assert from "node:assert/strict";
import { isMasked } from "../../../../policies/model/logging/masking";
import { retentionByAccount } from "../../../../policies/model/logging/retention-by-account";
import { Stack } from "../../../../policies/model/stack";
import type { StackResource } from "../../../../policies/model/stack";
import { Undetermined, UNKNOWN } from "../../../../policies/model/values";
import { assertProportional } from "../../../support/steps";
import { resource as made, TYPES } from "../stack/build";

const POLICY = "aws:cloudwatch/logAccountPolicy:LogAccountPolicy";
let count = 0;
const policy = (retentionInDays: unknown, more: object = {}, document: object = {}): StackResource =>
    made(POLICY, `p${count++}`, {
        policyType: "RETENTION_POLICY",
        policyDocument: JSON.stringify({ retentionInDays, enforcementMode: "RETROACTIVE", ...document }),
        ...more,
    });
const beginning = (...with_: readonly string[]): object => ({
    selectionCriteria: `LogGroupNamePrefix IN ${JSON.stringify(with_)}`,
});

const daysOf = (policies: readonly StackResource[], group: object = { name: "/aws/lambda/orders" }): number | undefined => {
    const stack = Stack.of([...policies, made(TYPES.logGroup, "g", group)]);
    const [node] = stack.logGroups;
    assert.ok(node);
    return retentionByAccount(stack, node);
};
const isUnknown = (policies: readonly StackResource[], group?: object): void =>
    assert.throws(
        () => daysOf(policies, group),
        (error) => error instanceof Undetermined,
    );

describe("the retention that policies of the account set", () => {
    it("is none where no policy is one of retention, or for the group", () => {
        assert.equal(daysOf([]), undefined);
        assert.equal(daysOf([made(POLICY, "s", { policyType: "SUBSCRIPTION_FILTER_POLICY", policyDocument: "{}" })]), undefined);
        assert.equal(daysOf([policy(30, beginning("/aws/rds"))]), undefined);
        assert.equal(daysOf([policy(30, { region: "us-east-1" })], { name: "g", region: "eu-west-1" }), undefined);
    });
    it("is the longest of those for the group, for ever above all", () => {
        assert.equal(daysOf([policy(30), policy(90), policy(7)]), 90);
        assert.equal(daysOf([policy(30), policy("NEVER_EXPIRE"), policy(7)]), 0);
        assert.equal(daysOf([policy(30), policy(400, beginning("/aws/lambda/", "/aws/rds"))]), 400);
        assert.equal(daysOf([policy(30, beginning("/aws")), policy(60, beginning("/aws/lambda/orders")), policy(90, beginning("/x"))]), 60);
    });
    it("is not known where a policy for the group is not", () => {
        isUnknown([policy(30), policy(90, { policyDocument: UNKNOWN })]);
        isUnknown([policy(30, {}, { enforcementMode: "NEW_ONLY" })]);
        isUnknown([policy(30, { selectionCriteria: "everything" })]);
        isUnknown([policy(30, { policyType: UNKNOWN })]);
        isUnknown([policy(30, { region: UNKNOWN })], { name: "g", region: "eu-west-1" });
    });
    it("is not known by the beginning of a name that is not", () => {
        isUnknown([policy(30, beginning("/aws"))], { name: UNKNOWN });
        isUnknown([policy(30, beginning("/aws"))], {});
    });
    it("is known whatever a policy for other groups says", () => {
        assert.equal(daysOf([policy(30), policy(90, { ...beginning("/x"), policyDocument: UNKNOWN })]), 30);
    });
    for (const [title, more] of [
        ["of another type", () => ({ policyType: "SUBSCRIPTION_FILTER_POLICY" })],
        ["for all groups", () => ({})],
        ["for the groups whose names begin in some way", (at: number) => beginning(`/aws/lambda/${"x".repeat(at % 50)}`)],
    ] as const) {
        it(`is found in steps that grow with the groups and policies ${title}`, () => {
            assertProportional(
                "groups and policies",
                (size) => {
                    const at = Array.from({ length: size }, (_, index) => index);
                    const stack = Stack.of([
                        ...at.map((index) => policy(30, more(index))),
                        ...at.map((index) => made(TYPES.logGroup, `g${index}`, { name: `/aws/lambda/${"x".repeat(100)}${index}` })),
                    ]);
                    return () => {
                        for (const group of stack.logGroups) {
                            retentionByAccount(stack, group);
                            assert.equal(isMasked(stack, group), false);
                        }
                    };
                },
                100,
            );
        });
    }
});
