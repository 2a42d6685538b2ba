/** Links: which property of which types refers to which kind. Followed backwards they say what belongs to a resource. */
import { viewAt, walk } from "../paths";
import type { At, Known } from "../paths";
import { View, isHidden } from "../values";
import type { Key, Path } from "../values";
import { isOfNothing } from "./hidden-names";
import { KINDS } from "./kind";
import type { Kind, Link, NodeOf } from "./terms";
import type { NodeToken, Properties } from "./properties";

/** A link by the value, or the list of values, at a path. */
const by = <const T extends NodeToken>(to: Kind, property: Key<Properties<T>>, ...tokens: readonly T[]): Link<NodeOf<T>> =>
    byViews(to, ({ inputs }) => [walk(inputs, [property])], ...tokens);

const byPath = <const T extends NodeToken, const P extends Path>(
    to: Kind,
    path: P & Known<Properties<T>, P>,
    ...tokens: readonly T[]
): Link<NodeOf<T>> => byViews(to, ({ inputs }) => [walk(inputs, path)], ...tokens);

const byViews = <const T extends NodeToken>(
    to: Kind,
    references: (node: NodeOf<T>) => readonly View<unknown>[],
    ...tokens: readonly T[]
): Link<NodeOf<T>> => ({ to, tokens, references });

const listAt = <S>(view: View<S>): readonly View<S>[] => (Array.isArray(view.raw) ? (view.asList() as readonly View<S>[]) : [view]);

/** The dimension `FunctionName` of an alarm, of its metric or of those it computes with. */
function functionDimensions(alarm: NodeOf<"aws:cloudwatch/metricAlarm:MetricAlarm">): readonly View<unknown>[] {
    const queries = listAt(viewAt(alarm.inputs, ["metricQueries"]));
    return [
        viewAt(alarm.inputs, ["dimensions", "FunctionName"]),
        ...queries.map((query) => at(query, ["metric", "dimensions", "FunctionName"])),
    ];
}

/** aws-native says all of a distribution in one property, some of it by other names. */
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const NATIVE_DISTRIBUTION = "aws-native:cloudfront:Distribution";

/** The functions that a distribution runs at the edge. */
function edgeFunctions(distribution: NodeOf<typeof DISTRIBUTION | typeof NATIVE_DISTRIBUTION>): readonly View<unknown>[] {
    if (distribution.is(NATIVE_DISTRIBUTION)) {
        const config = viewAt(distribution.inputs, ["distributionConfig"]);
        const behaviors = [at(config, ["defaultCacheBehavior"]), ...listAt(at(config, ["cacheBehaviors"]))];
        return behaviors
            .flatMap((behavior) => listAt(at(behavior, ["lambdaFunctionAssociations"])))
            .map((association) => at(association, ["lambdaFunctionArn"]));
    }
    const { inputs } = distribution;
    const behaviors = [at(inputs, ["defaultCacheBehavior"]), ...listAt(at(inputs, ["orderedCacheBehaviors"]))];
    return behaviors
        .flatMap((behavior) => listAt(at(behavior, ["lambdaFunctionAssociations"])))
        .map((association) => at(association, ["lambdaArn"]));
}

/** The name of a log group, where only its dependencies can tell whose group it is. Of those that have none: `hiddenGroups` in `function.ts`. */
const unknownName = (group: NodeOf<"aws:cloudwatch/logGroup:LogGroup">): readonly View<unknown>[] => {
    const name = viewAt(group.inputs, ["name"]);
    return isHidden(name.raw) && !isOfNothing({ node: group, path: name.path }) ? [name] : [];
};

/** The value below a view that is not at the root of a resource. */
function at<S, const P extends Path>(view: View<S>, path: P & Known<S, P>): View<At<S, P>> {
    const below = walk(view, path);
    return new View<At<S, P>>(below.raw, [...view.path, ...below.path]);
}

const { role, user, group, policy, bucket, queue, topic, api, restApi, integration, authorizer, restAuthorizer } = KINDS;
const fn = KINDS.function;

