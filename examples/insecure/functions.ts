import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { uploads } from "./data";
import { botKey } from "./people";
import * as roles from "./roles";
import { Worker } from "./worker";

const handler = "exports.handler = async () => ({ statusCode: 200 });";
const code = new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(handler) });

// Put together here, so that no line of this file is a credential.
const password = ["Tr0ub4dor", "orders"].join("-");
const connection = ["postgres://orders:", password, "@db.internal:5432/orders"].join("");
const token = ["9f8e7d6c5b4a", "39281706fedc"].join("");

export const create = new aws.lambda.Function("create-order", {
    role: roles.shared.arn,
    runtime: "nodejs16.x",
    handler: "index.handler",
    code,
    environment: {
        variables: {
            TABLE: "orders",
            BUCKET: uploads.bucket,
            DATABASE_URL: connection,
            PAYMENT_API_TOKEN: token,
            STOCK_ENDPOINT: "http://stock.example.net/levels",
            NODE_TLS_REJECT_UNAUTHORIZED: "0",
            SUPPORT_CONTACT: "jane.doe@customer-mail.com",
        },
    },
    tags: { Owner: "jane.doe@customer-mail.com", Team: "orders" },
});
new aws.cloudwatch.LogGroup("create-order", { name: pulumi.interpolate`/aws/lambda/${create.name}` });

export const cancel = new aws.lambda.Function("cancel-order", {
    role: roles.cancel.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code,
    description: "Refunds for jane.doe@customer-mail.com go through here",
    tracingConfig: { mode: "Active" },
});
// Three days are too few.
new aws.cloudwatch.LogGroup("cancel-order", { name: pulumi.interpolate`/aws/lambda/${cancel.name}`, retentionInDays: 3 });

export const list = new aws.lambda.Function("list-orders", {
    role: roles.shared.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code,
    tracingConfig: { mode: "PassThrough" },
    tags: { OnCall: "+44 20 7946 0958" },
});

// Through a component, but the same role.
export const worker = new Worker("fulfil-order", { role: roles.shared.arn, code: handler });

export const invoice = new aws.lambda.Function("invoice", {
    role: roles.invoice.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({
        "index.js": new pulumi.asset.StringAsset(`const url = "${connection}";\n${handler}`),
    }),
});

// Long-lived credentials of a user, handed to a function.
export const bot = new aws.lambda.Function("bot", {
    role: roles.deploy.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code,
    environment: { variables: { AWS_KEY_ID: botKey.id, AWS_KEY_SECRET: botKey.secret } },
});

// A role of the account that this program does not manage.
export const imported = new aws.lambda.Function("export-orders", {
    role: "arn:aws:iam::123456789012:role/orders-imported",
    runtime: "python3.8",
    handler: "index.handler",
    code,
});

// Static credentials in the provider; they are AWS's documented examples.
const static_ = new aws.Provider("static", {
    region: "us-west-2",
    accessKey: ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
    secretKey: pulumi.secret(["wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY"].join("")),
    defaultTags: { tags: { CostCentre: "4711", Contact: "john.roe@customer-mail.com" } },
});
const replicaRole = new aws.iam.Role("replica", { assumeRolePolicy: roles.lambdaTrust }, { provider: static_ });
export const replica = new aws.lambda.Function(
    "replica",
    {
        role: replicaRole.arn,
        runtime: "nodejs24.x",
        handler: "index.handler",
        code,
        environment: { variables: { SIGNING_KEY_ARN: "arn:aws:secretsmanager:us-west-2:123456789012:secret:orders/signing-a1b2c3" } },
    },
    { provider: static_ },
);

// Without `role` and `policies` it gets nine AWS-managed policies, most of them full access.
export const nightly = new aws.lambda.CallbackFunction("nightly", { callback: async () => "done" });

// Open to everybody, as a URL and as a permission.
new aws.lambda.FunctionUrl("list-url", {
    functionName: list.name,
    authorizationType: "NONE",
    cors: { allowCredentials: true, allowOrigins: ["*"], allowMethods: ["GET"] },
});
new aws.lambda.Permission("list-public", {
    action: "lambda:InvokeFunctionUrl",
    function: list.name,
    principal: "*",
    functionUrlAuthType: "NONE",
});
new aws.lambda.Permission("cancel-public", { action: "lambda:InvokeFunction", function: cancel.name, principal: "*" });
// Any topic of any account.
new aws.lambda.Permission("cancel-topics", { action: "lambda:InvokeFunction", function: cancel.name, principal: "sns.amazonaws.com" });
new aws.lambda.Permission("invoice-everything", {
    action: "lambda:*",
    function: invoice.name,
    principal: "events.amazonaws.com",
    sourceArn: "arn:aws:events:eu-west-1:123456789012:rule/orders-monthly",
});

const layer = new aws.lambda.LayerVersion("shared-code", {
    layerName: "orders-shared",
    code: new pulumi.asset.AssetArchive({ "nodejs/shared.js": new pulumi.asset.StringAsset("exports.version = 1;") }),
    compatibleRuntimes: ["nodejs24.x"],
});
new aws.lambda.LayerVersionPermission("shared-code-public", {
    layerName: layer.layerName,
    versionNumber: layer.version.apply(Number),
    statementId: "everybody",
    action: "lambda:GetLayerVersion",
    principal: "*",
});
