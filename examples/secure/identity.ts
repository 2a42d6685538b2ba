import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { asset } from "./account";

export const customers = new aws.cognito.UserPool(
    "customers",
    {
        userPoolTier: "PLUS",
        userPoolAddOns: { advancedSecurityMode: "ENFORCED" },
        mfaConfiguration: "ON",
        softwareTokenMfaConfiguration: { enabled: true },
        passwordPolicy: {
            minimumLength: 14,
            temporaryPasswordValidityDays: 1,
            requireLowercase: true,
            requireNumbers: true,
            requireSymbols: true,
            requireUppercase: true,
        },
        deletionProtection: "ACTIVE",
        tags: asset("essential", "personal"),
    },
    { protect: true },
);
export const shop = new aws.cognito.UserPoolClient("shop", { userPoolId: customers.id, preventUserExistenceErrors: "ENABLED" });

export const identities = new aws.cognito.IdentityPool("customers", {
    identityPoolName: "orders-customers",
    allowUnauthenticatedIdentities: false,
    allowClassicFlow: false,
    cognitoIdentityProviders: [{ clientId: shop.id, providerName: customers.endpoint, serverSideTokenCheck: true }],
});

export const customer = new aws.iam.Role("customer", {
    assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: "sts:AssumeRoleWithWebIdentity",
                Principal: { Federated: "cognito-identity.amazonaws.com" },
                Condition: {
                    StringEquals: { "cognito-identity.amazonaws.com:aud": identities.id },
                    "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
                },
            },
        ],
    }),
});
new aws.cognito.IdentityPoolRoleAttachment("customers", {
    identityPoolId: identities.id,
    roles: { authenticated: customer.arn },
    roleMappings: [
        { identityProvider: pulumi.interpolate`${customers.endpoint}:${shop.id}`, type: "Token", ambiguousRoleResolution: "Deny" },
    ],
});
