/**
 * What keeps data from being deleted and what brings it back, by type. Sources: the services' API references (`DeletionProtection…`,
 * PointInTimeRecovery, BucketVersioning, BackupPolicy, BackupRetentionPeriod); Pulumi, "protect".
 */
import { KINDS, knownOf, viewAt } from "../stack";
import type { BucketNode, Link, Node, Stack } from "../stack";
import { Undetermined } from "../values";
import type { Path, View } from "../values";

/** Whether something is there: `undefined` where the type has nothing of the kind. */
type Question = (node: Node, stack: Stack) => boolean;

interface Protection {
    readonly tokens: readonly string[];
    /** The service's own protection against deletion, and the property that sets it. */
    readonly kept?: { readonly path: Path; readonly is: Question };
    /** Backups, and the property that sets them. */
    readonly backed?: { readonly path: Path; readonly is: Question };
}

const isTrue =
    (...path: string[]): Question =>
    (node) =>
        viewAt(node.inputs, path).asBoolean() === true;
const isWord =
    (word: string, ...path: string[]): Question =>
    (node) =>
        viewAt(node.inputs, path).asString() === word;
const isMore =
    (than: number, otherwise: number, ...path: string[]): Question =>
    (node) =>
        (viewAt(node.inputs, path).asNumber() ?? otherwise) > than;

/** The file system that a backup policy is for. */
const FILE_SYSTEM = KINDS.fileSystem;
const BACKUP_POLICY: Link = {
    tokens: ["aws:efs/backupPolicy:BackupPolicy"],
    to: FILE_SYSTEM,
    references: (node) => [viewAt(node.inputs, ["fileSystemId"])],
};

function isVersioned(node: Node): boolean {
    const { versionings } = node as BucketNode;
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

function isFileSystemBacked(node: Node, stack: Stack): boolean {
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

const database = (...tokens: string[]): Protection => ({
    tokens,
    kept: { path: ["deletionProtection"], is: isTrue("deletionProtection") },
    backed: {
        path: ["backupRetentionPeriod"],
        is: isMore(0, tokens.some((token) => token.endsWith(":Instance")) ? 0 : 1, "backupRetentionPeriod"),
    },
});

const replicasOf = (node: Node): readonly View[] => viewAt(node.inputs, ["replicas"]).asList();

const PROTECTIONS: readonly Protection[] = [
    {
        tokens: ["aws:dynamodb/table:Table", "aws-native:dynamodb:Table"],
        kept: { path: ["deletionProtectionEnabled"], is: isTrue("deletionProtectionEnabled") },
        backed: {
            path: ["pointInTimeRecovery", "enabled"],
            is: (node) =>
                isTrue("pointInTimeRecovery", "enabled")(node, node.graph as Stack) ||
                isTrue("pointInTimeRecoverySpecification", "pointInTimeRecoveryEnabled")(node, node.graph as Stack),
        },
    },
    {
        // What it sets, it sets for each replica; one replica with backups brings the data back.
        tokens: ["aws-native:dynamodb:GlobalTable"],
        kept: { path: ["replicas"], is: (node) => replicasOf(node).every((each) => each.boolean("deletionProtectionEnabled") === true) },
        backed: {
            path: ["replicas"],
            is: (node) =>
                replicasOf(node).some((each) =>
                    each.object("pointInTimeRecoverySpecification")?.as().boolean("pointInTimeRecoveryEnabled"),
                ),
        },
    },
    { tokens: [...KINDS.bucket.tokens], backed: { path: ["versioning"], is: isVersioned } },
    { tokens: [...FILE_SYSTEM.tokens], backed: { path: [], is: isFileSystemBacked } },
    database("aws:rds/instance:Instance"),
    database("aws:rds/cluster:Cluster"),
    database("aws:docdb/cluster:Cluster"),
    database("aws:neptune/cluster:Cluster"),
    {
        tokens: ["aws:cognito/userPool:UserPool", "aws-native:cognito:UserPool"],
        kept: { path: ["deletionProtection"], is: isWord("ACTIVE", "deletionProtection") },
    },
    {
        tokens: [...KINDS.secret.tokens],
        // 30 days where nothing is set (Secrets Manager API reference, DeleteSecret).
        kept: { path: ["recoveryWindowInDays"], is: isMore(0, 30, "recoveryWindowInDays") },
    },
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
