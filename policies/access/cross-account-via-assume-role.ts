import { object, string, strings } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { accountOfRole, accountsNamed, mayBeOfFunction, namesUnknown } from "../model/iam/grants";
import { providerAccount } from "../model/region";
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
        "The own account is the provider's `allowedAccountIds`, the account of the role that the provider assumes, that of the role's boundary or customer-managed policies, or `accountId`. Where none is known, ARNs with an account are not judged.",
        "Not reported: roles to be assumed, and layers, which are shared by account. Bucket ARNs name no account.",
    ],
    config: object({
        accountId: string<string | undefined>({
            default: undefined,
            about: "The account that the stack is deployed to, where the provider does not say.",
        }),
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
    *check(resource, { config, each, found }) {
        const own = config.accountId ?? providerAccount(resource.provider?.inputs.raw) ?? accountOfRole(resource);
        yield* eachDocument(resource, ["identity"], function* (document, { path }) {
            const findings = each(accountsNamed(document), function* ({ statement, accounts }) {
                const named = [...accounts].filter((account) => !config.allowedAccounts.includes(account));
                if (own !== undefined && named.some((account) => account !== own))
                    yield found("direct", statement, { statement: statementText(statement) });
                else if (own === undefined && named.length > 0) throw new Undetermined(statement.path, "unresolved");
                else if (namesUnknown(statement)) throw new Undetermined(statement.path, "unknown");
            });
            yield* worst(findings, (count) => found("more", { path }, { count }));
        });
    },
});
