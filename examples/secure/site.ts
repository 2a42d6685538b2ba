import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { document } from "./account";
import { dataKey, logKey } from "./keys";

const name = "orders-site";

const log = new aws.cloudwatch.LogGroup("site", { name: `/aws/lambda/web/${name}`, retentionInDays: 400, kmsKeyId: logKey.arn });
const role = new aws.iam.Role("site", {
    assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }),
});
new aws.iam.RolePolicy("site", {
    role: role.name,
    policy: document({
        Sid: "Log",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${log.arn}:*`,
    }),
});

/** Web functions go by their type names: @pulumi/aws has classes for them from 7.55 on. */
class WebResource extends pulumi.CustomResource {}

const site = new WebResource("aws:lambdaweb/function:Function", "site", { functionName: name, kmsKeyArn: dataKey.arn });
new WebResource(
    "aws:lambdaweb/functionRevision:FunctionRevision",
    "site",
    {
        functionName: name,
        serviceConfig: { executionRoleArn: role.arn, telemetryConfig: { loggingConfig: { logGroup: log.name } } },
    },
    { dependsOn: [site] },
);
// Lambda itself asks who calls.
new WebResource(
    "aws:lambdaweb/functionEndpoint:FunctionEndpoint",
    "site",
    { functionName: name, authType: "IamAuth" },
    { dependsOn: [site] },
);
