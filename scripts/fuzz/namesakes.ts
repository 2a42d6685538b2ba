/** Documents whose resources share a name, a list or a target: what is compared with all that it may be is compared with too many. */
import { exported, functionWith, times, type Made } from "./documents";
import type { Family } from "./family";

type Json = Readonly<Record<string, unknown>>;

const made = (type: string, name: string, inputs: Json, more: Json = {}): Made => ({ type, name, inputs, more });
const policy = (...Statement: readonly Json[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const trusting = (Principal: unknown): Json => ({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
const LAMBDA = trusting({ Service: "lambda.amazonaws.com" });
const role = (index: number, name = "r"): Made => made("aws:iam/role:Role", `r${index}`, { name, assumeRolePolicy: policy(LAMBDA) });

/** A family of documents of about `width` characters for each turn of `make`. */
const family = (name: string, width: number, make: (count: number) => readonly Made[]): Family => ({
    name: `namesakes: ${name}`,
    make: (size) => exported(make(Math.max(1, Math.ceil(size / width)))),
});

const NAMES: readonly Family[] = [
    family("roles, and functions that name them", 1250, (count) => [
        ...times(count, (at) => role(at)),
        ...times(count, (at) => functionWith(`f${at}`, { role: "r" })),
    ]),
    family("functions, and permissions of them", 1150, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, { name: "f" })),
        ...times(count, (at) =>
            made("aws:lambda/permission:Permission", `p${at}`, {
                function: "f",
                action: "lambda:InvokeFunction",
                principal: "s3.amazonaws.com",
            }),
        ),
    ]),
    family("log groups of functions", 1050, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, { name: "f" })),
        ...times(count, (at) => made("aws:cloudwatch/logGroup:LogGroup", `g${at}`, { name: "/aws/lambda/f" })),
    ]),
    family("buckets, and policies of them", 1050, (count) => [
        ...times(count, (at) => made("aws:s3/bucket:Bucket", `b${at}`, { bucket: "b" })),
        ...times(count, (at) =>
            made("aws:s3/bucketPolicy:BucketPolicy", `p${at}`, {
                bucket: "b",
                policy: policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }),
            }),
        ),
    ]),
    family("stages, and their settings", 950, (count) => [
        made("aws:apigateway/restApi:RestApi", "api", { name: "api" }),
        ...times(count, (at) => made("aws:apigateway/stage:Stage", `s${at}`, { restApi: "api", stageName: "s" })),
        ...times(count, (at) =>
            made("aws:apigateway/methodSettings:MethodSettings", `m${at}`, {
                restApi: "api",
                stageName: "s",
                methodPath: "*/*",
                settings: { loggingLevel: "OFF" },
            }),
        ),
    ]),
    family("identity pools, and roles for them", 1200, (count) => [
        ...times(count, (at) =>
            made("aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment", `a${at}`, {
                identityPoolId: "p",
                roles: { authenticated: "arn:aws:iam::123456789012:role/r" },
            }),
        ),
        ...times(count, (at) => role(at)),
    ]),
    family("metric filters and alarms of one metric", 1100, (count) => [
        made("aws:cloudtrail/trail:Trail", "t", { cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:g:*" }),
        ...times(count, (at) =>
            made("aws:cloudwatch/logMetricFilter:LogMetricFilter", `f${at}`, {
                logGroupName: "g",
                pattern: '{ $.errorCode = "AccessDenied*" }',
                metricTransformation: { name: "m", namespace: "n", value: "1" },
            }),
        ),
        ...times(count, (at) => made("aws:cloudwatch/metricAlarm:MetricAlarm", `a${at}`, { metricName: "m", namespace: "n" })),
    ]),
];

const LISTS: readonly Family[] = [
    family("statements that trust Lambda and others in turn", 130, (count) => [
        made("aws:iam/role:Role", "r", {
            name: "r",
            assumeRolePolicy: policy(
                ...times(count, (at) => (at % 2 === 0 ? LAMBDA : trusting({ AWS: `arn:aws:iam::${100_000_000_000 + at}:root` }))),
            ),
        }),
    ]),
    family("principals that are all everybody", 8, (count) => [
        made("aws:s3/bucketPolicy:BucketPolicy", "p", {
            bucket: "b",
            policy: policy({ ...trusting({ AWS: times(count, () => "*") }), Action: "s3:GetObject", Resource: "*" }),
        }),
    ]),
    family("actions that are all every action", 10, (count) => [
        made("aws:iam/rolePolicy:RolePolicy", "p", {
            role: "r",
            policy: policy({ Effect: "Allow", Action: times(count, () => "*"), Resource: "*" }),
        }),
    ]),
    family("Macie jobs, one of all buckets", 1300, (count) => {
        const job = (name: string, buckets: readonly string[]): Made =>
            made("aws:macie2/classificationJob:ClassificationJob", name, {
                jobType: "ONE_TIME",
                s3JobDefinition: { bucketDefinitions: [{ accountId: "123456789012", buckets }] },
            });
        return [
            ...times(count, (at) => made("aws:s3/bucket:Bucket", `b${at}`, { bucket: `b${at}`, tags: { classification: "personal" } })),
            ...times(count, (at) => job(`j${at}`, [`b${at}`])),
            job(
                "all",
                times(count, (at) => `b${at}`),
            ),
        ];
    }),
    family("Macie jobs that choose buckets by their names", 1250, (count) => [
        ...times(count, (at) => made("aws:s3/bucket:Bucket", `b${at}`, { bucket: `b${at}`, tags: { "data-classification": "personal" } })),
        ...times(count, (at) =>
            made("aws:macie2/classificationJob:ClassificationJob", `j${at}`, {
                jobType: "ONE_TIME",
                s3JobDefinition: {
                    bucketCriteria: {
                        includes: { ands: [{ simpleCriterion: { key: "S3_BUCKET_NAME", comparator: "EQ", values: [`x${at}`] } }] },
                    },
                },
            }),
        ),
    ]),
    family("behaviours of one distribution", 420, (count) => [
        made("aws:cloudfront/distribution:Distribution", "d", {
            origins: times(count, (at) => ({ originId: `o${at}`, domainName: "b.s3.amazonaws.com" })),
            orderedCacheBehaviors: times(count, (at) => ({
                targetOriginId: `o${at}`,
                pathPattern: `/p${at}/*`,
                lambdaFunctionAssociations: [
                    { lambdaArn: `arn:aws:lambda:us-east-1:123456789012:function:f${at}:1`, eventType: "viewer-request" },
                ],
            })),
            defaultCacheBehavior: { targetOriginId: "o1" },
        }),
    ]),
    family("retention for all log groups", 900, (count) => [
        ...times(count, (at) =>
            made("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", `p${at}`, {
                policyType: "SUBSCRIPTION_FILTER_POLICY",
                policyName: `p${at}`,
                policyDocument: "{}",
            }),
        ),
        ...times(count, (at) => made("aws:cloudwatch/logGroup:LogGroup", `g${at}`, { name: `g${at}` })),
    ]),
    family("retention by the beginnings of names", 900, (count) => [
        ...times(count, (at) =>
            made("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", `p${at}`, {
                policyType: "RETENTION_POLICY",
                policyName: `p${at}`,
                policyDocument: '{"retentionInDays":90,"enforcementMode":"RETROACTIVE"}',
                selectionCriteria: `LogGroupNamePrefix IN ["g${"x".repeat(at % 300)}"]`,
            }),
        ),
        ...times(count, (at) => made("aws:cloudwatch/logGroup:LogGroup", `g${at}`, { name: `g${"x".repeat(400)}${at}` })),
    ]),
    family("stages whose name nobody knows", 950, (count) => [
        made("aws:apigateway/restApi:RestApi", "api", { name: "api" }),
        ...times(count, (at) => made("aws:apigateway/stage:Stage", `s${at}`, { restApi: "api", stageName: "s" })),
        ...times(count, (at) =>
            made("aws:apigateway/methodSettings:MethodSettings", `m${at}`, {
                restApi: "api",
                stageName: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                methodPath: "*/*",
                settings: { loggingLevel: "OFF" },
            }),
        ),
    ]),
    family("log groups of masked names, and functions, each in a Region of its own", 1050, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, { name: `f${at}`, region: `af-south-${at}` })),
        ...times(count, (at) => made("aws:cloudwatch/logGroup:LogGroup", `g${at}`, { name: "[secret]", region: `eu-west-${at}` })),
    ]),
    family("alarms on others, and functions of masked names, each in a Region of its own", 1150, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, { name: "[secret]", region: `af-south-${at}` })),
        ...times(count, (at) =>
            made("aws:cloudwatch/metricAlarm:MetricAlarm", `a${at}`, {
                metricName: "Errors",
                namespace: "AWS/Lambda",
                dimensions: { FunctionName: "others" },
                region: `eu-west-${at}`,
            }),
        ),
    ]),
    family("a component whose children all may mean", 1300, (count) => {
        const component = "urn:pulumi:dev::fuzz::my:own:Roles::c";
        return [
            made("my:own:Roles", "c", {}, { custom: false }),
            ...times(count, (at) => ({ ...role(at, `r${at}`), more: { parent: component } })),
            ...times(count, (at) => ({
                ...functionWith(`f${at}`, { role: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }),
                more: { propertyDependencies: { role: [component] } },
            })),
        ];
    }),
];

/** Hostile namesakes. */
export const NAMESAKES: readonly Family[] = [...NAMES, ...LISTS];
