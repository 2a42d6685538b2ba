import * as aws from "@pulumi/aws";
import { account } from "./account";
import { uploads } from "./data";
import { fulfil, invoice, report } from "./functions";
import { failedEvents, fulfilment } from "./messaging";

new aws.lambda.EventSourceMapping("fulfilment", {
    eventSourceArn: fulfilment.arn,
    functionName: fulfil.function.arn,
    batchSize: 10,
    functionResponseTypes: ["ReportBatchItemFailures"],
});

const fromUploads = new aws.lambda.Permission("from-uploads", {
    action: "lambda:InvokeFunction",
    function: invoice.function.name,
    principal: "s3.amazonaws.com",
    sourceArn: uploads.bucket.arn,
    // The ARN of a bucket names no account, and somebody else may have the name tomorrow.
    sourceAccount: account,
});
new aws.s3.BucketNotification(
    "uploads",
    { bucket: uploads.bucket.bucket, lambdaFunctions: [{ lambdaFunctionArn: invoice.function.arn, events: ["s3:ObjectCreated:*"] }] },
    { dependsOn: [fromUploads] },
);

const nightly = new aws.cloudwatch.EventRule("nightly", { description: "The report of the day", scheduleExpression: "cron(0 3 * * ? *)" });
new aws.cloudwatch.EventTarget("nightly", { rule: nightly.name, arn: report.function.arn, deadLetterConfig: { arn: failedEvents.arn } });
new aws.lambda.Permission("from-nightly", {
    action: "lambda:InvokeFunction",
    function: report.function.name,
    principal: "events.amazonaws.com",
    sourceArn: nightly.arn,
});
