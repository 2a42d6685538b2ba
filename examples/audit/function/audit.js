// @ts-check
"use strict";
/** From a message of the queue to findings in Security Hub and a report in the bucket. */
const { mkdtemp, rm } = require("node:fs/promises");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { batches, compared } = require("./findings");
const { FORMS, folderOf, stacksIn } = require("./stacks");

/**
 * @typedef {object} Ports what the outside is, so that tests need no AWS
 * @property {(start: string) => AsyncIterable<{ readonly key: string, readonly size: number, readonly modified: number }>} objects of the state
 * bucket whose keys begin so
 * @property {(key: string, file: string) => Promise<void>} download
 * @property {(key: string) => Promise<{ readonly text: string, readonly etag: string } | undefined>} read from the report bucket
 * @property {(key: string, text: string, type: string, etag?: string | null) => Promise<string>} write there, and give the version; with `etag` only over that
 * version, with null only where there is none
 * @property {(findings: readonly any[]) => Promise<readonly { readonly ErrorCode?: string }[]>} tell Security Hub; gives what it refused
 * @property {(file: string) => Promise<import("./check").Judged>} check
 * @property {import("./settings").Settings} settings
 * @property {() => Date} now
 * @property {(line: string) => void} log
 */

/** What is kept free of the time that Lambda gives, for all but the check. */
const REST = 45_000;

/**
 * Judges each stack that the messages speak of, once, as it is now: messages may be repeated, late and out of order. The queue gives the
 * messages of stacks that failed again, and to its dead-letter queue at last.
 * @param {Ports} ports
 */
exports.auditing = (ports) => async (/** @type {any} */ event, /** @type {any} */ context) => {
    const { settings, log } = ports;
    /** @type {Set<string>} */
    const failed = new Set();
    /** @type {Map<string, { readonly stack: import("./stacks").Stack, readonly messages: string[] }>} */
    const stacks = new Map();
    for (const { messageId, body } of event.Records) {
        try {
            for (const stack of stacksIn(body, settings)) {
                const known = stacks.get(stack.base) ?? { stack, messages: [] };
                stacks.set(stack.base, known);
                known.messages.push(messageId);
            }
        } catch (error) {
            failed.add(messageId);
            log(line({ message: messageId, failed: wordsOf(error) }));
        }
    }
    for (const { stack, messages } of stacks.values()) {
        try {
            const left = context?.getRemainingTimeInMillis?.() ?? Infinity;
            if (left < settings.checkMilliseconds + REST) throw new Error("no time is left for it now");
            log(line({ stack: folderOf(stack), ...(await audited(stack, ports)) }));
        } catch (error) {
            for (const message of messages) failed.add(message);
            log(line({ stack: folderOf(stack), failed: wordsOf(error) }));
        }
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
};

/** One line of JSON, whatever the names are. @param {object} value */
const line = (value) =>
    JSON.stringify(value).replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {unknown} error @returns {string} */
const wordsOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : "an error without words");

/** @param {import("./stacks").Stack} stack @param {Ports} ports */
async function audited(stack, ports) {
    const folder = folderOf(stack);
    const judged = await judgedNow(stack, ports);
    const kept = await ports.read(`known/${folder}.json`);
    const { findings, report } = judged ?? { findings: [], report: { undetermined: [] } };
    const before = kept === undefined ? [] : JSON.parse(kept.text);
    const { tell, known, mended } = compared(findings, before, report.undetermined, ports.now().toISOString());
    const keep = (/** @type {readonly any[]} */ all, /** @type {string | null} */ etag) =>
        ports.write(`known/${folder}.json`, JSON.stringify(all), "application/json", etag);
    // First: what is told and not known would never be archived, should all that follows fail.
    const ids = new Set(before.map((/** @type {any} */ { Id }) => Id));
    const fresh = known.filter(({ Id }) => !ids.has(Id));
    const etag = fresh.length === 0 ? (kept?.etag ?? null) : await keep([...before, ...fresh], kept?.etag ?? null);
    /** @type {string[]} */
    const refused = [];
    for (const batch of batches(tell)) refused.push(...(await ports.tell(batch)).map(({ ErrorCode }) => String(ErrorCode)));
    if (refused.length > 0)
        throw new Error(`Security Hub refused ${refused.length} of ${tell.length} findings (${[...new Set(refused)].join(", ")})`);
    if (judged !== undefined) {
        await ports.write(`reports/${folder}/report.json`, JSON.stringify(report), "application/json");
        await ports.write(`reports/${folder}/report.html`, judged.html, "text/html; charset=utf-8");
    }
    // Last: what failed before this is told again, and telling twice changes nothing.
    await keep(known, etag);
    return { told: tell.length, mended, gone: judged === undefined };
}

/**
 * The report on the checkpoint as it is now; undefined where the stack is no more.
 * @param {import("./stacks").Stack} stack @param {Ports} ports @returns {Promise<import("./check").Judged | undefined>}
 */
async function judgedNow({ base, project, stack }, { objects, download, check, settings }) {
    const forms = [];
    for await (const object of objects(`${base}.json`)) if (FORMS.some((form) => object.key === base + form)) forms.push(object);
    const [newest] = forms.sort((a, b) => b.modified - a.modified);
    if (newest === undefined) return undefined;
    if (newest.size > settings.maximumBytes) throw new Error(`the checkpoint is larger than ${settings.maximumBytes} bytes`);
    const folder = await mkdtemp(join(tmpdir(), "audit-"));
    try {
        const file = join(folder, `checkpoint${newest.key.slice(base.length)}`);
        await download(newest.key, file);
        const judged = await check(file);
        // Who may write one stack's checkpoint may speak of no other's findings.
        const start = `urn:pulumi:${stack}::${project === undefined ? "" : `${project}::`}`;
        if (judged.findings.some((finding) => !String(finding.Resources?.[0]?.Details?.Other?.urn).startsWith(start)))
            throw new Error("the checkpoint is of another stack than its key says");
        return judged;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
