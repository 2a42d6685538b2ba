import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { requiresMfaOfUser } from "../model/iam/grants/console-mfa";
import { KINDS, knownOf, nodeOf } from "../model/stack";
import { Undetermined } from "../model/values";

const PROFILE = "aws:iam/userLoginProfile:UserLoginProfile";

const ENROLMENT = [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
];
const DENY = {
    Effect: "Deny",
    NotAction: ENROLMENT,
    Resource: "*",
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
};

export default stackRule({
    name: "identity-console-users-have-mfa",
    description: "Without multi-factor authentication, a user with a console password must be denied everything except enrolling a device.",
    severity: "high",
    level: "mandatory",
    checklist: ["A2"],
    why: "Whether a user has enrolled a device, no program says; a Deny on everything but the enrolment makes the password alone worthless.",
    fix: [
        "attach a policy to the user's group that denies everything but the enrolment of a device (`NotAction`) on all resources if `BoolIfExists` `aws:MultiFactorAuthPresent` is false.",
        "Better, let people sign in through IAM Identity Center and create no password.",
    ],
    notes: [
        "Counted are documents of the user, of its groups and of its permissions boundary. The Deny may except reading IAM, devices of MFA, the own password and `sts:GetSessionToken`.",
        "Policies and groups that are not in the stack may hold the Deny: then the user is not judged. AWS's own policies hold none.",
        "Plain `Bool` misses access keys; a Deny on some services leaves the others open.",
    ],
    messages: { withoutMfa: "the user has a console password, and nothing denies what is done with the password alone." },
    example: {
        good: [
            { type: "aws:iam/user:User", name: "ann", inputs: { name: "ann" } },
            { type: PROFILE, name: "ann-console", inputs: { user: ref("ann", "name") } },
            {
                type: "aws:iam/userPolicy:UserPolicy",
                name: "mfa",
                inputs: { user: ref("ann", "name"), policy: { Version: "2012-10-17", Statement: [DENY] } },
            },
        ],
        bad: [
            { type: "aws:iam/user:User", name: "ann", inputs: { name: "ann" } },
            { type: PROFILE, name: "ann-console", inputs: { user: ref("ann", "name") } },
        ],
    },
    applies: (stack) => stack.ofType(PROFILE).length > 0 || stack.users.some((user) => knownOf(user.loginProfiles).length > 0),
    *check(stack, { each, found }) {
        yield* each(stack.users, function* (user) {
            if (knownOf(user.loginProfiles).length === 0) return;
            const covered = requiresMfaOfUser(user);
            if (covered === "unknown") throw new Undetermined([], "unresolved");
            if (covered === "no") yield found("withoutMfa", user);
        });
        yield* each(stack.ofType(PROFILE), function* (profile) {
            // Of a user that is not in the stack, nobody sees the policies.
            if (nodeOf(profile.joined(["user"], KINDS.user)) === undefined) throw new Undetermined(["user"], "unresolved");
        });
    },
});
