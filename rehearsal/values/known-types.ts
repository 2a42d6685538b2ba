import type { Subject } from "./subject";
import { secret, type Properties } from "../wire";

export interface Facts {
    /** The input that the provider names by itself where the program does not. */
    named?: string;
    /** Inputs that cannot be changed without a replacement. */
    replaces?: readonly string[];
    tagged?: boolean;
    id?: (subject: Subject) => string;
    /** Outputs that are known only after the creation. */
    computed?: (subject: Subject, id: string) => Properties;
}

const arn =
    (
        service: string,
        resource: (subject: Subject, id: string) => string,
        global?: "global" | "nameless",
    ): ((subject: Subject, id: string) => Properties) =>
    (subject, id) => ({
        arn: `arn:aws:${service}:${global ? "" : subject.region}:${global === "nameless" ? "" : subject.account}:${resource(subject, id)}`,
    });

const byInput = (key: string) => (subject: Subject) => subject.text(key);
const joined =
    (...keys: string[]) =>
    (subject: Subject) =>
        keys.map(subject.text).join("/");
const uuid = (subject: Subject): string => {
    const h = subject.hash(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;
};
const short = (subject: Subject): string => subject.hash(10);
const iam = (kind: string): Facts => ({
    named: "name",
    replaces: ["name"],
    tagged: true,
    id: byInput("name"),
    computed: (subject) => ({
        arn: `arn:aws:iam::${subject.account}:${kind}${subject.text("path") || "/"}${subject.text("name")}`,
        uniqueId: `A${subject.hash(12).toUpperCase()}EXAMPLE`,
    }),
});

function functionOutputs(subject: Subject): Properties {
    const own = `arn:aws:lambda:${subject.region}:${subject.account}:function:${subject.text("name")}`;
    return {
        arn: own,
        invokeArn: `arn:aws:apigateway:${subject.region}:lambda:path/2015-03-31/functions/${own}/invocations`,
        qualifiedArn: `${own}:$LATEST`,
        qualifiedInvokeArn: `arn:aws:apigateway:${subject.region}:lambda:path/2015-03-31/functions/${own}:$LATEST/invocations`,
        responseStreamingInvokeArn: `arn:aws:apigateway:${subject.region}:lambda:path/2021-11-15/functions/${own}/response-streaming-invocations`,
        signingJobArn: "",
        signingProfileVersionArn: "",
        version: "$LATEST",
        lastModified: "2026-01-01T00:00:00.000+0000",
    };
}

const apiHost = (subject: Subject, api: string): string => `${api}.execute-api.${subject.region}.amazonaws.com`;

export const KNOWN_TYPES: { readonly [type: string]: Facts } = {
    "aws:apigateway/authorizer:Authorizer": {
        id: short,
        computed: (s, id) => ({ arn: `arn:aws:apigateway:${s.region}::/restapis/${s.text("restApi")}/authorizers/${id}` }),
    },
    "aws:apigateway/basePathMapping:BasePathMapping": { id: joined("domainName", "basePath") },
    "aws:apigateway/deployment:Deployment": { id: short, computed: () => ({ createdDate: "2026-01-01T00:00:00Z" }) },
    "aws:apigateway/domainName:DomainName": {
        tagged: true,
        id: byInput("domainName"),
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/domainnames/${id}`,
            regionalDomainName: `d-${s.hash(10)}.execute-api.${s.region}.amazonaws.com`,
        }),
    },
    "aws:apigateway/integration:Integration": { id: (s) => `agi-${s.hash(10)}` },
    "aws:apigateway/method:Method": { id: (s) => `agm-${s.hash(10)}` },
    "aws:apigateway/methodSettings:MethodSettings": { id: joined("restApi", "stageName", "methodPath") },
    "aws:apigateway/resource:Resource": { id: (s) => s.hash(6), computed: (s) => ({ path: `/${s.text("pathPart")}` }) },
    "aws:apigateway/restApi:RestApi": {
        named: "name",
        tagged: true,
        id: short,
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/restapis/${id}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${id}`,
            rootResourceId: s.hash(11).slice(1),
        }),
    },
    "aws:apigateway/stage:Stage": {
        tagged: true,
        id: (s) => `ags-${s.text("restApi")}-${s.text("stageName")}`,
        computed: (s) => ({
            arn: `arn:aws:apigateway:${s.region}::/restapis/${s.text("restApi")}/stages/${s.text("stageName")}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${s.text("restApi")}/${s.text("stageName")}`,
            invokeUrl: `https://${apiHost(s, s.text("restApi"))}/${s.text("stageName")}`,
        }),
    },
    "aws:apigatewayv2/api:Api": {
        named: "name",
        replaces: ["protocolType"],
        tagged: true,
        id: short,
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/apis/${id}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${id}`,
            apiEndpoint: `${s.text("protocolType") === "WEBSOCKET" ? "wss" : "https"}://${apiHost(s, id)}`,
        }),
    },
    "aws:apigatewayv2/apiMapping:ApiMapping": { id: short },
    "aws:apigatewayv2/authorizer:Authorizer": { id: short },
    "aws:apigatewayv2/domainName:DomainName": {
        tagged: true,
        id: byInput("domainName"),
        computed: (s, id) => ({
            arn: `arn:aws:apigateway:${s.region}::/domainnames/${id}`,
            apiMappingSelectionExpression: "$request.basepath",
        }),
    },
    "aws:apigatewayv2/integration:Integration": { id: short },
    "aws:apigatewayv2/route:Route": { id: short },
    "aws:apigatewayv2/stage:Stage": {
        named: "name",
        tagged: true,
        id: byInput("name"),
        computed: (s) => ({
            arn: `arn:aws:apigateway:${s.region}::/apis/${s.text("apiId")}/stages/${s.text("name")}`,
            executionArn: `arn:aws:execute-api:${s.region}:${s.account}:${s.text("apiId")}/${s.text("name")}`,
            invokeUrl: `https://${apiHost(s, s.text("apiId"))}/${s.text("name")}`,
        }),
    },
    "aws:appsync/graphQLApi:GraphQLApi": {
        tagged: true,
        id: (s) => s.hash(26),
        computed: (s, id) => ({
            arn: `arn:aws:appsync:${s.region}:${s.account}:apis/${id}`,
            uris: { GRAPHQL: `https://${id}.appsync-api.${s.region}.amazonaws.com/graphql` },
        }),
    },
    "aws:cloudfront/distribution:Distribution": {
        tagged: true,
        id: (s) => `E${s.hash(13).toUpperCase()}`,
        computed: (s, id) => ({
            arn: `arn:aws:cloudfront::${s.account}:distribution/${id}`,
            domainName: `d${s.hash(13)}.cloudfront.net`,
            hostedZoneId: "Z2FDTNDATAQYW2",
        }),
    },
    "aws:cloudfront/originAccessControl:OriginAccessControl": { named: "name", id: (s) => `E${s.hash(13).toUpperCase()}` },
    "aws:cloudtrail/trail:Trail": {
        named: "name",
        tagged: true,
        id: byInput("name"),
        computed: (s, id) => ({ arn: `arn:aws:cloudtrail:${s.region}:${s.account}:trail/${id}`, homeRegion: s.region }),
    },
    "aws:cloudwatch/eventApiDestination:EventApiDestination": {
        named: "name",
        id: byInput("name"),
        computed: arn("events", (s) => `api-destination/${s.text("name")}/${uuid(s)}`),
    },
    "aws:cloudwatch/eventConnection:EventConnection": {
        named: "name",
        id: byInput("name"),
        computed: arn("events", (s) => `connection/${s.text("name")}/${uuid(s)}`),
    },
    "aws:cloudwatch/eventRule:EventRule": {
        named: "name",
        tagged: true,
        id: byInput("name"),
        computed: arn("events", (s) => `rule/${s.text("name")}`),
    },
    "aws:cloudwatch/eventTarget:EventTarget": { id: (s) => `${s.text("rule")}-${s.hash(7)}` },
    "aws:cloudwatch/logGroup:LogGroup": {
        named: "name",
        replaces: ["name"],
        tagged: true,
        id: byInput("name"),
        computed: arn("logs", (s) => `log-group:${s.text("name")}`),
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        named: "name",
        tagged: true,
        id: byInput("name"),
        computed: arn("cloudwatch", (s) => `alarm:${s.text("name")}`),
    },
    "aws:cognito/identityPool:IdentityPool": {
        tagged: true,
        id: (s) => `${s.region}:${uuid(s)}`,
        computed: arn("cognito-identity", (_s, id) => `identitypool/${id}`),
    },
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": { id: byInput("identityPoolId") },
    "aws:cognito/userPool:UserPool": {
        named: "name",
        tagged: true,
        id: (s) => `${s.region}_${s.hash(9)}`,
        computed: (s, id) => ({
            arn: `arn:aws:cognito-idp:${s.region}:${s.account}:userpool/${id}`,
            endpoint: `cognito-idp.${s.region}.amazonaws.com/${id}`,
        }),
    },
    "aws:cognito/userPoolClient:UserPoolClient": { named: "name", id: (s) => s.hash(26) },
    "aws:dynamodb/table:Table": {
        named: "name",
        tagged: true,
        id: byInput("name"),
        computed: arn("dynamodb", (s) => `table/${s.text("name")}`),
    },
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        tagged: true,
        id: (s) => `vpce-${s.hash(17)}`,
        computed: (s, id) => ({ arn: `arn:aws:ec2:${s.region}:${s.account}:vpc-endpoint/${id}`, state: "available" }),
    },
    "aws:efs/fileSystem:FileSystem": {
        tagged: true,
        id: (s) => `fs-${s.hash(17)}`,
        computed: arn("elasticfilesystem", (_s, id) => `file-system/${id}`),
    },
    "aws:iam/accessKey:AccessKey": {
        id: (s) => `KEY${s.hash(12).toUpperCase()}EXAMPLE`,
        computed: (s) => ({
            secret: secret(`made-up-${s.hash(12)}`),
            encryptedSecret: "",
            keyFingerprint: "",
            createDate: "2026-01-01T00:00:00Z",
        }),
    },
    "aws:iam/group:Group": iam("group"),
    "aws:iam/groupMembership:GroupMembership": { named: "name", id: byInput("name") },
    "aws:iam/groupPolicy:GroupPolicy": { named: "name", id: (s) => `${s.text("group")}:${s.text("name")}` },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        tagged: true,
        id: (s) => `arn:aws:iam::${s.account}:oidc-provider/${s.text("url").replace("https://", "")}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:iam/policy:Policy": { ...iam("policy"), id: (s) => `arn:aws:iam::${s.account}:policy${s.text("path") || "/"}${s.text("name")}` },
    "aws:iam/role:Role": iam("role"),
    "aws:iam/rolePolicy:RolePolicy": { named: "name", replaces: ["role", "name"], id: (s) => `${s.text("role")}:${s.text("name")}` },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { replaces: ["role", "policyArn"], id: joined("role", "policyArn") },
    "aws:iam/user:User": iam("user"),
    "aws:iam/userLoginProfile:UserLoginProfile": { id: byInput("user"), computed: () => ({ encryptedPassword: "", keyFingerprint: "" }) },
    "aws:iam/userPolicy:UserPolicy": { named: "name", id: (s) => `${s.text("user")}:${s.text("name")}` },
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": { id: joined("user", "policyArn") },
    "aws:kinesis/stream:Stream": {
        named: "name",
        tagged: true,
        id: (s) => `arn:aws:kinesis:${s.region}:${s.account}:stream/${s.text("name")}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:kms/alias:Alias": { named: "name", id: byInput("name"), computed: arn("kms", (s) => s.text("name")) },
    "aws:kms/key:Key": {
        tagged: true,
        id: uuid,
        computed: (s, id) => ({ arn: `arn:aws:kms:${s.region}:${s.account}:key/${id}`, keyId: id }),
    },
    "aws:lambda/eventSourceMapping:EventSourceMapping": {
        tagged: true,
        id: uuid,
        computed: (s, id) => ({ arn: `arn:aws:lambda:${s.region}:${s.account}:event-source-mapping:${id}`, uuid: id, state: "Enabled" }),
    },
    "aws:lambda/function:Function": { named: "name", replaces: ["name"], tagged: true, id: byInput("name"), computed: functionOutputs },
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": { id: byInput("functionName") },
    "aws:lambda/functionUrl:FunctionUrl": {
        id: byInput("functionName"),
        computed: (s) => ({
            functionArn: `arn:aws:lambda:${s.region}:${s.account}:function:${s.text("functionName")}`,
            functionUrl: `https://${s.hash(32)}.lambda-url.${s.region}.on.aws/`,
            urlId: s.hash(32),
        }),
    },
    "aws:lambda/layerVersion:LayerVersion": {
        id: (s) => `arn:aws:lambda:${s.region}:${s.account}:layer:${s.text("layerName")}:1`,
        computed: (_s, id) => ({ arn: id, layerArn: id.slice(0, -2), version: "1", createdDate: "2026-01-01T00:00:00Z" }),
    },
    "aws:lambda/layerVersionPermission:LayerVersionPermission": { id: (s) => `${s.text("layerName")},1` },
    "aws:lambda/permission:Permission": { named: "statementId", id: byInput("statementId") },
    "aws:lb/listener:Listener": {
        tagged: true,
        id: (s) => `${s.text("loadBalancerArn").replace(":loadbalancer/", ":listener/")}/${s.hash(16)}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        named: "name",
        tagged: true,
        id: (s) => `arn:aws:elasticloadbalancing:${s.region}:${s.account}:loadbalancer/app/${s.text("name")}/${s.hash(16)}`,
        computed: (s, id) => ({ arn: id, dnsName: `${s.text("name")}.${s.region}.elb.amazonaws.com` }),
    },
    "aws:lb/targetGroup:TargetGroup": {
        named: "name",
        tagged: true,
        id: (s) => `arn:aws:elasticloadbalancing:${s.region}:${s.account}:targetgroup/${s.text("name")}/${s.hash(16)}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:macie2/account:Account": {
        id: (s) => s.account,
        computed: (s) => ({
            serviceRole: `arn:aws:iam::${s.account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
        }),
    },
    "aws:macie2/classificationJob:ClassificationJob": {
        named: "name",
        tagged: true,
        id: (s) => s.hash(32),
        computed: (s, id) => ({ jobArn: `arn:aws:macie2:${s.region}:${s.account}:classification-job/${id}`, jobId: id }),
    },
    "aws:s3/bucket:Bucket": {
        named: "bucket",
        replaces: ["bucket"],
        tagged: true,
        id: byInput("bucket"),
        computed: (s, id) => ({
            bucketRegion: s.region,
            websiteDomain: `s3-website.${s.region}.amazonaws.com`,
            websiteEndpoint: `${id}.s3-website.${s.region}.amazonaws.com`,
            arn: `arn:aws:s3:::${id}`,
            bucketDomainName: `${id}.s3.amazonaws.com`,
            bucketRegionalDomainName: `${id}.s3.${s.region}.amazonaws.com`,
        }),
    },
    "aws:s3/bucketNotification:BucketNotification": { id: byInput("bucket") },
    "aws:secretsmanager/secret:Secret": {
        named: "name",
        tagged: true,
        id: (s) => `arn:aws:secretsmanager:${s.region}:${s.account}:secret:${s.text("name")}-${s.hash(6)}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:secretsmanager/secretRotation:SecretRotation": { id: byInput("secretId"), computed: () => ({ rotationEnabled: true }) },
    "aws:sns/topic:Topic": {
        named: "name",
        tagged: true,
        id: (s) => `arn:aws:sns:${s.region}:${s.account}:${s.text("name")}`,
        computed: (s, id) => ({ arn: id, owner: s.account }),
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: (s) => `${s.text("topic")}:${uuid(s)}`,
        computed: (s, id) => ({ arn: id, ownerId: s.account, confirmationWasAuthenticated: false, pendingConfirmation: false }),
    },
    "aws:sqs/queue:Queue": {
        named: "name",
        tagged: true,
        id: (s) => `https://sqs.${s.region}.amazonaws.com/${s.account}/${s.text("name")}`,
        computed: (s, id) => ({ arn: `arn:aws:sqs:${s.region}:${s.account}:${s.text("name")}`, url: id }),
    },
    "aws:ssm/parameter:Parameter": {
        tagged: true,
        id: byInput("name"),
        computed: arn("ssm", (s) => `parameter${s.text("name").startsWith("/") ? "" : "/"}${s.text("name")}`),
    },
    "aws:wafv2/webAcl:WebAcl": {
        named: "name",
        tagged: true,
        id: uuid,
        computed: (s, id) => ({
            arn: `arn:aws:wafv2:${s.region}:${s.account}:${s.text("scope").toLowerCase()}/webacl/${s.text("name")}/${id}`,
            capacity: 25,
        }),
    },
    "aws:wafv2/webAclAssociation:WebAclAssociation": { id: joined("webAclArn", "resourceArn") },
};
