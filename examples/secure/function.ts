import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { document } from "./account";
import { dataKey, logKey } from "./keys";
import { alarms } from "./messaging";

interface ServiceFunctionArgs {
    code: string;
    /** What the function may do beside writing its own log and traces. */
    statements: pulumi.Input<object>[];
    environment?: { [name: string]: pulumi.Input<string> };
    /** Where events go that failed; for functions that are invoked asynchronously. */
    failures?: aws.sqs.Queue;
    timeout?: number;
}

/** A function with a role, a log group and an alarm of its own. */
export class ServiceFunction extends pulumi.ComponentResource {
    readonly function: aws.lambda.Function;

    constructor(name: string, args: ServiceFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orders:index:ServiceFunction", name, {}, opts);
        const parent = { parent: this };
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: `/aws/lambda/orders-${name}`, retentionInDays: 400, kmsKeyId: logKey.arn },
            parent,
        );
        const role = new aws.iam.Role(
            name,
            { assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }) },
            parent,
        );
        const failures =
            args.failures === undefined
                ? []
                : [
                      { Sid: "Failures", Effect: "Allow", Action: "sqs:SendMessage", Resource: args.failures.arn },
                      { Sid: "FailuresKey", Effect: "Allow", Action: "kms:GenerateDataKey", Resource: dataKey.arn },
                  ];
        const permissions = new aws.iam.RolePolicy(
            name,
            {
                role: role.name,
                policy: document(
                    {
                        Sid: "Log",
                        Effect: "Allow",
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                        Resource: pulumi.interpolate`${logGroup.arn}:*`,
                    },
                    // These two know no resources.
                    { Sid: "Traces", Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" },
                    { Sid: "Environment", Effect: "Allow", Action: "kms:Decrypt", Resource: dataKey.arn },
                    ...failures,
                    ...args.statements,
                ),
            },
            parent,
        );
        this.function = new aws.lambda.Function(
            name,
            {
                name: `orders-${name}`,
                role: role.arn,
                runtime: "nodejs24.x",
                architectures: ["arm64"],
                handler: "index.handler",
                code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(args.code) }),
                timeout: args.timeout ?? 10,
                reservedConcurrentExecutions: 20,
                sourceKmsKeyArn: dataKey.arn,
                tracingConfig: { mode: "Active" },
                loggingConfig: { logFormat: "JSON", logGroup: logGroup.name, applicationLogLevel: "INFO", systemLogLevel: "WARN" },
                ...(args.environment === undefined ? {} : { environment: { variables: args.environment }, kmsKeyArn: dataKey.arn }),
                ...(args.failures === undefined ? {} : { deadLetterConfig: { targetArn: args.failures.arn } }),
            },
            { parent: this, dependsOn: [permissions] },
        );
        new aws.cloudwatch.MetricAlarm(
            `${name}-errors`,
            {
                namespace: "AWS/Lambda",
                metricName: "Errors",
                dimensions: { FunctionName: this.function.name },
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                period: 60,
                statistic: "Sum",
                threshold: 0,
                treatMissingData: "notBreaching",
                alarmActions: [alarms.arn],
                okActions: [alarms.arn],
            },
            parent,
        );
        this.registerOutputs({ functionArn: this.function.arn });
    }
}
