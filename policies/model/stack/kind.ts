/** Kinds of resource that others refer to: which types they are, what they are called by, and what a reference to one looks like. */
import { arnParts } from "../region";
import type { ArnParts } from "../region";
import { isRecord, knownText, own } from "../values";
import type { Key } from "../values";
import type { NodeToken, Properties } from "./properties";
import type { Kind, Node, NodeOf, Reference, Scope } from "./terms";

interface Traits<T extends NodeToken> {
    readonly tokens: readonly T[];
    readonly scope?: Scope;
    readonly sameAccount?: boolean;
    readonly through?: Readonly<Record<string, string>>;
    /** Properties that hold ARNs or URLs. */
    readonly arns?: readonly Key<Properties<T>>[];
    /** Properties that hold the names that others use. */
    readonly names: readonly Key<Properties<T>>[];
    /** The service that its ARNs name. */
    readonly service?: string;
    /** The name in an ARN's resource part. */
    readonly named?: (resource: string, arn: ArnParts) => string | undefined;
    readonly interpret?: (value: string) => Reference | undefined;
    /** Takes from an ARN what does not belong to the resource's own. */
    readonly bare?: (arn: string) => string;
}

const texts = (node: Node, properties: readonly string[]): readonly string[] => {
    const { raw } = node.inputs;
    return isRecord(raw) ? properties.flatMap((property) => knownText(own(raw, property)) ?? []) : [];
};

const NOWHERE: Reference = { arn: undefined, name: undefined, partition: undefined, account: undefined, region: undefined };

/** A reference by a bare name. */
const byName = (name: string): Reference => ({ ...NOWHERE, name });

const lastSegment = (resource: string): string => resource.slice(resource.lastIndexOf("/") + 1);

const ARN: readonly string[] = ["arn"];

/** Names that AWS gives. */
const GIVEN: ReadonlySet<string> = new Set(["id", "keyId", "fileSystemId"]);

function kind<const T extends NodeToken>(traits: Traits<T>): Kind<NodeOf<T>> {
    const { arns = ARN, named = lastSegment, scope = "region", bare = (arn: string) => arn } = traits;
    return {
        tokens: traits.tokens,
        scope,
        sameAccount: traits.sameAccount ?? false,
        through: traits.through ?? {},
        service: traits.service,
        written: traits.names.filter((name) => !GIVEN.has(name)),
        identify: (node) => ({ arns: texts(node, arns).map(bare), names: texts(node, traits.names) }),
        interpret: (value) => {
            const special = traits.interpret?.(value);
            if (special !== undefined) return special;
            const parts = arnParts(value);
            if (parts === undefined) return byName(value);
            const { partition, account, region } = parts;
            // AWS's own resources, its managed policies above all, carry no account: a name in the stack is never theirs.
            const name = account === undefined && scope !== "everywhere" ? undefined : named(parts.resource, parts);
            return { arn: bare(value), name, partition, account, region };
        },
    };
}

const FUNCTION_ARN = /arn:(aws[a-z-]*):lambda:([a-z0-9-]+):(\d{12}):function:([A-Za-z0-9_-]+)/;
const PARTIAL_FUNCTION_ARN = /^(?:(\d{12}):)?(?:function:)?([A-Za-z0-9_-]+)(?::[A-Za-z0-9_$-]+)?$/;

/**
 * Every way to name a function: name, partial or full ARN, each with or without a qualifier, and the invocation ARN of an API
 * integration. Source: AWS Lambda API reference, Invoke, `FunctionName`; API Gateway, "x-amazon-apigateway-integration".
 */
function functionReference(value: string): Reference | undefined {
    const full = value.length < 1024 ? FUNCTION_ARN.exec(value) : null;
    if (full !== null) return { arn: full[0], name: full[4], partition: full[1], account: full[3], region: full[2] };
    const partial = value.length < 256 ? PARTIAL_FUNCTION_ARN.exec(value) : null;
    return partial === null ? undefined : { ...NOWHERE, name: partial[2], account: partial[1] };
}

const QUEUE_URL = /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue|queue)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([A-Za-z0-9_.-]+)$/;

