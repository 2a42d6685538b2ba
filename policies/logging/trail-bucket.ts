import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { KINDS, knownOf, viewAt } from "../model/stack";
import type { BucketNode, Kind } from "../model/stack";
import { Undetermined } from "../model/values";

const trail = (bucket: unknown): { type: string; name: string; inputs: { readonly [key: string]: unknown } } => ({
    type: "aws:cloudtrail/trail:Trail",
    name: "activity",
    inputs: { s3BucketName: bucket, isMultiRegionTrail: true, enableLogFileValidation: true },
});

export default stackRule({
    name: "logging-trail-bucket",
    description: "The bucket of a CloudTrail trail must keep every version of its files.",
    severity: "high",
    level: "mandatory",
    checklist: ["A4"],
    why: "Whoever broke in overwrites or deletes the record of it; with versioning the record is still there.",
    fix: ['create a `BucketVersioning` with status "Enabled" for the bucket.'],
    notes: [
        "That the bucket is private and refuses calls without TLS is judged by `encryption-bucket-private`, `access-no-public-resource-policies` and `transport-bucket-tls-only`, as of any bucket.",
        "A bucket outside the stack is undetermined.",
    ],
    messages: {
        unversioned: "the bucket of the trail has no versioning.",
        suspended: "versioning of the trail's bucket is suspended.",
    },
    example: {
        good: [
            { type: "aws:s3/bucket:Bucket", name: "files", inputs: { bucket: "acme-files" } },
            {
                type: "aws:s3/bucketVersioning:BucketVersioning",
                name: "files",
                inputs: { bucket: "acme-files", versioningConfiguration: { status: "Enabled" } },
            },
            trail("acme-files"),
        ],
        bad: [{ type: "aws:s3/bucket:Bucket", name: "files", inputs: { bucket: "acme-files" } }, trail(ref("files", "bucket"))],
    },
    applies: (stack) => stack.trails.length > 0,
    *check(stack, { each, found }) {
        const buckets = new Set<BucketNode>();
        yield* each(stack.trails, function* (trail) {
            const bucket = trail.joined(["s3BucketName"], KINDS.bucket as Kind<BucketNode>);
            if (bucket.kind === "unresolved") throw new Undetermined(bucket.path, bucket.reason);
            if (bucket.kind === "outside") throw new Undetermined(bucket.path, "unresolved");
            if (bucket.kind === "node") buckets.add(bucket.node);
        });
        yield* each(buckets, function* (bucket) {
            const statuses = versioningOf(bucket);
            if (statuses.includes("Enabled")) return;
            if (bucket.versionings.unresolved.length > 0) throw new Undetermined([], "unresolved");
            yield found(statuses.includes("Suspended") ? "suspended" : "unversioned", bucket);
        });
    },
});

/** What versioning is set to: by resources of its own, or in line (`versioning` in `aws` 6 and 7, `versioningConfiguration` in aws-native). */
function versioningOf(bucket: BucketNode): readonly string[] {
    const apart = knownOf(bucket.versionings).map(({ inputs }) => inputs.object("versioningConfiguration")?.string("status"));
    if (apart.includes("Enabled")) return ["Enabled"];
    const inline = inlineVersioning(bucket);
    return [...apart, inline].filter((status) => status !== undefined);
}

function inlineVersioning({ inputs }: BucketNode): string | undefined {
    for (const property of ["versioning", "versionings"] as const) {
        const enabled = viewAt(inputs, [property, "enabled"]).asBoolean();
        if (enabled !== undefined) return enabled ? "Enabled" : undefined;
    }
    return viewAt(inputs, ["versioningConfiguration", "status"]).asString();
}
