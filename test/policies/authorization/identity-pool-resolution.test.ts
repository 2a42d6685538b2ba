import rule from "../../../policies/authorization/identity-pool-resolution";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const ATTACHMENT = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment";
const NATIVE_ATTACHMENT = "aws-native:cognito:IdentityPoolRoleAttachment";
const provider = (serverSideTokenCheck?: unknown): object => ({
    clientId: "app",
    providerName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
    ...(serverSideTokenCheck === undefined ? {} : { serverSideTokenCheck }),
});
const mapping = (ambiguousRoleResolution?: unknown): object => ({
    identityProvider: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:app",
    type: "Token",
    ...(ambiguousRoleResolution === undefined ? {} : { ambiguousRoleResolution }),
});

testResourceRule(rule, {
    compliant: [
        { title: "tokens are checked", inputs: { cognitoIdentityProviders: [provider(true)] } },
        { title: "a pool without a user pool", inputs: { samlProviderArns: ["arn:aws:iam::123456789012:saml-provider/x"] } },
        { title: "the ambiguous are refused", type: ATTACHMENT, inputs: { roleMappings: [mapping("Deny")] } },
        { title: "no mapping", type: ATTACHMENT, inputs: { roles: { authenticated: "arn:aws:iam::123456789012:role/x" } } },
        { title: "aws-native", type: NATIVE_ATTACHMENT, inputs: { roleMappings: { app: mapping("Deny") } } },
    ],
    violating: [
        {
            title: "one user pool of two is not asked, by default",
            inputs: { cognitoIdentityProviders: [provider(true), provider()] },
            found: ["unchecked@cognitoIdentityProviders[1].serverSideTokenCheck"],
        },
        {
            title: "the check is off",
            type: "aws-native:cognito:IdentityPool",
            inputs: { cognitoIdentityProviders: [provider(false)] },
            found: ["unchecked@cognitoIdentityProviders[0].serverSideTokenCheck"],
        },
        {
            title: "the ambiguous get the role of everybody",
            type: ATTACHMENT,
            inputs: { roleMappings: [mapping("AuthenticatedRole")] },
            found: ["fallback@roleMappings[0].ambiguousRoleResolution"],
        },
        {
            title: "aws-native, nothing is set",
            type: NATIVE_ATTACHMENT,
            inputs: { roleMappings: { app: mapping() } },
            found: ["fallback@roleMappings.app.ambiguousRoleResolution"],
        },
    ],
    unknown: [
        { title: "all user pools", inputs: { cognitoIdentityProviders: UNKNOWN }, undetermined: ["cognitoIdentityProviders"] },
        {
            title: "what becomes of the ambiguous",
            type: ATTACHMENT,
            inputs: { roleMappings: [mapping(UNKNOWN)] },
            undetermined: ["roleMappings[0].ambiguousRoleResolution"],
        },
        { title: "all mappings", type: ATTACHMENT, inputs: { roleMappings: UNKNOWN }, undetermined: ["roleMappings"] },
    ],
    secret: [
        {
            title: "masked",
            inputs: { cognitoIdentityProviders: [provider(MASKED)] },
            undetermined: ["cognitoIdentityProviders[0].serverSideTokenCheck"],
        },
    ],
});
