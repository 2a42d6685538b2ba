// @ts-check
"use strict";
/** Which stacks messages speak of, and where their checkpoints and reports lie. */

/**
 * @typedef {object} Stack
 * @property {string | undefined} project undefined in the older layout of a backend
 * @property {string} stack
 * @property {string} base the key of its checkpoint without `.json`
 */

/** The forms in which Pulumi keeps a checkpoint; of several the one that was written last counts. */
exports.FORMS = [".json", ".json.gz", ".json.zst"];

const KEY = /^(\.pulumi\/stacks\/(?:([^/]+)\/)?([^/]+))\.json(?:\.gz|\.zst)?$/;

/**
 * The stack whose checkpoint lies under a key; undefined for whatever else Pulumi keeps in the bucket (locks, history, retained copies).
 * @param {string} key @param {string} prefix @returns {Stack | undefined}
 */
exports.stackAt = (key, prefix) => {
    if (!key.startsWith(prefix)) return undefined;
    const [, base, project, stack] = KEY.exec(key.slice(prefix.length)) ?? [];
    return base === undefined || stack === undefined ? undefined : { project, stack, base: prefix + base };
};

/**
 * The stacks that a message of S3 (or of the sweep) speaks of. Whoever can write to the queue can write any message: what is none of
 * S3's, or of another bucket, throws.
 * @param {string} body @param {{ readonly stateBucket: string, readonly prefix: string }} settings @returns {Stack[]}
 */
exports.stacksIn = (body, { stateBucket, prefix }) => {
    const message = parsed(body);
    // S3 sends this once, when the notification is set up.
    if (message.Event === "s3:TestEvent") return [];
    if (!Array.isArray(message.Records)) throw new Error("the message is no event of S3");
    return message.Records.flatMap((/** @type {any} */ record) => {
        const { bucket, object } = record?.s3 ?? {};
        if (typeof bucket?.name !== "string" || typeof object?.key !== "string") throw new Error("the message is no event of S3");
        if (bucket.name !== stateBucket) throw new Error("the message is of another bucket");
        return exports.stackAt(keyOf(object.key), prefix) ?? [];
    });
};

/** @param {string} body @returns {any} */
function parsed(body) {
    try {
        const message = JSON.parse(body);
        if (typeof message === "object" && message !== null) return message;
    } catch {
        // What the parser says quotes the message.
    }
    throw new Error("the message is no event of S3");
}

/** S3 writes keys as forms do: with `+` for a blank. @param {string} written @returns {string} */
function keyOf(written) {
    try {
        return decodeURIComponent(written.replaceAll("+", " "));
    } catch {
        throw new Error("the message is no event of S3");
    }
}

/**
 * The folder of a stack's reports: names of a bucket's writer can lead to no other.
 * @param {Stack} stack @returns {string}
 */
exports.folderOf = ({ project, stack }) => (project === undefined ? [stack] : [project, stack]).map(part).join("/");

/** @param {string} name @returns {string} */
const part = (name) => encodeURIComponent(name.replace(/\p{Cs}/gu, "\uFFFD")).replace(/^\.+/, (dots) => "%2E".repeat(dots.length));
