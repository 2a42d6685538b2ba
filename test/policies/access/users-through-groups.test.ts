import rule from "../../../policies/access/users-through-groups";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const SHARED = "aws:iam/policyAttachment:PolicyAttachment";
const policyArn = "arn:aws:iam::123456789012:policy/read";

testResourceRule(rule, {
    compliant: [
        {
            title: "an attachment to groups and roles",
            type: SHARED,
            inputs: { name: "a", groups: ["readers"], roles: ["orders"], policyArn },
        },
        { title: "no users", type: SHARED, inputs: { name: "a", users: [], policyArn } },
        {
            title: "a user that must have no attachment",
            type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
            inputs: { userName: "jo", policyArns: [] },
        },
        {
            title: "a user that must have no in-line policy",
            type: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
            inputs: { userName: "jo", policyNames: [] },
        },
        { title: "aws-native: a user with groups alone", type: "aws-native:iam:User", inputs: { groups: ["readers"] } },
    ],
    violating: [
        {
            title: "a user's in-line policy",
            type: "aws:iam/userPolicy:UserPolicy",
            inputs: { user: "jo", policy: "{}" },
            found: ["inline"],
        },
        {
            title: "a user's attachment",
            type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            inputs: { user: "jo", policyArn },
            found: ["attached"],
        },
        {
            title: "an attachment with users among others",
            type: SHARED,
            inputs: { name: "a", groups: ["readers"], users: ["jo"], policyArn },
            found: ["attached@users"],
        },
        {
            title: "all attachments of a user",
            type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
            inputs: { userName: "jo", policyArns: [policyArn] },
            found: ["attached@policyArns"],
        },
        {
            title: "all in-line policies of a user",
            type: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
            inputs: { userName: "jo", policyNames: ["a"] },
            found: ["inline@policyNames"],
        },
        {
            title: "aws-native: a user",
            type: "aws-native:iam:User",
            inputs: { policies: [{ policyName: "a" }], managedPolicyArns: [policyArn] },
            found: ["attached@managedPolicyArns", "inline@policies"],
        },
        {
            title: "aws-native: a policy that names users",
            type: "aws-native:iam:ManagedPolicy",
            inputs: { users: ["jo"] },
            found: ["attached@users"],
        },
        { title: "aws-native: a user's policy", type: "aws-native:iam:UserPolicy", inputs: { userName: "jo" }, found: ["inline"] },
    ],
    unknown: [
        { title: "which users", type: SHARED, inputs: { users: UNKNOWN, policyArn }, undetermined: ["users"] },
        {
            title: "a user by a name known after the deployment is a user",
            type: SHARED,
            inputs: { users: [UNKNOWN], policyArn },
            undetermined: [],
            found: ["attached@users"],
        },
        {
            title: "one list hides no other",
            type: "aws-native:iam:User",
            inputs: { policies: UNKNOWN, managedPolicyArns: [policyArn] },
            undetermined: ["policies"],
            found: ["attached@managedPolicyArns"],
        },
    ],
    secret: [{ title: "masked users", type: SHARED, inputs: { users: MASKED, policyArn }, undetermined: ["users"] }],
});
