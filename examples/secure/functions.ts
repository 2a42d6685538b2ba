import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { orders, payment, uploads } from "./data";
import { ServiceFunction } from "./function";
import { dataKey } from "./keys";
import { failedEvents, fulfilment } from "./messaging";

const answer = "exports.handler = async () => ({ statusCode: 200 });";
const byCustomer = pulumi.interpolate`${orders.arn}/index/by-customer`;
const environment = { TABLE: orders.name };

export const create = new ServiceFunction("create", {
    code: answer,
    environment: { ...environment, QUEUE_URL: fulfilment.url, PAYMENT_SECRET_ARN: payment.arn },
    statements: [
        { Sid: "Orders", Effect: "Allow", Action: "dynamodb:PutItem", Resource: orders.arn },
        { Sid: "Fulfilment", Effect: "Allow", Action: "sqs:SendMessage", Resource: fulfilment.arn },
        { Sid: "FulfilmentKey", Effect: "Allow", Action: "kms:GenerateDataKey", Resource: dataKey.arn },
        { Sid: "Payment", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: payment.arn },
    ],
});

export const list = new ServiceFunction("list", {
    code: answer,
    environment,
    statements: [{ Sid: "Orders", Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:Query"], Resource: [orders.arn, byCustomer] }],
});

export const cancel = new ServiceFunction("cancel", {
    code: answer,
    environment,
    statements: [{ Sid: "Orders", Effect: "Allow", Action: "dynamodb:UpdateItem", Resource: orders.arn }],
});

export const status = new ServiceFunction("status", {
    code: answer,
    environment,
    statements: [{ Sid: "Orders", Effect: "Allow", Action: "dynamodb:GetItem", Resource: orders.arn }],
});

export const fulfil = new ServiceFunction("fulfil", {
    code: "exports.handler = async () => ({ batchItemFailures: [] });",
    environment,
    timeout: 30,
    statements: [
        { Sid: "Orders", Effect: "Allow", Action: "dynamodb:UpdateItem", Resource: orders.arn },
        {
            Sid: "Fulfilment",
            Effect: "Allow",
            Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
            Resource: fulfilment.arn,
        },
    ],
});

export const invoice = new ServiceFunction("invoice", {
    code: "exports.handler = async () => undefined;",
    failures: failedEvents,
    statements: [{ Sid: "Uploads", Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${uploads.bucket.arn}/*` }],
});

export const report = new ServiceFunction("report", {
    code: "exports.handler = async () => undefined;",
    environment,
    failures: failedEvents,
    statements: [{ Sid: "Orders", Effect: "Allow", Action: "dynamodb:Query", Resource: byCustomer }],
});

export const rotate = new ServiceFunction("rotate", {
    code: "exports.handler = async () => undefined;",
    failures: failedEvents,
    statements: [
        {
            Sid: "Payment",
            Effect: "Allow",
            Action: [
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetSecretValue",
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecretVersionStage",
            ],
            Resource: payment.arn,
        },
    ],
});

const mayRotate = new aws.lambda.Permission("rotate", {
    action: "lambda:InvokeFunction",
    function: rotate.function.name,
    principal: "secretsmanager.amazonaws.com",
    sourceArn: payment.arn,
});
new aws.secretsmanager.SecretRotation(
    "payment",
    { secretId: payment.id, rotationLambdaArn: rotate.function.arn, rotationRules: { automaticallyAfterDays: 30 } },
    { dependsOn: [mayRotate] },
);
