/** Documents whose resources refer to one another: many to one, one to many, many to many, in circles. */
import { exported, functionWith, times, type Made } from "./documents";
import type { Family } from "./family";

type Json = Readonly<Record<string, unknown>>;

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const made = (type: string, name: string, inputs: Json, more: Json = {}): Made => ({ type, name, inputs, more });
const urnOf = ({ type, name }: Made): string => `urn:pulumi:dev::fuzz::${type}::${name}`;
const LAMBDA = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const READING = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::acme/*" }],
});
const role = (name: string): Made => made("aws:iam/role:Role", name, { name, assumeRolePolicy: LAMBDA });

/** A family of documents of about `width` characters for each turn of `make`, which gives all resources for a number of turns. */
const related = (name: string, width: number, make: (count: number) => readonly Made[]): Family => ({
    name: `related: ${name}`,
    make: (size) => exported(make(Math.max(1, Math.ceil(size / width)))),
});

const IDENTITIES: readonly Family[] = [
    related("functions and policies of one role", 1500, (count) => [
        role("r"),
        ...times(count, (at) => functionWith(`f${at}`, { role: "arn:aws:iam::123456789012:role/r" })),
        ...times(count, (at) => made("aws:iam/rolePolicy:RolePolicy", `p${at}`, { role: "r", policy: READING })),
    ]),
    related("attachments of one policy", 1000, (count) => [
        made("aws:iam/policy:Policy", "p", { name: "p", policy: READING }),
        ...times(count, (at) => role(`r${at}`)),
        ...times(count, (at) =>
            made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", `a${at}`, {
                role: `r${at}`,
                policyArn: "arn:aws:iam::123456789012:policy/p",
            }),
        ),
    ]),
    related("users in all groups", 1400, (count) => [
        ...times(count, (at) => made("aws:iam/user:User", `u${at}`, { name: `u${at}` })),
        ...times(20, (at) => made("aws:iam/group:Group", `g${at}`, { name: `g${at}` })),
        ...times(count, (at) =>
            made("aws:iam/userGroupMembership:UserGroupMembership", `m${at}`, { user: `u${at}`, groups: times(20, (of) => `g${of}`) }),
        ),
        ...times(20, (at) => made("aws:iam/groupPolicy:GroupPolicy", `p${at}`, { group: `g${at}`, policy: READING })),
    ]),
    related("roles that assume one another in a circle", 1300, (count) =>
        times(count, (at) => [
            role(`r${at}`),
            made("aws:iam/rolePolicy:RolePolicy", `p${at}`, {
                role: `r${at}`,
                policy: READING.replace("s3:GetObject", "sts:AssumeRole").replace(
                    "arn:aws:s3:::acme/*",
                    `arn:aws:iam::123456789012:role/r${(at + 1) % count}`,
                ),
            }),
        ]).flat(),
    ),
    related("access keys in the environment of all", 1200, (count) => {
        const keys = times(count, (at) => made("aws:iam/accessKey:AccessKey", `k${at}`, { user: `u${at}` }));
        return [
            ...keys,
            ...keys.map((key, at) =>
                made(
                    "aws:lambda/function:Function",
                    `f${at}`,
                    { environment: { variables: { KEY: UNKNOWN } } },
                    { propertyDependencies: { environment: [urnOf(key)] } },
                ),
            ),
        ];
    }),
];

const OBSERVED: readonly Family[] = [
    related("functions whose names nobody sees, and log groups", 1100, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, { name: UNKNOWN })),
        ...times(count, (at) => made("aws:cloudwatch/logGroup:LogGroup", `g${at}`, { name: `/aws/lambda/g${at}` })),
    ]),
    related("functions and alarms", 1300, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, {})),
        ...times(count, (at) =>
            made("aws:cloudwatch/metricAlarm:MetricAlarm", `a${at}`, {
                namespace: "AWS/Lambda",
                metricName: "Errors",
                dimensions: { FunctionName: at % 2 === 0 ? `f${at}` : UNKNOWN },
                alarmActions: ["arn:aws:sns:eu-west-1:123456789012:t"],
            }),
        ),
    ]),
    related("an alarm of all alarms", 900, (count) => [
        ...times(count, (at) => made("aws:cloudwatch/metricAlarm:MetricAlarm", `a${at}`, { name: `a${at}`, metricName: "Errors" })),
        made("aws:cloudwatch/compositeAlarm:CompositeAlarm", "c", { alarmRule: times(count, (at) => `ALARM("a${at}")`).join(" OR ") }),
    ]),
    related("subscription filters of one group", 900, (count) => [
        made("aws:cloudwatch/logGroup:LogGroup", "g", { name: "/aws/lambda/f" }),
        ...times(count, (at) =>
            made("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", `s${at}`, {
                logGroup: "/aws/lambda/f",
                destinationArn: `arn:aws:lambda:eu-west-1:123456789012:function:f${at}`,
                filterPattern: "",
            }),
        ),
    ]),
    related("a metric query of all functions", 900, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, {})),
        made("aws:cloudwatch/metricAlarm:MetricAlarm", "a", {
            metricQueries: times(count, (at) => ({
                id: `m${at}`,
                metric: { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: `f${at}` } },
            })),
        }),
    ]),
];

