/**
 * Which resources carry a resource policy, i.e. a document that says who else may use them, and where it stands in their inputs.
 * Functions and layers, whose permissions are no documents, and REST APIs, whose policies are one of several gates, are left out.
 *
 * Source: Pulumi registry, API docs of the `aws` provider, versions 6 and 7, and of `aws-native`.
 */
import { isRecord, isUnknown, Undetermined, type Path, type View } from "../values";
import { readDocument, type PartialDocument, type Statement } from "./document";
import type { ServiceGrant } from "./exposure";

/** A resource policy as it stands in a resource. */
export interface ResourcePolicy {
    /** What it guards, in a word or two: `queue`, `event bus`. */
    readonly guards: string;
    readonly path: Path;
    /** Whether AWS documents access by address range for this kind of resource. */
    readonly addresses: boolean;
    /** Whether the resource has addresses of a VPC only, so that security groups stand before its policy. */
    readonly inVpc: boolean;
    /** Whether the resource states its one permission by properties rather than by a document. */
    readonly byProperties: boolean;
    /** @throws Undetermined where the document as a whole cannot be read. */
    read(): PartialDocument;
}

interface Carrier {
    readonly guards: string;
    readonly property: string;
    /**
     * S3 User Guide, "Blocking public access": "The meaning of public"; EFS User Guide, "Blocking public access to EFS file systems";
     * OpenSearch Service Developer Guide, "IP-based policies"; SQS Developer Guide, "Basic examples of Amazon SQS policies".
     */
    readonly addresses?: true;
    /** The block that puts it into a VPC (OpenSearch Service Developer Guide, "About access policies on VPC domains"). */
    readonly vpc?: string;
    /** Makes the document out of the inputs. */
    readonly document?: (inputs: View) => unknown;
    /** Keys that every request to the resource has with the same value, so that they bind nobody. */
    readonly constant?: RegExp;
}

const policy = (guards: string, property = "policy"): Carrier => ({ guards, property });
const addressed = (guards: string, property = "policy"): Carrier => ({ guards, property, addresses: true });

/** S3 User Guide, "Blocking public access": `s3:DataAccessPointArn` makes a bucket policy non-public, not an access point's. */
const accessPoint: Carrier = { ...addressed("access point"), constant: /^s3:dataaccesspoint/ };

/** EventBridge: `principal` an account or `*`, `condition` an organisation. */
function eventPermission(inputs: View): unknown {
    const condition = inputs.child("condition").raw;
    const statement = {
        Effect: "Allow",
        Principal: inputs.child("principal").raw,
        Action: inputs.child("action").raw ?? "events:PutEvents",
    };
    if (condition === undefined || condition === null) return { Statement: statement };
    if (!isRecord(condition)) return { Statement: { ...statement, Condition: condition } };
    const { key, type, value } = condition;
    return { Statement: { ...statement, Condition: { [String(type)]: { [String(key)]: value } } } };
}

