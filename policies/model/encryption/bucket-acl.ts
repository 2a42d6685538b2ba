/** What the access control lists of buckets grant to everybody. Source: Amazon S3 User Guide, "Access control list (ACL) overview". */
import { NATIVE_BUCKET } from "./block-public-access";
import { viewAt } from "../stack";
import type { Node, Stack } from "../stack";
import type { Path, View } from "../values";

/** What a list grants, or a canned list as a whole. */
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
    if (!canned.isAbsent) yield { origin, path: canned.path, isPublic: () => PUBLIC.includes(canned.asString() ?? "") };
    if (grants.isAbsent) return;
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
