import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { wildcardTrusts } from "../model/iam/trust";

export default resourceRule({
    name: "access-trust-no-wildcard",
    description: "A role must not trust everybody.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B1", "B6"],
    why: "With `*` as principal, any AWS account may assume the role; all it takes is the account's number and the role's name.",
    fix: [
        "name the accounts, roles or services that may assume the role; where `*` has to stay, add a condition on `aws:PrincipalOrgID`, `aws:PrincipalAccount` or `aws:PrincipalArn`.",
    ],
    notes: [
        "`sts:ExternalId` alone does not bind: it is a shared word, not an identity. Conditions with `IfExists`, `ForAllValues:` or wildcard values prove nothing.",
        "`NotPrincipal` is reported by `access-no-inverted-statements`.",
    ],
    on: ["aws:iam/role:Role", "aws-native:iam:Role"],
    messages: {
        everybody: (d: { statement: Text }) => text`${d.statement} lets everybody assume the role, whatever the account.`,
        more: (d: { count: number }) => text`further statements of the trust policy admit everybody: ${d.count}.`,
    },
    example: {
        good: {
            inputs: {
                assumeRolePolicy: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
                },
            },
        },
        bad: {
            inputs: {
                assumeRolePolicy: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
                },
            },
        },
    },
    *check(role, { found }) {
        yield* eachDocument(role, ["trust"], function* (document, { path }) {
            const open = wildcardTrusts(document).filter(({ inverted }) => !inverted);
            const findings = [...new Set(open.map(({ statement }) => statement))].map((statement) =>
                found("everybody", statement, { statement: statementText(statement) }),
            );
            yield* worst(findings, (count) => found("more", { path }, { count }));
        });
    },
});
