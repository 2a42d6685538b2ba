import rule from "../../../policies/access/cross-account-via-assume-role";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { allow, document, rolePolicy, ROLE_POLICY } from "./documents";

const OWN = "123456789012";
const FOREIGN = "210987654321";
const table = (account: string): string => `arn:aws:dynamodb:eu-west-1:${account}:table/orders`;
const at = (index: number): string => `policy.Statement[${index}]`;
const provider = { allowedAccountIds: JSON.stringify([OWN]) };
const trust = (service: string) => document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } });
const role = (service: string) => ({
    type: "aws:iam/role:Role",
    inputs: {
        assumeRolePolicy: trust(service),
        inlinePolicies: [{ name: "a", policy: document(allow("dynamodb:GetItem", table(FOREIGN))) }],
    },
});

testResourceRule(rule, {
    compliant: [
        { title: "a table of the own account", ...rolePolicy(allow("dynamodb:GetItem", table(OWN))), provider },
        {
            title: "a role of the other account",
            ...rolePolicy(allow(["sts:AssumeRole", "sts:TagSession"], `arn:aws:iam::${FOREIGN}:role/reader`)),
            provider,
        },
        {
            title: "a role of the other account beside a table of the own",
            ...rolePolicy(allow(["sts:AssumeRole", "dynamodb:GetItem"], [`arn:aws:iam::${FOREIGN}:role/reader`, table(OWN)])),
            provider,
        },
        {
            title: "a layer that another account shares",
            ...rolePolicy(allow("lambda:GetLayerVersion", `arn:aws:lambda:eu-west-1:${FOREIGN}:layer:insights:1`)),
            provider,
        },
        { title: "an ARN without an account", ...rolePolicy(allow("s3:GetObject", "arn:aws:s3:::orders/*")) },
        {
            title: "an account of the configuration",
            ...rolePolicy(allow("dynamodb:GetItem", table(FOREIGN))),
            provider,
            config: { allowedAccounts: [FOREIGN] },
        },
        {
            title: "the own account by configuration",
            ...rolePolicy(allow("dynamodb:GetItem", table(FOREIGN))),
            config: { accountId: FOREIGN },
        },
        { title: "a Deny", ...rolePolicy({ Effect: "Deny", Action: "dynamodb:*", Resource: table(FOREIGN) }), provider },
        ...["*", "????????????", "${aws:PrincipalAccount}", "12345678901?"].map((account) => ({
            title: `a table of the account ${account}, which takes in the own one`,
            ...rolePolicy(allow("dynamodb:GetItem", table(account))),
            provider,
        })),
        { title: "a role that no function has", ...role("ec2.amazonaws.com"), provider },
    ],
    violating: [
        {
            title: "a table of another account",
            ...rolePolicy(allow("dynamodb:GetItem", table(FOREIGN))),
            provider,
            found: [`direct@${at(0)}`],
        },
        ...["21098765432?", "2109*", "2?0987654321"].map((account) => ({
            title: `a table of the accounts ${account}`,
            ...rolePolicy(allow("dynamodb:GetItem", table(account))),
            provider,
            found: [`direct@${at(0)}`] as const,
        })),
        {
            title: "among others",
            ...rolePolicy(allow(["dynamodb:GetItem"], [table(OWN), table(FOREIGN)])),
            config: { accountId: OWN },
            found: [`direct@${at(0)}`],
        },
        {
            title: "in a function's role",
            ...role("lambda.amazonaws.com"),
            provider,
            found: ["direct@inlinePolicies[0].policy.Statement[0]"],
        },
        {
            title: "where only the role tells its account",
            type: "aws:iam/role:Role",
            inputs: {
                ...role("lambda.amazonaws.com").inputs,
                managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", `arn:aws:iam::${OWN}:policy/a`],
            },
            found: ["direct@inlinePolicies[0].policy.Statement[0]"],
        },
        {
            title: "of many statements three, and the others counted",
            ...rolePolicy(...[1, 2, 3, 4].map(() => allow("dynamodb:GetItem", table(FOREIGN)))),
            provider,
            found: [`direct@${at(0)}`, `direct@${at(1)}`, `direct@${at(2)}`, "more@policy"],
        },
    ],
    unknown: [
        {
            title: "the own account, which a pattern may take in",
            ...rolePolicy(allow("dynamodb:GetItem", table("21098765432?"))),
            undetermined: [at(0)],
        },
        {
            title: "which of several accounts is the own one, of which a pattern takes in one",
            ...rolePolicy(allow("dynamodb:GetItem", table("21098765432?"))),
            provider: { allowedAccountIds: JSON.stringify([OWN, FOREIGN]) },
            undetermined: [at(0)],
        },
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, provider, undetermined: ["policy"] },
        { title: "the own account", ...rolePolicy(allow("dynamodb:GetItem", table(FOREIGN))), undetermined: [at(0)] },
        { title: "a resource", ...rolePolicy(allow("dynamodb:GetItem", UNKNOWN)), provider, undetermined: [at(0)] },
        {
            title: "whose role it is",
            type: "aws:iam/role:Role",
            inputs: { ...role("").inputs, assumeRolePolicy: UNKNOWN },
            provider,
            undetermined: ["assumeRolePolicy"],
        },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