/** A queue's URL. Source: Amazon SQS Developer Guide, "Queue and message identifiers". */
function queueReference(value: string): Reference | undefined {
    const url = value.length < 256 ? QUEUE_URL.exec(value) : null;
    return url === null ? undefined : { ...NOWHERE, arn: value, name: url[4], account: url[3], region: url[1] ?? url[2] };
}

const via = <const T extends NodeToken>(property: Key<Properties<T>>, ...tokens: readonly T[]): Readonly<Record<string, string>> =>
    Object.fromEntries(tokens.map((token) => [token, property]));

const iam = { service: "iam", scope: "account", arns: ["arn"], names: ["name", "id"] } as const;

export const KINDS = {
    role: kind({
        ...iam,
        tokens: ["aws:iam/role:Role"],
        sameAccount: true,
        through: via(
            "role",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:iam/instanceProfile:InstanceProfile",
        ),
    }),
    user: kind({ ...iam, tokens: ["aws:iam/user:User"] }),
    group: kind({ ...iam, tokens: ["aws:iam/group:Group"] }),
    policy: kind({ ...iam, tokens: ["aws:iam/policy:Policy"], arns: ["arn", "id"], names: ["name"] }),
    function: kind({
        tokens: ["aws:lambda/function:Function"],
        service: "lambda",
        names: ["name", "id"],
        through: via("functionName", "aws:lambda/alias:Alias", "aws:lambda/functionUrl:FunctionUrl", "aws-native:lambda:Version"),
        interpret: functionReference,
    }),
    codeSigningConfig: kind({
        tokens: ["aws:lambda/codeSigningConfig:CodeSigningConfig"],
        arns: ["arn", "id"],
        names: [],
        named: (resource) => resource.replace(/^code-signing-config:/, ""),
    }),
    capacityProvider: kind({
        tokens: ["aws:lambda/capacityProvider:CapacityProvider"],
        service: "lambda",
        names: ["name", "id"],
        named: (resource) => resource.replace(/^capacity-provider:/, ""),
    }),
    microvmImage: kind({
        tokens: ["aws:lambda/microvmsImage:MicrovmsImage", "aws:lambdamicrovms/image:Image"],
        names: ["name"],
        named: (resource) => resource.replace(/^microvm-image:/, ""),
    }),
    searchDomain: kind({
        tokens: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain", "aws-native:opensearchservice:Domain"],
        names: ["domainName"],
    }),
    vpcEndpoint: kind({ tokens: ["aws:ec2/vpcEndpoint:VpcEndpoint"], names: ["id"] }),
    subnet: kind({
        tokens: ["aws:ec2/subnet:Subnet"],
        names: ["id"],
        through: via("subnetId", "aws:ec2/routeTableAssociation:RouteTableAssociation"),
    }),
    classicBalancer: kind({
        tokens: ["aws:elb/loadBalancer:LoadBalancer", "aws:elasticloadbalancing/loadBalancer:LoadBalancer"],
        names: ["name", "id"],
    }),
    webFunction: kind({
        tokens: ["aws:lambdaweb/function:Function"],
        names: ["functionName"],
        through: via("functionName", "aws:lambdaweb/functionRevision:FunctionRevision"),
    }),
    logGroup: kind({
        tokens: ["aws:cloudwatch/logGroup:LogGroup"],
        service: "logs",
        names: ["name", "id"],
        named: (resource) => resource.replace(/^log-group:/, "").replace(/:\*$/, ""),
        // CloudWatch Logs itself writes both forms: "ARN" and "logGroupArn" (API reference, LogGroup).
        bare: (arn) => arn.replace(/:\*$/, ""),
    }),
    bucket: kind({
        tokens: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
        service: "s3",
        scope: "everywhere",
        names: ["bucket", "id"],
        through: via(
            "bucket",
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "aws:s3/bucketVersioning:BucketVersioning",
            "aws:s3/bucketVersioningV2:BucketVersioningV2",
            "aws:s3/bucketPolicy:BucketPolicy",
        ),
        named: (resource) => resource.split("/", 1)[0],
    }),
    queue: kind({
        tokens: ["aws:sqs/queue:Queue"],
        service: "sqs",
        arns: ["arn", "url", "id"],
        names: ["name"],
        interpret: queueReference,
    }),
    topic: kind({
        tokens: ["aws:sns/topic:Topic"],
        service: "sns",
        arns: ["arn", "id"],
        names: ["name"],
        through: via("arn", "aws:sns/topicPolicy:TopicPolicy"),
    }),
    key: kind({ tokens: ["aws:kms/key:Key"], names: ["keyId", "id"], through: via("targetKeyId", "aws:kms/alias:Alias") }),
    api: kind({
        tokens: ["aws:apigatewayv2/api:Api"],
        arns: ["arn", "executionArn"],
        names: ["id"],
        through: via(
            "apiId",
            "aws:apigatewayv2/stage:Stage",
            "aws:apigatewayv2/route:Route",
            "aws:apigatewayv2/integration:Integration",
            "aws:apigatewayv2/authorizer:Authorizer",
            "aws:apigatewayv2/deployment:Deployment",
        ),
    }),
    route: kind({ tokens: ["aws:apigatewayv2/route:Route"], arns: [], names: ["id"] }),
    integration: kind({
        tokens: ["aws:apigatewayv2/integration:Integration"],
        arns: [],
        names: ["id"],
        interpret: (value) => byName(value.replace(/^integrations\//, "")),
    }),
    authorizer: kind({ tokens: ["aws:apigatewayv2/authorizer:Authorizer"], arns: [], names: ["id"] }),
    restApi: kind({
        tokens: ["aws:apigateway/restApi:RestApi"],
        arns: ["arn", "executionArn"],
        names: ["id"],
        through: via(
            "restApi",
            "aws:apigateway/resource:Resource",
            "aws:apigateway/method:Method",
            "aws:apigateway/integration:Integration",
            "aws:apigateway/stage:Stage",
            "aws:apigateway/deployment:Deployment",
            "aws:apigateway/authorizer:Authorizer",
        ),
    }),
    restResource: kind({ tokens: ["aws:apigateway/resource:Resource"], arns: [], names: ["id"] }),
    restStage: kind({ tokens: ["aws:apigateway/stage:Stage"], names: [] }),
    originAccessControl: kind({ tokens: ["aws:cloudfront/originAccessControl:OriginAccessControl"], scope: "account", names: ["id"] }),
    restAuthorizer: kind({ tokens: ["aws:apigateway/authorizer:Authorizer"], names: ["id"] }),
    accessKey: kind({ tokens: ["aws:iam/accessKey:AccessKey"], arns: [], names: ["id"] }),
    alarm: kind({
        tokens: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
        service: "cloudwatch",
        names: ["name", "alarmName", "id"],
        named: (resource) => resource.replace(/^alarm:/, ""),
    }),
    trail: kind({ tokens: ["aws:cloudtrail/trail:Trail"], service: "cloudtrail", names: ["name", "id"] }),
    secret: kind({
        tokens: ["aws:secretsmanager/secret:Secret"],
        service: "secretsmanager",
        arns: ["arn", "id"],
        names: ["name"],
        through: via("secretId", "aws:secretsmanager/secretVersion:SecretVersion", "aws-native:secretsmanager:SecretTargetAttachment"),
    }),
    table: kind({ tokens: ["aws:dynamodb/table:Table"], service: "dynamodb", names: ["name", "id"] }),
    fileSystem: kind({
        tokens: ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"],
        names: ["id", "fileSystemId"],
        named: (resource) => resource.replace(/^file-system\//, ""),
    }),
    stateMachine: kind({ tokens: ["aws:sfn/stateMachine:StateMachine"], service: "states", arns: ["arn", "id"], names: ["name"] }),
    userPool: kind({ tokens: ["aws:cognito/userPool:UserPool"], names: ["id"] }),
    identityPool: kind({ tokens: ["aws:cognito/identityPool:IdentityPool"], names: ["id"] }),
    distribution: kind({ tokens: ["aws:cloudfront/distribution:Distribution"], names: ["id"] }),
} as const satisfies Record<string, Kind>;
