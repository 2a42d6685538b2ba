// @ts-check
"use strict";
/** Puts every stack on the queue: what is deprecated, exempted or expired changes with the day, and Security Hub forgets findings after 90 days. */
const { stackAt } = require("./stacks");

/** `SendMessageBatch` takes so many messages. */
const MOST = 10;

/**
 * @param {{ objects: (start: string) => AsyncIterable<{ readonly key: string }>, send: (bodies: readonly string[]) => Promise<void>, settings: import("./settings").Settings }} ports
 */
exports.sweeping =
    ({ objects, send, settings }) =>
    async () => {
        /** @type {Map<string, string>} */
        const keys = new Map();
        for await (const { key } of objects(`${settings.prefix}.pulumi/stacks/`)) {
            const stack = stackAt(key, settings.prefix);
            if (stack !== undefined) keys.set(stack.base, key);
        }
        const bodies = [...keys.values()].map((key) => messageOf(settings.stateBucket, key));
        for (let at = 0; at < bodies.length; at += MOST) await send(bodies.slice(at, at + MOST));
        return { stacks: bodies.length };
    };

/** A message as S3 sends it. @param {string} bucket @param {string} key */
const messageOf = (bucket, key) =>
    JSON.stringify({
        Records: [{ eventSource: "lambda-safeguard:sweep", s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key) } } }],
    });
