import assert from "node:assert/strict";
import rule from "../../../policies/access/known-actions";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, testResourceRule } from "../../support/rule-tests";
import { allow, asText, document, rolePolicy, ROLE_POLICY } from "./documents";

const at = (index: number): string => `policy.Statement[${index}]`;

testResourceRule(rule, {
    compliant: [
        {
            title: "what Amazon SNS gives every new topic, with an action that the reference lacks",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: { ...allow(["SNS:Publish", "SNS:Receive"], "*"), Principal: { AWS: "*" } } } },
        },
        { title: "actions of AWS, in any case", ...rolePolicy(allow(["s3:GetObject", "DYNAMODB:getitem"], "*")) },
        { title: "wildcards", ...rolePolicy(allow(["*", "s3:*", "s3:Get*", "*:List*"], "*")) },
        {
            title: "a trust policy's actions",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({
                    Effect: "Allow",
                    Action: ["sts:AssumeRole", "sts:TagSession"],
                    Principal: { Service: "lambda.amazonaws.com" },
                }),
            },
        },
    ],
    violating: [
        { title: "a misspelt name", ...rolePolicy(allow("s3:GetObjcet", "*")), found: [`misspelt@${at(0)}`] },
        { title: "a misspelt service, as text", ...asText(allow("dynamdb:GetItem", "*")), found: [`misspelt@${at(0)}`] },
        { title: "the API operation in place of the action", ...rolePolicy(allow("s3:ListObjectsV2", "*")), found: [`misspelt@${at(0)}`] },
        {
            title: "in a Deny, which then forbids nothing",
            ...rolePolicy({ Effect: "Deny", Action: "s3:DeleteBuckt", Resource: "*" }),
            found: [`misspelt@${at(0)}`],
        },
        {
            title: "in NotAction",
            ...rolePolicy({ Effect: "Deny", NotAction: "s3:GetObjcet", Resource: "*" }),
            found: [`misspelt@${at(0)}`],
        },
        {
            title: "in a trust policy",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AsumeRole", Principal: { Service: "lambda.amazonaws.com" } }),
            },
            found: ["misspelt@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "in a queue's policy",
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: {
                policy: JSON.stringify(
                    document({ Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMesage", Resource: "*" }),
                ),
            },
            found: ["misspelt@policy.Statement[0]"],
        },
        {
            title: "of many, three are named and the others counted",
            ...rolePolicy(allow(["s3:GetObjcet", "s3:PutObjcet", "s3:DeleteObjcet", "s3:ListBuckt", "sqs:SendMesage"], "*")),
            found: [`misspelt@${at(0)}`, `misspelt@${at(0)}`, `misspelt@${at(0)}`, "more@policy"],
        },
    ],
    unknown: [
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        {
            title: "an action, known after the deployment",
            ...rolePolicy(allow([UNKNOWN, "s3:GetObjcet"], "*")),
            undetermined: [at(0)],
            found: [`misspelt@${at(0)}`],
        },
        { title: "an action that resembles none", ...rolePolicy(allow("s3:FrobnicateEverything", "*")), undetermined: [at(0)] },
        { title: "a service that resembles none", ...rolePolicy(allow("brandnewthing:Do*", "*")), undetermined: [at(0)] },
        { title: "no action at all", ...rolePolicy(allow("GetObject", "*")), undetermined: [at(0)] },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});

describe("access-known-actions", () => {
    it("says what was meant", () => {
        const [report] = askPolicy(rule, ROLE_POLICY, { policy: document(allow("s3:GetObjcet", "*")) });
        assert.match(String(report?.message), /Statement\[0\] names s3:GetObjcet, which does not exist; did you mean s3:GetObject\?/);
    });
});
