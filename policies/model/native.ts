/**
 * The one place that knows the shapes of the `aws-native` provider (AWS Cloud Control): each is turned into the shape of the `aws`
 * provider, so that rules and the stack model know no difference.
 * Source: Pulumi registry, AWS Cloud Control API docs; the properties are CloudFormation's with a lower-case initial.
 */
import { isRecord, own } from "./values";

interface Shape {
    /** The type of the `aws` provider that says the same. */
    readonly token: string;
    /** Top-level properties that have another name: native → `aws`. */
    readonly rename: Readonly<Record<string, string>>;
    /** Values that have another form, by their `aws` name. */
    readonly convert: Readonly<Record<string, (raw: unknown) => unknown>>;
}

/** `[{key, value}]` → `{key: value}`. Anything else, such as an unknown, stays as it is. */
const pairs =
    (key: string, value: string) =>
    (raw: unknown): unknown =>
        Array.isArray(raw) && raw.every((entry) => isRecord(entry) && typeof own(entry, key) === "string")
            ? Object.fromEntries(raw.map((entry: object) => [own(entry, key) as string, own(entry, value)]))
            : raw;

/** Other names inside the objects of a list. */
const renamed =
    (rename: Readonly<Record<string, string>>) =>
    (raw: unknown): unknown =>
        Array.isArray(raw) ? raw.map((entry: unknown) => (isRecord(entry) ? withNames(entry, rename) : entry)) : raw;

function withNames(record: Record<string, unknown>, rename: Readonly<Record<string, string>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [(own(rename, key) as string | undefined) ?? key, value]));
}

const shape = (token: string, rename: Shape["rename"] = {}, convert: Shape["convert"] = {}): Shape => ({
    token,
    rename,
    convert: { tags: pairs("key", "value"), ...convert },
});

const INLINE_POLICIES = { inlinePolicies: renamed({ policyName: "name", policyDocument: "policy" }) };

/** A metric query: `metricStat` holds what the `aws` provider calls `metric`, and its metric's dimensions are pairs. */
const metricQueries = (raw: unknown): unknown =>
    Array.isArray(raw)
        ? raw.map((entry: unknown) => {
              const stat = isRecord(entry) ? own(entry, "metricStat") : undefined;
              if (!isRecord(entry) || stat === undefined || stat === null) return entry;
              const metric = isRecord(stat) ? own(stat, "metric") : stat;
              if (!isRecord(metric)) return { ...entry, metric };
              return { ...entry, metric: { ...metric, dimensions: pairs("name", "value")(own(metric, "dimensions")) } };
          })
        : raw;

