/** Whether a text is made of words and short numbers, as names are. */

/** What parts of names look like. */
const NAME_PART: readonly RegExp[] = [
    /^[A-Z]{0,24}[a-z]{0,24}$/u,
    /^[A-Z]?[a-z]{1,24}(?:[A-Z][a-z]{1,24}){0,6}$/u,
    // A short number, a version, a word with a number behind it.
    /^(?:\d{1,4}|v\d{1,3}|[a-z]{1,12}\d{1,3}|[A-Z]{1,6}\d{1,3})$/u,
    // A day written as a number.
    /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u,
    // A number that stands for the letters that it counts, or for a word: k8s, i18n, o11y, b2b.
    /^[a-z]\d{1,2}[a-z]$/u,
    // Words of other languages: no alphabet that secrets are drawn from has their letters.
    /^(?=[\x00-\x7f]{0,40}[^\x00-\x7f])\p{L}{1,40}$/u,
];
/** A number with a unit, of a row or of a zone: 5m, 10k, 2nd, 1a. */
const MEASURE = /^(?:\d{1,3}(?:ms|s|m|min|h|d|k|[kmgt]b|g|px|st|nd|rd|th|am|pm)|[12][a-f])$/u;
/** A number with letters of which nobody knows what they are. */
const NUMBERED = /^\d{1,3}[a-z]{1,2}$/u;
/** Words and abbreviations joined by capitals: `DBClusterParameterGroups`, `SSECustomerKeyMD5`. */
const COMPOUND = /^[A-Za-z]{2,80}(?:[Vv]\d[A-Za-z]{2,40})?\d{0,3}$/u;
const COMPOUND_WORD = /[A-Z]{1,80}(?![a-z])|[A-Z]?[a-z]{1,80}/gu;

/** Whether a part is several words, as long as words are: those that chance makes have two to four letters. */
function isCompound(part: string): boolean {
    if (!COMPOUND.test(part)) return false;
    // A version within it is no word.
    const letters = part.replace(/[Vv]\d/u, "");
    const words = letters.match(COMPOUND_WORD) ?? [];
    return words.length > 1 && letters.length >= 4.5 * words.length && words.every((word) => word.length <= 20);
}

/** Words of three or four letters as they are said, and abbreviations of machines; chance rarely makes one, and hardly three in a row. */
const SHORT_WORD = [
    "[b-df-hj-np-tv-z][aeiou][b-df-hj-np-tv-z]e?",
    "[b-df-hj-np-tv-z][aeiou](?:ck|ct|ft|l[dklt]|m[ps]|n[dgkt]|r[dkmt]|s[hkst]|th)",
    "[aeiou][b-df-hj-np-tv-z][aeiou][b-df-hj-np-tv-z]",
    "(?:[bcdfgkp][lr]|s[hlnptw]|[ct]h|tr)[aeiou][b-df-hj-np-tv-z]",
    "ap[ip]|aws|az|db|prd|sql|srv|stg|vm|vpc",
].join("|");
/** Things that are counted: `node01`, `rack12`. A number of chance rarely begins with 0. */
const COUNTED = new RegExp(`^(?:[a-z]{2,4}0\\d{1,2}|(?:${SHORT_WORD})\\d{2})$`, "iu");

/** Groups of equal length that each mix letters and digits, as an app password is printed: `ab12-cd34-ef56`. Counted things are none. */
const isOfGroups = (parts: readonly string[]): boolean =>
    parts.length >= 3 &&
    parts.every((part) => part.length >= 4 && part.length === parts[0]?.length && /^[A-Za-z]{2,4}\d{2,4}$/u.test(part)) &&
    !parts.every((part) => COUNTED.test(part));

/** Whether `value` is made of words and short numbers, as names are: `orders-db`, `my_secret_v2`, `accessToken`. */
export function isWordy(value: string): boolean {
    let numbered = 0;
    const parts = value.split(/[-_./: [\]]/u);
    if (isOfGroups(parts)) return false;
    return parts.every((part) => {
        if (NAME_PART.some((shape) => shape.test(part)) || MEASURE.test(part) || isCompound(part)) return true;
        // A name may have one such part; several are groups of characters.
        return NUMBERED.test(part) && ++numbered === 1;
    });
}