const CARRIERS: ReadonlyMap<string, Carrier> = new Map<string, Carrier>([
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
    ["aws:s3/accessPoint:AccessPoint", accessPoint],
    ["aws:s3control/accessPointPolicy:AccessPointPolicy", accessPoint],
    ["aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy", accessPoint],
    ["aws:kms/key:Key", policy("key")],
    ["aws:kms/keyPolicy:KeyPolicy", policy("key")],
    ["aws:kms/externalKey:ExternalKey", policy("key")],
    ["aws:kms/replicaKey:ReplicaKey", policy("key")],
    ["aws:kms/replicaExternalKey:ReplicaExternalKey", policy("key")],
    ["aws:secretsmanager/secret:Secret", policy("secret")],
    ["aws:secretsmanager/secretPolicy:SecretPolicy", policy("secret")],
    ["aws:ecr/repositoryPolicy:RepositoryPolicy", policy("repository")],
    ["aws:ecr/registryPolicy:RegistryPolicy", policy("registry")],
    ["aws:codeartifact/domainPermissions:DomainPermissions", policy("repository domain", "policyDocument")],
    ["aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy", policy("repository", "policyDocument")],
    ["aws:schemas/registryPolicy:RegistryPolicy", policy("schema registry")],
    ["aws:cloudwatch/eventBusPolicy:EventBusPolicy", policy("event bus")],
    ["aws:cloudwatch/eventPermission:EventPermission", { guards: "event bus", property: "principal", document: eventPermission }],
    ["aws:efs/fileSystemPolicy:FileSystemPolicy", addressed("file system")],
    ["aws:dynamodb/resourcePolicy:ResourcePolicy", policy("table")],
    ["aws:kinesis/resourcePolicy:ResourcePolicy", policy("stream")],
    ["aws:glue/resourcePolicy:ResourcePolicy", policy("data catalog")],
    ["aws:msk/clusterPolicy:ClusterPolicy", policy("cluster")],
    ["aws:backup/vaultPolicy:VaultPolicy", policy("vault")],
    ["aws:glacier/vault:Vault", policy("vault", "accessPolicy")],
    ["aws:opensearch/domain:Domain", { ...addressed("search domain", "accessPolicies"), vpc: "vpcOptions" }],
    ["aws:opensearch/domainPolicy:DomainPolicy", addressed("search domain", "accessPolicies")],
    ["aws:elasticsearch/domain:Domain", { ...addressed("search domain", "accessPolicies"), vpc: "vpcOptions" }],
    ["aws:elasticsearch/domainPolicy:DomainPolicy", addressed("search domain", "accessPolicies")],
    ["aws:ses/identityPolicy:IdentityPolicy", policy("e-mail identity")],
    ["aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy", policy("e-mail identity")],
    ["aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy", policy("log destination", "accessPolicy")],
    ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy", policy("log groups", "policyDocument")],
    ["aws-native:sqs:QueuePolicy", addressed("queue", "policyDocument")],
    ["aws-native:sqs:QueueInlinePolicy", addressed("queue", "policyDocument")],
    ["aws-native:sns:TopicPolicy", policy("topic", "policyDocument")],
    ["aws-native:sns:TopicInlinePolicy", policy("topic", "policyDocument")],
    ["aws-native:s3:BucketPolicy", addressed("bucket", "policyDocument")],
    ["aws-native:kms:Key", policy("key", "keyPolicy")],
]);

/** The tokens of resources that carry a resource policy. */
export const RESOURCE_POLICY_CARRIERS: readonly string[] = [...CARRIERS.keys()];

/**
 * The resource policy in the inputs of a resource of type `token`; `undefined` where it has none.
 * @throws Undetermined where the inputs cannot be read.
 */
export function resourcePolicy(token: string, inputs: View<never>): ResourcePolicy | undefined {
    const carrier = CARRIERS.get(token);
    if (carrier === undefined) return undefined;
    const view = inputs.as();
    const { raw, path } = view.child(carrier.property);
    if (raw === undefined || raw === null || raw === "") return undefined;
    const { document } = carrier;
    return {
        guards: carrier.guards,
        path,
        addresses: carrier.addresses === true,
        inVpc: carrier.vpc !== undefined && view.object(carrier.vpc) !== undefined,
        byProperties: document !== undefined,
        read: () => withoutConstants(readDocument(document === undefined ? raw : document(view), path), carrier.constant),
    };
}

const withoutConstants = (document: PartialDocument, constant: RegExp | undefined): PartialDocument =>
    constant === undefined ? document : { ...document, statements: document.statements.map((statement) => widened(statement, constant)) };

/** An Allow without the conditions that every request meets. */
const widened = (statement: Statement, constant: RegExp): Statement =>
    statement.effect === "Deny" ? statement : { ...statement, conditions: statement.conditions.filter(({ key }) => !constant.test(key)) };

/**
 * Whether the resources of a grant say for which account a service delivers, where the service writes each account's logs under its
 * own number and AWS's policy for it has no condition: load balancers (Elastic Load Balancing, "Access logs for your Application Load
 * Balancer": "Attach a policy to your S3 bucket").
 * @throws Undetermined where a resource is not known.
 */
export function deliversForOneAccount({ principal, statement }: ServiceGrant): boolean {
    if (principal.kind !== "service" || principal.service !== "logdelivery.elasticloadbalancing") return false;
    const resources = statement.resources ?? [];
    if (resources.some(isUnknown)) throw new Undetermined(statement.path, "unknown");
    return resources.length > 0 && resources.every((resource) => /\/AWSLogs\/\d{12}\//.test(resource));
}
