/** One mistake in how data is encrypted is one finding, whichever policies look at the place. */
import assert from "node:assert/strict";
import { ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { AwaitingStack } from "../../policies/kit/awaiting";
import { concerns, judgeResource, judgeStack, rootOf } from "../../policies/kit/judge";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { rules } from "../../policies";
import { Stack } from "../../policies/model/stack";
import { realise } from "../support/stack-example";

const RULES = rules.filter(({ name, kind }) => name.startsWith("encryption-") && (kind === "resource" || kind === "stack"));
const environment: Environment = {
    now: new Date("2026-11-21T12:00:00Z"),
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
};

/** The findings of all policies of the topic, with the options that the strict preset has, as `policy@property of resource`. */
function findings(examples: readonly ExampleResource[]): string[] {
    const resources = realise(examples, "deployed");
    const root = rootOf(resources);
    assert.ok(root !== undefined);
    const stack = Stack.of(resources);
    return RULES.flatMap((rule) => {
        const options = Object.entries(rule.config ?? {}).filter(([, { strict }]) => strict !== undefined);
        const settings = readSettings(rule, Object.fromEntries(options.map(([name, { strict }]) => [name, strict])));
        if (rule.kind === "stack") return judgeStack(rule, stack, root, settings, environment);
        const awaiting = new AwaitingStack(rule, true);
        const told = examples.flatMap(({ type, name, inputs }) => {
            const urn = resources.find((resource) => resource.type === type && resource.name === name)?.urn ?? "";
            if (!concerns(rule, type)) return [];
            const view = new ResourceView(inputs, urn, type, name, undefined, { protect: false });
            return [awaiting.note(view, settings, judgeResource(rule, view, settings, environment) as Judgement)];
        });
        return [...told, awaiting.settle(stack, environment) as Judgement];
    })
        .flatMap(({ violations }) => violations)
        .map(({ policy, property, subject }) => `${policy}@${property} of ${subject.name}`);
}

const bucket: ExampleResource = { type: "aws:s3/bucket:Bucket", name: "files", inputs: { bucket: "files" } };
const closed: ExampleResource = {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name: "closed",
    inputs: {
        bucket: ref("files", "bucket"),
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    },
};
const encryption = (sseAlgorithm: string, more: object = {}): ExampleResource => ({
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    name: "encryption",
    inputs: { bucket: ref("files", "bucket"), rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, ...more } }] },
});
const one = (type: string, inputs: object): ExampleResource[] => [{ type, name: "it", inputs: { ...inputs } }];

const mistakes: readonly (readonly [string, readonly ExampleResource[], readonly string[]])[] = [
    [
        "a bucket whose configuration names AWS's key",
        [bucket, closed, encryption("AES256")],
        ["encryption-bucket@rules[0].applyServerSideEncryptionByDefault.sseAlgorithm of encryption"],
    ],
    ["a bucket of which nothing says it", [bucket, closed], ["encryption-bucket@serverSideEncryptionConfiguration of files"]],
    ["none: a key of the account", [bucket, closed, encryption("aws:kms", { kmsMasterKeyId: "alias/files" })], []],
    ["a topic without any key", one("aws:sns/topic:Topic", {}), ["encryption-topic@kmsMasterKeyId of it"]],
    [
        "a queue that is not encrypted",
        one("aws:sqs/queue:Queue", { sqsManagedSseEnabled: false }),
        ["encryption-queue@sqsManagedSseEnabled of it"],
    ],
    ["a stream that is not encrypted", one("aws:kinesis/stream:Stream", {}), ["encryption-stream@encryptionType of it"]],
    ["a file system that is not encrypted", one("aws:efs/fileSystem:FileSystem", {}), ["encryption-file-system@encrypted of it"]],
    ["a key that is not rotated", one("aws:kms/key:Key", {}), ["encryption-key-rotation@enableKeyRotation of it"]],
];

describe("One mistake in how data is encrypted", () => {
    for (const [mistake, resources, expected] of mistakes)
        it(`is one finding: ${mistake}`, () => assert.deepEqual(findings(resources), expected));
});
