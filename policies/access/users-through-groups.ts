import { resourceRule } from "../kit/rule";

/** Where each type gives permissions to users directly: by these lists, where they hold anything, or by being there. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
    "aws:iam/userPolicy:UserPolicy": [],
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": [],
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": ["policyArns"],
    "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": ["policyNames"],
    "aws:iam/policyAttachment:PolicyAttachment": ["users"],
    "aws-native:iam:User": ["policies", "managedPolicyArns"],
    "aws-native:iam:UserPolicy": [],
    "aws-native:iam:ManagedPolicy": ["users"],
};

export default resourceRule({
    name: "access-users-through-groups",
    description: "IAM users must get their permissions through groups, not from policies on the user.",
    severity: "low",
    level: "advisory",
    checklist: ["A1"],
    why: "Permissions that hang on single users are overlooked when duties change and when rights are reviewed.",
    fix: ["attach the policy to a group and make the user a member of it; for people, use IAM Identity Center."],
    on: Object.keys(PLACES),
    messages: {
        attached: "a policy is attached to users, not to a group.",
        inline: "a policy is written on the user, not on a group.",
    },
    example: {
        good: {
            type: "aws:iam/policyAttachment:PolicyAttachment",
            inputs: { name: "readers", groups: ["readers"], policyArn: "arn:aws:iam::123456789012:policy/read" },
        },
        bad: {
            type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            inputs: { user: "jo", policyArn: "arn:aws:iam::123456789012:policy/read" },
        },
    },
    *check(resource, { each, found }) {
        const places = PLACES[resource.type] ?? [];
        if (places.length === 0) yield found(resource.type.endsWith("Attachment") ? "attached" : "inline", undefined);
        yield* each(places, function* (property) {
            const place = resource.child(property);
            if (place.asList().length > 0)
                yield found(property === "policies" || property === "policyNames" ? "inline" : "attached", place);
        });
    },
});
