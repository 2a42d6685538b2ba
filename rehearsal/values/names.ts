/** The names that a provider gives a resource by itself. */
import { nameOf, type Context } from "../context";
import { factsOf } from "../facts";
import type { Properties } from "../wire";
import { subjectOf } from "./subject";

interface Naming {
    readonly key: string;
    readonly most?: number;
    readonly separator?: string;
    /** Letters in place of hexadecimal digits. */
    readonly letters?: true;
    readonly lower?: true;
    readonly prefix?: string;
    /** The name ends in `.fifo` where this input is true. */
    readonly fifo?: string;
    /** No characters behind the name. */
    readonly bare?: true;
}

const LETTERS: Omit<Naming, "key"> = { separator: "_", letters: true };

/**
 * Where the bridge differs from `name`, at most 255 characters, a hyphen and seven hexadecimal digits; `undefined`: no name is given.
 * Source: pulumi-aws, provider/resource_overrides.go and autonaming.go (v7).
 */
const NAMINGS: Readonly<Record<string, Naming | undefined>> = {
    "aws:appsync/dataSource:DataSource": { key: "name", separator: "_" },
    "aws:appsync/function:Function": { key: "name", separator: "_" },
    "aws:athena/database:Database": { key: "name", separator: "_" },
    "aws:backup/restoreTestingPlan:RestoreTestingPlan": { key: "name", separator: "_" },
    "aws:cloudwatch/eventRule:EventRule": { key: "name", most: 64 },
    "aws:cloudwatch/eventTarget:EventTarget": { key: "targetId" },
    "aws:codedeploy/deploymentConfig:DeploymentConfig": { key: "deploymentConfigName", most: 100, separator: "_" },
    "aws:directoryservice/directory:Directory": undefined,
    "aws:ec2/keyPair:KeyPair": { key: "keyName" },
    "aws:efs/fileSystem:FileSystem": { key: "creationToken" },
    "aws:eks/fargateProfile:FargateProfile": { key: "fargateProfileName" },
    "aws:eks/nodeGroup:NodeGroup": { key: "nodeGroupName" },
    "aws:elasticache/cluster:Cluster": { key: "clusterId", most: 50, lower: true },
    "aws:elasticache/replicationGroup:ReplicationGroup": { key: "replicationGroupId", most: 40, lower: true },
    "aws:elasticbeanstalk/environment:Environment": { key: "name", most: 40 },
    "aws:elasticsearch/domain:Domain": { key: "domainName", most: 28, lower: true },
    "aws:glue/catalogDatabase:CatalogDatabase": { key: "name", ...LETTERS, lower: true },
    "aws:glue/catalogTable:CatalogTable": { key: "name", ...LETTERS, lower: true },
    "aws:iam/role:Role": { key: "name", most: 64 },
    "aws:iot/topicRule:TopicRule": { key: "name", separator: "_" },
    "aws:kms/alias:Alias": { key: "name", most: 238, prefix: "alias/" },
    "aws:lambda/function:Function": { key: "name", most: 64 },
    "aws:lambda/permission:Permission": { key: "statementId", most: 100 },
    "aws:alb/loadBalancer:LoadBalancer": { key: "name", most: 32 },
    "aws:alb/targetGroup:TargetGroup": { key: "name", most: 32 },
    "aws:elb/loadBalancer:LoadBalancer": { key: "name", most: 32 },
    "aws:lb/loadBalancer:LoadBalancer": { key: "name", most: 32 },
    "aws:lb/targetGroup:TargetGroup": { key: "name", most: 32 },
    "aws:lex/bot:Bot": { key: "name", ...LETTERS },
    "aws:lex/botAlias:BotAlias": { key: "name", ...LETTERS },
    "aws:lex/intent:Intent": { key: "name", ...LETTERS },
    "aws:lex/slotType:SlotType": { key: "name", ...LETTERS },
    "aws:mq/broker:Broker": { key: "brokerName", most: 55 },
    "aws:msk/cluster:Cluster": { key: "clusterName" },
    "aws:msk/serverlessCluster:ServerlessCluster": { key: "clusterName" },
    "aws:opensearch/domain:Domain": { key: "domainName" },
    "aws:rds/instance:Instance": { key: "identifier", separator: "" },
    "aws:route53/record:Record": undefined,
    "aws:s3/bucket:Bucket": { key: "bucket", most: 63, lower: true },
    "aws:s3/bucketObject:BucketObject": { key: "key", bare: true },
    "aws:s3/bucketObjectv2:BucketObjectv2": { key: "key", bare: true },
    "aws:s3/bucketV2:BucketV2": { key: "bucket", most: 63, lower: true },
    "aws:sns/topic:Topic": { key: "name", most: 80, fifo: "fifoTopic" },
    "aws:sqs/queue:Queue": { key: "name", most: 80, fifo: "fifoQueue" },
    "aws-native:s3:Bucket": { key: "bucketName", most: 63, lower: true },
    "aws-native:sqs:Queue": { key: "queueName", fifo: "fifoQueue" },
};

