import { resourceRule } from "../kit/rule";
import { roleMappings } from "../model/cognito/role-mappings";

const ATTACHMENT = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment";
const NATIVE_ATTACHMENT = "aws-native:cognito:IdentityPoolRoleAttachment";

export default resourceRule({
    name: "authorization-identity-pool-resolution",
    description: "Cognito identity pools must refuse an identity whose role is ambiguous, and tokens of users who have signed out.",
    severity: "medium",
    level: "advisory",
    checklist: ["B7"],
    why: "Where no rule fits, a role mapping may fall back to the role of every signed-in user. And without a check at the user pool, a token goes on to buy credentials after its user has signed out or was deleted.",
    fix: ["set `ambiguousRoleResolution` to `Deny` in each role mapping, and `serverSideTokenCheck` to true for each user pool."],
    notes: ["Only user pools have `serverSideTokenCheck`: OpenID Connect, SAML and social providers have no such switch."],
    on: ["aws:cognito/identityPool:IdentityPool", "aws-native:cognito:IdentityPool", ATTACHMENT, NATIVE_ATTACHMENT],
    fixes: {
        fallback: "set `ambiguousRoleResolution` of the role mapping to `Deny`.",
        unchecked: "set `serverSideTokenCheck` of the user pool to true.",
    },
    messages: {
        fallback: "an identity that no rule fits gets the role of every signed-in user.",
        unchecked: "tokens are not checked with the user pool, so those of users who have signed out still buy credentials.",
    },
    example: {
        good: {
            inputs: {
                identityPoolName: "orders",
                cognitoIdentityProviders: [{ clientId: "app", providerName: "cognito-idp", serverSideTokenCheck: true }],
            },
        },
        bad: {
            inputs: { identityPoolName: "orders", cognitoIdentityProviders: [{ clientId: "app", providerName: "cognito-idp" }] },
        },
    },
    *check(resource, { each, found }) {
        if (resource.type === ATTACHMENT || resource.type === NATIVE_ATTACHMENT) {
            yield* each(roleMappings(resource.as()), function* (mapping) {
                if (mapping.string("ambiguousRoleResolution") === "Deny") return;
                yield found("fallback", [...mapping.path, "ambiguousRoleResolution"]);
            });
            return;
        }
        yield* each(resource.as().list("cognitoIdentityProviders"), function* (provider) {
            if (provider.as().boolean("serverSideTokenCheck") !== true)
                yield found("unchecked", [...provider.path, "serverSideTokenCheck"]);
        });
    },
});
