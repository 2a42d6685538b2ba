import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { BOUNDARIES, BOUNDARY_NOTE } from "../kit/boundaries";
import { object, strings } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { accountsNamed, mayBeOfFunction, mayOnlyAssume, namesUnknown } from "../model/iam/grants";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "access-cross-account-via-assume-role",
    description: "A function's role must reach resources of another account by assuming a role there, not directly.",
    severity: "medium",
    level: "advisory",
    checklist: ["B6"],
    why: "A role in the other account is granted, limited, logged and revoked by its owner, with temporary credentials; direct access hides in many resource policies.",
    fix: ["allow `sts:AssumeRole` on a role of the other account, and the actions to that role there."],
    notes: [
        ACCOUNT_NOTE,
        BOUNDARY_NOTE,
        "Not reported: roles to be assumed, and layers, which are shared by account. Bucket ARNs name no account.",
    ],
    config: object({
        accountId,
        allowedAccounts: strings({ default: [], about: "Accounts whose resources may be reached directly." }),
    }),
    on: [
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/policy:Policy",
        "aws:iam/role:Role",
        "aws-native:iam:RolePolicy",
        "aws-native:iam:ManagedPolicy",
        "aws-native:iam:Role",
    ],
    messages: {
        direct: (d: { statement: Text }) => text`${d.statement} allows actions on resources of another account by their ARNs.`,
        more: (d: { count: number }) => text`further statements of this document reach into another account: ${d.count}.`,
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
        bad: {
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: {
                    Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
                },
                permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
                inlinePolicies: [
                    {
                        name: "read",
                        policy: JSON.stringify({
                            Statement: {
                                Effect: "Allow",
                                Action: "dynamodb:GetItem",
                                Resource: "arn:aws:dynamodb:eu-west-1:210987654321:table/report",
                            },
                        }),
                    },
                ],
            },
        },
    },
    applies: (resource) => mayBeOfFunction(resource.type, resource),
    inStack: BOUNDARIES,
    *check(resource, { config, account, each, found }) {
        yield* eachDocument(resource, ["identity"], function* (document, { path }) {
            const findings = each(accountsNamed(document), function* ({ statement, accounts }) {
                const standings = [...accounts]
                    .filter((named) => !config.allowedAccounts.includes(named))
                    .map((named) => account.standing(named));
                if (standings.includes("foreign") && mayOnlyAssume(statement)) throw new Undetermined(statement.path, "unknown");
                if (standings.includes("foreign")) yield found("direct", statement, { statement: statementText(statement) });
                else if (standings.includes("unknown")) throw new Undetermined(statement.path, "account");
                else if (namesUnknown(statement)) throw new Undetermined(statement.path, "unknown");
            });
            yield* worst(findings, (count) => found("more", { path }, { count }));
        });
    },
});
