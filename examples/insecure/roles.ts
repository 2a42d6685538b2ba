import * as aws from "@pulumi/aws";

export const lambdaTrust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

function document(...statements: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

// One role for three functions, and every permission there is.
export const shared = new aws.iam.Role("shared", { assumeRolePolicy: lambdaTrust });
new aws.iam.RolePolicyAttachment("shared-admin", { role: shared.name, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" });
new aws.iam.RolePolicy("shared-data", {
    role: shared.id,
    policy: document({ Effect: "Allow", Action: ["s3:*", "dynamodb:*"], Resource: "*" }),
});

// A function's role that a second service may take on, too.
export const cancel = new aws.iam.Role("cancel", {
    assumeRolePolicy: document({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
    }),
});
new aws.iam.RolePolicy("cancel-table", {
    role: cancel.name,
    policy: document({ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:UpdateItem"], Resource: "*" }),
});

// Everything but one service.
export const invoice = new aws.iam.Role("invoice", {
    assumeRolePolicy: lambdaTrust,
    inlinePolicies: [
        { name: "all-but-iam", policy: document({ Effect: "Allow", NotAction: "iam:*", Resource: "arn:aws:s3:::orders-invoices/*" }) },
    ],
});

// Passes and takes on any role of the account.
export const deploy = new aws.iam.Role("deploy", { assumeRolePolicy: lambdaTrust });
new aws.iam.RolePolicy("deploy-pass", {
    role: deploy.name,
    policy: document(
        { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
        { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" },
    ),
});
// A way to every permission: a new version of a policy that is attached to oneself.
const policies = new aws.iam.Policy("deploy-policies", {
    policy: document({ Effect: "Allow", Action: "iam:CreatePolicyVersion", Resource: "arn:aws:iam::123456789012:policy/orders-deploy" }),
});
new aws.iam.RolePolicyAttachment("deploy-policies", { role: deploy.name, policyArn: policies.arn });

// Anybody in the world may take on this one.
export const partner = new aws.iam.Role("partner", {
    assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } }),
});
// Anybody in another account, without an external id.
export const auditor = new aws.iam.Role("auditor", {
    assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "arn:aws:iam::210987654321:root" } }),
});
// Every repository of everybody at a shared issuer.
const github = new aws.iam.OpenIdConnectProvider("github", {
    url: "https://token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
});
export const pipeline = new aws.iam.Role("pipeline", {
    assumeRolePolicy: github.arn.apply((arn) =>
        document({
            Effect: "Allow",
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: { Federated: arn },
            Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
        }),
    ),
});
