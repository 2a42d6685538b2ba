/**
 * Which resources carry a resource policy, i.e. a document that says who else may use them, and in which of their properties. Functions
 * and layers, whose permissions are no documents, and REST APIs, whose policies are one of several gates, are left out.
 *
 * Source: Pulumi registry, API docs of the `aws` provider, versions 6 and 7, and of `aws-native`.
 */
import { type View, isRecord, isHidden } from "../../values";

export interface Carrier {
    readonly guards: string;
    /** Where the policy stands, or each of several: `a.b` is the property `b` of the object `a`, `list[].b` that of every element. */
    readonly properties: readonly string[];
    /**
     * S3 User Guide, "Blocking public access": "The meaning of public"; EFS User Guide, "Blocking public access to EFS file systems";
     * OpenSearch Service Developer Guide, "IP-based policies"; SQS Developer Guide, "Basic examples of Amazon SQS policies".
     */
    readonly addresses?: true;
    /**
     * The block that puts it into a VPC (OpenSearch Service Developer Guide, "About access policies on VPC domains"; S3 User Guide,
     * "Creating access points restricted to a virtual private cloud": S3 rejects what does not come from that VPC).
     */
    readonly vpc?: string;
    /** The actions, in lower case, that pass the gate of the resource itself, and whether it stands. */
    readonly gate?: { readonly actions: RegExp; isClosed(inputs: View): boolean };
    /** Makes the document out of what stands in the place, or of the properties beside it. */
    readonly document?: (place: unknown, inputs: View) => unknown;
    readonly byProperties?: true;
    /** Whether an empty object stands for no policy: of `Secret`, the provider documents it as the way to delete one. */
    readonly emptyIsNone?: true;
    /** Keys that every request to the resource has with the same value, so that they bind nobody. */
    readonly constant?: RegExp;
}

const policy = (guards: string, ...properties: readonly string[]): Carrier => ({
    guards,
    properties: properties.length === 0 ? ["policy"] : properties,
});
const addressed = (guards: string, property = "policy"): Carrier => ({ ...policy(guards, property), addresses: true });

/**
 * OpenSearch Service Developer Guide, "Fine-grained access control in Amazon OpenSearch Service": with it, AWS recommends a domain
 * access policy of `es:ESHttp*` for everybody, as the domain asks every caller who he is, unless it lets in the anonymous.
 */
const fineGrained: NonNullable<Carrier["gate"]> = {
    actions: /^es:eshttp/,
    isClosed: (inputs) => {
        const options = inputs.object("advancedSecurityOptions");
        return options?.boolean("enabled") === true && options.boolean("anonymousAuthEnabled") !== true;
    },
};
/** A domain's separate policy has the domain's inputs beside it where the stack tells of the domain. */
const searchDomain: Carrier = { ...addressed("search domain", "accessPolicies"), vpc: "vpcOptions", gate: fineGrained };

/** S3 User Guide, "Blocking public access": `s3:DataAccessPointArn` makes a bucket policy non-public, not an access point's. */
const accessPoint = (property = "policy"): Carrier => ({ ...addressed("access point", property), constant: /^s3:dataaccesspoint/ });
const accessPointItself: Carrier = { ...accessPoint(), vpc: "vpcConfiguration" };

/** EventBridge: `principal` an account or `*`, `condition` an organisation. */
function permissionOf(principal: unknown, inputs: View): unknown {
    const condition = inputs.child("condition").raw;
    const statement = {
        Effect: "Allow",
        Principal: principal,
        Action: inputs.child("action").raw ?? "events:PutEvents",
    };
    if (condition === undefined || condition === null) return { Statement: statement };
    if (!isRecord(condition)) return { Statement: { ...statement, Condition: condition } };
    const { key, type, value } = condition;
    return { Statement: { ...statement, Condition: { [String(type)]: { [String(key)]: value } } } };
}

const eventPermission: Carrier = { ...policy("event bus", "principal"), document: permissionOf, byProperties: true };

/** CloudFormation User Guide, `AWS::Events::EventBusPolicy`: one statement without a document, as an object or as text. */
const eventStatement: Carrier = {
    ...policy("event bus", "statement"),
    document: (place) => (typeof place === "string" && !isHidden(place) ? `{"Statement":${place}}` : { Statement: place }),
};

/** Where a DynamoDB table has its document, and its stream, in CloudFormation. */
const TABLE = "resourcePolicy.policyDocument";

