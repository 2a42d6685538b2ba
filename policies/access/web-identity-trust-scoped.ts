import { eachDocument, statementText, worst } from "../kit/policy-documents";
import { resourceRule } from "../kit/rule";
import { enumerate, literal, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { claimNames } from "../model/iam/knowledge";
import { type FederationFinding, webIdentityTrusts } from "../model/iam/trust";

const trust = (condition: object): { readonly assumeRolePolicy: object } => ({
    assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com", ...condition } },
            },
        ],
    },
});

export default resourceRule({
    name: "access-web-identity-trust-scoped",
    description: "A role that trusts an identity provider must say whose tokens or assertions it accepts.",
    severity: "critical",
    level: "mandatory",
    checklist: ["B1", "B6"],
    why: "A provider such as GitHub Actions signs tokens for all its customers: without a condition on the subject, any of them may assume the role.",
    fix: [
        "add conditions on the audience and on the subject of the token (`StringEquals`, or `StringLike` without a leading wildcard); for SAML on `saml:aud`.",
    ],
    notes: [
        "A pattern for the subject has to name the customer: `repo:acme/*` does, `repo:*` and `repo:acme*` do not.",
        "`ForAllValues:` and `IfExists` alone prove nothing: they hold for a token without the claim.",
        "Trusts for Cognito identity pools are not judged here.",
    ],
    on: ["aws:iam/role:Role", "aws-native:iam:Role"],
    messages: {
        token: (d: { statement: Text; issuer: Text; missing: Text }) =>
            text`${d.statement} accepts tokens of ${d.issuer} without a condition that fixes ${d.missing}.`,
        assertion: (d: { statement: Text }) => text`${d.statement} accepts SAML assertions without a condition that fixes \`saml:aud\`.`,
        more: (d: { count: number }) => text`further statements of the trust policy leave open whom the provider speaks of: ${d.count}.`,
    },
    example: {
        good: { inputs: trust({ "token.actions.githubusercontent.com:sub": "repo:acme/orders:ref:refs/heads/main" }) },
        bad: { inputs: trust({}) },
    },
    *check(role, { found }) {
        yield* eachDocument(role, ["trust"], function* (document, { path }) {
            const findings = webIdentityTrusts(document).map((finding) => {
                const { statement } = finding.grant;
                const named = { statement: statementText(statement) };
                if (finding.issuer === undefined) return found("assertion", statement, named);
                return found("token", statement, { ...named, issuer: vouched(finding.issuer.name, "table"), missing: missingOf(finding) });
            });
            yield* worst(findings, (count) => found("more", { path }, { count }), ["token", "assertion"]);
        });
    },
});

/** The claims that a condition has to fix, by their names in condition keys. */
function missingOf({ issuer, missing }: FederationFinding): Text {
    const claims = issuer === undefined ? [] : claimNames(issuer);
    const subject = claims.slice(0, 3).map((claim) => `\`:${claim}\``);
    const parts = missing.map((part) =>
        part === "audience" ? literal("the audience (`:aud`)") : text`the subject (${vouched(subject.join(" or "), "table")})`,
    );
    return enumerate(parts);
}
