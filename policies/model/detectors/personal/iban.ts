/** International bank account numbers (ISO 13616): country, length, structure and modulo 97. */
import { matches } from "./boundaries";
import { mod97 } from "./checksums";
import { type Span } from "./kinds";

/** What follows the country and the check digits, by country: n digits, a capitals, c either (SWIFT IBAN registry). */
const STRUCTURES: Readonly<Record<string, string>> = Object.fromEntries(
    (
        "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n " +
        "GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT4c20c HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a22c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n " +
        "MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n " +
        "ST21n SV4a20n TL19n TN20n TR5n17c UA6n19c VA18n VG4a16n XK16n DZ22n AO21n BF24c BJ24c CF23n CG23n CI24c CM23n CV21n GA23n GQ23n GW21n IR22n KM23n MA24n MG23n ML24c MZ21n NE24c SN24c TD23n TG24c"
    )
        .split(" ")
        .map((entry) => [entry.slice(0, 2), entry.slice(2)] as const),
);

const START = /(?<![\w\-/+@%$~.])(?:[A-Za-z]{2}\d{2}|[A-Z]{2} \d{2})(?=[ -]?[A-Za-z0-9]{2})/g;

/** No IBAN is longer, and none has more groups. */
const LONGEST = 34;

const PARTS = /(\d+)([nac])/g;

function fits(body: string, structure: string): boolean {
    let at = 0;
    for (const [, count = "0", kind] of structure.matchAll(PARTS)) {
        for (const end = at + Number(count); at < end; at++) {
            const code = body.charCodeAt(at);
            const digit = code >= 48 && code <= 57;
            const letter = code >= 65 && code <= 90;
            if (kind === "n" ? !digit : kind === "a" ? !letter : !(digit || letter)) return false;
        }
    }
    return at === body.length;
}

const lengthOf = (structure: string): number => [...structure.matchAll(PARTS)].reduce((sum, part) => sum + Number(part[1]), 4);

const LENGTHS: ReadonlyMap<string, number> = new Map(
    Object.entries(STRUCTURES).map(([country, structure]) => [country, lengthOf(structure)]),
);

/** The IBANs in `text`, written in one piece or in groups. */
export function findIbans(text: string): readonly Span[] {
    const found: Span[] = [];
    for (const match of matches(START, text)) {
        const country = match[0].slice(0, 2).toUpperCase();
        const length = LENGTHS.get(country);
        if (length === undefined) continue;
        const end = endOf(text, match.index, length);
        if (end < 0) continue;
        const written = text.slice(match.index, end).replace(/[ -]/g, "");
        const compact = written.toUpperCase();
        // In capitals, or in small letters throughout: mixed ones are an id that hits the checksum.
        if (written !== compact && written !== written.toLowerCase()) continue;
        if (!fits(compact.slice(4), STRUCTURES[country] ?? "") || mod97(compact.slice(4) + compact.slice(0, 4)) !== 1) continue;
        found.push({ kind: "iban", start: match.index, end });
    }
    return found;
}

const isAlphanumeric = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Where `length` letters and digits with single separators between groups end, or -1 if the token goes on or stops before. */
function endOf(text: string, start: number, length: number): number {
    let taken = 0;
    let at = start;
    for (const limit = Math.min(text.length, start + 2 * LONGEST); at < limit && taken < length; at++) {
        const code = text.charCodeAt(at);
        if (isAlphanumeric(code)) taken++;
        else if ((code !== 32 && code !== 45) || taken % 2 !== 0 || !isAlphanumeric(text.charCodeAt(at - 1))) return -1;
    }
    return taken === length && !/^[\w\-/@%~=]/.test(text.slice(at, at + 1)) ? at : -1;
}
