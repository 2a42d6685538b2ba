import { object, string, strings } from "../kit/options";
import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { crossAccountTrusts } from "../model/iam/trust";
import { ownAccounts } from "../model/own-accounts";

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
        "Which account is the role's own is known from the provider (`allowedAccountIds`, the role it assumes) or from `accountId`; without it a whole account is not judged.",
        "Everybody (`*`) is the matter of `access-trust-no-wildcard`.",
    ],
    config: object({
        trustedAccounts: strings({ default: [], about: "Accounts, 12 digits each, that need no further condition." }),
        accountId: string<string | undefined>({ default: undefined, about: "The account that is deployed to, 12 digits." }),
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
    *check(role, { config, found }) {
        const scope = { own: ownAccounts(role.provider?.inputs, config.accountId), trusted: new Set(config.trustedAccounts) };
        yield* eachDocument(role, ["trust"], function* (document, { path }) {
            const open = new Set(crossAccountTrusts(document, scope).map(({ statement }) => statement));
            const findings = [...open].map((statement) => found("wholeAccount", statement, { statement: statementText(statement) }));
            yield* worst(findings, (count) => found("more", { path }, { count }));
        });
    },
});
