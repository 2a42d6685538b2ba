/** Phone numbers: the international and the North American form by themselves, other national forms beside a word that announces them. */
import { AFTER, inArn, matches } from "./boundaries";
import { type Span } from "./kinds";

/** The country codes that the ITU has assigned (E.164, list of 2016 with amendments), by their first digit. */
const COUNTRY_CODE =
    /^(?:1|7|2(?:0|7|1[1-368]|[2346]\d|5[0-8]|9[01789])|3(?:[0-469]|5\d|7\d|8[0-35-79])|4(?:[013-9]|2[013])|5(?:[1-8]|0\d|9\d)|6(?:[0-6]|[7-9]\d)|8(?:[1246]|5[0235-9]|8[0-36])|9(?:[0-58]|6\d|7[0-9]|9[2-689]))/;

const INTERNATIONAL = new RegExp(`(?<![\\w+/.\\-@$%~])\\+[1-9](?:[ .()\\-/\\u00a0\\u2011]{0,3}\\d){6,15}${AFTER}`, "g");

const NATIONAL = new RegExp(`(?<![\\w\\-/+@%$~(]|\\d\\.)\\(?\\d(?:[ .()\\-/\\u00a0]{0,3}\\d){6,14}${AFTER}`, "g");

/**
 * `(415) 555-0132`, `415-555-0132` and `1-415-555-0132`: area and exchange begin with 2 to 9 (NANPA). Without the brackets the last group must be no
 * power of two: `256-512-1024` are sizes.
 */
const NORTH_AMERICAN =
    /(?<![\w\-/+@%$~.])(?:1[-. ])?(?:\([2-9]\d{2}\) ?\d{3}[-. ]\d{4}|[2-9]\d{2}-[2-9]\d{2}-(?!1024|2048|4096|8192)\d{4})(?![\w\-/@%~=]|[.+]\d)/g;

/** Numbers that the called party pays for belong to a business (NANPA, "Toll-free codes"). */
const TOLL_FREE = /^\+?1?8(?:00|33|44|55|66|77|88)/;

/** Phone numbers in the international form, and North American ones in their two usual forms. */
export function findPhones(text: string): readonly Span[] {
    const found: Span[] = [];
    if (text.includes("+")) {
        for (const match of matches(INTERNATIONAL, text)) {
            const length = internationalLength(match[0]);
            if (length > 0 && !inArn(text, match.index)) found.push({ kind: "phone", start: match.index, end: match.index + length });
        }
    }
    if (text.includes("(") || text.includes("-")) {
        for (const match of matches(NORTH_AMERICAN, text)) {
            if (!TOLL_FREE.test(match[0].replace(/\D/g, "")))
                found.push({ kind: "phone", start: match.index, end: match.index + match[0].length });
        }
    }
    return found;
}

/** What an international number must not be, each with why. */
const NO_NUMBER: readonly (readonly [because: string, holds: (digits: string, text: string) => boolean])[] = [
    ["the ITU has assigned no such country", (digits) => !COUNTRY_CODE.test(digits)],
    ["its last digits are all the same", (digits) => /^(\d)\1*$/.test(digits.slice(-7))],
    ["the called party pays", (digits) => TOLL_FREE.test(digits.startsWith("1") ? digits.slice(1) : "")],
    ["a number of North America is too short", (digits) => digits.startsWith("1") && (!/^1[2-9]/.test(digits) || digits.length < 11)],
    ["a number of another country is too short or too long", (digits) => digits.length < 9 || digits.length > 16],
    ["it ends in many noughts", (digits) => !digits.startsWith("1") && /0{5}$/.test(digits)],
    ["it is a decimal number or a time", (digits, text) => !digits.startsWith("1") && /^\+\d{1,2}[.:]\d\d/.test(text)],
];

/** How many digits a number of North America has, the country's included. */
const NORTH_AMERICAN_DIGITS = 11;

/** How much of `text` is a number: one of a country with fixed length may be followed by another. 0 if none is. */
function internationalLength(text: string): number {
    const digits = text.replace(/\D/g, "");
    if (NO_NUMBER.some(([, holds]) => holds(digits, text))) return 0;
    if (!digits.startsWith("1")) return text.length;
    let seen = 0;
    let end = 0;
    while (seen < NORTH_AMERICAN_DIGITS) if (/\d/.test(text.charAt(end++))) seen++;
    return /\d/.test(text.charAt(end)) ? 0 : end;
}

export { PHONE_LABELS, WEAK_PHONE_LABELS } from "./label-words";

/** Candidates in national form, with whether they are written in groups: a label decides. */
export function* nationalPhones(text: string): Generator<Span & { readonly grouped: boolean }> {
    for (const match of matches(NATIONAL, text)) {
        const written = match[0].trim();
        const digits = written.replace(/\D/g, "");
        if (/^\d{4}[-/. ]\d\d[-/. ]\d\d|^\d\d[-/.]\d\d[-/.]\d{4}|^\d{1,3}(?:\.\d{1,3}){3}$/.test(written)) continue;
        if (/^(\d)\1*$/.test(digits) || TOLL_FREE.test(digits)) continue;
        yield { kind: "phone", start: match.index, end: match.index + match[0].length, grouped: /\d[ .()\-/\u00a0]{1,3}\d/.test(written) };
    }
}
