import assert from "node:assert/strict";
import { requiresMfaOfUser } from "../../../../../policies/model/iam/grants/console-mfa";
import { Stack } from "../../../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../../../policies/model/values";
import { ref } from "../../../../../policies/kit/example";
import type { ExampleResource } from "../../../../../policies/kit/example";
import { realise } from "../../../../support/stack-example";

const WITHOUT = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
const deny = (more: object = {}) => ({ Effect: "Deny", NotAction: ["iam:ListMFADevices"], Resource: "*", Condition: WITHOUT, ...more });

/** The verdict on a user to whom one in-line policy is attached. */
function verdict(statement: unknown, ...more: readonly ExampleResource[]): string {
    const policy = {
        type: "aws:iam/userPolicy:UserPolicy",
        name: "own",
        inputs: { user: "ann", policy: { Statement: statement } },
    } as ExampleResource;
    const resources = [{ type: "aws:iam/user:User", name: "ann", inputs: { name: "ann" } }, policy, ...more];
    const [user] = Stack.of(realise(resources, "deployed")).users;
    assert.ok(user !== undefined);
    return requiresMfaOfUser(user);
}

describe("Whether a user can do next to nothing without MFA", () => {
    const cases: readonly (readonly [title: string, statement: unknown, expected: "yes" | "no" | "unknown"])[] = [
        ["by a Deny of all but reading one's devices", deny(), "yes"],
        ["by a Deny of everything", { ...deny(), NotAction: undefined, Action: ["*"] }, "yes"],
        ["by *:*", { ...deny(), NotAction: undefined, Action: "*:*" }, "yes"],
        ["with actions in another case", deny({ NotAction: "IAM:enablemfadevice" }), "yes"],
        ["with a list of resources that holds all", deny({ Resource: ["arn:aws:s3:::x", "*"] }), "yes"],
        ["an excepted service is left open", deny({ NotAction: ["iam:ListMFADevices", "s3:*"] }), "no"],
        ["an excepted write to IAM is left open", deny({ NotAction: ["iam:CreateAccessKey"] }), "no"],
        ["everything but one resource", { ...deny(), Resource: undefined, NotResource: "arn:aws:s3:::x" }, "no"],
        [
            "with one more condition, that lets requests through",
            deny({ Condition: { ...WITHOUT, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }),
            "no",
        ],
        ["an Allow with the Deny's condition", deny({ Effect: "Allow" }), "no"],
        ["an excepted action that is not known", deny({ NotAction: ["iam:GetUser", UNKNOWN] }), "unknown"],
        ["a resource that is not known", deny({ Resource: UNKNOWN }), "unknown"],
        ["a condition that is not known", deny({ Condition: UNKNOWN }), "unknown"],
        ["a masked statement", MASKED, "unknown"],
        ["an unknown statement beside the Deny", [UNKNOWN, deny()], "yes"],
        [
            "allowed with MFA alone",
            { Effect: "Allow", Action: "*", Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
            "yes",
        ],
        ["allowed what enrolment takes, and nothing more", { Effect: "Allow", Action: "iam:EnableMFADevice", Resource: "*" }, "no"],
    ];
    for (const [title, statement, expected] of cases) it(title, () => assert.equal(verdict(statement), expected));

    const attach = (policyArn: string): ExampleResource => ({
        type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        name: "attached",
        inputs: { user: ref("ann", "name"), policyArn },
    });
    const withMfa = { Effect: "Allow", Action: "*", Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
    it("an AWS-managed policy allows without MFA, the one for passwords apart", () => {
        assert.equal(verdict(withMfa, attach("arn:aws-cn:iam::aws:policy/ReadOnlyAccess")), "no");
        assert.equal(verdict(withMfa, attach("arn:aws:iam::aws:policy/IAMUserChangePassword")), "yes");
    });
    it("a customer's policy may say anything, which matters only without a Deny", () => {
        assert.equal(verdict(withMfa, attach("arn:aws:iam::123456789012:policy/x")), "unknown");
        assert.equal(verdict(deny(), attach("arn:aws:iam::123456789012:policy/x")), "yes");
    });
});
