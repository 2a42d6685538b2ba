import * as aws from "@pulumi/aws";
import { uploads } from "./data";
import { create, invoice, worker } from "./functions";

export const topic = new aws.sns.Topic("events", {});
new aws.sns.TopicSubscription("partner", { topic: topic.arn, protocol: "http", endpoint: "http://partner.example.net/orders" });
new aws.sns.TopicSubscription("warehouse", {
    topic: topic.arn,
    protocol: "https",
    endpoint: ["https://warehouse.example.net/hooks?access_token=", "5f4dcc3b5aa765d6", "1d8327deb882cf99"].join(""),
});

// Failed messages go nowhere, anybody may send, and nothing is encrypted.
export const queue = new aws.sqs.Queue("fulfilment", { sqsManagedSseEnabled: false });
new aws.sqs.QueuePolicy("fulfilment", {
    queueUrl: queue.url,
    policy: queue.arn.apply((arn) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: arn }],
        }),
    ),
});
new aws.lambda.EventSourceMapping("fulfilment", { eventSourceArn: queue.arn, functionName: worker.function.arn, batchSize: 10 });

const fromUploads = new aws.lambda.Permission("from-uploads", {
    action: "lambda:InvokeFunction",
    function: invoice.name,
    principal: "s3.amazonaws.com",
    sourceArn: uploads.arn,
});
new aws.s3.BucketNotification(
    "uploads",
    { bucket: uploads.bucket, lambdaFunctions: [{ lambdaFunctionArn: invoice.arn, events: ["s3:ObjectCreated:*"] }] },
    { dependsOn: [fromUploads] },
);

const crm = new aws.cloudwatch.EventConnection("crm", {
    authorizationType: "API_KEY",
    authParameters: { apiKey: { key: "x-api-key", value: ["made", "up", "key"].join("-") } },
});
new aws.cloudwatch.EventApiDestination("crm", {
    connectionArn: crm.arn,
    httpMethod: "POST",
    invocationEndpoint: "http://crm.example.net/orders",
});

// Watches, but tells nobody.
new aws.cloudwatch.MetricAlarm("create-errors", {
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: create.name },
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    period: 60,
    statistic: "Sum",
    threshold: 0,
});
