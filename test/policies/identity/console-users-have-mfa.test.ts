import rule from "../../../policies/identity/console-users-have-mfa";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const WITHOUT = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
const ENROL = [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListUsers",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
];
const DENY = { Effect: "Deny", NotAction: ENROL, Resource: "*", Condition: WITHOUT };
const document = (...Statement: readonly unknown[]) => ({ Version: "2012-10-17", Statement });

const resource = (type: string, name: string, inputs: object): ExampleResource => ({
    type,
    name,
    inputs: inputs as ExampleResource["inputs"],
});
const user = resource("aws:iam/user:User", "ann", { name: "ann" });
const profile = resource("aws:iam/userLoginProfile:UserLoginProfile", "console", { user: ref("ann", "name") });
const group = resource("aws:iam/group:Group", "staff", { name: "staff" });
const member = resource("aws:iam/userGroupMembership:UserGroupMembership", "member", {
    user: ref("ann", "name"),
    groups: [ref("staff", "name")],
});
const userPolicy = (...statements: readonly unknown[]): ExampleResource =>
    resource("aws:iam/userPolicy:UserPolicy", "own", { user: ref("ann", "name"), policy: JSON.stringify(document(...statements)) });
const groupPolicy = (...statements: readonly unknown[]): ExampleResource =>
    resource("aws:iam/groupPolicy:GroupPolicy", "of-group", { group: ref("staff", "name"), policy: document(...statements) });
const attached = (policyArn: unknown): ExampleResource =>
    resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "attached", { user: ref("ann", "name"), policyArn });
const policy = resource("aws:iam/policy:Policy", "mfa", { policy: JSON.stringify(document(DENY)) });

const bound = (...statements: readonly unknown[]): ExampleResource =>
    resource("aws:iam/policy:Policy", "bound", { policy: document(...statements) });
const WITH = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

const allowed = { Effect: "Allow", Action: "s3:*", Resource: "*" };

