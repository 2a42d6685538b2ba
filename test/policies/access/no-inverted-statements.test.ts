import rule from "../../../policies/access/no-inverted-statements";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { allow, asText, document, rolePolicy, ROLE_POLICY } from "./documents";

const at = (index: number): string => `policy.Statement[${index}]`;
const notAction = { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" };
const notPrincipal = { Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sqs:SendMessage", Resource: "*" };

testResourceRule(rule, {
    compliant: [
        {
            title: "NotPrincipal that is open to everybody is the matter of another policy",
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: { policy: document(notPrincipal) },
        },
        { title: "an Allow that says what it allows", ...rolePolicy(allow("s3:GetObject", "arn:aws:s3:::orders/*")) },
        { title: "a Deny with NotAction", ...rolePolicy({ Effect: "Deny", NotAction: ["iam:*"], Resource: "*" }) },
        { title: "a Deny with NotResource", ...rolePolicy({ Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::orders/*" }) },
        { title: "everything is another policy's matter", ...rolePolicy(allow("*", "*")) },
        {
            title: "a trust policy",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }),
            },
        },
    ],
    violating: [
        {
            title: "NotResource in a bucket's policy",
            type: "aws:s3/bucketPolicy:BucketPolicy",
            inputs: {
                bucket: "orders",
                policy: document({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::123456789012:role/orders" },
                    Action: "s3:GetObject",
                    NotResource: "arn:aws:s3:::orders/secret/*",
                }),
            },
            found: ["notResource@policy.Statement[0]"],
        },
        {
            title: "NotPrincipal in a queue's policy, bound by a condition",
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: { policy: document({ ...notPrincipal, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }) },
            found: ["notPrincipal@policy.Statement[0]"],
        },
        { title: "NotAction", ...rolePolicy(notAction), found: [`notAction@${at(0)}`] },
        {
            title: "NotAction as a string, in text",
            ...asText({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
            found: [`notAction@${at(0)}`],
        },
        {
            title: "NotResource",
            ...rolePolicy({ Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::secret/*" }),
            found: [`notResource@${at(0)}`],
        },
        {
            title: "both at once are one mistake",
            ...rolePolicy({ Effect: "Allow", NotAction: "iam:*", NotResource: "arn:aws:s3:::secret/*" }),
            found: [`notAction@${at(0)}`],
        },
        {
            title: "a Deny beside it does not make it right",
            ...rolePolicy({ Effect: "Deny", Action: "iam:*", Resource: "*" }, notAction),
            found: [`notAction@${at(1)}`],
        },
        {
            title: "nor does a condition",
            ...rolePolicy({ ...notAction, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
            found: [`notAction@${at(0)}`],
        },
        {
            title: "NotPrincipal in a trust policy",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({
                    Effect: "Allow",
                    Action: "sts:AssumeRole",
                    NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" },
                }),
            },
            found: ["notPrincipal@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "an in-line policy of a role",
            type: "aws:iam/role:Role",
            inputs: { inlinePolicies: [{ name: "a", policy: JSON.stringify(document(notAction)) }] },
            found: ["notAction@inlinePolicies[0].policy.Statement[0]"],
        },
        {
            title: "of many statements three, and the others counted",
            ...rolePolicy(notAction, notAction, notAction, notAction),
            found: [`notAction@${at(0)}`, `notAction@${at(1)}`, `notAction@${at(2)}`, "more@policy"],
        },
    ],
    unknown: [
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        {
            title: "what is left out does not matter",
            ...rolePolicy({ Effect: "Allow", NotAction: [UNKNOWN], Resource: "*" }),
            undetermined: [],
            found: [`notAction@${at(0)}`],
        },
        {
            title: "the effect does",
            ...rolePolicy({ ...notAction, Effect: UNKNOWN }, notAction),
            undetermined: [`${at(0)}.Effect`],
            found: [`notAction@${at(1)}`],
        },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
