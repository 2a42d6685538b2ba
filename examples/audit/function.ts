import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { dataKey, logKey } from "./keys";
import { alarms } from "./messaging";
import { document } from "./settings";

interface AuditFunctionArgs {
    /** What of function/index.js Lambda calls. */
    handler: "audit" | "sweep";
    environment: { [name: string]: pulumi.Input<string> };
    /** What the function may do beside writing its own log and traces. */
    statements: pulumi.Input<object>[];
    /** In seconds. */
    timeout: number;
    /** In MB, of memory and of what is on disk. */
    memorySize: number;
    /** Where events go that failed, where the function is invoked asynchronously. */
    failures?: aws.sqs.Queue;
}

/** A function with a role, a log group and an alarm of its own. */
export class AuditFunction extends pulumi.ComponentResource {
    readonly function: aws.lambda.Function;

    constructor(name: string, args: AuditFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
        super("audit:index:AuditFunction", name, {}, opts);
        const parent = { parent: this };
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: `/aws/lambda/audit-${name}`, retentionInDays: 400, kmsKeyId: logKey.arn },
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
                : [{ Sid: "Failures", Effect: "Allow", Action: "sqs:SendMessage", Resource: args.failures.arn }];
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
                    // The environment, the queues and the report bucket.
                    { Sid: "Data", Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: dataKey.arn },
                    ...failures,
                    ...args.statements,
                ),
            },
            parent,
        );
        this.function = new aws.lambda.Function(
            name,
            {
                name: `audit-${name}`,
                role: role.arn,
                runtime: "nodejs24.x",
                architectures: ["arm64"],
                handler: `index.${args.handler}`,
                // With what `npm install` put beside it: lambda-safeguard. The AWS SDK is part of the runtime.
                code: new pulumi.asset.FileArchive("function"),
                timeout: args.timeout,
                memorySize: args.memorySize,
                ephemeralStorage: { size: Math.max(512, args.memorySize) },
                reservedConcurrentExecutions: 10,
                sourceKmsKeyArn: dataKey.arn,
                kmsKeyArn: dataKey.arn,
                environment: { variables: args.environment },
                tracingConfig: { mode: "Active" },
                loggingConfig: { logFormat: "JSON", logGroup: logGroup.name, applicationLogLevel: "INFO", systemLogLevel: "WARN" },
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
