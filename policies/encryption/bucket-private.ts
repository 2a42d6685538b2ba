import { ref } from "../kit/example";
import { flag, object } from "../kit/options";
import { stackRule } from "../kit/rule";
import { enumerate, literal, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { accessBlocks, hasBlock } from "../model/encryption/block-public-access";
import { publicGrants } from "../model/encryption/bucket-acl";

export default stackRule({
    name: "encryption-bucket-private",
    description: "S3 buckets must block public access, and their access control lists must not grant it.",
    severity: "high",
    level: "mandatory",
    checklist: ["A5"],
    why: "A bucket that does not block public access is one statement or one object's list away from being read by everybody.",
    fix: [
        "set all four of `blockPublicAcls`, `blockPublicPolicy`, `ignorePublicAcls` and `restrictPublicBuckets` to true, and grant nothing to everybody: a public site goes through CloudFront with an origin access control.",
    ],
    notes: [
        "A setting that is left out of a block is false. A bucket without a block has AWS's default, all four since April 2023, and passes unless `requireExplicit` is set.",
        "Of an access point that is not of a VPC, each setting that is written as false is reported: AWS's default is true.",
        "S3 takes the most restrictive of bucket, account and organisation: an `AccountPublicAccessBlock` of the stack counts, setting by setting; an organisation's policy is not seen.",
        "A list that grants to everybody is reported even where a block would ignore it: it is what the program asks for. Policies are the matter of `access-no-public-resource-policies`.",
    ],
    config: object({
        requireExplicit: flag({
            default: false,
            strict: true,
            about: "Whether each bucket must have a block of its own, or the account one in the stack.",
        }),
    }),
    fixes: {
        acl: "grant nothing to everybody: a public site goes through CloudFront with an origin access control.",
    },
    messages: {
        open: (d: { settings: Text; count: number }) => text`${d.settings} ${literal(d.count === 1 ? "is" : "are")} not true.`,
        unset: "no resource of the stack blocks public access to the bucket.",
        acl: "the access control list grants access to everybody.",
    },
    example: {
        good: [
            { type: "aws:s3/bucket:Bucket", name: "orders", inputs: { bucket: "orders" } },
            {
                type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                name: "orders-block",
                inputs: {
                    bucket: ref("orders", "id"),
                    blockPublicAcls: true,
                    blockPublicPolicy: true,
                    ignorePublicAcls: true,
                    restrictPublicBuckets: true,
                },
            },
        ],
        bad: [
            { type: "aws:s3/bucket:Bucket", name: "orders", inputs: { bucket: "orders" } },
            {
                type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                name: "orders-block",
                inputs: { bucket: ref("orders", "id"), blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true },
            },
        ],
    },
    applies: (stack) => stack.buckets.length > 0 || accessBlocks(stack).length > 0 || publicGrants(stack).next().done !== true,
    *check(stack, { config, each, found }) {
        for (const block of accessBlocks(stack)) {
            yield* each([block.origin], function* (origin) {
                const open = block.open().map((setting) => vouched(`\`${setting}\``, "table"));
                if (open.length > 0) yield found("open", [origin, block.path], { settings: enumerate(open, 4), count: open.length });
            });
        }
        for (const grant of publicGrants(stack)) {
            yield* each([grant.origin], function* (origin) {
                if (grant.isPublic()) yield found("acl", [origin, grant.path]);
            });
        }
        if (!config.requireExplicit) return;
        yield* each(stack.buckets, function* (bucket) {
            if (!hasBlock(bucket)) yield found("unset", bucket);
        });
    },
});
