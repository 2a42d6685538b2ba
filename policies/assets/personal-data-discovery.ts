import { ref } from "../kit/example";
import { flag, object, string } from "../kit/options";
import { stackRule } from "../kit/rule";
import { CLASSIFICATION_TAGS } from "../model/assets/classification";
import { discoversAll, isExamined, isOn, sessions } from "../model/assets/macie";
import { isClassified } from "../model/assets/node";
import type { BucketNode } from "../model/stack";
import { Undetermined } from "../model/values";

const bucket = {
    type: "aws:s3/bucket:Bucket",
    name: "uploads",
    inputs: { bucket: "acme-uploads", tags: { "data-classification": "personal" } },
} as const;
const macie = { type: "aws:macie2/account:Account", name: "macie", inputs: { status: "ENABLED" } } as const;
const job = {
    type: "aws:macie2/classificationJob:ClassificationJob",
    name: "discovery",
    inputs: {
        jobType: "SCHEDULED",
        s3JobDefinition: { bucketDefinitions: [{ accountId: "123456789012", buckets: [ref("uploads", "bucket")] }] },
    },
    outputs: {},
} as const;

export default stackRule({
    name: "assets-personal-data-discovery",
    description: "Buckets that hold personal data must be examined by Amazon Macie.",
    severity: "medium",
    level: "advisory",
    checklist: ["A6"],
    why: "Macie tells where personal data lies and whether others can reach it; without it nobody knows what has come into the bucket since it was classified.",
    fix: [
        "enable `aws.macie2.Account` and name the bucket in a scheduled `aws.macie2.ClassificationJob`; where automated discovery is on for the account, set `automatedDiscovery`.",
    ],
    notes: [
        "A bucket is meant where its classification tag says `personal`.",
        "A job that runs once says nothing of objects that come later; a scheduled one does.",
        "Automated discovery is no resource of @pulumi/aws: only the configuration, or the deployed session of aws-native, can say that it is on.",
    ],
    config: object({
        classificationTag: string({ default: CLASSIFICATION_TAGS.classification, about: "The tag that says whose data a bucket holds." }),
        automatedDiscovery: flag({ default: false, about: "Whether Macie's automated discovery is on in the account." }),
    }),
    messages: {
        unexamined: "no job of Macie examines this bucket, which holds personal data.",
        paused: "Macie is paused, so nobody looks for personal data in the buckets.",
    },
    example: { good: [macie, bucket, job], bad: [macie, bucket] },
    applies: (stack) => stack.buckets.length > 0,
    *check(stack, { config, each, found }) {
        const personal: BucketNode[] = [];
        yield* each(stack.buckets, function* (node) {
            if (isClassified(node, config.classificationTag, ["personal"])) personal.push(node);
        });
        if (personal.length === 0) return;
        let open: Undetermined | undefined;
        let everywhere = config.automatedDiscovery;
        for (const session of sessions(stack)) {
            yield* each([session], function* () {
                if (!isOn(session)) yield found("paused", [session, "status"]);
            });
            try {
                everywhere ||= discoversAll(session);
            } catch (error) {
                if (!(error instanceof Undetermined)) throw error;
                open ??= error;
            }
        }
        if (everywhere) return;
        yield* each(personal, function* (node) {
            if (isExamined(stack, node)) return;
            if (open !== undefined) throw new Undetermined([], open.reason);
            yield found("unexamined", node);
        });
    },
});
