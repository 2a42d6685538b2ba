import rule from "../../../policies/access/no-public-resource-policies";
import { RESOURCE_POLICY_CARRIERS } from "../../../policies/model/iam/resource-policies/carriers";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const allow = (more: object = {}, condition?: object): object => ({
    Effect: "Allow",
    Principal: "*",
    Action: "sqs:SendMessage",
    Resource: "*",
    ...(condition === undefined ? {} : { Condition: condition }),
    ...more,
});
const QUEUE = "aws:sqs/queuePolicy:QueuePolicy";
const BUCKET = "aws:s3/bucketPolicy:BucketPolicy";
const EVENTS = "aws:cloudwatch/eventPermission:EventPermission";
const queue = (...statements: readonly unknown[]): { type: string; inputs: { policy: unknown } } => ({
    type: QUEUE,
    inputs: { policy: { Statement: statements } },
});
const bucket = (...statements: readonly unknown[]): { type: string; inputs: { policy: unknown } } => ({
    type: BUCKET,
    inputs: { policy: { Statement: statements } },
});
const first = "everybody@policy.Statement[0]";

/** Where a document stands in the inputs of a type, as `a.0.b`; `policy` of those that are not named. */
const PLACES: Readonly<Record<string, string>> = {
    "aws:s3tables/tableBucketPolicy:TableBucketPolicy": "resourcePolicy",
    "aws:s3tables/tablePolicy:TablePolicy": "resourcePolicy",
    "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy": "details.policy",
    "aws:codeartifact/domainPermissions:DomainPermissions": "policyDocument",
    "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": "policyDocument",
    "aws:glacier/vault:Vault": "accessPolicy",
    "aws:opensearch/domain:Domain": "accessPolicies",
    "aws:opensearch/domainPolicy:DomainPolicy": "accessPolicies",
    "aws:elasticsearch/domain:Domain": "accessPolicies",
    "aws:elasticsearch/domainPolicy:DomainPolicy": "accessPolicies",
    "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy": "accessPolicy",
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
    "aws-native:sqs:QueuePolicy": "policyDocument",
    "aws-native:sqs:QueueInlinePolicy": "policyDocument",
    "aws-native:sns:TopicPolicy": "policyDocument",
    "aws-native:sns:TopicInlinePolicy": "policyDocument",
    "aws-native:s3:BucketPolicy": "policyDocument",
    "aws-native:s3express:BucketPolicy": "policyDocument",
    "aws-native:s3outposts:BucketPolicy": "policyDocument",
    "aws-native:s3tables:TableBucketPolicy": "resourcePolicy",
    "aws-native:s3tables:TablePolicy": "resourcePolicy",
    "aws-native:s3objectlambda:AccessPointPolicy": "policyDocument",
    "aws-native:kms:Key": "keyPolicy",
    "aws-native:kms:ReplicaKey": "keyPolicy",
    "aws-native:secretsmanager:ResourcePolicy": "resourcePolicy",
    "aws-native:ecr:Repository": "repositoryPolicyText",
    "aws-native:ecr:RegistryPolicy": "policyText",
    "aws-native:codeartifact:Domain": "permissionsPolicyDocument",
    "aws-native:codeartifact:Repository": "permissionsPolicyDocument",
    "aws-native:efs:FileSystem": "fileSystemPolicy",
    "aws-native:dynamodb:Table": "resourcePolicy.policyDocument",
    "aws-native:dynamodb:GlobalTable": "replicas.0.resourcePolicy.policyDocument",
    "aws-native:kinesis:ResourcePolicy": "resourcePolicy",
    "aws-native:backup:BackupVault": "accessPolicy",
    "aws-native:backup:LogicallyAirGappedBackupVault": "accessPolicy",
    "aws-native:opensearchservice:Domain": "accessPolicies",
    "aws-native:logs:Destination": "destinationPolicy",
    "aws-native:logs:LogGroup": "resourcePolicyDocument",
    "aws-native:logs:ResourcePolicy": "policyDocument",
};
const BUSES: readonly string[] = [EVENTS, "aws-native:events:EventBusPolicy"];
const placeOf = (token: string): string => PLACES[token] ?? "policy";

