import assert from "node:assert/strict";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { wideActions } from "../../../../../policies/model/iam/grants/wide-actions";
import { Undetermined, UNKNOWN } from "../../../../../policies/model/values";

const judged = (statement: object, ...others: readonly object[]): ReturnType<typeof wideActions> => {
    const document = parseDocument({ Statement: [{ Effect: "Allow", Resource: "*", ...statement }, ...others] });
    const [first] = document.statements;
    assert.ok(first !== undefined);
    return wideActions(document, first, 40);
};
const deny = (more: object): object => ({ Effect: "Deny", Resource: "*", ...more });

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
    for (const [title, width, given, ...denies] of [
        ["the same service", undefined, { Action: "s3:*" }, { Action: "s3:*" }],
        ["all actions", undefined, { Action: ["s3:*", "ec2:Describe*"] }, { Action: "*" }],
        ["all actions but those of another service", undefined, { Action: "sts:*" }, { NotAction: "glue:*" }],
        ["one pattern, not the other", "service", { Action: ["s3:*", "sqs:*"] }, { Action: "s3:*" }],
        [
            "the resources of the statement",
            undefined,
            { Action: "s3:*", Resource: "arn:aws:s3:::a/b/*" },
            { Action: "S3:*", Resource: "arn:aws:s3:::a/*" },
        ],
        ["a part of the actions", "all", { Action: "*" }, { Action: "iam:*" }],
        ["nearly all actions", "service", { Action: "s3:*" }, { Action: "s3:?*Object" }],
        ["all but some of the service", "service", { Action: "s3:*" }, { NotAction: "s3:GetObject" }],
        ["other resources", "service", { Action: "s3:*" }, { Action: "s3:*", Resource: "arn:aws:s3:::a/*" }],
        ["under a condition", "service", { Action: "s3:*" }, { Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } }],
        ["an action not known yet", "service", { Action: "s3:*" }, { Action: UNKNOWN }],
    ] as const)
        it(`where a Deny takes back ${title}: ${width ?? "nothing is left"}`, () =>
            assert.equal(judged(given, ...denies.map(deny))?.width, width));
    it("an unknown element is undetermined unless another is wide", () => {
        assert.throws(() => judged({ Action: [UNKNOWN, "s3:GetObject"] }), Undetermined);
        assert.equal(judged({ Action: [UNKNOWN, "s3:*"] })?.width, "service");
    });
});
