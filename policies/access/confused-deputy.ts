import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { eachResourcePolicy } from "../kit/resource-policies";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { deliversForOneAccount, RESOURCE_POLICY_CARRIERS, servicesWithoutSource } from "../model/iam/resource-policies";
import { confusedDeputies, openToCertificates } from "../model/iam/trust";

export default resourceRule({
    name: "access-confused-deputy",
    description: "A policy that lets an AWS service in must say on whose behalf the service may act.",
    severity: "medium",
    level: "advisory",
    checklist: ["B1"],
    why: "A service works for all its customers: without a condition, another customer can make it use your resource or role (the confused deputy problem).",
    fix: [
        "add a condition on `aws:SourceArn` or `aws:SourceAccount` (or `aws:SourceOrgID`, `aws:SourceOrgPaths`) to the statement.",
        "In the policy of a key for CloudWatch Logs, a condition on `kms:EncryptionContext:aws:logs:arn` does the same.",
    ],
    notes: [
        "Trust policies are judged for the services of which AWS documents that they send these keys when they assume a role; Lambda, EC2, API Gateway, Backup and Glue are not among them.",
        "A trust for IAM Roles Anywhere has to name the trust anchor (`aws:SourceArn`) or the certificate (`aws:PrincipalTag/x509…`, `sts:SourceIdentity`): the account's number alone binds nothing, for no other account's anchors count.",
        "A load balancer's logs are told apart by the account's number in the path (`…/AWSLogs/123456789012/*`), which does as well.",
        "Lambda's own permissions are not judged here.",
    ],
    fixes: {
        certificates: "add a condition on `aws:SourceArn` with the ARN of the trust anchor, or on `aws:PrincipalTag/x509Subject/CN`.",
    },
    on: ["aws:iam/role:Role", "aws-native:iam:Role", ...RESOURCE_POLICY_CARRIERS],
    messages: {
        trust: (d: { statement: Text }) => text`${d.statement} lets an AWS service assume the role on behalf of any customer.`,
        certificates: (d: { statement: Text }) =>
            text`${d.statement} lets whoever has a certificate of any trust anchor of the account assume the role.`,
        resource: (d: { statement: Text; guards: Text }) =>
            text`${d.statement} lets an AWS service use the ${d.guards} on behalf of any customer.`,
        more: (d: { count: number }) => text`further statements of the policy let AWS services in on behalf of any customer: ${d.count}.`,
    },
    example: {
        good: {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: {
                policy: {
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: { Service: "sns.amazonaws.com" },
                            Action: "sqs:SendMessage",
                            Resource: "*",
                            Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:orders" } },
                        },
                    ],
                },
            },
        },
        bad: {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: {
                policy: {
                    Statement: [{ Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" }],
                },
            },
        },
    },
    *check(resource, { each, found }) {
        yield* eachDocument(resource, ["trust"], function* (document, { path }) {
            yield* each([confusedDeputies, openToCertificates], function* (judge) {
                const id = judge === confusedDeputies ? "trust" : "certificates";
                const statements = new Set(judge(document).map(({ statement }) => statement));
                const findings = [...statements].map((statement) => found(id, statement, { statement: statementText(statement) }));
                yield* worst(findings, (count) => found("more", { path }, { count }));
            });
        });
        yield* eachResourcePolicy(resource, function* (document, policy) {
            const grants = servicesWithoutSource(document).filter((grant) => !deliversForOneAccount(grant));
            const findings = [...new Set(grants.map(({ statement }) => statement))].map((statement) =>
                found("resource", statement, { statement: statementText(statement), guards: vouched(policy.guards, "table") }),
            );
            yield* worst(findings, (count) => found("more", policy, { count }));
        });
    },
});
