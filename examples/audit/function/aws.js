// @ts-check
"use strict";
/** The services of AWS, as far as the audit needs them. The modules of the AWS SDK are given, so that tests need none. */
const { createWriteStream } = require("node:fs");
const { pipeline } = require("node:stream/promises");

/**
 * @param {any} S3 `@aws-sdk/client-s3`
 * @param {any} SecurityHub `@aws-sdk/client-securityhub`; undefined where no finding is told
 * @param {import("./settings").Settings} settings
 */
exports.portsOf = (S3, SecurityHub, { stateBucket, reportBucket }) => {
    const s3 = new S3.S3Client({});
    const hub = SecurityHub && new SecurityHub.SecurityHubClient({ maxAttempts: 8, retryMode: "adaptive" });
    /** @param {string} bucket @param {string} start @returns {AsyncGenerator<{ readonly key: string, readonly size: number, readonly modified: number }>} */
    async function* objectsIn(bucket, start) {
        let token;
        do {
            /** @type {any} */
            const page = await s3.send(new S3.ListObjectsV2Command({ Bucket: bucket, Prefix: start, ContinuationToken: token }));
            for (const { Key, Size, LastModified } of page.Contents ?? [])
                yield { key: String(Key), size: Number(Size), modified: Number(LastModified) };
            token = page.NextContinuationToken;
        } while (token !== undefined);
    }
    /** @param {string} key */
    const readThere = async (key) => {
        const { Body, ETag } = await s3.send(new S3.GetObjectCommand({ Bucket: reportBucket, Key: key }));
        return { text: String(await Body.transformToString("utf-8")), etag: String(ETag) };
    };
    return {
        objects: (/** @type {string} */ start) => objectsIn(stateBucket, start),
        download: async (/** @type {string} */ key, /** @type {string} */ file) => {
            const { Body } = await s3.send(new S3.GetObjectCommand({ Bucket: stateBucket, Key: key }));
            await pipeline(Body, createWriteStream(file, { mode: 0o600 }));
        },
        read: async (/** @type {string} */ key) => {
            // Who may list only some of a bucket is told "forbidden" of what is not there.
            for await (const { key: found } of objectsIn(reportBucket, key)) if (found === key) return readThere(key);
            return undefined;
        },
        write: async (
            /** @type {string} */ key,
            /** @type {string} */ text,
            /** @type {string} */ type,
            /** @type {string | null | undefined} */ etag,
        ) => {
            const only = etag === undefined ? {} : etag === null ? { IfNoneMatch: "*" } : { IfMatch: etag };
            const { ETag } = await s3.send(
                new S3.PutObjectCommand({ Bucket: reportBucket, Key: key, Body: text, ContentType: type, ...only }),
            );
            return String(ETag);
        },
        tell: async (/** @type {readonly any[]} */ findings) => {
            const { FailedFindings = [] } = await hub.send(new SecurityHub.BatchImportFindingsCommand({ Findings: findings }));
            return FailedFindings;
        },
    };
};

/**
 * @param {any} SQS `@aws-sdk/client-sqs`
 * @param {import("./settings").Settings} settings
 */
exports.queueOf = (SQS, { queueUrl }) => {
    const sqs = new SQS.SQSClient({});
    return async (/** @type {readonly string[]} */ bodies) => {
        const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
        const { Failed = [] } = await sqs.send(new SQS.SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        if (Failed.length > 0) throw new Error(`the queue refused ${Failed.length} of ${bodies.length} messages`);
    };
};
