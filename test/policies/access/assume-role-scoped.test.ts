import rule from "../../../policies/access/assume-role-scoped";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { allow, asText, document, rolePolicy, ROLE_POLICY } from "./documents";

const at = (index: number): string => `policy.Statement[${index}]`;

testResourceRule(rule, {
    compliant: [
        { title: "a named role", ...rolePolicy(allow("sts:AssumeRole", "arn:aws:iam::210987654321:role/reader")) },
        { title: "a named role of every account", ...rolePolicy(allow("sts:AssumeRole", "arn:aws:iam::*:role/audit")) },
        {
            title: "roles with a tag",
            ...rolePolicy(allow("sts:AssumeRole", "*", { Condition: { StringEquals: { "aws:ResourceTag/team": "orders" } } })),
        },
        { title: "all actions have a policy of their own", ...rolePolicy(allow(["*", "sts:*"], "*")) },
        {
            title: "a trust policy names no role",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }),
            },
        },
        { title: "a Deny", ...rolePolicy({ Effect: "Deny", Action: "sts:AssumeRole", Resource: "*" }) },
        { title: "who one is", ...rolePolicy(allow("sts:GetCallerIdentity", "*")) },
    ],
    violating: [
        { title: "every role", ...rolePolicy(allow("sts:AssumeRole", "*")), found: [`every@${at(0)}`] },
        {
            title: "every role of an account, as text",
            ...asText(allow(["sts:AssumeRole"], "arn:aws:iam::210987654321:role/*")),
            found: [`every@${at(0)}`],
        },
        { title: "by a pattern", ...rolePolicy(allow("sts:Assume*", "*")), found: [`every@${at(0)}`] },
        {
            title: "a condition on the caller chooses no role",
            ...rolePolicy(allow("sts:AssumeRole", "*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })),
            found: [`every@${at(0)}`],
        },
        {
            title: "in a permission set",
            type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
            inputs: { inlinePolicy: document(allow("sts:AssumeRole", "*")) },
            found: ["every@inlinePolicy.Statement[0]"],
        },
        {
            title: "of many statements three, and the others counted",
            ...rolePolicy(...[1, 2, 3, 4].map(() => allow("sts:AssumeRole", "*"))),
            found: [`every@${at(0)}`, `every@${at(1)}`, `every@${at(2)}`, "more@policy"],
        },
    ],
    unknown: [
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "the role, known after the deployment", ...rolePolicy(allow("sts:AssumeRole", UNKNOWN)), undetermined: [at(0)] },
        { title: "conditions", ...rolePolicy(allow("sts:AssumeRole", "*", { Condition: UNKNOWN })), undetermined: [at(0)] },
        {
            title: "a Deny that may take it away",
            ...rolePolicy(allow("sts:AssumeRole", "*"), { Effect: "Deny", Action: UNKNOWN, Resource: "*" }),
            undetermined: [at(0)],
        },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
