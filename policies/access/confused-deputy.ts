import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { eachResourcePolicy } from "../kit/resource-policies";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { deliversForOneAccount, RESOURCE_POLICY_CARRIERS, servicesWithoutSource } from "../model/iam/resource-policies";
import { confusedDeputies } from "../model/iam/trust";

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
        "A load balancer's logs are told apart by the account's number in the path (`…/AWSLogs/123456789012/*`), which does as well.",
        "Lambda's own permissions are not judged here.",
    ],
    on: ["aws:iam/role:Role", "aws-native:iam:Role", ...RESOURCE_POLICY_CARRIERS],
    messages: {
        trust: (d: { statement: Text }) => text`${d.statement} lets an AWS service assume the role on behalf of any customer.`,
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
    *check(resource, { found }) {
        yield* eachDocument(resource, ["trust"], function* (document, { path }) {
            const statements = new Set(confusedDeputies(document).map(({ statement }) => statement));
            const findings = [...statements].map((statement) => found("trust", statement, { statement: statementText(statement) }));
            yield* worst(findings, (count) => found("more", { path }, { count }));
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
