/** National and health identifiers of western and southern Europe and of the British Isles. */
import { digitsOf, ean13, mod11And10, numberAt, uniform, weighted } from "./checksums";
import { type Identifier } from "./identifier";

const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Ministerio del Interior: the letter is the number modulo 23; X, Y and Z before it count 0, 1 and 2, K, L and M nothing. */
function isDni(compact: string): boolean {
    const number = Number(
        compact
            .slice(0, -1)
            .replace(/^[KLM]/, "")
            .replace(/^[XYZ]/, (first) => String("XYZ".indexOf(first))),
    );
    return number > 0 && compact.endsWith(DNI_LETTERS.charAt(number % 23));
}

/** HMRC NIM39110: letters and prefixes that are never used. */
const NINO_PREFIX = "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]";

/** NHS Data Dictionary, "NHS number": modulo 11 with weights 10 to 2. */
function isNhs(compact: string): boolean {
    const digits = digitsOf(compact);
    return (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits[9] && !uniform(digits);
}

/** Revenue: modulo 23 with weights 8 to 2, and 9 for the second letter; the old ones, T and W, do not count. */
function isPps(compact: string): boolean {
    const second = compact.charCodeAt(8);
    const extra = compact.length > 8 && second !== 87 && second !== 84 ? (second - 64) * 9 : 0;
    return "WABCDEFGHIJKLMNOPQRSTUV".charAt((weighted(digitsOf(compact), [8, 7, 6, 5, 4, 3, 2]) + extra) % 23) === compact.charAt(7);
}

/**
 * BZSt: no leading zero, ISO 7064. Of the first ten digits one repeats in numbers that were issued; numbers made up for examples
 * often lack that, and beside a label they count all the same.
 */
function isSteuerId(compact: string): boolean {
    const digits = digitsOf(compact);
    return digits[0] !== 0 && mod11And10(digits) && !uniform(digits);
}

/** INSEE: the third pair of digits is a month, or one of the numbers that stand for an unknown one. */
function hasNirMonth(compact: string): boolean {
    const month = numberAt(compact, 3, 2);
    return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
}

/** The key is 97 less the number modulo 97; Corsica's 2A and 2B count 19 and 18. */
function isNir(compact: string): boolean {
    const body = compact.slice(0, 13).replace("2A", "19").replace("2B", "18");
    return hasNirMonth(compact) && 97 - (Number(body) % 97) === numberAt(compact, 13, 2);
}

const CF_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Decreto 23 dicembre 1976: the sixteenth character is a sum modulo 26, odd places by a table. */
function isCodiceFiscale(compact: string): boolean {
    let sum = 0;
    for (let i = 0; i < 15; i++) {
        const code = compact.charCodeAt(i);
        const value = code <= 57 ? code - 48 : code - 65;
        sum += i % 2 === 0 ? (CF_ODD[value] ?? 0) : value;
    }
    // The day of a woman's birth has 40 added; in a replacement for a number that two bear it is written in letters.
    const day = Number(compact.slice(9, 11)) % 40;
    return compact.charCodeAt(15) - 65 === sum % 26 && (Number.isNaN(day) || (day >= 1 && day <= 31));
}

function isPortugueseNif(compact: string): boolean {
    const digits = digitsOf(compact);
    const rest = 11 - (weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (rest > 9 ? 0 : rest) === digits[8] && !uniform(digits);
}

/** The eleven-proof: weights 9 to 2, the last digit counting -1. */
function isBsn(compact: string): boolean {
    const digits = digitsOf(compact);
    return weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !uniform(digits);
}

/** 97 less the first nine digits modulo 97, with a 2 before them for those born since 2000. */
function isBelgian(compact: string): boolean {
    const body = compact.slice(0, 9);
    const key = numberAt(compact, 9, 2);
    const month = numberAt(compact, 2, 2) % 20;
    return month <= 12 && numberAt(compact, 4, 2) <= 31 && (97 - (Number(body) % 97) === key || 97 - (Number("2" + body) % 97) === key);
}

const D = "[0-9LMNPQRSTUV]";
const CODICE_FISCALE = `[A-Z]{6}${D}{2}[ABCDEHLMPRST]${D}{2}[A-Z]${D}{3}[A-Z]`;

/** Identifiers of western and southern Europe. */
export const EUROPE: readonly Identifier[] = [
    {
        kind: "uk-nino",
        labels: ["nino", "ni number", "ni no", "national insurance", "nat ins"],
        shape: `${NINO_PREFIX}[- ]?\\d{2}[- ]?\\d{2}[- ]?\\d{2}[- ]?[A-D]`,
        bare: `${NINO_PREFIX} \\d{2} \\d{2} \\d{2} [A-D]`,
        valid: () => true,
    },
    {
        kind: "uk-nhs",
        labels: ["nhs", "nhs number", "national health", "health service number"],
        shape: "\\d{3}[- ]?\\d{3}[- ]?\\d{4}",
        valid: isNhs,
    },
    {
        kind: "ie-pps",
        labels: ["pps", "ppsn", "pps number", "personal public service"],
        shape: "\\d{7}[A-W][A-ITW]?",
        valid: isPps,
    },
    {
        kind: "de-tax-id",
        labels: [
            "steuer id",
            "steuerid",
            "steuer identifikationsnummer",
            "steueridentifikationsnummer",
            "steuernummer",
            "steuernr",
            "idnr",
            "id nr",
            "tin",
        ],
        shape: "\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}",
        valid: isSteuerId,
    },
    {
        kind: "fr-nir",
        labels: [
            "nir",
            "insee",
            "securite sociale",
            "s\u00e9curit\u00e9 sociale",
            "secu",
            "s\u00e9cu",
            "num\u00e9ro de s\u00e9cu",
            "carte vitale",
            "nss",
            "numero de securite sociale",
            "n secu",
        ],
        shape: "[12378] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}",
        bare: "[12378] \\d{2} \\d{2} (?:\\d{2}|2[AB]) \\d{3} \\d{3} \\d{2}",
        // Beside a label fifteen digits with a month in their middle are one, even where the key was mistyped.
        valid: hasNirMonth,
        validBare: isNir,
    },
    {
        kind: "es-nif",
        labels: ["dni", "nie", "nif", "documento nacional", "documento de identidad", "n\u00famero de identidad"],
        shape: "(?:\\d{7,8}|[KLMXYZ]-?\\d{7})[- ]?[TRWAGMYFPDXBNJZSQVHLCKE]",
        bare: "(?:\\d{8}|[XYZ]-?\\d{7})-?[TRWAGMYFPDXBNJZSQVHLCKE]",
        valid: isDni,
    },
    {
        kind: "it-codice-fiscale",
        labels: ["codice fiscale", "codicefiscale", "cod fisc", "cf", "fiscal code"],
        shape: CODICE_FISCALE,
        bare: CODICE_FISCALE,
        valid: isCodiceFiscale,
    },
    {
        kind: "pt-nif",
        labels: ["nif", "contribuinte", "n\u00famero de contribuinte", "numero de identificacao fiscal"],
        shape: "[123]\\d{2}[ .]?\\d{3}[ .]?\\d{3}",
        valid: isPortugueseNif,
    },
    {
        kind: "nl-bsn",
        labels: ["bsn", "burgerservicenummer", "sofinummer", "sofi"],
        shape: "\\d{4}[. ]\\d{2}[. ]\\d{3}|\\d{3}[. ]?\\d{3}[. ]?\\d{3}",
        valid: isBsn,
    },
    {
        kind: "be-national-number",
        labels: [
            "rijksregisternummer",
            "rijksregister",
            "registre national",
            "num\u00e9ro national",
            "numero national",
            "insz",
            "niss",
            "nrn",
        ],
        shape: "\\d{2}[. ]?\\d{2}[. ]?\\d{2}[- ]?\\d{3}[. ]?\\d{2}",
        bare: "\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}",
        valid: isBelgian,
    },
    {
        kind: "ch-ahv",
        labels: ["ahv", "ahv nr", "ahvn", "avs", "oasi", "*sozialversicherungsnummer", "n avs", "numero avs"],
        shape: "756[. ]?\\d{4}[. ]?\\d{4}[. ]?\\d{2}",
        bare: "756\\.\\d{4}\\.\\d{4}\\.\\d{2}",
        valid: (compact) => ean13(digitsOf(compact)),
    },
];
