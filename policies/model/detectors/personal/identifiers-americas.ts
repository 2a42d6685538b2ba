/** National and health identifiers of the Americas. */
import { digitsOf, isDay, luhn, numberAt, uniform, weighted } from "./checksums";
import { type Identifier } from "./identifier";

/** Numbers that were printed in advertisements or official leaflets and belong to nobody (SSA, "Social Security Cards Issued by Woolworth"). */
const PRINTED_SSN: ReadonlySet<string> = new Set(["078051120", "219099999"]);

/** SSA: no area 000, 666 or 900 and over, no group 00, no serial 0000 (POMS RM 10201.035). */
function isSsn(compact: string): boolean {
    const area = compact.slice(0, 3);
    return (
        area !== "000" &&
        area !== "666" &&
        area < "900" &&
        compact.slice(3, 5) !== "00" &&
        compact.slice(5) !== "0000" &&
        !PRINTED_SSN.has(compact) &&
        !uniform(digitsOf(compact))
    );
}

/** IRS Publication 1915: begins with 9, the fourth and fifth digits are 50–65, 70–88, 90–92 or 94–99. */
function isItin(compact: string): boolean {
    const group = numberAt(compact, 3, 2);
    if (compact.startsWith("98765432")) return false; // reserved by the SSA for advertisements
    return compact.startsWith("9") && group >= 50 && !(group > 65 && group < 70) && group !== 89 && group !== 93;
}

/** RENAPO: the states that a CURP names; NE is abroad. */
const MEXICAN_STATES = new Set(
    "AS BC BS CC CL CM CS CH DF CX DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE".split(" "),
);

const CURP_ALPHABET = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";

function isCurp(compact: string): boolean {
    if (!MEXICAN_STATES.has(compact.slice(11, 13))) return false;
    let sum = 0;
    for (let i = 0; i < 17; i++) sum += CURP_ALPHABET.indexOf(compact.charAt(i)) * (18 - i);
    return (10 - (sum % 10)) % 10 === numberAt(compact, 17, 1) && isDay(numberAt(compact, 6, 2), numberAt(compact, 8, 2));
}

/** A letter of a company's number counts by its place in ASCII from 0 on (Receita Federal, Instrução Normativa 2229 of 2024). */
const valuesOf = (compact: string): number[] => [...compact].map((character) => character.charCodeAt(0) - 48);

/** Receita Federal: two check digits, each modulo 11, the second over the first as well. */
function brazilian(digits: readonly number[], weights: readonly number[]): boolean {
    const check = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));
    const body = digits.length - 2;
    return (
        !uniform(digits) &&
        check(weighted(digits.slice(0, body), weights.slice(1))) === digits[body] &&
        check(weighted(digits.slice(0, body + 1), weights)) === digits[body + 1]
    );
}

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

function isRut(compact: string): boolean {
    const body = digitsOf(compact.slice(0, -1)).reverse();
    const rest = 11 - (weighted(body, [2, 3, 4, 5, 6, 7, 2, 3]) % 11);
    return compact.endsWith(rest === 11 ? "0" : rest === 10 ? "K" : String(rest)) && !uniform(body);
}

/** Identifiers of the Americas. */
export const AMERICAS: readonly Identifier[] = [
    {
        kind: "us-ssn",
        labels: ["ssn", "ssns", "socsec", "social security", "soc sec", "social number", "ss number"],
        shape: "\\d{3}[-. ]?\\d{2}[-. ]?\\d{4}",
        bare: "\\d{3}-\\d{2}-\\d{4}",
        valid: isSsn,
    },
    {
        kind: "us-itin",
        labels: ["itin", "individual taxpayer"],
        shape: "9\\d{2}[- ]?\\d{2}[- ]?\\d{4}",
        bare: "9\\d{2}-\\d{2}-\\d{4}",
        valid: isItin,
    },
    {
        // CMS, "Understanding the New Medicare Beneficiary Identifier Format": letters without S, L, O, I, B, Z.
        kind: "us-mbi",
        labels: ["mbi", "medicare", "medicare beneficiary"],
        shape: "[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d-?[AC-HJKMNP-RT-Y]{2}\\d{2}",
        bare: "[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d-[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d-[AC-HJKMNP-RT-Y]{2}\\d{2}",
        valid: () => true,
    },
    {
        kind: "ca-sin",
        labels: ["sin", "sin number", "social insurance", "assurance sociale"],
        shape: "\\d{3}[- ]?\\d{3}[- ]?\\d{3}",
        // No number that is issued begins with 0 or 8 (Employment and Social Development Canada).
        valid: (compact) => /^[^08]/.test(compact) && luhn(digitsOf(compact)) && !uniform(digitsOf(compact)),
    },
    {
        kind: "mx-curp",
        labels: ["curp"],
        shape: "[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\\d",
        bare: "[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\\d",
        valid: isCurp,
    },
    {
        kind: "br-cpf",
        labels: ["cpf", "cadastro de pessoas"],
        shape: "\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}",
        bare: "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}",
        valid: (compact) => brazilian(digitsOf(compact), CPF_WEIGHTS),
    },
    {
        kind: "br-cnpj",
        labels: ["cnpj"],
        shape: "[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?\\d{2}",
        bare: "[0-9A-Z]{2}\\.[0-9A-Z]{3}\\.[0-9A-Z]{3}/[0-9A-Z]{4}-\\d{2}",
        valid: (compact) => brazilian(valuesOf(compact), CNPJ_WEIGHTS),
    },
    {
        kind: "cl-rut",
        labels: ["rut", "rol unico", "rol \u00fanico"],
        shape: "\\d{1,2}\\.?\\d{3}\\.?\\d{3}-[0-9K]",
        bare: "\\d{1,2}\\.\\d{3}\\.\\d{3}-[0-9K]",
        valid: isRut,
    },
];
