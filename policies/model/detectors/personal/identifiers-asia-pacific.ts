/** National and health identifiers of Asia, Africa and Oceania. */
import { digitsOf, isDay, luhn, numberAt, uniform, verhoeff, weighted } from "./checksums";
import { type Identifier } from "./identifier";

/** GB 11643-1999: ISO 7064 MOD 11-2 over seventeen digits, and a day of birth in the middle. */
function isChinese(compact: string): boolean {
    const rest = weighted(digitsOf(compact.slice(0, 17)), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11;
    const year = numberAt(compact, 6, 4);
    return (
        "10X98765432".charAt(rest) === compact.slice(-1) &&
        year >= 1900 &&
        year < 2100 &&
        isDay(numberAt(compact, 10, 2), numberAt(compact, 12, 2))
    );
}

const TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

function isTaiwanese(compact: string): boolean {
    const first = TAIWAN_LETTERS.indexOf(compact.charAt(0)) + 10;
    const digits = [Math.floor(first / 10), first % 10, ...digitsOf(compact.slice(1))];
    return weighted(digits, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
}

/** Modulo 11 with weights 9 (a blank before a single letter, counting 36) to 1; the check digit A counts 10. */
function isHongKong(compact: string): boolean {
    const padded = compact.padStart(9, " ");
    let sum = 0;
    for (let i = 0; i < 9; i++) {
        const char = padded.charAt(i);
        const value = char === " " ? 36 : /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55;
        sum += value * (9 - i);
    }
    return sum % 11 === 0;
}

/** The checksum that Korea used until October 2020; later numbers are random in their last digits. */
function isKoreanChecked(compact: string): boolean {
    const digits = digitsOf(compact);
    return isKorean(compact) && (11 - (weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digits[12];
}

const isKorean = (compact: string): boolean => isDay(numberAt(compact, 2, 2), numberAt(compact, 4, 2));

/** Ministerial ordinance of 2014, number 85: weights 6 to 2 and 7 to 2, modulo 11. */
function isMyNumber(compact: string): boolean {
    const digits = digitsOf(compact);
    const rest = weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest <= 1 ? 0 : 11 - rest) === digits[11] && !uniform(digits);
}

const NRIC_LETTERS: Readonly<Record<string, string>> = {
    S: "JZIHGFEDCBA",
    T: "JZIHGFEDCBA",
    F: "XWUTRQPNMLK",
    G: "XWUTRQPNMLK",
    M: "XWUTRQPNJLK",
};
const NRIC_OFFSET: Readonly<Record<string, number>> = { T: 4, G: 4, M: 3 };

function isNric(compact: string): boolean {
    const first = compact.charAt(0);
    const sum = weighted(digitsOf(compact), [2, 7, 6, 5, 4, 3, 2]) + (NRIC_OFFSET[first] ?? 0);
    return NRIC_LETTERS[first]?.charAt(sum % 11) === compact.charAt(8);
}

function isTfn(compact: string): boolean {
    const digits = digitsOf(compact);
    return weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && !uniform(digits);
}

function isAustralianMedicare(compact: string): boolean {
    const digits = digitsOf(compact);
    return weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits[8];
}

/** Identifiers of Asia, Africa and Oceania. */
export const ASIA_PACIFIC: readonly Identifier[] = [
    {
        kind: "il-id",
        labels: ["teudat zehut", "israeli id", "mispar zehut", "תעודת זהות", "מספר זהות", "ת ז", "תז"],
        shape: "\\d{9}|\\d{7,8}-\\d",
        valid: (compact) => luhn(digitsOf(compact)) && !uniform(digitsOf(compact)),
    },
    {
        kind: "za-id",
        labels: ["south african id", "sa id", "rsa id", "za id", "said number"],
        shape: "\\d{6} ?\\d{4} ?[0-2]\\d{2}",
        valid: (compact) => luhn(digitsOf(compact)) && isDay(numberAt(compact, 2, 2), numberAt(compact, 4, 2)),
    },
    {
        kind: "in-aadhaar",
        labels: ["aadhaar", "aadhar", "adhaar", "uidai", "आधार", "আধার", "ஆதார்"],
        shape: "[2-9]\\d{3}[- ]?\\d{4}[- ]?\\d{4}",
        valid: (compact) => verhoeff(digitsOf(compact)) && !uniform(digitsOf(compact)),
    },
    // Income Tax Department: the fourth letter says what the holder is (P: a person).
    { kind: "in-pan", labels: ["pan", "permanent account", "pan card"], shape: "[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]", valid: () => true },
    {
        kind: "cn-id",
        labels: ["chinese id", "resident id", "shenfenzheng", "cn id", "\u8eab\u4efd\u8bc1"],
        shape: "[1-8]\\d{16}[0-9X]",
        bare: "[1-8]\\d{16}[0-9X]",
        valid: isChinese,
    },
    { kind: "tw-id", labels: ["taiwan id", "taiwanese id", "tw id", "身分證", "身份證"], shape: "[A-Z][1289]\\d{8}", valid: isTaiwanese },
    {
        kind: "hk-id",
        labels: ["hkid", "hong kong id", "hk id", "身份證"],
        shape: "[A-Z]{1,2}\\d{6} ?(?:\\([0-9A]\\)|[0-9A])",
        bare: "[A-Z]{1,2}\\d{6}\\([0-9A]\\)",
        valid: isHongKong,
    },
    {
        kind: "kr-rrn",
        labels: ["rrn", "resident registration", "jumin", "korean id", "\uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638", "주민번호"],
        shape: "\\d{6}-?[1-8]\\d{6}",
        bare: "\\d{6}-[1-8]\\d{6}",
        valid: isKorean,
        validBare: isKoreanChecked,
    },
    {
        kind: "jp-my-number",
        labels: ["my number", "mynumber", "individual number", "kojin bango", "\u30de\u30a4\u30ca\u30f3\u30d0\u30fc", "個人番号"],
        shape: "\\d{4}[- ]?\\d{4}[- ]?\\d{4}",
        valid: isMyNumber,
    },
    {
        kind: "sg-nric",
        labels: ["nric", "fin", "fin number", "singapore id"],
        shape: "[STFGM]\\d{7}[A-Z]",
        bare: "[STFGM]\\d{7}[A-Z]",
        valid: isNric,
    },
    { kind: "au-tfn", labels: ["tfn", "tax file"], shape: "\\d{3} ?\\d{3} ?\\d{3}", valid: isTfn },
    {
        kind: "au-medicare",
        labels: ["medicare", "medicare card", "medicare number"],
        shape: "[2-6]\\d{3} ?\\d{5} ?\\d(?:[ /-]?\\d)?",
        valid: isAustralianMedicare,
    },
];
