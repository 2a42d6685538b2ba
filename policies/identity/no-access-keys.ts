import { LAMBDA_TRUST } from "../kit/example";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";

/** What the types create, in AWS's words. */
const CREDENTIALS: Readonly<Record<string, string>> = {
    "aws:iam/accessKey:AccessKey": "an access key",
    "aws-native:iam:AccessKey": "an access key",
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": "a service-specific credential",
    "aws:iam/signingCertificate:SigningCertificate": "a signing certificate",
};

export default resourceRule({
    name: "identity-no-access-keys",
    description: "Long-lived credentials of IAM users must not be created.",
    severity: "high",
    level: "mandatory",
    checklist: ["B5"],
    why: "An access key works for anybody who has it until it is revoked, without MFA; roles and sign-in sessions give credentials that run out.",
    fix: [
        "let machines assume a role and people sign in through IAM Identity Center.",
        "For a tool outside AWS use IAM Roles Anywhere or a web identity; where a service takes nothing but a key (SES over SMTP), exempt that key, with an owner and a date.",
    ],
    on: [
        "aws:iam/accessKey:AccessKey",
        "aws-native:iam:AccessKey",
        "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
        "aws:iam/signingCertificate:SigningCertificate",
    ],
    messages: {
        created: (d: { what: Text }) =>
            text`${d.what} of an IAM user is created: whoever has it acts as that user without MFA, for as long as it exists.`,
    },
    example: {
        good: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: LAMBDA_TRUST } },
        bad: { inputs: { user: "reporting" } },
    },
    applies: ({ type }) => Object.hasOwn(CREDENTIALS, type),
    *check({ type }, { found }) {
        yield found("created", undefined, { what: vouched(CREDENTIALS[type] ?? "a credential", "table") });
    },
});
