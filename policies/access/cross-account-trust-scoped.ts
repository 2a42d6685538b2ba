import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { object, strings } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { crossAccountTrusts } from "../model/iam/trust";
import { Undetermined } from "../model/values";

const trust = (statement: object): { readonly assumeRolePolicy: object } => ({
    assumeRolePolicy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }] },
});

export default resourceRule({
    name: "access-cross-account-trust-scoped",
    description: "A role that trusts another account must say who there may assume it, or under which condition.",
    severity: "high",
    level: "mandatory",
    checklist: ["B6"],
    why: "Trust for an account as a whole lets each of its administrators decide who gets in; a service provider that serves many customers can be talked into using the role for another of them.",
    fix: [
        "name the role or user of the other account, or add a condition on `sts:ExternalId`, `aws:PrincipalOrgID` or `aws:MultiFactorAuthPresent`.",
        "Accounts of your own can be listed in `trustedAccounts`.",
    ],
    notes: [
        ACCOUNT_NOTE,
        "Of several `allowedAccountIds` each may be a stack's of this program: a trust for one of them is not judged without `accountId` or `trustedAccounts`.",
        "Everybody (`*`) is the matter of `access-trust-no-wildcard`.",
    ],
    config: object({
        trustedAccounts: strings({ default: [], about: "Accounts, 12 digits each, that need no further condition." }),
        accountId,
    }),
    on: ["aws:iam/role:Role", "aws-native:iam:Role"],
    messages: {
        wholeAccount: (d: { statement: Text }) =>
            text`${d.statement} lets another account as a whole assume the role, without external ID, organisation, named principal or MFA.`,
        more: (d: { count: number }) => text`further statements of the trust policy admit another account as a whole: ${d.count}.`,
    },
    example: {
        good: {
            inputs: trust({
                Principal: { AWS: "arn:aws:iam::444455556666:root" },
                Condition: { StringEquals: { "sts:ExternalId": "acme-7f3a" } },
            }),
        },
        bad: {
            inputs: trust({ Principal: { AWS: "arn:aws:iam::444455556666:root" } }),
            config: { accountId: "123456789012" },
        },
    },
    *check(role, { config, account, each, found }) {
        const scope = { own: account, trusted: new Set(config.trustedAccounts) };
        yield* eachDocument(role, ["trust"], function* (document, { path }) {
            const { grants, unplaced } = crossAccountTrusts(document, scope);
            const open = new Set(grants.map(({ statement }) => statement));
            const findings = [...open].map((statement) => found("wholeAccount", statement, { statement: statementText(statement) }));
            yield* worst(findings, (count) => found("more", { path }, { count }));
            yield* each(new Set(unplaced.map(({ statement }) => statement)), function (statement) {
                throw new Undetermined(statement.path, "account");
            });
        });
    },
});
