import { inlinePolicy } from "../kit/example";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { DOCUMENT_CARRIERS } from "../model/iam/language";
import { assumesEveryRole } from "../model/iam/grants";

export default resourceRule({
    name: "access-assume-role-scoped",
    description: "IAM policies must grant `sts:AssumeRole` only on named roles.",
    severity: "high",
    level: "mandatory",
    checklist: ["B6"],
    why: "Whoever may assume every role reaches each role that trusts the account, and each role of another account that trusts this one.",
    fix: ["write the ARNs of the roles (`arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}`) in `Resource`."],
    notes: [
        "A pattern with a part of the name (`role/orders-*`) counts as named; `role/*` does not. A condition on a tag of the role counts as well.",
        "What is granted only through `*` or `sts:*` is reported by access-no-wildcard-actions, and an inverted statement by access-no-inverted-statements.",
        BOUNDARY_NOTE,
    ],
    on: DOCUMENT_CARRIERS,
    messages: {
        every: (d: { statement: Text }) => text`${d.statement} allows sts:AssumeRole on every role that trusts the caller or its account.`,
        more: (d: { count: number }) => text`further statements of this document allow sts:AssumeRole on every role: ${d.count}.`,
    },
    example: {
        good: {
            type: "aws:iam/rolePolicy:RolePolicy",
            inputs: {
                role: "report",
                policy: {
                    Statement: { Effect: "Allow", Action: "sts:AssumeRole", Resource: "arn:aws:iam::210987654321:role/report-reader" },
                },
            },
        },
        bad: inlinePolicy("report", { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }),
    },
    inStack: BOUNDARIES,
    *check(resource, { found }) {
        yield* eachDocument(resource, ["identity"], function* (document, { path }) {
            const findings = assumesEveryRole(document).map((statement) =>
                found("every", statement, { statement: statementText(statement) }),
            );
            yield* worst(findings, (count) => found("more", { path }, { count }));
        });
    },
});
