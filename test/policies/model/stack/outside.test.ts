import assert from "node:assert/strict";
import type { Stack } from "../../../../policies/model/stack";
import { MASKED } from "../../../../policies/model/values";
import { assertProportional } from "../../../support/steps";
import { given, roleArn, stackOf, TYPES } from "./build";

const role = (name: string, account: string) =>
    given(TYPES.role, name, { name: MASKED }, { provider: { name: `p${account}`, props: { allowedAccountIds: [account] } } });
const attachment = (name: string, reference: string) =>
    given(TYPES.attachment, name, { role: reference, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
const doubts = (stack: Stack): number[] => stack.roles.map(({ managedPolicyArns }) => managedPolicyArns.unresolved.length);
const accountOf = (index: number): string => String(100_000_000_000 + index);

describe("references that lead out of the stack, and a role whose name is hidden", () => {
    it("may mean it by an ARN of its account, and by a name", () => {
        for (const reference of [roleArn("orders", accountOf(1)), "orders"])
            assert.deepEqual(doubts(stackOf(role("r", accountOf(1)), attachment("a", reference))), [1], reference);
    });
    it("do not mean it by an ARN of another account or service", () => {
        for (const reference of [roleArn("orders", accountOf(2)), `arn:aws:sqs:eu-west-1:${accountOf(1)}:orders`])
            assert.deepEqual(doubts(stackOf(role("r", accountOf(1)), attachment("a", reference))), [0], reference);
    });
    it("leave none out, however many of other accounts come before", () => {
        const others = Array.from({ length: 20 }, (_, at) => attachment(`a${at}`, roleArn("orders", accountOf(at + 2))));
        assert.deepEqual(doubts(stackOf(role("r", accountOf(1)), ...others)), [0]);
        assert.deepEqual(doubts(stackOf(role("r", accountOf(1)), ...others, attachment("z", roleArn("orders", accountOf(1))))), [1]);
    });
    it("are compared in steps that grow with their number, be each of another account", () => {
        assertProportional(
            "roles with hidden names, and attachments by the ARN",
            (size) => {
                const indexes = Array.from({ length: size }, (_, at) => at);
                const stack = stackOf(
                    ...indexes.map((at) => role(`r${at}`, accountOf(at))),
                    ...indexes.map((at) => attachment(`a${at}`, roleArn("orders", accountOf(at)))),
                );
                return () => {
                    assert.ok(doubts(stack).every((count) => count === 1));
                };
            },
            60,
        );
    });
});
