import assert from "node:assert/strict";
import { parseDocument } from "../../../../policies/model/iam/document";
import { wideActions } from "../../../../policies/model/iam/wide-actions";
import { Undetermined, UNKNOWN } from "../../../../policies/model/values";

const judged = (statement: object): ReturnType<typeof wideActions> => {
    const [first] = parseDocument({ Statement: { Effect: "Allow", Resource: "*", ...statement } }).statements;
    assert.ok(first !== undefined);
    return wideActions(first, 40);
};

describe("how wide a statement names its actions", () => {
    for (const [action, width] of [
        ["*", "all"],
        ["*:*", "all"],
        ["**", "all"],
        ["s3:*", "service"],
        ["S3:**", "service"],
        ["s3:?*", "service"],
        ["*:Get*", "services"],
        ["s?:Get*", "services"],
        ["ec2:Describe*", "pattern"],
        ["dynamodb:*Item", undefined],
        ["s3:GetObject", undefined],
    ] as const)
        it(`${action}: ${width ?? "by name"}`, () => assert.equal(judged({ Action: action })?.width, width));
    it("the widest counts, and only its elements are named", () =>
        assert.deepEqual(judged({ Action: ["ec2:Describe*", "s3:*", "sqs:*", "s3:GetObject"] }), {
            width: "service",
            patterns: ["s3:*", "sqs:*"],
            count: 0,
        }));
    it("a pattern has as many actions as the data knows", () => assert.ok((judged({ Action: "ec2:Describe*" })?.count ?? 0) > 100));
    it("nothing is wide in a Deny, in NotAction or beside NotResource", () => {
        assert.equal(judged({ Effect: "Deny", Action: "*" }), undefined);
        assert.equal(judged({ Action: undefined, NotAction: "*" }), undefined);
        assert.equal(judged({ Action: "*", Resource: undefined, NotResource: "x" }), undefined);
    });
    it("an unknown element is undetermined unless another is wide", () => {
        assert.throws(() => judged({ Action: [UNKNOWN, "s3:GetObject"] }), Undetermined);
        assert.equal(judged({ Action: [UNKNOWN, "s3:*"] })?.width, "service");
    });
});
