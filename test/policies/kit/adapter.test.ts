import assert from "node:assert/strict";
import { Secret } from "@pulumi/policy";
import { toPolicy } from "../../../policies/kit/adapter";
import password from "../../../policies/identity/user-pool-password";
import retention from "../../../policies/logging/log-group-retention";
import type { Rule } from "../../../policies/kit/rule";

/** What the remediation of a rule returns for inputs that may hold the SDK's wrapped secrets. */
function remedied(rule: Rule, type: string, props: Record<string, unknown>): Record<string, unknown> | undefined {
    const policy = toPolicy(rule) as { remediateResource?: (args: unknown) => Record<string, unknown> | undefined };
    return policy.remediateResource?.({
        type,
        props,
        urn: `urn:pulumi:test::example::${type}::subject`,
        name: "subject",
        opts: { protect: false },
        getConfig: () => ({}),
        notApplicable: () => assert.fail("the policy concerns the resource"),
    });
}

describe("a remediation", () => {
    it("leaves the secrets of a resource that it mends as they were wrapped", () => {
        const kmsKeyId = new Secret("arn:aws:kms:eu-west-1:123456789012:key/1");
        const props = { retentionInDays: new Secret(3), kmsKeyId };
        const mended = remedied(retention, "aws:cloudwatch/logGroup:LogGroup", props);
        assert.equal(mended?.["retentionInDays"], 30);
        assert.equal(mended["kmsKeyId"], kmsKeyId);
    });
    it("judges what is inside a secret", () => {
        assert.equal(remedied(retention, "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: new Secret(90) }), undefined);
    });
    it("does not count what is written on a secret's wrapper, which is lost on the way back", () => {
        const props = { passwordPolicy: new Secret({ minimumLength: 6 }) };
        assert.equal(remedied(password, "aws:cognito/userPool:UserPool", props), undefined);
    });
});

describe("a policy that does not concern a resource", () => {
    it("says so with the SDK's own exception, which is made once and thrown each time", () => {
        let made = 0;
        class NotApplicable extends Error {}
        const notApplicable = (): never => {
            made++;
            throw new NotApplicable();
        };
        const policy = toPolicy(retention) as { validateResource: (args: unknown, report: () => void) => void };
        for (let call = 0; call < 3; call++)
            assert.throws(
                () => policy.validateResource({ type: "aws:s3/bucket:Bucket", notApplicable }, () => assert.fail("nothing is judged")),
                NotApplicable,
            );
        assert.equal(made, 1);
    });
});
