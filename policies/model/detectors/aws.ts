/** AWS secret access keys, which have no prefix: forty characters are one only beside an access key id or a name that says so. */
import { alphabet, type Runs } from "./alphabet";
import { isPlaceholder } from "./placeholder";
import { type Found } from "./prefixes";

const SECRET = alphabet("A-Za-z0-9/+");
const LENGTH = 40;
/** How far from an access key id its secret may stand, in characters. */
const BESIDE = 256;

/** Finds secret access keys beside the access key ids of `tokens`. */
export function findAwsSecretKeys(runs: Runs, tokens: readonly Found[]): Found[] {
    const { text } = runs;
    const found: Found[] = [];
    let done = 0;
    for (const { kind, start, end } of tokens) {
        if (kind !== "aws-access-key-id") continue;
        const stop = Math.min(text.length, end + BESIDE);
        for (let at = Math.max(done, start - BESIDE); at < stop;) {
            const runEnd = runs.end(SECRET, at);
            if (runEnd - at === LENGTH && SECRET[text.charCodeAt(at - 1)] !== 1 && isSecretKey(text.slice(at, runEnd))) {
                found.push({ kind: "aws-secret-access-key", start: at, end: runEnd });
            }
            at = runEnd + 1;
        }
        done = stop;
    }
    return found;
}

/** Whether forty characters have the variety of a secret key: a digest in hex and a path of words have not. */
export const isSecretKey = (text: string): boolean =>
    /[a-z]/u.test(text) && /[A-Z]/u.test(text) && /\d/u.test(text) && !/^[0-9a-fA-F]+$/u.test(text) && !isPlaceholder(text);
