import assert from "node:assert/strict";
import { judgeResource } from "../../../policies/kit/judge";
import { ResourceView } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import rule from "../../../policies/access/no-broad-managed-policies";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { NOW, testResourceRule } from "../../support/rule-tests";

const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const attached = (name: string, partition = "aws") => ({
    type: ATTACHMENT,
    inputs: { role: "orders", policyArn: `arn:${partition}:iam::aws:policy/${name}` },
});

testResourceRule(rule, {
    compliant: [
        { title: "a role without attachments", type: "aws:iam/role:Role", inputs: {} },
        { title: "a policy for auditors, of which the table counts a read as a write", ...attached("SecurityAudit") },
        ...[
            "service-role/AWSLambdaBasicExecutionRole",
            "service-role/AWSLambdaVPCAccessExecutionRole",
            "service-role/AWSLambdaSQSQueueExecutionRole",
            "service-role/AWSLambdaDynamoDBExecutionRole",
            "service-role/AWSLambdaKinesisExecutionRole",
            "service-role/AWSLambdaMSKExecutionRole",
            "AWSXRayDaemonWriteAccess",
            "AWSXrayWriteOnlyAccess",
            "CloudWatchLambdaInsightsExecutionRolePolicy",
        ].map((name) => ({ title: `AWS publishes ${name} for functions`, ...attached(name) })),
        {
            title: "a policy of one's own, whatever its name",
            type: ATTACHMENT,
            inputs: { role: "orders", policyArn: "arn:aws:iam::123456789012:policy/AdministratorAccess" },
        },
        { title: "allowed by the configuration", ...attached("AmazonS3FullAccess"), config: { allow: ["AmazonS3*"] } },
        {
            title: "a policy that writes anywhere, where others are refused",
            ...attached("service-role/AWSLambdaRole"),
            config: { deny: ["AmazonSNS*"] },
        },
    ],
    violating: [
        { title: "AdministratorAccess", ...attached("AdministratorAccess"), found: ["admin@policyArn"] },
        { title: "in China", ...attached("AdministratorAccess", "aws-cn"), found: ["admin@policyArn"] },
        { title: "in GovCloud", ...attached("AdministratorAccess", "aws-us-gov"), found: ["admin@policyArn"] },
        { title: "PowerUserAccess", ...attached("PowerUserAccess"), found: ["inverted@policyArn"] },
        { title: "IAMFullAccess", ...attached("IAMFullAccess"), found: ["services@policyArn"] },
        { title: "AWSLambda_FullAccess", ...attached("AWSLambda_FullAccess"), found: ["services@policyArn"] },
        { title: "AWSLambdaExecute", ...attached("AWSLambdaExecute"), found: ["services@policyArn"] },
        { title: "AWSLambdaRole, which invokes any function", ...attached("service-role/AWSLambdaRole"), found: ["writes@policyArn"] },
        {
            title: "what a CallbackFunction attaches to its own role",
            name: "nightly-4aaabb8e",
            ...attached("AmazonS3FullAccess"),
            found: ["callback@policyArn"],
        },
        {
            title: "what a CallbackFunction was given in `policies`",
            name: "nightly-0cbb1731",
            ...attached("AmazonECS_FullAccess"),
            found: ["services@policyArn"],
        },
        {
            title: "a name that ends in the hash of another policy",
            name: "nightly-1b4caae3",
            ...attached("AmazonS3FullAccess"),
            found: ["services@policyArn"],
        },
        {
            title: "a policy that opens an escalation path",
            ...attached("service-role/AmazonElasticMapReduceRole"),
            found: ["escalation@policyArn"],
        },
        {
            title: "refused by the configuration",
            ...attached("ReadOnlyAccess"),
            config: { deny: ["ReadOnly*"] },
            found: ["denied@policyArn"],
        },
        {
            title: "refused by the configuration, newer than the table",
            ...attached("BrandNewPolicyOfTomorrow"),
            config: { deny: ["BrandNew*"] },
            found: ["denied@policyArn"],
        },
        {
            title: "a role's own list",
            type: "aws:iam/role:Role",
            inputs: {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                    "arn:aws:iam::aws:policy/AmazonSQSFullAccess",
                ],
            },
            found: ["services@managedPolicyArns[1]"],
        },
        ...["role", "user", "group"].map((kind) => {
            const word = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}PolicyAttachmentsExclusive`;
            return {
                title: `all attachments of a ${kind}`,
                type: `aws:iam/${kind}PolicyAttachmentsExclusive:${word}`,
                inputs: { policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
                found: ["admin@policyArns[0]"] as const,
            };
        }),
        {
            title: "a user's attachment",
            type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            inputs: attached("AdministratorAccess").inputs,
            found: ["admin@policyArn"],
        },
        {
            title: "a group's attachment",
            type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
            inputs: attached("AdministratorAccess").inputs,
            found: ["admin@policyArn"],
        },
        {
            title: "an attachment to several",
            type: "aws:iam/policyAttachment:PolicyAttachment",
            inputs: attached("AdministratorAccess").inputs,
            found: ["admin@policyArn"],
        },
        {
            title: "a permission set",
            type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
            inputs: { managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
            found: ["admin@managedPolicyArn"],
        },
        {
            title: "all policies of a permission set",
            type: "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
            inputs: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
            found: ["admin@managedPolicyArns[0]"],
        },
        {
            title: "aws-native: a role",
            type: "aws-native:iam:Role",
            inputs: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
            found: ["admin@managedPolicyArns[0]"],
        },
    ],
    unknown: [
        { title: "the ARN, known after the deployment", type: ATTACHMENT, inputs: { policyArn: UNKNOWN }, undetermined: ["policyArn"] },
        {
            title: "one of a list hides no other",
            type: "aws:iam/role:Role",
            inputs: { managedPolicyArns: [UNKNOWN, "arn:aws:iam::aws:policy/AdministratorAccess"] },
            undetermined: ["managedPolicyArns[0]"],
            found: ["admin@managedPolicyArns[1]"],
        },
        { title: "the whole list", type: "aws:iam/role:Role", inputs: { managedPolicyArns: UNKNOWN }, undetermined: ["managedPolicyArns"] },
        { title: "a policy newer than the table", ...attached("BrandNewPolicyOfTomorrow"), undetermined: ["policyArn"] },
    ],
    secret: [{ title: "a masked ARN", type: ATTACHMENT, inputs: { policyArn: MASKED }, undetermined: ["policyArn"] }],
});

describe("access-no-broad-managed-policies: the level of a finding", () => {
    const levels = (name: string): (string | undefined)[] => {
        const { inputs } = attached(name);
        const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        const view = new ResourceView(inputs, `urn:pulumi:t::p::${type}::a`, type, "a", undefined, { protect: false });
        const judgement = judgeResource(rule, view, readSettings(rule, {}), {
            now: NOW,
            program: { folder: undefined },
            deployer: { env: {}, asked: false },
            register: { entries: () => [] },
        });
        assert.ok(!(judgement instanceof Promise));
        return judgement.violations.map((violation) => violation.level);
    };
    it("is advisory for what AWS prescribes to the role of a service of its own", () => {
        assert.deepEqual(levels("service-role/AWS_ConfigRole"), ["advisory"]);
        assert.deepEqual(levels("service-role/AWSGlueServiceRole"), ["advisory"]);
        assert.deepEqual(levels("CloudWatchAgentServerPolicy"), ["advisory"]);
        assert.deepEqual(levels("AmazonSSMManagedInstanceCore"), ["advisory"]);
        assert.deepEqual(levels("AmazonEKSClusterPolicy"), ["advisory"]);
        assert.deepEqual(levels("service-role/AmazonElasticMapReduceRole"), ["advisory"]);
    });
    it("is the policy's own for functions and for whole services", () => {
        assert.deepEqual(levels("service-role/AWSLambdaRole"), [undefined]);
        assert.deepEqual(levels("AmazonS3FullAccess"), [undefined]);
    });
});
