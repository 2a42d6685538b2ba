/** What keeps a bucket from the public, and what opens it. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage" and "Access control list (ACL) overview". */
import { signInAlike } from "../account";
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
/** aws-native says block and list in the bucket. */
const NATIVE_BUCKET = "aws-native:s3:Bucket";

type Setting = (typeof SETTINGS)[number];

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
        .filter(({ origin, block }) => origin.type === NATIVE_BUCKET && isSet(block));
    const ofPoints = stack
        .ofType(...ACCESS_POINTS)
        .filter(({ inputs }) => isSet(viewAt(inputs, ["publicAccessBlockConfiguration"])) && !isSet(viewAt(inputs, ["vpcConfiguration"])))
        .map((origin) => ({ origin, path: ["publicAccessBlockConfiguration"], open: () => switchedOff(origin) }));
    const others = [...apart, ...inBuckets].map(({ origin, block }) => ({ origin, path: block.path, open: () => openIn(origin, block) }));
    return [...others, ...ofPoints];
}

function openIn(origin: Node, block: View<unknown>): readonly Setting[] {
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
    let unread: Undetermined | undefined;
    const found = SETTINGS.filter((setting) => {
        try {
            return test(setting);
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            unread ??= error;
            return false;
        }
    });
    if (found.length === 0 && unread !== undefined) throw unread;
    return found;
}

/**
 * S3 takes the most restrictive of bucket and account.
 * @throws Undetermined where a block is not known, or one that may be another account's decides
 */
function isOn(blocks: readonly View<unknown>[], others: readonly View<unknown>[], setting: Setting): boolean {
    let unread: Undetermined | undefined;
    for (const block of blocks) {
        try {
            if (block.child(setting).asBoolean() === true) return true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            unread ??= error;
        }
    }
    const open = others.map((block) => block.child(setting)).find((value) => value.isHidden || value.isOneOf(true, "true"));
    if (unread === undefined && open !== undefined) throw new Undetermined(open.path, "unresolved", open.owner);
    if (unread !== undefined) throw unread;
    return false;
}

interface AccountBlocks {
    /** Those of the account that the resource lives in. */
    readonly own: readonly View<unknown>[];
    /** Those of which nothing says whose account they are. */
    readonly others: readonly View<unknown>[];
}

/** The account's blocks of the stack that hold for a resource, or may. */
function accountBlocks(node: Node): AccountBlocks {
    const own: View<unknown>[] = [];
    const others: View<unknown>[] = [];
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
    if (account.own.length > 0 || isSet(viewAt(bucket.inputs, ["publicAccessBlockConfiguration"]))) return true;
    if (bucket.publicAccessBlocks.items.length > 0 || allOf(bucket.publicAccessBlocks).length > 0) return true;
    const [other] = account.others;
    if (other !== undefined) throw new Undetermined([], "unresolved", other.owner);
    return false;
}

export interface Grant {
    readonly origin: Node;
    readonly path: Path;
    /** @throws Undetermined where it is not known to whom it grants. */
    isPublic(): boolean;
}

/** Canned lists that let everybody in, or everybody with an AWS account; CloudFormation writes them in its own way. */
const PUBLIC = ["public-read", "public-read-write", "authenticated-read", "PublicRead", "PublicReadWrite", "AuthenticatedRead"];
const GROUPS = /^https?:\/\/acs\.amazonaws\.com\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

/** What the lists of the stack grant: canned lists, and each grant written out. */
export function* publicGrants(stack: Stack): Generator<Grant> {
    for (const origin of stack.ofType("aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"))
        yield* grantsIn(origin, viewAt(origin.inputs, ["acl"]), viewAt(origin.inputs, ["accessControlPolicy", "grants"]));
    for (const bucket of stack.buckets) {
        // Outputs repeat in the bucket what a list of its own set: that is said there.
        if (bucket.acls.items.length > 0) continue;
        const { inputs } = bucket;
        const canned = bucket.type === NATIVE_BUCKET ? viewAt(inputs, ["accessControl"]) : viewAt(inputs, ["acl"]);
        yield* grantsIn(bucket, canned, viewAt(inputs, ["grants"]));
    }
}

function* grantsIn(origin: Node, canned: View<unknown>, grants: View<unknown>): Generator<Grant> {
    if (isSet(canned)) yield { origin, path: canned.path, isPublic: () => PUBLIC.includes(canned.asString() ?? "") };
    if (!isSet(grants)) return;
    if (!Array.isArray(grants.raw)) {
        yield { origin, path: grants.path, isPublic: () => grants.asList().some(namesEverybody) };
        return;
    }
    for (const grant of grants.asList()) yield { origin, path: grant.path, isPublic: () => namesEverybody(grant) };
}

/** The grant names its grantee in itself (`Bucket`) or in `grantee` (`BucketAcl`). */
function namesEverybody(grant: View): boolean {
    const grantee = grant.has("grantee") ? grant.object("grantee")?.as() : grant;
    const uri = grantee?.string("uri");
    return uri !== undefined && GROUPS.test(uri);
}

const isSet = (view: View<unknown>): boolean => !view.isAbsent;
