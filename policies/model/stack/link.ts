/** Links: which property of which types refers to which kind. Followed backwards they say what belongs to a resource. */
import { View, isHidden } from "../values";
import type { Path } from "../values";
import { KINDS } from "./kind";
import type { Kind, Link, Node } from "./terms";
import { viewAt } from "./view-at";

/** A link by the value, or the list of values, at a path. */
const by = (to: Kind, path: string | Path, ...tokens: readonly string[]): Link => ({
    to,
    tokens,
    references: (node) => [viewAt(node.inputs, typeof path === "string" ? [path] : path)],
});

const listAt = (view: View): readonly View[] => (Array.isArray(view.raw) ? view.asList() : [view]);

/** The dimension `FunctionName` of an alarm, of its metric or of those it computes with. */
function functionDimensions(alarm: Node): readonly View[] {
    const queries = listAt(viewAt(alarm.inputs, ["metricQueries"]));
    return [
        viewAt(alarm.inputs, ["dimensions", "FunctionName"]),
        ...queries.map((query) => at(query, ["metric", "dimensions", "FunctionName"])),
    ];
}

/** aws-native says all of a distribution in one property, some of it by other names. */
const NATIVE_DISTRIBUTION = "aws-native:cloudfront:Distribution";

/** The functions that a distribution runs at the edge. */
function edgeFunctions(distribution: Node): readonly View[] {
    const native = distribution.token === NATIVE_DISTRIBUTION;
    const config = native ? viewAt(distribution.inputs, ["distributionConfig"]) : distribution.inputs;
    const behaviors = [at(config, ["defaultCacheBehavior"]), ...listAt(at(config, [native ? "cacheBehaviors" : "orderedCacheBehaviors"]))];
    return behaviors
        .flatMap((behavior) => listAt(at(behavior, ["lambdaFunctionAssociations"])))
        .map((association) => at(association, [native ? "lambdaFunctionArn" : "lambdaArn"]));
}

/** The name of a log group, where only its dependencies can tell whose group it is. */
const unknownName = (group: Node): readonly View[] => {
    const name = viewAt(group.inputs, ["name"]);
    return isHidden(name.raw) ? [name] : [];
};

/** The value below a view that is not at the root of a resource. */
function at(view: View, path: Path): View {
    const below = viewAt(view, path);
    return new View(below.raw, [...view.path, ...below.path]);
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
    policyPermissionSets: by(
        policy,
        ["customerManagedPolicyReference", "name"],
        "aws:ssoadmin/customerManagedPolicyAttachment:CustomerManagedPolicyAttachment",
    ),
    boundedPrincipals: by(policy, "permissionsBoundary", "aws:iam/role:Role", "aws:iam/user:User"),
    boundedPermissionSets: by(
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
    functionSchedules: by(fn, ["target", "arn"], "aws:scheduler/schedule:Schedule"),
    functionIntegrations: by(fn, "integrationUri", "aws:apigatewayv2/integration:Integration"),
    functionRestIntegrations: by(fn, "uri", "aws:apigateway/integration:Integration"),
    functionAlarms: { to: fn, tokens: ["aws:cloudwatch/metricAlarm:MetricAlarm"], references: functionDimensions },
    functionDistributions: { to: fn, tokens: ["aws:cloudfront/distribution:Distribution", NATIVE_DISTRIBUTION], references: edgeFunctions },
    functionLogGroupNames: { to: fn, tokens: KINDS.logGroup.tokens, references: unknownName },
    balancerNegotiationPolicies: by(
        KINDS.classicBalancer,
        "loadBalancer",
        "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
        "aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy",
    ),
    balancerListenerPolicies: by(KINDS.classicBalancer, "loadBalancerName", "aws:elb/listenerPolicy:ListenerPolicy"),
    webFunctionRevisions: by(KINDS.webFunction, "functionName", "aws:lambdaweb/functionRevision:FunctionRevision"),
    webFunctionEndpoints: by(KINDS.webFunction, "functionName", "aws:lambdaweb/functionEndpoint:FunctionEndpoint"),
    webFunctionLogGroupNames: { to: KINDS.webFunction, tokens: KINDS.logGroup.tokens, references: unknownName },

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
    queueNativePolicies: by(queue, "queues", "aws:sqs/queuePolicy:QueuePolicy"),
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
    authorizerOverrides: by(authorizer, ["route", "authorizerId"], "aws-native:apigatewayv2:ApiGatewayManagedOverrides"),
    integrationRoutes: by(integration, "target", "aws:apigatewayv2/route:Route"),
    restApiMethods: by(restApi, "restApi", "aws:apigateway/method:Method"),
    restApiStages: by(restApi, "restApi", "aws:apigateway/stage:Stage"),
    restApiDeployments: by(restApi, "restApi", "aws:apigateway/deployment:Deployment"),
    restApiIntegrations: by(restApi, "restApi", "aws:apigateway/integration:Integration"),
    restApiAuthorizers: by(restApi, "restApi", "aws:apigateway/authorizer:Authorizer"),
    restApiMethodSettings: by(restApi, "restApi", "aws:apigateway/methodSettings:MethodSettings"),
    restApiPolicies: by(restApi, "restApiId", "aws:apigateway/restApiPolicy:RestApiPolicy"),
    restApiBodies: by(restApi, "restApiId", "aws:apigateway/restApiPut:RestApiPut"),
    restApiMappings: by(restApi, "restApi", "aws:apigateway/basePathMapping:BasePathMapping"),
    restAuthorizerMethods: by(restAuthorizer, "authorizerId", "aws:apigateway/method:Method"),
} as const satisfies Record<string, Link>;
