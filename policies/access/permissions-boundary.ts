import { LAMBDA_TRUST } from "../kit/example";
import { WILDCARDS, object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { matchesWildcard } from "../model/wildcard";

export default resourceRule({
    name: "access-permissions-boundary",
    description: "IAM roles must carry a permissions boundary.",
    severity: "low",
    level: "disabled",
    checklist: ["A1"],
    why: "A boundary is the limit that no later policy on the role can lift: it keeps a mistake, or a taken-over deployment, within the team's own ground.",
    fix: ["set `permissionsBoundary` to the ARN of the policy that is your organisation's boundary."],
    notes: ["Roles that AWS makes for its own services cannot have a boundary; programs do not create them by `aws.iam.Role`."],
    config: object({
        boundaryArns: strings({
            default: [],
            about: `ARNs of the policies that may be the boundary, ${WILDCARDS}. With none, any boundary will do.`,
        }),
    }),
    on: ["aws:iam/role:Role", "aws-native:iam:Role"],
    messages: {
        missing: "the role has no permissions boundary.",
        other: "the role's permissions boundary is none of those in the configuration.",
    },
    example: {
        good: { inputs: { assumeRolePolicy: LAMBDA_TRUST, permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" } },
        bad: { inputs: { assumeRolePolicy: LAMBDA_TRUST } },
    },
    *check(resource, { config, found }) {
        const place = resource.as().child("permissionsBoundary");
        if (place.isAbsent || place.isOneOf("")) yield found("missing", place);
        else if (config.boundaryArns.length > 0) {
            const arn = place.asString() ?? "";
            if (!config.boundaryArns.some((glob) => matchesWildcard(glob, arn))) yield found("other", place);
        }
    },
});
