import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { statementText } from "../kit/policy-documents";
import { object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { literal, text } from "../kit/text";
import type { Text } from "../kit/text";
import { documentAt } from "../model/iam/language";
import { humanTrustsWithoutMfa } from "../model/iam/trust";
import { nativeProperty } from "../model/native";
import { Undetermined } from "../model/values";

export default resourceRule({
    name: "identity-human-roles-require-mfa",
    description: "The trust policy of a role that people may assume must require multi-factor authentication.",
    severity: "high",
    level: "advisory",
    checklist: ["A2"],
    why: "A trust for users or for the whole account lets a leaked access key into the role: such a key never carries MFA.",
    fix: [
        'add the condition `"Bool": {"aws:MultiFactorAuthPresent": "true"}` to the statement, or name the roles of machines instead of the whole account.',
        "Accounts in which nothing but automation lives can be listed in `automationAccounts`.",
    ],
    notes: [
        "`BoolIfExists` proves nothing: it holds for access keys, whose requests lack the key.",
        "Roles, services and identity providers as principals are not judged: their sessions cannot carry the key. Foreign accounts are the matter of `access-cross-account-trust-scoped`.",
        ACCOUNT_NOTE,
    ],
    config: object({
        accountId,
        automationAccounts: strings({ default: [], about: "Accounts in which only automation lives." }),
    }),
    on: ["aws:iam/role:Role", "aws-native:iam:Role"],
    messages: { noMfa: (d: { statement: Text; whom: Text }) => text`${d.statement} admits ${d.whom} without multi-factor authentication.` },
    example: {
        good: {
            inputs: {
                assumeRolePolicy: {
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: { AWS: "arn:aws:iam::123456789012:user/ann" },
                            Action: "sts:AssumeRole",
                            Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
                        },
                    ],
                },
            },
        },
        bad: {
            inputs: {
                assumeRolePolicy: {
                    Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:user/ann" }, Action: "sts:AssumeRole" }],
                },
            },
        },
    },
    *check(role, { config, account, each, found }) {
        const trust = role.as().child(nativeProperty(role.type, "assumeRolePolicy"));
        if (trust.isAbsent) return;
        const { unreadable, ...document } = documentAt(trust);
        const scope = { own: account, trusted: new Set(config.automationAccounts) };
        yield* each([document], function* () {
            const { grants, unplaced } = humanTrustsWithoutMfa(document, scope);
            const open = new Set(grants.filter(({ principal }) => principal.kind === "account").map(({ statement }) => statement));
            for (const statement of new Set(grants.map((grant) => grant.statement))) {
                const whom = open.has(statement) ? literal("everybody in its account") : literal("users");
                yield found("noMfa", statement, {
                    statement: statementText(statement),
                    whom,
                });
            }
            yield* each(new Set(unplaced.map(({ statement }) => statement)), function (statement) {
                throw new Undetermined(statement.path, "account");
            });
        });
        yield* each(unreadable, (reason) => {
            throw reason;
        });
    },
});
