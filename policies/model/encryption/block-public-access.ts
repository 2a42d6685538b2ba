/** What keeps buckets and access points from the public. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage". */
import { signInAlike } from "../account";
import { Doubts } from "../doubts";
import { allOf, viewAt } from "../stack";
import type { BucketNode, Node, NodeOf, Stack } from "../stack";
import { Undetermined } from "../values";
import type { Path, View } from "../values";

/** The four settings of a block, in AWS's order. */
const SETTINGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
/** An access point's block is its own, and cannot be changed once it is made; what is left out of it is on. */
const ACCESS_POINTS = ["aws:s3/accessPoint:AccessPoint", "aws-native:s3:AccessPoint"] as const;
type AccessPoint = NodeOf<(typeof ACCESS_POINTS)[number]>;
/** aws-native says the block and the access control list in the bucket. */
export const NATIVE_BUCKET = "aws-native:s3:Bucket";

type Setting = (typeof SETTINGS)[number];
/** A block, wherever it stands; one that is a resource of its own has an id. */
type Block = View<{ readonly [S in Setting | "id"]?: unknown }>;

export interface AccessBlock {
    /** The resource that holds it. */
    readonly origin: Node;
    readonly path: Path;
    /**
     * The settings that neither it nor the account's block sets to true. One that is left out is false.
     * @throws Undetermined where one is not known, and no other is off.
     */
    open(): readonly Setting[];
}

/** The blocks of all buckets and access points, in the stack or not. An access point of a VPC is not public whatever is set. */
export function accessBlocks(stack: Stack): readonly AccessBlock[] {
    const apart = stack.ofType(BLOCK).map((origin) => ({ origin, block: origin.inputs }));
    const inBuckets = stack.buckets
        .map((origin) => ({ origin, block: viewAt(origin.inputs, ["publicAccessBlockConfiguration"]) }))
        .filter(({ origin, block }) => origin.type === NATIVE_BUCKET && !block.isAbsent);
    const ofPoints = stack
        .ofType(...ACCESS_POINTS)
        .filter(
            ({ inputs }) => !viewAt(inputs, ["publicAccessBlockConfiguration"]).isAbsent && viewAt(inputs, ["vpcConfiguration"]).isAbsent,
        )
        .map((origin) => ({ origin, path: ["publicAccessBlockConfiguration"], open: () => switchedOff(origin) }));
    const others = [...apart, ...inBuckets].map(({ origin, block }) => ({ origin, path: block.path, open: () => openIn(origin, block) }));
    return [...others, ...ofPoints];
}

function openIn(origin: Node, block: Block): readonly Setting[] {
    const account = accountBlocks(origin);
    return settingsThat((setting) => !isOn([block, ...account.own], account.others, setting));
}

/** The settings that an access point sets to false, and the account's block does not set to true. */
function switchedOff(point: AccessPoint): readonly Setting[] {
    const held = viewAt(point.inputs, ["publicAccessBlockConfiguration"]);
    const account = accountBlocks(point);
    return settingsThat((setting) => held.child(setting).asBoolean() === false && !isOn(account.own, account.others, setting));
}

/** @throws Undetermined where one cannot be told, and the test holds for no other */
function settingsThat(test: (setting: Setting) => boolean): readonly Setting[] {
    const doubts = new Doubts();
    const found = SETTINGS.filter((setting) => doubts.ask(() => test(setting)) === true);
    if (found.length === 0) doubts.rethrow();
    return found;
}

/**
 * S3 takes the most restrictive of bucket and account.
 * @throws Undetermined where a block is not known, or one that may be another account's decides
 */
function isOn(blocks: readonly Block[], others: readonly Block[], setting: Setting): boolean {
    const doubts = new Doubts();
    if (blocks.some((block) => doubts.ask(() => block.child(setting).asBoolean()) === true)) return true;
    doubts.rethrow();
    const open = others.map((block) => block.child(setting)).find((value) => value.isHidden || value.isOneOf(true, "true"));
    if (open !== undefined) throw new Undetermined(open.path, "unresolved", open.owner);
    return false;
}

interface AccountBlocks {
    /** Those of the account that the resource lives in. */
    readonly own: readonly Block[];
    /** Those of which nothing says whose account they are. */
    readonly others: readonly Block[];
}

/** The account's blocks of the stack that hold for a resource, or may. */
function accountBlocks(node: Node): AccountBlocks {
    const own: Block[] = [];
    const others: Block[] = [];
    for (const block of node.graph.ofType(ACCOUNT_BLOCK)) {
        const account = viewAt(block.inputs, ["accountId"]).knownText ?? block.account;
        if (account !== undefined && node.account !== undefined) {
            if (account === node.account) own.push(block.inputs);
        } else (isOfOneAccount(block, node) ? own : others).push(block.inputs);
    }
    return { own, others };
}

/** Two resources of one provider, or of two that sign in alike. */
const isOfOneAccount = ({ provider: a }: Node, { provider: b }: Node): boolean => a?.urn === b?.urn || signInAlike(a?.props, b?.props);

/** Whether a block of the bucket's own or the account's stands in the stack. */
export function hasBlock(bucket: BucketNode): boolean {
    const account = accountBlocks(bucket);
    if (account.own.length > 0 || !viewAt(bucket.inputs, ["publicAccessBlockConfiguration"]).isAbsent) return true;
    if (bucket.publicAccessBlocks.items.length > 0 || allOf(bucket.publicAccessBlocks).length > 0) return true;
    const [other] = account.others;
    if (other !== undefined) throw new Undetermined([], "unresolved", other.owner);
    return false;
}
