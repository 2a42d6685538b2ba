import assert from "node:assert/strict";
import { escalationPaths } from "../../../../../policies/model/iam/grants/escalation";
import { grants } from "../../../../../policies/model/iam/grants/permissions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { UNKNOWN } from "../../../../../policies/model/values";

type Block = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const OWN = "arn:aws:iam::123456789012:policy";

/** Whether `iam:AttachRolePolicy` on every role under a condition is an escalation, beside other statements. */
function escalates(Condition: Block, ...others: readonly object[]): "yes" | "no" | "unknown" {
    const attach = { Effect: "Allow", Action: "iam:AttachRolePolicy", Resource: "*", Condition };
    const found = escalationPaths(grants([parseDocument({ Statement: [attach, ...others] })])).filter(
        ({ path }) => path.id === "iam-attach-role-policy",
    );
    return found.length === 0 ? "no" : found.some(({ certain }) => certain) ? "yes" : "unknown";
}
const may = (Action: string, Resource: string): object => ({ Effect: "Allow", Action, Resource });

describe("policies that may be attached", () => {
    const cases: readonly (readonly [string, "yes" | "no" | "unknown", Block, ...object[]])[] = [
        ["one of the author's", "no", { ArnEquals: { "iam:PolicyARN": `${OWN}/orders` } }],
        [
            "a harmless one of AWS",
            "no",
            { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" } },
        ],
        ["any there is", "yes", { Null: { "iam:PolicyARN": "false" } }],
        ["a star", "yes", { ArnLike: { "iam:PolicyARN": "*" } }],
        ["AdministratorAccess", "yes", { StringEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } }],
        ["AdministratorAccess of China", "yes", { StringEquals: { "iam:PolicyARN": "arn:aws-cn:iam::aws:policy/AdministratorAccess" } }],
        ["one that escalates itself", "yes", { ArnEquals: { "iam:PolicyARN": ["arn:aws:iam::aws:policy/IAMFullAccess"] } }],
        [
            "a harmless one or one that escalates",
            "yes",
            { ArnEquals: { "iam:PolicyARN": [`${OWN}/orders`, "arn:aws:iam::aws:policy/PowerUserAccess"] } },
        ],
        ["a pattern that takes in one that escalates", "yes", { ArnLike: { "iam:PolicyARN": "arn:aws:iam::aws:policy/IAM*" } }],
        ["a pattern of AWS's that does not", "no", { ArnLike: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AmazonSQSReadOnly*" } }],
        ["every policy of any account", "yes", { ArnLike: { "iam:PolicyARN": "arn:aws:iam::*:policy/*" } }],
        ["every one of the author's", "no", { ArnLike: { "iam:PolicyARN": `${OWN}/*` } }],
        [
            "every one of the author's, and new ones",
            "yes",
            { ArnLike: { "iam:PolicyARN": `${OWN}/*` } },
            may("iam:CreatePolicy", `${OWN}/*`),
        ],
        [
            "those of a team, and new ones elsewhere",
            "no",
            { ArnLike: { "iam:PolicyARN": `${OWN}/team-*` } },
            may("iam:CreatePolicy", `${OWN}/other-*`),
        ],
        [
            "one whose text can be written",
            "yes",
            { ArnEquals: { "iam:PolicyARN": `${OWN}/orders` } },
            may("iam:CreatePolicyVersion", `${OWN}/orders`),
        ],
        ["all but one", "yes", { ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } }],
        [
            "all but one, and those but one by a Deny",
            "no",
            {},
            { ...may("iam:AttachRolePolicy", "*"), Effect: "Deny", Condition: { ArnNotEquals: { "iam:PolicyARN": `${OWN}/orders` } } },
        ],
        ["one that is not known", "unknown", { ArnEquals: { "iam:PolicyARN": UNKNOWN } }],
        [
            "one of AWS that is newer than the table",
            "unknown",
            { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/SomethingOfNextYear" } },
        ],
    ];
    for (const [title, verdict, block, ...others] of cases)
        it(`${title}: ${verdict}`, () => assert.equal(escalates(block, ...others), verdict));
});

describe("boundaries that victims may have", () => {
    const cases: readonly (readonly [string, "yes" | "no" | "unknown", Block, ...object[]])[] = [
        ["the author's", "no", { StringEquals: { "iam:PermissionsBoundary": `${OWN}/boundary` } }],
        ["any there is", "yes", { Null: { "iam:PermissionsBoundary": "false" } }],
        ["a star", "yes", { StringLike: { "iam:PermissionsBoundary": "*" } }],
        ["AdministratorAccess", "yes", { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" } }],
        [
            "one whose text can be written",
            "yes",
            { StringEquals: { "iam:PermissionsBoundary": `${OWN}/boundary` } },
            may("iam:CreatePolicyVersion", `${OWN}/*`),
        ],
        ["one that is not known", "unknown", { StringEquals: { "iam:PermissionsBoundary": UNKNOWN } }],
    ];
    for (const [title, verdict, block, ...others] of cases)
        it(`${title}: ${verdict}`, () => assert.equal(escalates(block, ...others), verdict));
});
