import { inlinePolicy } from "../kit/example";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { actionText, enumerate, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { DOCUMENT_CARRIERS } from "../model/iam/language";
import { arnFormats } from "../model/iam/knowledge";
import { unscoped } from "../model/iam/grants";

export default resourceRule({
    name: "access-no-wildcard-resources",
    description: "IAM policies must name the resources of actions that can be restricted to resources.",
    severity: "high",
    level: "mandatory",
    checklist: ["A1", "B1"],
    why: "On `*` an action reaches every resource of the account, those of other applications and of later ones too: one faulty function then reads or deletes them all.",
    fix: [
        "write the ARNs of the resources in `Resource`, or add a condition that ties the request to them, such as `aws:ResourceTag/…` or `aws:ResourceAccount`.",
    ],
    notes: [
        "Never reported: actions without resource-level permissions; actions whose resource type is optional and not what an ordinary call touches (`cloudwatch:PutMetricData`); the network-interface actions of AWSLambdaVPCAccessExecutionRole.",
        "`logs:CreateLogGroup`, `logs:CreateLogStream` and `logs:PutLogEvents` are not reported, for AWS's own execution policies grant them on `*`; nor is a statement that has exactly the actions of AWSLambdaSQSQueueExecutionRole, AWSLambdaDynamoDBExecutionRole, AWSLambdaKinesisExecutionRole, AWSLambdaMSKExecutionRole, AWSLambdaBasicDurableExecutionRolePolicy or AmazonS3ObjectLambdaExecutionRolePolicy.",
        "Other policies report `*`, `service:*` and inverted statements, `iam:PassRole` and `sts:AssumeRole`, and the actions of an escalation path.",
        "An ARN whose Region, account and name are all open (`arn:aws:dynamodb:*:*:table/*`) is as good as `*`; one that names its account or a part of the name passes.",
        "An action that the pack's dated data does not know is not judged.",
        BOUNDARY_NOTE,
    ],
    on: DOCUMENT_CARRIERS,
    messages: {
        open: (d: { statement: Text; actions: Text; example: Text; format: Text }) =>
            text`${d.statement} allows ${d.actions} on every resource; ${d.example} can be restricted to ${d.format}.`,
        more: (d: { count: number }) => text`further statements of this document reach every resource: ${d.count}.`,
    },
    example: {
        good: inlinePolicy("orders", { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }),
        bad: inlinePolicy("orders", { Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
    },
    inStack: BOUNDARIES,
    *check(resource, { each, found }) {
        yield* eachDocument(resource, ["identity"], function* (document, { path }) {
            const judged = unscoped(document);
            const findings = judged.found.map(({ statement, actions }) => {
                const [first = ""] = actions;
                const format = arnFormats(first)[0] ?? "ARNs";
                const data = { actions: enumerate(actions.map(actionText)), example: actionText(first), format: vouched(format, "table") };
                return found("open", statement, { statement: statementText(statement), ...data });
            });
            yield* worst(findings, (count) => found("more", { path }, { count }));
            yield* each(judged.doubts, function* (doubt) {
                throw doubt;
            });
        });
    },
});