const SHAPES: Readonly<Record<string, Shape>> = {
    "aws-native:apigateway:Authorizer": shape("aws:apigateway/authorizer:Authorizer", { restApiId: "restApi", authorizerId: "id" }),
    "aws-native:apigateway:DomainName": shape("aws:apigateway/domainName:DomainName"),
    "aws-native:apigateway:Method": shape("aws:apigateway/method:Method", { restApiId: "restApi", authorizationType: "authorization" }),
    "aws-native:apigateway:BasePathMapping": shape("aws:apigateway/basePathMapping:BasePathMapping", { restApiId: "restApi" }),
    "aws-native:apigateway:Resource": shape("aws:apigateway/resource:Resource", { restApiId: "restApi", resourceId: "id" }),
    "aws-native:apigateway:RestApi": shape("aws:apigateway/restApi:RestApi", { restApiId: "id" }),
    "aws-native:apigateway:Stage": shape("aws:apigateway/stage:Stage", { restApiId: "restApi", deploymentId: "deployment" }),
    "aws-native:apigatewayv2:Api": shape("aws:apigatewayv2/api:Api", { apiId: "id" }),
    "aws-native:apigatewayv2:ApiMapping": shape("aws:apigatewayv2/apiMapping:ApiMapping"),
    "aws-native:apigatewayv2:Authorizer": shape("aws:apigatewayv2/authorizer:Authorizer", {
        authorizerId: "id",
        identitySource: "identitySources",
    }),
    "aws-native:apigatewayv2:Integration": shape("aws:apigatewayv2/integration:Integration", { integrationId: "id" }),
    "aws-native:apigatewayv2:Route": shape("aws:apigatewayv2/route:Route", { routeId: "id" }),
    "aws-native:apigatewayv2:RoutingRule": shape("aws:apigatewayv2/routingRule:RoutingRule", { domainNameArn: "domainName" }),
    "aws-native:apigatewayv2:Stage": shape("aws:apigatewayv2/stage:Stage", { stageName: "name" }),
    "aws-native:appsync:GraphQlApi": shape("aws:appsync/graphQLApi:GraphQLApi"),
    "aws-native:cloudtrail:Trail": shape("aws:cloudtrail/trail:Trail", {
        trailName: "name",
        isLogging: "enableLogging",
        cloudWatchLogsLogGroupArn: "cloudWatchLogsGroupArn",
    }),
    "aws-native:cloudwatch:Alarm": shape(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        { alarmName: "name", metrics: "metricQueries" },
        { dimensions: pairs("name", "value"), metricQueries },
    ),
    "aws-native:cloudwatch:CompositeAlarm": shape("aws:cloudwatch/compositeAlarm:CompositeAlarm"),
    "aws-native:cognito:IdentityPool": shape("aws:cognito/identityPool:IdentityPool", { awsId: "id", identityPoolTags: "tags" }),
    "aws-native:cognito:IdentityPoolRoleAttachment": shape("aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment"),
    "aws-native:cognito:UserPoolGroup": shape("aws:cognito/userGroup:UserGroup", { groupName: "name" }),
    "aws-native:ec2:Subnet": shape("aws:ec2/subnet:Subnet", { subnetId: "id" }),
    "aws-native:iam:AccessKey": shape("aws:iam/accessKey:AccessKey", { userName: "user", secretAccessKey: "secret" }),
    "aws-native:iam:Group": shape("aws:iam/group:Group", { groupName: "name", policies: "inlinePolicies" }, INLINE_POLICIES),
    "aws-native:iam:GroupPolicy": shape("aws:iam/groupPolicy:GroupPolicy", {
        groupName: "group",
        policyName: "name",
        policyDocument: "policy",
    }),
    "aws-native:iam:InstanceProfile": shape("aws:iam/instanceProfile:InstanceProfile", { instanceProfileName: "name" }),
    "aws-native:iam:ManagedPolicy": shape("aws:iam/policy:Policy", {
        managedPolicyName: "name",
        policyDocument: "policy",
        policyArn: "arn",
    }),
    "aws-native:iam:Role": shape(
        "aws:iam/role:Role",
        { roleName: "name", assumeRolePolicyDocument: "assumeRolePolicy", policies: "inlinePolicies" },
        INLINE_POLICIES,
    ),
    "aws-native:iam:RolePolicy": shape("aws:iam/rolePolicy:RolePolicy", { roleName: "role", policyName: "name", policyDocument: "policy" }),
    "aws-native:iam:User": shape("aws:iam/user:User", { userName: "name", policies: "inlinePolicies" }, INLINE_POLICIES),
    "aws-native:iam:UserPolicy": shape("aws:iam/userPolicy:UserPolicy", { userName: "user", policyName: "name", policyDocument: "policy" }),
    "aws-native:iam:UserToGroupAddition": shape("aws:iam/groupMembership:GroupMembership", { groupName: "group" }),
    "aws-native:kms:Key": shape("aws:kms/key:Key", { keyPolicy: "policy" }),
    "aws-native:lambda:Alias": shape("aws:lambda/alias:Alias"),
    "aws-native:lambda:CapacityProvider": shape("aws:lambda/capacityProvider:CapacityProvider", { capacityProviderName: "name" }),
    "aws-native:lambda:CodeSigningConfig": shape("aws:lambda/codeSigningConfig:CodeSigningConfig", {
        codeSigningPolicies: "policies",
        codeSigningConfigArn: "arn",
    }),
    "aws-native:lambda:EventInvokeConfig": shape("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"),
    "aws-native:lambda:EventSourceMapping": shape("aws:lambda/eventSourceMapping:EventSourceMapping"),
    "aws-native:lambda:Function": shape("aws:lambda/function:Function", { functionName: "name" }),
    "aws-native:lambda:MicrovmImage": shape("aws:lambda/microvmsImage:MicrovmsImage", { imageArn: "arn" }),
    "aws-native:lambda:Permission": shape("aws:lambda/permission:Permission", { functionName: "function" }),
    "aws-native:lambda:LayerVersionPermission": shape("aws:lambda/layerVersionPermission:LayerVersionPermission"),
    "aws-native:lambda:ResourcePolicy": shape("aws:lambda/resourcePolicy:ResourcePolicy"),
    "aws-native:lambda:Url": shape("aws:lambda/functionUrl:FunctionUrl", {
        authType: "authorizationType",
        targetFunctionArn: "functionName",
    }),
    "aws-native:lambda:WebFunction": shape("aws:lambdaweb/function:Function"),
    "aws-native:lambda:WebFunctionEndpoint": shape("aws:lambdaweb/functionEndpoint:FunctionEndpoint"),
    "aws-native:lambda:WebFunctionRevision": shape("aws:lambdaweb/functionRevision:FunctionRevision"),
    "aws-native:logs:MetricFilter": shape("aws:cloudwatch/logMetricFilter:LogMetricFilter", {
        filterName: "name",
        filterPattern: "pattern",
        metricTransformations: "metricTransformation",
    }),
    "aws-native:logs:LogGroup": shape("aws:cloudwatch/logGroup:LogGroup", { logGroupName: "name" }),
    "aws-native:s3:Bucket": shape("aws:s3/bucket:Bucket", { bucketName: "bucket" }),
    "aws-native:s3:BucketPolicy": shape("aws:s3/bucketPolicy:BucketPolicy", { policyDocument: "policy" }),
    "aws-native:secretsmanager:RotationSchedule": shape("aws:secretsmanager/secretRotation:SecretRotation"),
    "aws-native:secretsmanager:Secret": shape("aws:secretsmanager/secret:Secret"),
    "aws-native:cloudfront:OriginAccessControl": shape("aws:cloudfront/originAccessControl:OriginAccessControl"),
    "aws-native:cognito:UserPool": shape("aws:cognito/userPool:UserPool", { userPoolId: "id", userPoolName: "name" }),
    "aws-native:sns:Topic": shape("aws:sns/topic:Topic", { topicName: "name", topicArn: "arn" }),
    "aws-native:sns:TopicInlinePolicy": shape("aws:sns/topicPolicy:TopicPolicy", { topicArn: "arn", policyDocument: "policy" }),
    "aws-native:sns:TopicPolicy": shape("aws:sns/topicPolicy:TopicPolicy", { policyDocument: "policy" }),
    "aws-native:sqs:Queue": shape("aws:sqs/queue:Queue", { queueName: "name", queueUrl: "url" }),
    "aws-native:sqs:QueueInlinePolicy": shape("aws:sqs/queuePolicy:QueuePolicy", { queue: "queueUrl", policyDocument: "policy" }),
    "aws-native:sqs:QueuePolicy": shape("aws:sqs/queuePolicy:QueuePolicy", { policyDocument: "policy" }),
    "aws-native:wafv2:WebAclAssociation": shape("aws:wafv2/webAclAssociation:WebAclAssociation"),
};

const shapeOf = (type: string): Shape | undefined => own(SHAPES, type) as Shape | undefined;

/** The `aws` token that says the same as `type`; `type` itself for every other type. */
export const classicToken = (type: string): string => (type.startsWith("aws-native:") ? (shapeOf(type)?.token ?? type) : type);

/** The properties of a resource in the shape of the `aws` provider. A new object where anything differs. */
export function classicProperties(type: string, props: unknown): unknown {
    const found = type.startsWith("aws-native:") ? shapeOf(type) : undefined;
    if (found === undefined || !isRecord(props)) return props;
    const result = withNames(props, found.rename);
    for (const [property, convert] of Object.entries(found.convert)) {
        const raw = own(result, property);
        if (raw !== undefined) result[property] = convert(raw);
    }
    return result;
}

/** The name that `aws-native` gives to a top-level property of the `aws` shape: where findings stand, and what dependencies are keyed by. */
export function nativeProperty(type: string, property: string): string {
    const found = type.startsWith("aws-native:") ? shapeOf(type) : undefined;
    if (found === undefined) return property;
    return Object.keys(found.rename).find((key) => found.rename[key] === property) ?? property;
}