/** Inputs of a type with this document in its place. */
const carrying = (token: string, written: unknown): { type: string; inputs: Record<string, unknown> } => {
    const inputs = placeOf(token)
        .split(".")
        .reduceRight<unknown>((inner, step) => (step === "0" ? [inner] : { [step]: inner }), written);
    return { type: token, inputs: inputs as Record<string, unknown> };
};
const account = { Statement: allow({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }) };
const everybody = { Statement: allow() };
const foundAt = (token: string): [string] => [`everybody@${placeOf(token).replace(".0.", "[0].")}.Statement`];
const documented = RESOURCE_POLICY_CARRIERS.filter((token) => !BUSES.includes(token));

const DOMAIN = "aws:opensearch/domain:Domain";
/** A search domain with a policy for everybody. */
const domain = (action: unknown, advancedSecurityOptions: unknown): { type: string; inputs: Record<string, unknown> } => ({
    type: DOMAIN,
    inputs: {
        accessPolicies: { Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: action, Resource: "*" } },
        advancedSecurityOptions,
    },
});
/** A bucket for everybody, but for those whom this Deny turns away. */
const butFor = (Condition: object): { type: string; inputs: { policy: unknown } } =>
    bucket(
        { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
        { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"], Condition },
    );

testResourceRule(rule, {
    compliant: [
        {
            title: "a Deny of others on all but the bucket itself, for its objects",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...bucket(
                { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::acme/*" },
                {
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    NotResource: "arn:aws:s3:::acme",
                    Condition: { StringNotEquals: { "aws:PrincipalAccount": "123456789012" } },
                },
            ),
        },
        {
            title: "a search domain that asks every caller who they are",
            ...domain("es:ESHttp*", { enabled: true, internalUserDatabaseEnabled: true }),
        },
        {
            title: "a bucket from which a Deny keeps all but address ranges",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...butFor({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
        },
        {
            title: "a bucket from which a Deny keeps all but a range and an endpoint",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...butFor({
                NotIpAddressIfExists: { "aws:SourceIp": "203.0.113.0/24" },
                StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-0a1b" },
            }),
        },
        {
            title: "a bucket from which a Deny keeps all others but AWS services",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...butFor({
                StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
            }),
        },
        { title: "an account", ...queue(allow({ Principal: { AWS: "123456789012" } })) },
        { title: "a service", ...queue(allow({ Principal: { Service: "sns.amazonaws.com" } })) },
        {
            title: "everybody who comes for a topic",
            ...queue(allow({}, { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:orders" } })),
        },
        { title: "everybody of the organisation", ...queue(allow({}, { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })) },
        { title: "everybody from one endpoint", ...bucket(allow({}, { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } })) },
        { title: "a Deny for everybody", ...bucket({ ...allow({}, { Bool: { "aws:SecureTransport": "false" } }), Effect: "Deny" }) },
        { title: "a queue for an address range", ...queue(allow({}, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })) },
        {
            title: "a topic for private addresses, which no request has",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: [allow({ Action: "sns:Publish" }, { IpAddress: { "aws:SourceIp": "10.0.0.0/16" } })] } },
        },
        {
            title: "a topic to subscribe to by addresses of one domain",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: [allow({ Action: "sns:Subscribe" }, { StringLike: { "sns:Endpoint": "*@example.com" } })] } },
        },
        {
            title: "a bucket by way of an access point",
            ...bucket(
                allow(
                    { Action: "s3:GetObject" },
                    { StringLike: { "s3:DataAccessPointArn": "arn:aws:s3:eu-west-1:123456789012:accesspoint/*" } },
                ),
            ),
        },
        { title: "a bucket for an address range", ...bucket(allow({}, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })) },
        {
            title: "a search domain for an address range",
            type: "aws:opensearch/domain:Domain",
            inputs: {
                accessPolicies: JSON.stringify({
                    Statement: allow({ Action: "es:*" }, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
                }),
            },
        },
        {
            title: "a file system by its mount targets",
            type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
            inputs: {
                policy: { Statement: allow({ Principal: { AWS: "*" } }, { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }) },
            },
        },
        {
            title: "a key for the callers of one account by way of a service",
            type: "aws:kms/key:Key",
            inputs: {
                policy: {
                    Statement: allow(
                        { Action: "kms:Decrypt" },
                        { StringEquals: { "kms:CallerAccount": "123456789012", "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                    ),
                },
            },
        },
        { title: "a key without a policy", type: "aws:kms/key:Key", inputs: { description: "orders" } },
        { title: "a queue with an empty one", type: "aws:sqs/queue:Queue", inputs: { policy: "" } },
        { title: "an event bus for an account", type: EVENTS, inputs: { principal: "123456789012", statementId: "partner" } },
        {
            title: "an event bus for an organisation",
            type: EVENTS,
            inputs: { principal: "*", condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" } },
        },
        {
            title: "a search domain in a VPC",
            type: "aws:opensearch/domain:Domain",
            inputs: { vpcOptions: { subnetIds: [UNKNOWN] }, accessPolicies: JSON.stringify({ Statement: allow({ Action: "es:*" }) }) },
        },
        ...["aws:s3/accessPoint:AccessPoint", "aws-native:s3:AccessPoint"].map((type) => ({
            title: `an access point that one VPC reaches alone: ${type}`,
            type,
            inputs: { bucket: "acme-orders", vpcConfiguration: { vpcId: UNKNOWN }, policy: everybody },
        })),
        ...documented.map((token) => ({ title: `${token} for an account`, ...carrying(token, account) })),
        {
            title: "an event bus for an account, by one statement",
            type: "aws-native:events:EventBusPolicy",
            inputs: { statementId: "partner", statement: allow({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }) },
        },
        {
            title: "an event bus for an organisation, in CloudFormation's words",
            type: "aws-native:events:EventBusPolicy",
            inputs: {
                statementId: "all",
                principal: "*",
                condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" },
            },
        },
    ],
    violating: [
        {
            title: "the configuration of a search domain that asks its callers",
            ...domain("es:*", { enabled: true }),
            found: ["everybody@accessPolicies.Statement"],
        },
        {
            title: "a search domain that lets in the anonymous",
            ...domain("es:ESHttp*", { enabled: true, anonymousAuthEnabled: true }),
            found: ["everybody@accessPolicies.Statement"],
        },
        {
            title: "a search domain that asks nobody",
            ...domain("es:ESHttp*", { enabled: false }),
            found: ["everybody@accessPolicies.Statement"],
        },
        {
            title: "a Deny of others that spares what anybody has a service do",
            ...butFor({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }, BoolIfExists: { "aws:ViaAWSService": "false" } }),
            found: [first],
        },
        {
            title: "a service's name",
            ...bucket(allow({ Action: "s3:GetObject" }, { StringEquals: { "aws:PrincipalServiceName": "cloudfront.amazonaws.com" } })),
            found: [first],
        },
        {
            title: "all others but a service denied by its name",
            ...butFor({ StringNotEquals: { "aws:PrincipalServiceName": "cloudfront.amazonaws.com" } }),
            found: [first],
        },
        {
            title: "an identity provider that many customers share",
            ...butFor({ StringNotEquals: { "aws:FederatedProvider": "cognito-identity.amazonaws.com" } }),
            found: [first],
        },
        {
            title: "an account after a star that crosses colons",
            ...queue(allow({}, { StringLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:orders" } })),
            found: [first],
        },
        { title: "the string *", ...queue(allow()), found: [first] },
        { title: "AWS: *", ...queue(allow({ Principal: { AWS: ["*"] } })), found: [first] },
        { title: "an account left open", ...queue(allow({ Principal: { AWS: "arn:aws:iam::*:root" } })), found: [first] },
        { title: "a source left open", ...queue(allow({}, { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } })), found: [first] },
        { title: "a condition that binds nobody", ...queue(allow({}, { Bool: { "aws:SecureTransport": "true" } })), found: [first] },
        {
            title: "a topic for an address range",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: [allow({ Action: "sns:Publish" }, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })] } },
            found: [first],
        },
        {
            title: "an access point by its own ARN, which every request to it has",
            type: "aws:s3control/accessPointPolicy:AccessPointPolicy",
            inputs: {
                policy: {
                    Statement: [
                        allow(
                            { Action: "s3:GetObject" },
                            { StringEquals: { "s3:DataAccessPointArn": "arn:aws:s3:eu-west-1:123456789012:accesspoint/orders" } },
                        ),
                    ],
                },
            },
            found: [first],
        },
        { title: "a canonical user of any name", ...bucket(allow({ Principal: { CanonicalUser: ["*"] } })), found: [first] },
        { title: "a bucket for every address", ...bucket(allow({}, { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })), found: [first] },
        {
            title: "a public website's bucket",
            ...bucket(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::acme-site/*" })),
            found: [first],
        },
        {
            title: "NotPrincipal",
            ...queue({ ...allow(), Principal: undefined, NotPrincipal: { AWS: "123456789012" } }),
            found: ["inverted@policy.Statement[0]"],
        },
        { title: "an event bus", type: EVENTS, inputs: { principal: "*", statementId: "all" }, found: ["eventPermission@principal"] },
        {
            title: "four statements: the first three, and a count",
            ...queue(allow(), allow(), allow(), allow()),
            found: ["everybody@policy.Statement[0]", "everybody@policy.Statement[1]", "everybody@policy.Statement[2]", "more@policy"],
        },
        ...documented.flatMap((token) => [
            { title: `${token} for everybody, as an object`, ...carrying(token, everybody), found: foundAt(token) },
            { title: `${token} for everybody, as text`, ...carrying(token, JSON.stringify(everybody)), found: foundAt(token) },
        ]),
        {
            title: "an event bus by one statement",
            type: "aws-native:events:EventBusPolicy",
            inputs: { statementId: "all", statement: allow({ Action: "events:PutEvents" }) },
            found: ["everybody@statement.Statement"],
        },
        {
            title: "an event bus by properties, in CloudFormation's words",
            type: "aws-native:events:EventBusPolicy",
            inputs: { statementId: "all", principal: "*", action: "events:PutEvents" },
            found: ["eventPermission@principal"],
        },
        {
            title: "the stream of a table, beside the table's own policy",
            type: "aws-native:dynamodb:Table",
            inputs: { resourcePolicy: { policyDocument: account }, streamSpecification: { resourcePolicy: { policyDocument: everybody } } },
            found: ["everybody@streamSpecification.resourcePolicy.policyDocument.Statement"],
        },
        {
            title: "an access point to be reached from the internet",
            type: "aws:s3/accessPoint:AccessPoint",
            inputs: { bucket: "acme-orders", policy: everybody },
            found: ["everybody@policy.Statement"],
        },
    ],
    unknown: [
        {
            title: "whether a search domain asks its callers",
            ...domain("es:ESHttp*", { enabled: UNKNOWN }),
            undetermined: ["advancedSecurityOptions.enabled"],
        },
        { title: "the security options of a search domain", ...domain("es:ESHttp*", UNKNOWN), undetermined: ["advancedSecurityOptions"] },
        {
            title: "whether a search domain is in a VPC",
            type: "aws:opensearch/domain:Domain",
            inputs: { vpcOptions: UNKNOWN, accessPolicies: { Statement: allow() } },
            undetermined: ["vpcOptions"],
        },
        {
            title: "the replicas of a table",
            type: "aws-native:dynamodb:GlobalTable",
            inputs: { replicas: UNKNOWN },
            undetermined: ["replicas"],
        },
        {
            title: "the stream of a table that is open",
            type: "aws-native:dynamodb:Table",
            inputs: { resourcePolicy: { policyDocument: everybody }, streamSpecification: UNKNOWN },
            undetermined: ["streamSpecification"],
            found: ["everybody@resourcePolicy.policyDocument.Statement"],
        },
        { title: "the document, as it holds the resource's ARN", type: QUEUE, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "a principal", ...queue(allow({ Principal: { AWS: UNKNOWN } })), undetermined: ["policy.Statement[0]"] },
        { title: "the source", ...queue(allow({}, { ArnEquals: { "aws:SourceArn": UNKNOWN } })), undetermined: ["policy.Statement[0]"] },
        { title: "the resource alone does not matter", ...queue(allow({ Resource: UNKNOWN })), undetermined: [], found: [first] },
        {
            title: "a statement, beside an open one",
            ...queue(UNKNOWN, allow()),
            undetermined: ["policy.Statement[0]"],
            found: ["everybody@policy.Statement[1]"],
        },
        {
            title: "the organisation of an event bus",
            type: EVENTS,
            inputs: { principal: "*", condition: UNKNOWN },
            undetermined: ["principal.Statement"],
        },
    ],
    secret: [{ title: "masked by the document", type: QUEUE, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
