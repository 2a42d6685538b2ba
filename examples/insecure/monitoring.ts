import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cancel } from "./functions";
import { lambdaTrust } from "./roles";

// Nothing shows what an execution did: no log, and an Express machine keeps no history.
new aws.sfn.StateMachine("refund", {
    type: "EXPRESS",
    roleArn: "arn:aws:iam::123456789012:role/orders-refund",
    definition: cancel.arn.apply((arn) =>
        JSON.stringify({ StartAt: "Cancel", States: { Cancel: { Type: "Task", Resource: arn, End: true } } }),
    ),
});

// The log level leaves out errors of fields.
new aws.appsync.GraphQLApi("orders", {
    authenticationType: "AWS_IAM",
    schema: "type Query { orders: [String] }",
    logConfig: { cloudwatchLogsRoleArn: "arn:aws:iam::123456789012:role/orders-graphql", fieldLogLevel: "NONE" },
});

// Whole orders in the log of the bus.
new aws.cloudwatch.EventBus("audit", { logConfig: { level: "INFO", includeDetail: "FULL" } });

// Customers' data in a log that masks nothing.
const role = new aws.iam.Role("customers", {
    assumeRolePolicy: lambdaTrust,
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
});
const customers = new aws.lambda.Function("customers", {
    role: role.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = async () => undefined;") }),
    tags: { "data-classification": "personal" },
});
new aws.cloudwatch.LogGroup("customers", { name: pulumi.interpolate`/aws/lambda/${customers.name}`, retentionInDays: 90 });

// A WebSocket API whose errors are not logged.
const socket = new aws.apigatewayv2.Api("socket", { protocolType: "WEBSOCKET", routeSelectionExpression: "$request.body.action" });
new aws.apigatewayv2.Stage("socket", { apiId: socket.id, name: "live", autoDeploy: true });

// Threat detection, switched off.
new aws.guardduty.Detector("threats", { enable: false });
