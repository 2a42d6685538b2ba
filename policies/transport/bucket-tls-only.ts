import { ref } from "../kit/example";
import { choice, object } from "../kit/options";
import { stackRule } from "../kit/rule";
import { oldTlsRequests, plainRequests } from "../model/iam/resource-policies";
import type { BucketNode } from "../model/stack";

export default stackRule({
    name: "transport-bucket-tls-only",
    description: "Each S3 bucket must have a bucket policy that denies requests without TLS.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    why: "S3 answers plain HTTP too: without a Deny, an object, and a presigned link to it, can be read on the way.",
    fix: [
        'deny `s3:*` to `"*"` on the bucket and its objects under `"Bool": {"aws:SecureTransport": "false"}`, and with `requireTlsVersion` in a second statement under `"NumericLessThan": {"s3:TlsVersion": "1.3"}`.',
    ],
    notes: [
        "An Allow under `aws:SecureTransport` true is not enough: another policy may allow the request without it.",
        "S3 refuses TLS below 1.2 by itself. Directory buckets and table buckets, whose endpoints are HTTPS, are not judged.",
    ],
    config: object({
        requireTlsVersion: choice(["off", "1.3"], {
            default: "off",
            about: "The oldest TLS version that the policy lets in, if it has to say so.",
        }),
    }),
    messages: {
        noPolicy: "the bucket has no bucket policy in this stack, so nothing here keeps S3 from answering over plain HTTP.",
        open: "the bucket policy does not deny every request without TLS to everybody, for all actions, the bucket and its objects.",
        oldTls: "the bucket policy does not deny requests with TLS older than 1.3 to everybody, for all actions, the bucket and its objects.",
    },
    example: {
        good: [
            { type: "aws:s3/bucket:Bucket", name: "documents", inputs: { bucket: "acme-documents" } },
            {
                type: "aws:s3/bucketPolicy:BucketPolicy",
                name: "documents-tls",
                inputs: {
                    bucket: ref("documents", "id"),
                    policy: {
                        Version: "2012-10-17",
                        Statement: [
                            {
                                Effect: "Deny",
                                Principal: "*",
                                Action: "s3:*",
                                Resource: ["arn:aws:s3:::acme-documents", "arn:aws:s3:::acme-documents/*"],
                                Condition: { Bool: { "aws:SecureTransport": "false" } },
                            },
                        ],
                    },
                },
            },
        ],
        bad: [{ type: "aws:s3/bucket:Bucket", name: "documents", inputs: { bucket: "acme-documents" } }],
    },
    applies: (stack) => stack.buckets.length > 0,
    *check(stack, { config, each, found }) {
        yield* each(stack.buckets, function* (bucket) {
            const arn = arnOf(bucket);
            const guarded = { action: "s3:*", resources: [arn, arn && `${arn}/*`] };
            const plain = plainRequests(bucket.policies, guarded);
            if (plain !== undefined) yield found(plain === "none" ? "noPolicy" : "open", bucket);
            else if (config.requireTlsVersion === "1.3" && oldTlsRequests(bucket.policies, guarded, 1.3) !== undefined)
                yield found("oldTls", bucket);
        });
    },
});

/** The bucket's ARN; before there is one it follows from the name. */
function arnOf(bucket: BucketNode): string | undefined {
    const text = (property: "bucket" | "id" | "arn"): string | undefined => bucket.inputs.child(property).knownText;
    const name = text("bucket") ?? text("id");
    return text("arn") ?? (name === undefined ? undefined : `arn:aws:s3:::${name}`);
}