const APIS: readonly Family[] = [
    related("routes and integrations of one API", 1900, (count) => [
        made("aws:apigatewayv2/api:Api", "api", { protocolType: "HTTP", name: "api" }),
        ...times(count, (at) =>
            made("aws:apigatewayv2/integration:Integration", `i${at}`, {
                apiId: "api",
                integrationType: "HTTP_PROXY",
                integrationUri: `http://h${at}.internal`,
            }),
        ),
        ...times(count, (at) =>
            made("aws:apigatewayv2/route:Route", `r${at}`, { apiId: "api", routeKey: `GET /p${at}`, target: `integrations/i${at}` }),
        ),
    ]),
    related("permissions of one function", 900, (count) => [
        functionWith("f", {}),
        ...times(count, (at) =>
            made("aws:lambda/permission:Permission", `p${at}`, {
                function: "f",
                action: "lambda:InvokeFunction",
                principal: "apigateway.amazonaws.com",
                sourceArn: `arn:aws:execute-api:eu-west-1:123456789012:a${at}/*`,
            }),
        ),
    ]),
    related("listeners of one load balancer", 1000, (count) => [
        made("aws:lb/loadBalancer:LoadBalancer", "lb", { name: "lb", loadBalancerType: "application" }),
        ...times(count, (at) =>
            made("aws:lb/listener:Listener", `l${at}`, {
                loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/lb/1",
                port: at,
                protocol: "HTTP",
                defaultActions: [{ type: "forward" }],
            }),
        ),
    ]),
    related("statements and blocks of one bucket", 1700, (count) => [
        made("aws:s3/bucket:Bucket", "b", { bucket: "b" }),
        ...times(count, (at) => made("aws:s3/bucketPolicy:BucketPolicy", `p${at}`, { bucket: "b", policy: READING })),
        ...times(count, (at) =>
            made("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", `x${at}`, { bucket: "b", blockPublicAcls: true }),
        ),
    ]),
];

const GRAPHS: readonly Family[] = [
    related("dependencies in a circle of all", 900, (count) => {
        const all = times(count, (at) => functionWith(`f${at}`, { role: UNKNOWN }));
        return all.map((fn, at) => ({
            ...fn,
            more: { propertyDependencies: { role: [urnOf(all[(at + 1) % count] ?? fn)] }, dependencies: [urnOf(fn)] },
        }));
    }),
    related("one resource that depends on all", 800, (count) => {
        const all = times(count, (at) => role(`r${at}`));
        return [...all, made("aws:lambda/function:Function", "f", { role: UNKNOWN }, { propertyDependencies: { role: all.map(urnOf) } })];
    }),
    related("aliases", 2600, (count) =>
        times(count, (at) => functionWith(`f${at}`, {})).map((fn) => ({
            ...fn,
            more: { aliases: times(20, (of) => `${urnOf(fn)}-old-${of}`) },
        })),
    ),
    related("tags of providers", 3000, (count) => [
        ...times(count, (at) =>
            made("pulumi:providers:aws", `p${at}`, {
                region: "eu-west-1",
                defaultTags: JSON.stringify({ tags: Object.fromEntries(times(40, (of) => [`tag-${of}`, `value ${at}`])) }),
            }),
        ),
        ...times(count, (at) =>
            made(
                "aws:sqs/queue:Queue",
                `q${at}`,
                { name: `q${at}` },
                { provider: `urn:pulumi:dev::fuzz::pulumi:providers:aws::p${at}::p${at}` },
            ),
        ),
    ]),
    related("components in components", 1100, (count) =>
        times(count, (at) =>
            made("my:own:Component", `c${at}`, {}, { custom: false, parent: `urn:pulumi:dev::fuzz::my:own:Component::c${at >> 1}` }),
        ),
    ),
    related("names that fold into one", 900, (count) =>
        times(count, (at) =>
            functionWith(`ﬃ${"\u0301".repeat(40)}Å${at}`, {
                environment: { variables: { [`ﷺ${"\u0327".repeat(40)}PASSWORD${at}`]: "ﷺ" } },
            }),
        ),
    ),
    related("addresses of a condition", 20, (count) => [
        made("aws:s3/bucketPolicy:BucketPolicy", "p", {
            bucket: "b",
            policy: JSON.stringify({
                Statement: {
                    Effect: "Allow",
                    Principal: "*",
                    Action: "s3:GetObject",
                    Resource: "arn:aws:s3:::b/*",
                    Condition: {
                        IpAddress: { "aws:SourceIp": times(count, (at) => `${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}.0/24`) },
                    },
                },
            }),
        }),
    ]),
    related("schemas that refer to all schemas", 340, (count) => [
        made("aws:apigateway/restApi:RestApi", "api", {
            body: JSON.stringify({
                openapi: "3.0.1",
                paths: Object.fromEntries(times(count, (at) => [`/p${at}`, { $ref: `#/components/pathItems/i${at % 50}` }])),
                components: {
                    pathItems: Object.fromEntries(
                        times(count, (at) => [
                            `i${at}`,
                            { get: { parameters: times(4, (of) => ({ $ref: `#/components/parameters/x${of}` })) } },
                        ]),
                    ),
                },
            }),
        }),
    ]),
];

/** Hostile relations of resources. */
export const RELATIONS: readonly Family[] = [...IDENTITIES, ...OBSERVED, ...APIS, ...GRAPHS];