testStackRule(rule, {
    compliant: [
        { title: "a user without a password", resources: [user] },
        {
            title: "a user of aws-native without a password",
            alarmingWhenHidden: { "ann.loginProfile": "a login profile that a document masks is there" },
            resources: [resource("aws-native:iam:User", "ann", { userName: "ann", loginProfile: null })],
        },
        { title: "a policy of the user", resources: [user, profile, userPolicy(allowed, DENY)] },
        { title: "a policy of the group", resources: [user, profile, group, member, groupPolicy(DENY)] },
        {
            title: "a membership that the group lists",
            resources: [
                user,
                profile,
                group,
                resource("aws:iam/groupMembership:GroupMembership", "m", { group: ref("staff", "name"), users: [ref("ann", "name")] }),
                groupPolicy(DENY),
            ],
        },
        { title: "an attached policy of the stack", resources: [user, profile, policy, attached(ref("mfa", "arn"))] },
        {
            title: "the permissions boundary",
            resources: [{ ...user, inputs: { name: "ann", permissionsBoundary: ref("mfa", "arn") } }, profile, policy],
        },
        {
            title: "a permissions boundary that allows with MFA alone, whatever the user's policies give",
            resources: [
                { ...user, inputs: { name: "ann", permissionsBoundary: ref("bound", "arn") } },
                profile,
                bound({ ...allowed, Action: "*", Condition: WITH }, { ...allowed, Action: ENROL }),
                attached("arn:aws:iam::aws:policy/AdministratorAccess"),
                userPolicy(allowed),
            ],
        },
        {
            title: "a Deny of everything, enrolment too",
            resources: [user, profile, userPolicy({ Effect: "Deny", Action: "*", Resource: "*", Condition: WITHOUT })],
        },
        {
            title: "the age of the MFA session",
            resources: [user, profile, userPolicy({ ...DENY, Condition: { Null: { "aws:MultiFactorAuthAge": "true" } } })],
        },
        {
            title: "patterns of self-service",
            resources: [
                user,
                profile,
                userPolicy({ ...DENY, NotAction: ["iam:*VirtualMFADevice", "iam:*MFADevice", "iam:List*", "iam:ChangePassword"] }),
            ],
        },
        {
            title: "each Allow requires MFA",
            resources: [
                user,
                profile,
                userPolicy(
                    { ...allowed, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
                    { Effect: "Allow", Action: ENROL, Resource: "*" },
                ),
            ],
        },
        {
            title: "a user of aws-native",
            resources: [
                resource("aws-native:iam:User", "ann", {
                    userName: "ann",
                    loginProfile: { password: "chosen" },
                    policies: [{ policyName: "mfa", policyDocument: document(DENY) }],
                }),
            ],
        },
    ],
    violating: [
        {
            title: "a permissions boundary that allows without MFA too",
            resources: [
                { ...user, inputs: { name: "ann", permissionsBoundary: ref("bound", "arn") } },
                profile,
                bound({ ...allowed, Condition: WITH }, allowed),
            ],
            found: ["withoutMfa"],
        },
        { title: "a password and nothing else", resources: [user, profile], found: ["withoutMfa"] },
        { title: "permissions without a Deny", resources: [user, profile, userPolicy(allowed)], found: ["withoutMfa"] },
        { title: "a group without a Deny", resources: [user, profile, group, member, groupPolicy(allowed)], found: ["withoutMfa"] },
        { title: "a group that the user is not in", resources: [user, profile, group, groupPolicy(DENY)], found: ["withoutMfa"] },
        {
            title: "AWS's own policies",
            resources: [user, profile, attached("arn:aws:iam::aws:policy/ReadOnlyAccess")],
            found: ["withoutMfa"],
        },
        {
            title: "plain Bool misses access keys",
            resources: [user, profile, userPolicy({ ...DENY, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })],
            found: ["withoutMfa"],
        },
        {
            title: "a Deny of one service",
            resources: [user, profile, userPolicy({ Effect: "Deny", Action: "ec2:*", Resource: "*", Condition: WITHOUT })],
            found: ["withoutMfa"],
        },
        {
            title: "a Deny on one resource",
            resources: [user, profile, userPolicy({ ...DENY, Resource: "arn:aws:s3:::orders" })],
            found: ["withoutMfa"],
        },
        { title: "all of IAM excepted", resources: [user, profile, userPolicy({ ...DENY, NotAction: "iam:*" })], found: ["withoutMfa"] },
        {
            title: "roles may be assumed without MFA",
            resources: [user, profile, userPolicy({ ...DENY, NotAction: [...ENROL, "sts:AssumeRole"] })],
            found: ["withoutMfa"],
        },
        {
            title: "one Allow of two requires MFA",
            resources: [user, profile, userPolicy(allowed, { ...allowed, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })],
            found: ["withoutMfa"],
        },
        {
            title: "a user of aws-native",
            resources: [resource("aws-native:iam:User", "ann", { userName: "ann", loginProfile: { password: "chosen" } })],
            found: ["withoutMfa"],
        },
    ],
    unknown: [
        {
            title: "a customer's policy that is not in the stack",
            resources: [user, profile, attached("arn:aws:iam::123456789012:policy/mfa")],
            undetermined: [""],
        },
        {
            title: "a group that is not in the stack",
            resources: [
                user,
                profile,
                resource("aws:iam/userGroupMembership:UserGroupMembership", "m", { user: ref("ann", "name"), groups: ["staff"] }),
            ],
            undetermined: [""],
        },
        {
            title: "a boundary that is not in the stack",
            resources: [{ ...user, inputs: { name: "ann", permissionsBoundary: "arn:aws:iam::123456789012:policy/b" } }, profile],
            undetermined: [""],
        },
        {
            title: "a user that is not in the stack",
            resources: [resource("aws:iam/userLoginProfile:UserLoginProfile", "console", { user: "ben" })],
            undetermined: ["user"],
        },
        {
            title: "a document that is not known yet",
            resources: [user, profile, resource("aws:iam/userPolicy:UserPolicy", "own", { user: "ann", policy: UNKNOWN })],
            undetermined: [""],
        },
        {
            title: "a document that is not JSON",
            resources: [user, profile, resource("aws:iam/userPolicy:UserPolicy", "own", { user: "ann", policy: "{" })],
            undetermined: [""],
        },
        {
            title: "an unknown document beside a Deny",
            resources: [
                user,
                profile,
                userPolicy(DENY),
                resource("aws:iam/userPolicy:UserPolicy", "other", { user: "ann", policy: UNKNOWN }),
            ],
            undetermined: [],
        },
    ],
    secret: [
        {
            title: "a masked document",
            resources: [user, profile, resource("aws:iam/userPolicy:UserPolicy", "own", { user: "ann", policy: MASKED })],
            undetermined: [""],
        },
    ],
});
