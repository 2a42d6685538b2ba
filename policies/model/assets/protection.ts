/**
 * What keeps data from being deleted and what brings it back, by type. Sources: the services' API references (`DeletionProtection…`,
 * PointInTimeRecovery, BucketVersioning, BackupPolicy, BackupRetentionPeriod); Pulumi, "protect".
 */
import { KINDS, knownOf, viewAt } from "../stack";
import type { BucketNode, Link, Node, NodeOf, NodeToken, Stack, UntypedNode } from "../stack";
import { Undetermined } from "../values";
import type { Path } from "../values";

/** One way to protect a resource: whether it is there, and the property that sets it. */
interface Safeguard<N> {
    readonly path: Path;
    is(node: N, stack: Stack): boolean;
}

interface Row<N> {
    readonly tokens: readonly string[];
    /** The service's own protection against deletion. */
    readonly kept?: Safeguard<N>;
    readonly backed?: Safeguard<N>;
}

/** How resources of some types are protected. Its questions are put to nodes of these types alone. */
type Protection = Row<UntypedNode>;

/** A row of the table, whose questions know the properties of its types. */
const protection = <const T extends NodeToken>(row: Row<NodeOf<T>> & { readonly tokens: readonly T[] }): Protection => row;

/** The file system that a backup policy is for. */
const BACKUP_POLICY: Link<NodeOf<"aws:efs/backupPolicy:BackupPolicy">> = {
    tokens: ["aws:efs/backupPolicy:BackupPolicy"],
    to: KINDS.fileSystem,
    references: (node) => [viewAt(node.inputs, ["fileSystemId"])],
};

const FILE_SYSTEMS = ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"] as const;

function isVersioned(node: BucketNode): boolean {
    const { versionings } = node;
    const apart = knownOf(versionings).map(({ inputs }) => viewAt(inputs, ["versioningConfiguration", "status"]).asString());
    if (apart.length > 0) return apart.every((status) => status === "Enabled");
    const inline = [
        viewAt(node.inputs, ["versioning", "enabled"]).asBoolean() === true,
        viewAt(node.inputs, ["versionings", "enabled"]).asBoolean() === true,
        viewAt(node.inputs, ["versioningConfiguration", "status"]).asString() === "Enabled",
    ];
    if (inline.includes(true)) return true;
    const [open] = versionings.unresolved;
    if (open !== undefined) throw new Undetermined(open.path, open.reason, open.node);
    return false;
}

function isFileSystemBacked(node: NodeOf<(typeof FILE_SYSTEMS)[number]>, stack: Stack): boolean {
    // One Zone file systems are backed up unless that is switched off (EFS API reference, CreateFileSystem, `Backup`).
    const policies = stack.linked(BACKUP_POLICY, node);
    const states = knownOf(policies).map(({ inputs }) => viewAt(inputs, ["backupPolicy", "status"]).asString());
    if (states.length > 0) return states.every((state) => state === "ENABLED");
    if (viewAt(node.inputs, ["backupPolicy", "status"]).asString() === "ENABLED") return true;
    if (viewAt(node.inputs, ["availabilityZoneName"]).asString() !== undefined) return true;
    const [open] = policies.unresolved;
    if (open !== undefined) throw new Undetermined(open.path, open.reason, open.node);
    return false;
}

type Database = "aws:rds/instance:Instance" | "aws:rds/cluster:Cluster" | "aws:docdb/cluster:Cluster" | "aws:neptune/cluster:Cluster";

/** An instance has no backups where nothing is set, a cluster those of one day. */
const database = (token: Database): Protection =>
    protection({
        tokens: [token],
        kept: { path: ["deletionProtection"], is: (node) => viewAt(node.inputs, ["deletionProtection"]).asBoolean() === true },
        backed: {
            path: ["backupRetentionPeriod"],
            is: (node) => (viewAt(node.inputs, ["backupRetentionPeriod"]).asNumber() ?? (token.endsWith(":Instance") ? 0 : 1)) > 0,
        },
    });

const PROTECTIONS: readonly Protection[] = [
    protection({
        tokens: ["aws:dynamodb/table:Table", "aws-native:dynamodb:Table"],
        kept: {
            path: ["deletionProtectionEnabled"],
            is: ({ inputs }) => viewAt(inputs, ["deletionProtectionEnabled"]).asBoolean() === true,
        },
        backed: {
            path: ["pointInTimeRecovery", "enabled"],
            is: ({ inputs }) =>
                viewAt(inputs, ["pointInTimeRecovery", "enabled"]).asBoolean() === true ||
                viewAt(inputs, ["pointInTimeRecoverySpecification", "pointInTimeRecoveryEnabled"]).asBoolean() === true,
        },
    }),
    protection({
        // What it sets, it sets for each replica; one replica with backups brings the data back.
        tokens: ["aws-native:dynamodb:GlobalTable"],
        kept: {
            path: ["replicas"],
            is: ({ inputs }) => inputs.list("replicas").every((each) => each.boolean("deletionProtectionEnabled") === true),
        },
        backed: {
            path: ["replicas"],
            is: ({ inputs }) =>
                inputs
                    .list("replicas")
                    .some((each) => each.object("pointInTimeRecoverySpecification")?.boolean("pointInTimeRecoveryEnabled") === true),
        },
    }),
    { tokens: KINDS.bucket.tokens, backed: { path: ["versioning"], is: isVersioned } },
    protection({ tokens: FILE_SYSTEMS, backed: { path: [], is: isFileSystemBacked } }),
    database("aws:rds/instance:Instance"),
    database("aws:rds/cluster:Cluster"),
    database("aws:docdb/cluster:Cluster"),
    database("aws:neptune/cluster:Cluster"),
    protection({
        tokens: ["aws:cognito/userPool:UserPool", "aws-native:cognito:UserPool"],
        kept: { path: ["deletionProtection"], is: ({ inputs }) => viewAt(inputs, ["deletionProtection"]).asString() === "ACTIVE" },
    }),
    protection({
        tokens: ["aws:secretsmanager/secret:Secret"],
        // 30 days where nothing is set (Secrets Manager API reference, DeleteSecret).
        kept: { path: ["recoveryWindowInDays"], is: ({ inputs }) => (viewAt(inputs, ["recoveryWindowInDays"]).asNumber() ?? 30) > 0 },
    }),
];

/** The types that hold data of their own. */
export const PROTECTED_TYPES: readonly string[] = PROTECTIONS.flatMap(({ tokens }) => tokens);

/** Whether the program or the service keeps the resource from being deleted; the place to set it where nothing does. */
export function unkept(node: Node, stack: Stack): Path | undefined {
    if (node.protect === true) return undefined;
    const kept = PROTECTIONS.find(({ tokens }) => tokens.includes(node.token))?.kept;
    if (kept === undefined) return [];
    return kept.is(node, stack) ? undefined : kept.path;
}

/** Whether lost data can be brought back; the place to set it where it cannot. A backup plan of the stack may do it for any resource. */
export function unbacked(node: Node, stack: Stack): Path | undefined {
    const backed = PROTECTIONS.find(({ tokens }) => tokens.includes(node.token))?.backed;
    if (backed === undefined || backed.is(node, stack)) return undefined;
    const { path } = backed;
    if (stack.ofType("aws:backup/selection:Selection").length > 0) throw new Undetermined(path, "unresolved");
    return path;
}