export const LINKS = {
    rolePolicies: by(role, "role", "aws:iam/rolePolicy:RolePolicy"),
    roleAttachments: by(role, "role", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
    roleExclusiveAttachments: by(role, "roleName", "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"),
    roleSharedAttachments: by(role, "roles", "aws:iam/policyAttachment:PolicyAttachment", "aws:iam/policy:Policy"),
    instanceProfiles: by(role, "role", "aws:iam/instanceProfile:InstanceProfile"),

    userPolicies: by(user, "user", "aws:iam/userPolicy:UserPolicy"),
    userAttachments: by(user, "user", "aws:iam/userPolicyAttachment:UserPolicyAttachment"),
    userExclusiveAttachments: by(user, "userName", "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive"),
    userSharedAttachments: by(user, "users", "aws:iam/policyAttachment:PolicyAttachment", "aws:iam/policy:Policy"),
    loginProfiles: by(user, "user", "aws:iam/userLoginProfile:UserLoginProfile"),
    accessKeys: by(user, "user", "aws:iam/accessKey:AccessKey"),
    userMemberships: by(user, "user", "aws:iam/userGroupMembership:UserGroupMembership"),
    groupMembershipUsers: by(user, "users", "aws:iam/groupMembership:GroupMembership"),

    groupPolicies: by(group, "group", "aws:iam/groupPolicy:GroupPolicy"),
    groupAttachments: by(group, "group", "aws:iam/groupPolicyAttachment:GroupPolicyAttachment"),
    groupExclusiveAttachments: by(group, "groupName", "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive"),
    groupSharedAttachments: by(group, "groups", "aws:iam/policyAttachment:PolicyAttachment", "aws:iam/policy:Policy"),

    policyAttachments: by(
        policy,
        "policyArn",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        "aws:iam/policyAttachment:PolicyAttachment",
    ),
    policyExclusiveAttachments: by(
        policy,
        "policyArns",
        "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
        "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    ),
    policyHolders: by(policy, "managedPolicyArns", "aws:iam/role:Role", "aws:iam/user:User", "aws:iam/group:Group"),
    policyPermissionSets: byPath(
        policy,
        ["customerManagedPolicyReference", "name"],
        "aws:ssoadmin/customerManagedPolicyAttachment:CustomerManagedPolicyAttachment",
    ),
    boundedPrincipals: by(policy, "permissionsBoundary", "aws:iam/role:Role", "aws:iam/user:User"),
    boundedPermissionSets: byPath(
        policy,
        ["permissionsBoundary", "customerManagedPolicyReference", "name"],
        "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment",
    ),

    functionUrls: by(fn, "functionName", "aws:lambda/functionUrl:FunctionUrl"),
    functionPermissions: by(fn, "function", "aws:lambda/permission:Permission"),
    functionResourcePolicies: by(fn, "resourceArn", "aws:lambda/resourcePolicy:ResourcePolicy"),
    functionAliases: by(fn, "functionName", "aws:lambda/alias:Alias"),
    functionEventSources: by(fn, "functionName", "aws:lambda/eventSourceMapping:EventSourceMapping"),
    functionEventInvokeConfigs: by(fn, "functionName", "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"),
    functionSubscriptions: by(fn, "endpoint", "aws:sns/topicSubscription:TopicSubscription"),
    functionEventTargets: by(fn, "arn", "aws:cloudwatch/eventTarget:EventTarget"),
    functionSchedules: byPath(fn, ["target", "arn"], "aws:scheduler/schedule:Schedule"),
    functionIntegrations: by(fn, "integrationUri", "aws:apigatewayv2/integration:Integration"),
    functionRestIntegrations: by(fn, "uri", "aws:apigateway/integration:Integration"),
    functionAlarms: byViews(fn, functionDimensions, "aws:cloudwatch/metricAlarm:MetricAlarm"),
    functionDistributions: byViews(fn, edgeFunctions, DISTRIBUTION, NATIVE_DISTRIBUTION),
    functionLogGroupNames: byViews(fn, unknownName, "aws:cloudwatch/logGroup:LogGroup"),
    balancerNegotiationPolicies: by(
        KINDS.classicBalancer,
        "loadBalancer",
        "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
        "aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy",
    ),
    balancerListenerPolicies: by(
        KINDS.classicBalancer,
        "loadBalancerName",
        "aws:elb/listenerPolicy:ListenerPolicy",
        "aws:elasticloadbalancing/listenerPolicy:ListenerPolicy",
    ),
    webFunctionRevisions: by(KINDS.webFunction, "functionName", "aws:lambdaweb/functionRevision:FunctionRevision"),
    webFunctionEndpoints: by(KINDS.webFunction, "functionName", "aws:lambdaweb/functionEndpoint:FunctionEndpoint"),
    webFunctionLogGroupNames: byViews(KINDS.webFunction, unknownName, "aws:cloudwatch/logGroup:LogGroup"),

    bucketPolicies: by(bucket, "bucket", "aws:s3/bucketPolicy:BucketPolicy"),
    bucketPublicAccessBlocks: by(bucket, "bucket", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
    bucketVersionings: by(bucket, "bucket", "aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"),
    bucketAcls: by(bucket, "bucket", "aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"),
    bucketEncryptions: by(
        bucket,
        "bucket",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
    ),
    bucketNotifications: by(bucket, "bucket", "aws:s3/bucketNotification:BucketNotification"),
    bucketTrails: by(bucket, "s3BucketName", "aws:cloudtrail/trail:Trail"),

    queuePolicies: by(queue, "queueUrl", "aws:sqs/queuePolicy:QueuePolicy"),
    // `queues` is a word of aws-native:sqs:QueuePolicy, which the installed provider has not.
    queueNativePolicies: byViews(queue, ({ inputs }) => [walk(inputs, ["queues"])], "aws:sqs/queuePolicy:QueuePolicy"),
    topicPolicies: by(topic, "arn", "aws:sns/topicPolicy:TopicPolicy"),
    topicNativePolicies: by(topic, "topics", "aws:sns/topicPolicy:TopicPolicy"),
    topicSubscriptions: by(topic, "topic", "aws:sns/topicSubscription:TopicSubscription"),
    keyPolicies: by(KINDS.key, "keyId", "aws:kms/keyPolicy:KeyPolicy"),
    endpointPolicies: by(KINDS.vpcEndpoint, "vpcEndpointId", "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy"),
    secretRotations: by(KINDS.secret, "secretId", "aws:secretsmanager/secretRotation:SecretRotation"),
    secretPolicies: by(KINDS.secret, "secretArn", "aws:secretsmanager/secretPolicy:SecretPolicy"),
    logGroupMetricFilters: by(KINDS.logGroup, "logGroupName", "aws:cloudwatch/logMetricFilter:LogMetricFilter"),
    identityPoolRoles: by(KINDS.identityPool, "identityPoolId", "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment"),

    apiRoutes: by(api, "apiId", "aws:apigatewayv2/route:Route"),
    apiStages: by(api, "apiId", "aws:apigatewayv2/stage:Stage"),
    apiIntegrations: by(api, "apiId", "aws:apigatewayv2/integration:Integration"),
    apiAuthorizers: by(api, "apiId", "aws:apigatewayv2/authorizer:Authorizer"),
    apiMappings: by(api, "apiId", "aws:apigatewayv2/apiMapping:ApiMapping"),
    apiOverrides: by(api, "apiId", "aws-native:apigatewayv2:ApiGatewayManagedOverrides"),
    authorizerRoutes: by(authorizer, "authorizerId", "aws:apigatewayv2/route:Route"),
    authorizerOverrides: byPath(authorizer, ["route", "authorizerId"], "aws-native:apigatewayv2:ApiGatewayManagedOverrides"),
    integrationRoutes: by(integration, "target", "aws:apigatewayv2/route:Route"),
    restApiMethods: by(restApi, "restApi", "aws:apigateway/method:Method"),
    restApiStages: by(restApi, "restApi", "aws:apigateway/stage:Stage"),
    restApiDeployments: by(restApi, "restApi", "aws:apigateway/deployment:Deployment"),
    restApiIntegrations: by(restApi, "restApi", "aws:apigateway/integration:Integration"),
    restApiAuthorizers: by(restApi, "restApi", "aws:apigateway/authorizer:Authorizer"),
    restApiPolicies: by(restApi, "restApiId", "aws:apigateway/restApiPolicy:RestApiPolicy"),
    restApiBodies: by(restApi, "restApiId", "aws:apigateway/restApiPut:RestApiPut"),
    restApiMappings: by(restApi, "restApi", "aws:apigateway/basePathMapping:BasePathMapping"),
    restAuthorizerMethods: by(restAuthorizer, "authorizerId", "aws:apigateway/method:Method"),
} as const satisfies Record<string, Link>;