/** Characters, where a type has no limit of its own. */
const MOST = 255;

function namingOf(token: string, generation: number): Naming | undefined {
    if (Object.hasOwn(NAMINGS, token)) return NAMINGS[token];
    const named = factsOf(token, generation)?.named ?? "";
    return named === "" ? undefined : { key: named };
}

/** The input that holds the physical name of a resource; `undefined` where it has none. */
export const namedBy = (token: string, generation: number): string | undefined => namingOf(token, generation)?.key;

/** The name that the provider gives, by the input that takes it; nothing where the program gives one or the beginning of one. */
export function autoname(token: string, inputs: Properties, context: Context): Properties {
    const naming = namingOf(token, context.generation);
    if (naming === undefined || [naming.key, `${naming.key}Prefix`].some((key) => inputs[key] !== undefined && inputs[key] !== null))
        return {};
    const logical = nameOf(context.urn);
    if (naming.bare === true) return { [naming.key]: logical };
    const { autonaming } = context;
    if (autonaming?.mode === "disable") return unnamed(naming, context);
    if (autonaming?.mode === "enforce") return { [naming.key]: autonaming.name };
    const name = autonaming === undefined ? usual(token, naming, logical, context) : proposed(naming, autonaming.name, context);
    const isFifo = naming.fifo !== undefined && inputs[naming.fifo] === true;
    return { [naming.key]: `${name}${isFifo ? ".fifo" : ""}` };
}

/** The logical name and random digits behind it. */
function usual(token: string, naming: Naming, logical: string, context: Context): string {
    const hex = subjectOf(token, {}, context).hash(8);
    const random = naming.letters === true ? hex.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "g") : hex.slice(0, 7);
    const { most = MOST, separator = "-", prefix = "" } = naming;
    const room = Math.max(1, most - random.length - separator.length - prefix.length);
    const name = `${logical.startsWith(prefix) ? "" : prefix}${logical.slice(0, room)}${separator}${random}`;
    return naming.lower === true ? name.toLowerCase() : name;
}

/** What the type allows of a proposed name; throws what the providers say where it allows none. */
function proposed(naming: Naming, name: string, context: Context): string {
    const { most = MOST, prefix = "", separator = "-" } = naming;
    const prefixed = `${name.startsWith(prefix) ? "" : prefix}${name}`;
    const lower = naming.lower === true && context.package === "aws" ? prefixed.toLowerCase() : prefixed;
    if (lower.length > most) throw new Error(`the proposed name of the resource is longer than ${most} characters`);
    return naming.letters === true ? lower.replace(/-/g, separator) : lower;
}

/** `aws` refuses a resource without a name; `aws-native` leaves the name to AWS. */
function unnamed(naming: Naming, context: Context): Properties {
    if (context.package === "aws") throw new Error(`automatic naming is disabled, and the resource has no \`${naming.key}\``);
    return {};
}
