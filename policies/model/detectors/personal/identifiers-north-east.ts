/** National identifiers of northern and eastern Europe. */
import { digitsOf, isDay, luhn, mod11And10, numberAt, uniform, weighted } from "./checksums";
import { type Identifier } from "./identifier";

/** The month of a PESEL carries the century: 80 is added for the 1800s, 20, 40 and 60 for the centuries from 2000 on. */
function isPesel(compact: string): boolean {
    const digits = digitsOf(compact);
    const check = (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10;
    return check === digits[10] && isDay(numberAt(compact, 2, 2) % 20, numberAt(compact, 4, 2));
}

function isCnp(compact: string): boolean {
    const digits = digitsOf(compact);
    const rest = weighted(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    return (rest === 10 ? 1 : rest) === digits[12] && isDay(numberAt(compact, 3, 2), numberAt(compact, 5, 2));
}

/** Skatteverket: the Luhn digit over the last ten; coordination numbers add 60 to the day. */
function isPersonnummer(compact: string): boolean {
    const ten = compact.slice(-10);
    return luhn(digitsOf(ten)) && isDay(numberAt(ten, 2, 2), numberAt(ten, 4, 2) % 60);
}

/** Skatteetaten: two check digits modulo 11; D-numbers add 40 to the day, other series 40 or 80 to the month. */
function isFodselsnummer(compact: string): boolean {
    const digits = digitsOf(compact);
    return (
        weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
        weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 &&
        isDay(numberAt(compact, 2, 2) % 40, numberAt(compact, 0, 2) % 40)
    );
}

/** Digital and Population Data Services Agency: the control character is the nine digits modulo 31; persons have 002 to 899. */
function isHenkilotunnus(compact: string): boolean {
    const number = Number(digitsOf(compact.slice(0, -1)).join("").slice(0, 9));
    return (
        "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(number % 31) === compact.slice(-1) &&
        number % 1000 >= 2 &&
        number % 1000 < 900 &&
        isDay(numberAt(compact, 2, 2), numberAt(compact, 0, 2))
    );
}

/** NVI: the tenth digit from the odd and even places, the eleventh from the sum of the first ten. */
function isTckn(compact: string): boolean {
    const digits = digitsOf(compact);
    const tenth = ((weighted(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10;
    return digits[0] !== 0 && tenth === digits[9] && weighted(digits, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === digits[10];
}

/** Identifiers of northern and eastern Europe, and of Turkey. */
export const NORTH_EAST: readonly Identifier[] = [
    { kind: "pl-pesel", labels: ["pesel", "numer pesel"], shape: "\\d{11}", valid: isPesel },
    { kind: "ro-cnp", labels: ["cnp", "cod numeric personal"], shape: "[1-9]\\d{12}", valid: isCnp },
    {
        kind: "hr-oib",
        labels: ["oib", "osobni identifikacijski broj"],
        shape: "\\d{11}",
        valid: (compact) => mod11And10(digitsOf(compact)) && !uniform(digitsOf(compact)),
    },
    {
        kind: "dk-cpr",
        labels: ["cpr", "cpr nummer", "cpr nr", "personnummer"],
        shape: "\\d{6}[- ]?\\d{4}",
        // Numbers issued since 2007 need not pass the old checksum (CPR-kontoret), so the day is all there is to check.
        valid: (compact) => isDay(numberAt(compact, 2, 2), numberAt(compact, 0, 2)),
    },
    {
        kind: "se-personnummer",
        labels: ["personnummer", "personnr", "samordningsnummer", "swedish personal"],
        shape: "(?:18|19|20)?\\d{6}[-+ ]?\\d{4}",
        bare: "(?:19|20)\\d{6}-\\d{4}",
        valid: isPersonnummer,
    },
    {
        kind: "no-fodselsnummer",
        labels: ["fodselsnummer", "f\u00f8dselsnummer", "personnummer", "fnr", "d nummer"],
        shape: "\\d{6}[- ]?\\d{5}",
        valid: isFodselsnummer,
    },
    {
        kind: "fi-henkilotunnus",
        labels: ["henkilotunnus", "henkil\u00f6tunnus", "hetu", "personbeteckning", "sotu"],
        shape: "\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]",
        bare: "\\d{6}[-+A]\\d{3}[0-9A-FHJ-NPR-Y]",
        valid: isHenkilotunnus,
    },
    {
        kind: "tr-tckn",
        labels: ["tckn", "tc kimlik", "kimlik no", "tc no", "kimlik numarasi", "kimlik numaras\u0131"],
        shape: "[1-9]\\d{10}",
        valid: isTckn,
    },
];
