import assert from "node:assert/strict";
import { Secret } from "@pulumi/policy";
import wildcardActions from "../../../../policies/access/no-wildcard-actions";
import wildcardResources from "../../../../policies/access/no-wildcard-resources";
import roleEscalation from "../../../../policies/access/role-no-privilege-escalation";
import rolePerFunction from "../../../../policies/access/role-per-function";
import { toPolicy } from "../../../../policies/kit/engine/adapter";
import { surroundings } from "../../../../policies/kit/engine/surroundings";
import password from "../../../../policies/identity/user-pool-password";
import retention from "../../../../policies/logging/log-group-retention";
import type { Rule } from "../../../../policies/kit/rule";
import { UNKNOWN } from "../../../../policies/model/values";

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

describe("IAM documents that wait for a deployment", () => {
    const POLICY = "aws:iam/policy:Policy";
    const args = (type: string, name: string): object => ({
        type,
        name,
        urn: `urn:pulumi:dev::shop::${type}::${name}`,
        opts: { protect: false },
        getConfig: () => ({}),
        notApplicable: () => {
            throw new Error("not applicable");
        },
    });
    const judgeDocument = (rule: Rule, name: string, policy: string): void =>
        (toPolicy(rule) as { validateResource: (args: unknown, report: () => void) => void }).validateResource(
            { ...args(POLICY, name), props: { policy, policyArn: UNKNOWN } },
            () => undefined,
        );
    const told = (rule: Rule): unknown[] => {
        const said: unknown[] = [];
        const root = { ...args("pulumi:pulumi:Stack", "shop-dev"), props: {}, dependencies: [], propertyDependencies: {} };
        const policy = toPolicy(rule) as { validateStack: (args: unknown, report: (message: unknown) => void) => void };
        try {
            policy.validateStack({ ...args("", ""), resources: [root] }, (message) => void said.push(message));
        } catch {
            // Nothing else concerns the policy.
        }
        return said;
    };
    const env = surroundings.env;
    afterEach(() => void (surroundings.env = env));

    it("are told of once at a preview, each counted once, whatever number of policies asked for it", () => {
        surroundings.env = { PULUMI_NODEJS_STACK: "dev", PULUMI_NODEJS_DRY_RUN: "true" };
        told(roleEscalation); // What earlier tests left waiting.
        for (const rule of [wildcardActions, wildcardResources]) {
            for (const name of ["a", "b"]) judgeDocument(rule, name, UNKNOWN);
            judgeDocument(rule, "known", '{"Statement": []}');
        }
        assert.deepEqual(told(rolePerFunction), []);
        const [first, ...more] = told(roleEscalation) as { message: string; urn: string; enforcementLevel: string }[];
        assert.match(first?.message ?? "", /^2 IAM documents wait for values that only a deployment knows/);
        assert.deepEqual([first?.urn, first?.enforcementLevel], ["urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", "advisory"]);
        assert.deepEqual([more, told(roleEscalation)], [[], []]);
    });
    it("are not told of where nothing waits, nor in a deployment", () => {
        surroundings.env = { PULUMI_NODEJS_STACK: "dev", PULUMI_NODEJS_DRY_RUN: "true" };
        told(roleEscalation);
        judgeDocument(wildcardActions, "a", '{"Statement": []}');
        assert.deepEqual(told(roleEscalation), []);
        surroundings.env = { PULUMI_NODEJS_STACK: "dev", PULUMI_NODEJS_DRY_RUN: "false" };
        judgeDocument(wildcardActions, "a", UNKNOWN);
        assert.deepEqual(told(roleEscalation), []);
    });
});
