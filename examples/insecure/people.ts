import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// A person with a password, permissions of their own, and no MFA.
const alex = new aws.iam.User("alex", {});
new aws.iam.UserLoginProfile("alex", { user: alex.name, passwordResetRequired: false });
new aws.iam.UserPolicy("alex-tables", {
    user: alex.name,
    policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:eu-west-1:123456789012:table/orders" }],
    }),
});

// A program with credentials that never expire.
const bot = new aws.iam.User("bot", {});
export const botKey = new aws.iam.AccessKey("bot", { user: bot.name });

const pool = new aws.cognito.UserPool("customers", {
    mfaConfiguration: "OFF",
    passwordPolicy: {
        minimumLength: 8,
        temporaryPasswordValidityDays: 30,
        requireLowercase: true,
        requireNumbers: false,
        requireSymbols: false,
        requireUppercase: false,
    },
});
const client = new aws.cognito.UserPoolClient("customers", { userPoolId: pool.id });

// Guests, the classic flow, and roles that any identity pool of the world hands out.
const identities = new aws.cognito.IdentityPool("customers", {
    identityPoolName: "customers",
    allowUnauthenticatedIdentities: true,
    allowClassicFlow: true,
    cognitoIdentityProviders: [{ clientId: client.id, providerName: pool.endpoint, serverSideTokenCheck: false }],
});
const customer = new aws.iam.Role("customer", {
    assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: "cognito-identity.amazonaws.com" } },
        ],
    }),
});
new aws.iam.RolePolicy("customer", {
    role: customer.name,
    policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["dynamodb:GetItem", "dynamodb:Query"],
                Resource: "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
            },
        ],
    }),
});
new aws.cognito.IdentityPoolRoleAttachment("customers", {
    identityPoolId: identities.id,
    roles: { authenticated: customer.arn },
    roleMappings: [
        {
            identityProvider: pulumi.interpolate`${pool.endpoint}:${client.id}`,
            type: "Token",
            ambiguousRoleResolution: "AuthenticatedRole",
        },
    ],
});
