/** What stands in the place of a secret without being one: placeholders, references, documented examples. */

import { UNKNOWN } from "../values";
import { isWordy } from "./wordy";

/** Shannon entropy of the characters of `text`, in bits a character. */
export function entropy(text: string): number {
    const counts = new Map<string, number>();
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
    return bits;
}

/** Words that say of a value that it is none. AWS marks the keys of its documentation with EXAMPLE. */
const PLACEHOLDER_WORDS =
    /example|placeholder|changeme|change[-_ ]me|change[-_ ]this|changeit|replace|redact|dummy|your[-_ ]|yourpass|yoursecret|yourtoken|yourkey|insert[-_ ]|todo|fixme|not[-_ ]?(?:set|used|real|needed|available|applicable)|unknown|undefined|masked|removed|omitted/iu;

/** What is said of a value that is still to come, as the whole of it: `to-be-injected`, `to be provided by the pipeline`. */
const TO_COME =
    /^(?:(?:value|password|secret|token|key|is|yet|still)[-_ ]){0,3}to[-_ ]be[-_ ](?:set|done|[a-z]{3,16}ed)(?:[-_ ](?:by|in|at|on|from|with|during|later|via|after|before)(?:[-_ ][a-z]{1,16}){0,4})?$/iu;

/** Defaults of a program that ask to be changed, or say what they are: deployed as they are they are the secret, and everybody knows it. */
const NEVER_CHANGED: readonly (readonly [because: string, pattern: RegExp])[] = [
    [
        "it asks to be changed in production",
        /(?:change|replace|update|override|set)[\w -]{0,24}\bprod|change[\w -]{0,24}_prod|(?:change|replace)[\w -]{0,16}[-_ ]in[-_ ]prod/iu,
    ],
    [
        "it says that it is not for production",
        /(?:do[-_ ]?not|don'?t|never|not)[-_ ](?:use|for|safe)[\w -]{0,24}prod|(?:dev|development|local|test|testing)[-_ ]only|only[-_ ]for[-_ ](?:dev|test|local)/iu,
    ],
    [
        "it says that it is a default",
        /(?:^|[-_ ])(?:default|fallback|insecure|unsafe|hardcoded)[-_ ](?:\w{1,16}[-_ ])?(?:secret|password|passphrase|key|token)/iu,
    ],
    ["it says that it is secret", /(?:super|very|top|ultra|extra|more)[-_ ]?(?:duper[-_ ]?)?secret|shhh+|s3cr3t/iu],
];

/** Whether `value` is a default that nobody changed. Short words such as `changeme` only mark a gap. */
export const isNeverChangedDefault = (value: string): boolean =>
    value.length >= 10 && value.length <= 128 && /^[\w .!@#:/-]+$/u.test(value) && NEVER_CHANGED.some(([, pattern]) => pattern.test(value));

/** Fillers, as they are typed. */
const FILLER = /xxxx|XXXX|\*\*\*|\.\.\./u;

/** References to a value that is kept elsewhere, of templates of every kind: `${…}`, `{{…}}`, `<…>`, `%(…)s`, `[secret]`. */
const REFERENCE =
    /\$\{[^{}#>]{0,128}\}|^\$\{|\{\{[^{}]{0,128}\}\}|^\{\{|\$\([^()]{0,128}\)|^\$\(|<[^<>]{0,80}>|<%|%\(\w|(?:^|\W)%[sdv@](?!\w)|^%\w{1,64}%$|^['"]?\$\w{1,64}['"]?$|^\$[A-Z][A-Z0-9_]{2,63}\/|^\{[A-Za-z_][\w.]{0,63}\}$|^\[[^\]]{0,64}\]$|\{[A-Za-z_]\w{1,40}\}$|^__\w{1,60}__$|^@@?[A-Za-z]\w{0,60}@?$|^#\{/u;

/** Variables of PowerShell by their scope, `$env:DB_PASSWORD` (about_Scopes, "Using scopes"). */
const SCOPED = /^["']?\$(?:env|global|local|private|script|using|variable|workflow):[A-Za-z_]/iu;

/** A gap with a name behind a sign, `orders-{stage}`. */
const GAP = /(?:^|[/._:-])\{[A-Za-z_]\w{1,40}\}/gu;

/** A gap without a name, `{}` or `{0}`. */
const UNNAMED_GAP = /\{\d{0,2}\}/gu;

/** Whether a text is one to be filled in, `{}:{}`, `Bearer {0}`: words and signs but for its gaps. A password may hold braces. */
function isFormat(text: string): boolean {
    const rest = text.replace(UNNAMED_GAP, "-");
    return rest !== text && isWordy(rest.replace(/[^\p{L}\p{N}]/gu, "-"));
}

/** Whether a text has gaps and is made of words but for them: a password may hold braces. */
function hasGaps(text: string): boolean {
    const rest = text.replace(GAP, "-");
    return rest !== text && isWordy(rest.replace(/[?&=,]/gu, "-"));
}

/**
 * Beginnings of values that are the same for everybody: the keys of Microsoft's emulators of storage and Cosmos DB (Azurite and
 * emulator documentation, "Authentication"), and what Pulumi writes in its states to tell secrets and other values apart.
 */
const PUBLISHED = [
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1",
    "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEH",
    "4dabf18193072939515e22adb298388d",
    "1b47061264138c4ac30d75fd1eb44270",
];

/** How much of a value is looked at: placeholders say so at once. */
const LOOKED_AT = 256;

/** Whether `value` refers to a value kept elsewhere, or one known only after deployment, rather than being one. */
export function isReference(value: string): boolean {
    const head = value.slice(0, LOOKED_AT);
    return REFERENCE.test(head) || SCOPED.test(head) || hasGaps(head) || isFormat(head) || value.includes(UNKNOWN);
}

/**
 * Whether `value` is a reference, or words or a filler that stand for a secret: `<password>`, `xxxxxxxx`, `your-api-key`, `****`.
 * A weak password is not a placeholder.
 */
export function isPlaceholder(value: string): boolean {
    const head = value.slice(0, LOOKED_AT);
    if (PUBLISHED.some((start) => head.startsWith(start))) return true;
    return isReference(head) || PLACEHOLDER_WORDS.test(head) || TO_COME.test(head) || FILLER.test(head) || isFiller(head);
}

/** Whether the body of a token is too regular to be one: at least 12 characters, of which few or all differ, or that count upwards. */
export function isFiller(body: string): boolean {
    if (/^(.)\1*$/su.test(body)) return true;
    if (body.length < 12) return false;
    const head = body.slice(0, LOOKED_AT);
    const different = new Set(head).size;
    return different < 5 || (different === head.length && head.length >= ALPHABET) || isSequence(head);
}

/** From this length on chance repeats a character; where none is, the text is an alphabet. */
const ALPHABET = 52;

/** Alphabets for people leave out letters that look like others: two between their neighbours. */
const LARGEST_GAP = 3;

/** Whether nearly every character follows the one before it, but for a few left out (`0123456789abcdef`, `ABCDEFGHJKLMNPQRSTVWXYZ`). */
function isSequence(text: string): boolean {
    let steps = 0;
    for (let i = 1; i < text.length; i++) {
        const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
        if ((step > 0 && step <= LARGEST_GAP) || (text[i] === "0" && text[i - 1] === "9") || (text[i] === "a" && text[i - 1] === "9"))
            steps++;
    }
    return steps >= (text.length - 1) * 0.9;
}