const ENTRIES: readonly (readonly [token: string, ...carriers: Carrier[]])[] = [
    ["aws:sqs/queue:Queue", addressed("queue")],
    ["aws:sqs/queuePolicy:QueuePolicy", addressed("queue")],
    ["aws:sns/topic:Topic", policy("topic")],
    ["aws:sns/topicPolicy:TopicPolicy", policy("topic")],
    ["aws:s3/bucket:Bucket", addressed("bucket")],
    ["aws:s3/bucketV2:BucketV2", addressed("bucket")],
    ["aws:s3/bucketPolicy:BucketPolicy", addressed("bucket")],
    ["aws:s3control/bucketPolicy:BucketPolicy", addressed("bucket")],
    ["aws:s3tables/tableBucketPolicy:TableBucketPolicy", policy("table bucket", "resourcePolicy")],
    ["aws:s3tables/tablePolicy:TablePolicy", policy("table", "resourcePolicy")],
    ["aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy", policy("vector bucket")],
    ["aws:s3/accessPoint:AccessPoint", accessPointItself],
    ["aws:s3control/accessPointPolicy:AccessPointPolicy", accessPoint()],
    ["aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy", accessPoint("details.policy")],
    ["aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy", accessPoint()],
    ["aws:kms/key:Key", policy("key")],
    ["aws:kms/keyPolicy:KeyPolicy", policy("key")],
    ["aws:kms/externalKey:ExternalKey", policy("key")],
    ["aws:kms/replicaKey:ReplicaKey", policy("key")],
    ["aws:kms/replicaExternalKey:ReplicaExternalKey", policy("key")],
    ["aws:secretsmanager/secret:Secret", { ...policy("secret"), emptyIsNone: true }],
    ["aws:secretsmanager/secretPolicy:SecretPolicy", policy("secret")],
    ["aws:ecr/repositoryPolicy:RepositoryPolicy", policy("repository")],
    ["aws:ecr/registryPolicy:RegistryPolicy", policy("registry")],
    ["aws:codeartifact/domainPermissions:DomainPermissions", policy("repository domain", "policyDocument")],
    ["aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy", policy("repository", "policyDocument")],
    ["aws:schemas/registryPolicy:RegistryPolicy", policy("schema registry")],
    ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", policy("event bus")],
    ["aws:cloudwatch/eventPermission:EventPermission", eventPermission],
    ["aws:efs/fileSystemPolicy:FileSystemPolicy", addressed("file system")],
    ["aws:dynamodb/resourcePolicy:ResourcePolicy", policy("table")],
    ["aws:kinesis/resourcePolicy:ResourcePolicy", policy("stream")],
    ["aws:glue/resourcePolicy:ResourcePolicy", policy("data catalog")],
    ["aws:msk/clusterPolicy:ClusterPolicy", policy("cluster")],
    ["aws:backup/vaultPolicy:VaultPolicy", policy("vault")],
    ["aws:glacier/vault:Vault", policy("vault", "accessPolicy")],
    ["aws:opensearch/domain:Domain", searchDomain],
    ["aws:opensearch/domainPolicy:DomainPolicy", searchDomain],
    ["aws:elasticsearch/domain:Domain", searchDomain],
    ["aws:elasticsearch/domainPolicy:DomainPolicy", searchDomain],
    ["aws:ses/identityPolicy:IdentityPolicy", policy("e-mail identity")],
    ["aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy", policy("e-mail identity")],
    ["aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy", policy("log destination", "accessPolicy")],
    ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy", policy("log groups", "policyDocument")],
    ["aws-native:sqs:QueuePolicy", addressed("queue", "policyDocument")],
    ["aws-native:sqs:QueueInlinePolicy", addressed("queue", "policyDocument")],
    ["aws-native:sns:TopicPolicy", policy("topic", "policyDocument")],
    ["aws-native:sns:TopicInlinePolicy", policy("topic", "policyDocument")],
    ["aws-native:s3:BucketPolicy", addressed("bucket", "policyDocument")],
    ["aws-native:s3express:BucketPolicy", addressed("bucket", "policyDocument")],
    ["aws-native:s3outposts:BucketPolicy", addressed("bucket", "policyDocument")],
    ["aws-native:s3tables:TableBucketPolicy", policy("table bucket", "resourcePolicy")],
    ["aws-native:s3tables:TablePolicy", policy("table", "resourcePolicy")],
    ["aws-native:s3vectors:VectorBucketPolicy", policy("vector bucket")],
    ["aws-native:s3:AccessPoint", accessPointItself],
    ["aws-native:s3express:AccessPoint", accessPointItself],
    ["aws-native:s3:MultiRegionAccessPointPolicy", accessPoint()],
    ["aws-native:s3objectlambda:AccessPointPolicy", accessPoint("policyDocument")],
    ["aws-native:kms:Key", policy("key", "keyPolicy")],
    ["aws-native:kms:ReplicaKey", policy("key", "keyPolicy")],
    ["aws-native:secretsmanager:ResourcePolicy", policy("secret", "resourcePolicy")],
    ["aws-native:ecr:Repository", policy("repository", "repositoryPolicyText")],
    ["aws-native:ecr:RegistryPolicy", policy("registry", "policyText")],
    ["aws-native:codeartifact:Domain", policy("repository domain", "permissionsPolicyDocument")],
    ["aws-native:codeartifact:Repository", policy("repository", "permissionsPolicyDocument")],
    ["aws-native:eventschemas:RegistryPolicy", policy("schema registry")],
    ["aws-native:events:EventBus", policy("event bus")],
    ["aws-native:events:EventBusPolicy", eventStatement, eventPermission],
    ["aws-native:efs:FileSystem", addressed("file system", "fileSystemPolicy")],
    ["aws-native:dynamodb:Table", policy("table", TABLE, `streamSpecification.${TABLE}`)],
    ["aws-native:dynamodb:GlobalTable", policy("table", `replicas[].${TABLE}`, `replicas[].replicaStreamSpecification.${TABLE}`)],
    ["aws-native:kinesis:ResourcePolicy", policy("stream", "resourcePolicy")],
    ["aws-native:msk:ClusterPolicy", policy("cluster")],
    ["aws-native:backup:BackupVault", policy("vault", "accessPolicy")],
    ["aws-native:backup:LogicallyAirGappedBackupVault", policy("vault", "accessPolicy")],
    ["aws-native:opensearchservice:Domain", searchDomain],
    ["aws-native:logs:Destination", policy("log destination", "destinationPolicy")],
    ["aws-native:logs:LogGroup", policy("log group", "resourcePolicyDocument")],
    ["aws-native:logs:ResourcePolicy", policy("log groups", "policyDocument")],
];

export const CARRIERS: ReadonlyMap<string, readonly Carrier[]> = new Map(ENTRIES.map(([token, ...carriers]) => [token, carriers]));

/** The tokens of resources that carry a resource policy. */
export const RESOURCE_POLICY_CARRIERS: readonly string[] = [...CARRIERS.keys()];
