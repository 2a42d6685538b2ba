// @ts-check
"use strict";
/** What Security Hub is told: what is new, what still stands, what is mended. */

/** @typedef {Readonly<Record<string, any>> & { readonly Id: string }} Finding */

/** `BatchImportFindings` takes so many findings, and so many bytes. */
const MOST = 100;
const BYTES = 5_000_000;

/**
 * What is to be imported, and what is known from then on.
 *
 * A finding keeps the moment when it was first told. One that is known and found no more is archived, unless its judgement waits for a value:
 * then nobody can tell. What was archived already is not told again.
 * @param {readonly Finding[]} found what the check found now
 * @param {readonly Finding[]} known what was told before and not archived as mended
 * @param {readonly { readonly policy: string, readonly urn: string }[]} waiting what could not be judged
 * @param {string} time ISO 8601
 * @returns {{ readonly tell: readonly Finding[], readonly known: readonly Finding[], readonly mended: number }}
 */
exports.compared = (found, known, waiting, time) => {
    const before = new Map(known.map((finding) => [finding.Id, finding]));
    /** @type {readonly Finding[]} */
    const now = found.map((finding) => ({ ...finding, CreatedAt: before.get(finding.Id)?.CreatedAt ?? finding.CreatedAt }));
    const ids = new Set(now.map(({ Id }) => Id));
    const open = new Set(waiting.map(({ policy, urn }) => JSON.stringify([policy, urn])));
    const gone = known.filter(({ Id }) => !ids.has(Id));
    const stays = gone.filter((finding) => open.has(placeOf(finding)));
    const mended = gone
        .filter((finding) => !stays.includes(finding) && finding.RecordState !== "ARCHIVED")
        .map((finding) => ({
            ...finding,
            UpdatedAt: time,
            RecordState: "ARCHIVED",
            Compliance: { ...finding.Compliance, Status: "PASSED" },
        }));
    const wasArchived = (/** @type {Finding} */ { Id }) => before.get(Id)?.RecordState === "ARCHIVED";
    return {
        tell: [...now.filter((finding) => finding.RecordState !== "ARCHIVED" || !wasArchived(finding)), ...mended],
        known: [...now, ...stays],
        mended: mended.length,
    };
};

/** @param {Finding} finding */
const placeOf = (finding) =>
    JSON.stringify([finding.ProductFields?.["lambda-safeguard/policy"], finding.Resources?.[0]?.Details?.Other?.urn]);

/**
 * The findings in pieces that one request takes.
 * @param {readonly Finding[]} findings @returns {Finding[][]}
 */
exports.batches = (findings) => {
    /** @type {Finding[][]} */
    const all = [];
    let bytes = Infinity;
    for (const finding of findings) {
        const size = Buffer.byteLength(JSON.stringify(finding));
        if (bytes + size > BYTES || (all.at(-1)?.length ?? MOST) >= MOST) {
            all.push([]);
            bytes = 0;
        }
        all.at(-1)?.push(finding);
        bytes += size;
    }
    return all;
};
