/**
 * The shapes of `aws-native`, a row for each type that the model knows.
 * Source: Pulumi registry, AWS Cloud Control API docs; the properties are CloudFormation's with a lower-case initial.
 */
import { DIMENSIONS, metricQueries, pairs, renamed } from "./conversions";
import type { Conversion } from "./conversions";

export interface Shape<T extends string = string> {
    /** The type of the `aws` provider that says the same. */
    readonly token: T;
    /** Top-level properties that have another name: native → `aws`. */
    readonly rename: Readonly<Record<string, string>>;
    /** Values that have another form, by their `aws` name. */
    readonly convert: Readonly<Record<string, Conversion>>;
}

const TAGS = pairs("key", "value");

const shape = <const T extends string>(token: T, rename: Shape["rename"] = {}, convert: Shape["convert"] = {}): Shape<T> => ({
    token,
    rename,
    convert: { tags: TAGS, ...convert },
});

const INLINE_POLICIES = { inlinePolicies: renamed({ policyName: "name", policyDocument: "policy" }) };

/** By native token. */
export const SHAPES = {
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
        { dimensions: DIMENSIONS, metricQueries },
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
} satisfies Readonly<Record<string, Shape>>;

/** The `aws` token of each native one, for types. */
export type ClassicTokens = { readonly [N in keyof typeof SHAPES]: (typeof SHAPES)[N]["token"] };
