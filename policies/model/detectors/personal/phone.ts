/** Phone numbers: the international and the North American form by themselves, other national forms beside a word that announces them. */
import { AFTER, inArn, matches } from "./boundaries";
import { type Span } from "./kinds";

/** The country codes that the ITU has assigned (E.164, list of 2016 with amendments), by their first digit. */
const COUNTRY_CODE =
    /^(?:1|7|2(?:0|7|1[1-368]|[2346]\d|5[0-8]|9[01789])|3(?:[0-469]|5\d|7\d|8[0-35-79])|4(?:[013-9]|2[013])|5(?:[1-8]|0\d|9\d)|6(?:[0-6]|[7-9]\d)|8(?:[1246]|5[0235-9]|8[0-36])|9(?:[0-58]|6\d|7[0-9]|9[2-689]))/;

const INTERNATIONAL = new RegExp(`(?<![\\w+/.\\-@$%~])\\+[1-9](?:[ .()\\-/\\u00a0\\u2011]{0,3}\\d){6,15}${AFTER}`, "g");

const NATIONAL = new RegExp(`(?<![\\w\\-/+@%$~(]|\\d\\.)\\(?\\d(?:[ .()\\-/\\u00a0]{0,3}\\d){6,14}${AFTER}`, "g");

/**
 * `(415) 555-0132` and `415-555-0132`: area and exchange begin with 2 to 9 (NANPA). Without the brackets the last group must be no
 * power of two: `256-512-1024` are sizes.
 */
const NORTH_AMERICAN =
    /(?<![\w\-/+@%$~.])(?:\([2-9]\d{2}\) ?\d{3}[-. ]\d{4}|[2-9]\d{2}-[2-9]\d{2}-(?!1024|2048|4096|8192)\d{4})(?![\w\-/@%~=]|[.+]\d)/g;

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

/** How much of `text` is a number: a number of a country with fixed length may be followed by another. 0 if none is. */
function internationalLength(text: string): number {
    const digits = text.replace(/\D/g, "");
    const country = COUNTRY_CODE.exec(digits)?.[0];
    if (country === undefined || /^(\d)\1*$/.test(digits.slice(-7)) || TOLL_FREE.test(digits.startsWith("1") ? digits.slice(1) : ""))
        return 0;
    if (country !== "1")
        return digits.length >= 9 && !/0{5}$/.test(digits) && digits.length <= 16 && !/^\+\d{1,2}[.:]\d\d/.test(text) ? text.length : 0;
    if (!/^1[2-9]/.test(digits) || digits.length < 11) return 0;
    let seen = 0;
    for (let i = 0; i < text.length; i++) {
        if (/\d/.test(text.charAt(i)) && ++seen === 11) return /\d/.test(text.charAt(i + 1)) ? 0 : i + 1;
    }
    return 0;
}

/** Words that announce a phone number and little else. */
export const PHONE_LABELS: readonly string[] = [
    "phone",
    "phonenumber",
    "telephone",
    "tel",
    "cellphone",
    "mobile number",
    "mobile no",
    "cell number",
    "fax",
    "telefax",
    "telefon",
    "telefonnummer",
    "rufnummer",
    "handynummer",
    "mobilnummer",
    "telefono",
    "tel\u00e9fono",
    "telefone",
    "t\u00e9l\u00e9phone",
    "celular",
    "whatsapp",
    "msisdn",
    "\u7535\u8bdd",
    "\u96fb\u8a71",
];

/** Words that announce a phone number among other things: the number must be written in groups. */
export const WEAK_PHONE_LABELS: readonly string[] = [
    "mobile",
    "cell",
    "mobil",
    "handy",
    "m\u00f3vil",
    "movil",
    "portable",
    "call",
    "sms",
    "contact",
    "contact number",
    "pager",
    "emergency",
];

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
