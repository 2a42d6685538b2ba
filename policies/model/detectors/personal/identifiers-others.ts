/**
 * Numbers of persons in further states. Each counts only beside a label of its own, and by its checksum where it has one; the checks are
 * those that the issuing authorities publish, as python-stdnum collects them.
 */
import { digitsOf, isDay, luhn, numberAt, uniform, weighted } from "./checksums";
import { type Identifier } from "./identifier";

/** A check: the weighted sum modulo something must agree with the digit after the weighted ones. */
const checked =
    (weights: readonly number[], check: (sum: number) => number) =>
    (compact: string): boolean => {
        const digits = digitsOf(compact);
        return !uniform(digits) && check(weighted(digits, weights)) === digits[weights.length];
    };

/** A day of birth from three pairs of digits, at the places where month and day stand; what is added to them is taken off. */
const hasDay =
    (month: number, day: number, mostMonths = 100) =>
    (compact: string): boolean =>
        isDay(numberAt(compact, month, 2) % mostMonths, numberAt(compact, day, 2));

const both =
    (...checks: readonly ((compact: string) => boolean)[]) =>
    (compact: string): boolean =>
        checks.every((check) => check(compact));

/** Deutsche Rentenversicherung: the letter counts by its place in the alphabet, digit sums of products, modulo 10. */
function isRentenversicherung(compact: string): boolean {
    const letter = compact.charCodeAt(8) - 64;
    const digits = digitsOf(`${compact.slice(0, 8)}${String(letter).padStart(2, "0")}${compact.slice(9, 11)}`);
    const sum = digits.reduce((total, digit, at) => {
        const product = digit * ([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1][at] ?? 0);
        return total + Math.floor(product / 10) + (product % 10);
    }, 0);
    return sum % 10 === numberAt(compact, 11, 1) && isDay(numberAt(compact, 4, 2), numberAt(compact, 2, 2) % 50 || 50);
}

/** Dachverband der Sozialversicherungsträger: the fourth digit is the sum of the others modulo 11. */
const isAustrian = (compact: string): boolean =>
    weighted(digitsOf(compact), [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === numberAt(compact, 3, 1) && numberAt(compact, 4, 2) >= 1;

/** Seguridad Social: the last two digits are the others modulo 97. */
const isSpanishSocial = (compact: string): boolean => {
    const number = Number(compact.slice(0, 10));
    const short = Number(compact.slice(0, 2) + compact.slice(3, 10));
    const key = numberAt(compact, 10, 2);
    return number % 97 === key || (compact.charAt(2) === "0" && short % 97 === key);
};

/** Ministry of the Interior: ten digits are divisible by 11; nine were issued until 1953. */
function isBirthNumber(compact: string): boolean {
    const month = numberAt(compact, 2, 2) % 50;
    const isDated = isDay(month > 20 ? month - 20 : month, numberAt(compact, 4, 2));
    if (compact.length === 9) return isDated && numberAt(compact, 0, 2) < 54;
    const body = Number(compact.slice(0, 9)) % 11;
    return isDated && (body % 10 === numberAt(compact, 9, 1) || Number(compact) % 11 === 0);
}

/** Estonia and Lithuania: weights 1 to 9 and 1, or where that gives 10 those from 3 on. */
function isBalticCode(compact: string): boolean {
    const digits = digitsOf(compact);
    const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
    const check = first < 10 ? first : (weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10;
    return check === digits[10] && isDay(numberAt(compact, 3, 2), numberAt(compact, 5, 2));
}

/** Latvia: numbers without a day of birth begin with 32, and have no published check. */
const isLatvian = (compact: string): boolean =>
    compact.startsWith("32") ||
    ((1101 - weighted(digitsOf(compact), [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11 === numberAt(compact, 10, 1) &&
        isDay(numberAt(compact, 2, 2), numberAt(compact, 0, 2)));

/** The successor states of Yugoslavia: modulo 11 over thirteen digits. */
const isJmbg = both(
    checked([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (sum) => ((11 - (sum % 11)) % 11) % 10),
    hasDay(2, 0),
);

/** Kazakhstan: weights 1 to 11, or those from 3 on where that gives 10. */
function isKazakh(compact: string): boolean {
    const digits = digitsOf(compact);
    const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
    const check = first < 10 ? first : weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
    return check === digits[11] && isDay(numberAt(compact, 2, 2), numberAt(compact, 4, 2));
}

/** Federal Tax Service of Russia: two check digits, of persons' numbers alone. */
const isInn = both(
    checked([7, 2, 4, 10, 3, 5, 9, 4, 6, 8], (sum) => (sum % 11) % 10),
    checked([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], (sum) => (sum % 11) % 10),
);

/** Inland Revenue of New Zealand: two rows of weights. */
function isIrd(compact: string): boolean {
    const padded = compact.padStart(9, "0");
    const check = (weights: readonly number[]): number => {
        const rest = weighted(digitsOf(padded), weights) % 11;
        return rest === 0 ? 0 : 11 - rest;
    };
    const first = check([3, 2, 7, 6, 5, 4, 3, 2]);
    return (first < 10 ? first : check([7, 4, 3, 2, 5, 2, 7, 6])) === numberAt(padded, 8, 1) && Number(padded) > 10_000_000;
}

/** Registro Civil of Ecuador: Luhn over ten digits, of 24 provinces. */
const isEcuadorian = (compact: string): boolean => {
    const province = numberAt(compact, 0, 2);
    return luhn(digitsOf(compact)) && ((province >= 1 && province <= 24) || province === 30) && numberAt(compact, 2, 1) < 6;
};

/** Identifiers whose label and checksum decide. */
const CHECKED: readonly Identifier[] = [
    {
        kind: "de-rvnr",
        labels: [
            "*sozialversicherungsnummer",
            "*sozialversicherungsnr",
            "*rentenversicherungsnummer",
            "rentenversicherungsnr",
            "rvnr",
            "sv nummer",
            "svnr",
        ],
        shape: "\\d{2} ?\\d{6} ?[A-Z] ?\\d{2} ?\\d",
        valid: isRentenversicherung,
    },
    {
        kind: "at-svnr",
        labels: ["*sozialversicherungsnummer", "svnr", "sv nummer", "versicherungsnummer"],
        shape: "[1-9]\\d{3} ?\\d{6}",
        valid: isAustrian,
    },
    {
        kind: "es-nss",
        labels: ["seguridad social", "nss", "naf", "numero de afiliacion"],
        shape: "\\d{2}[ /-]?\\d{8}[ /-]?\\d{2}",
        valid: isSpanishSocial,
    },
    {
        kind: "us-npi",
        labels: ["npi", "national provider", "provider identifier"],
        shape: "[12]\\d{9}",
        valid: (compact) => luhn(digitsOf(`80840${compact}`)),
    },
    { kind: "cz-sk-rc", labels: ["rodne cislo", "rodne c", "rc", "birth number"], shape: "\\d{6}/?\\d{3,4}", valid: isBirthNumber },
    {
        kind: "hu-tax-id",
        labels: ["adoazonosito*", "ado azonosito*", "adoszam"],
        shape: "8\\d{9}",
        valid: checked([1, 2, 3, 4, 5, 6, 7, 8, 9], (sum) => sum % 11),
    },
    {
        kind: "hu-taj",
        labels: ["taj", "taj szam", "tajszam"],
        shape: "\\d{3}[ -]?\\d{3}[ -]?\\d{3}",
        valid: checked([3, 7, 3, 7, 3, 7, 3, 7], (sum) => sum % 10),
    },
    { kind: "gr-amka", labels: ["amka", "αμκα"], shape: "\\d{11}", valid: both((compact) => luhn(digitsOf(compact)), hasDay(2, 0)) },
    {
        kind: "gr-afm",
        labels: ["afm", "αφμ"],
        shape: "\\d{9}",
        valid: checked([256, 128, 64, 32, 16, 8, 4, 2], (sum) => (sum % 11) % 10),
    },
    {
        kind: "bg-egn",
        labels: ["egn", "егн", "единен граждански номер"],
        shape: "\\d{10}",
        valid: both(
            checked([2, 4, 8, 5, 10, 9, 7, 3, 6], (sum) => (sum % 11) % 10),
            hasDay(2, 4, 20),
        ),
    },
    {
        kind: "ee-lt-id",
        labels: ["isikukood*", "asmens kodas", "asmens kod*", "personal code"],
        shape: "[1-8]\\d{10}",
        valid: isBalticCode,
    },
    { kind: "lv-pk", labels: ["personas kods", "personas kod*"], shape: "\\d{6}-?\\d{5}", valid: isLatvian },
    { kind: "yu-jmbg", labels: ["jmbg", "emso", "embg", "јмбг", "ембг", "maticni broj"], shape: "\\d{13}", valid: isJmbg },
    {
        kind: "is-kennitala",
        labels: ["kennitala*", "kt"],
        shape: "\\d{6}-?\\d{4}",
        valid: both(
            checked([3, 2, 7, 6, 5, 4, 3, 2], (sum) => (11 - (sum % 11)) % 11),
            hasDay(2, 0),
        ),
    },
    {
        kind: "ru-snils",
        labels: ["snils", "снилс"],
        shape: "\\d{3}[- ]?\\d{3}[- ]?\\d{3}[- ]?\\d{2}",
        valid: (compact) => (weighted(digitsOf(compact), [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === numberAt(compact, 9, 2),
    },
    { kind: "ru-inn", labels: ["inn", "инн"], shape: "\\d{12}", valid: isInn },
    {
        kind: "ua-rnokpp",
        labels: ["rnokpp", "рнокпп", "іпн", "ипн", "ідентифікаційний номер"],
        shape: "\\d{10}",
        valid: checked([-1, 5, 7, 9, 4, 6, 10, 5, 7], (sum) => (((sum % 11) + 11) % 11) % 10),
    },
    { kind: "kz-iin", labels: ["iin", "иин", "жсн"], shape: "\\d{12}", valid: isKazakh },
    {
        kind: "th-id",
        labels: ["เลขประจำตัวประชาชน", "บัตรประชาชน", "เลขบัตรประชาชน", "thai id", "thai national id"],
        shape: "[1-8][- ]?\\d{4}[- ]?\\d{5}[- ]?\\d{2}[- ]?\\d",
        valid: checked([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], (sum) => (11 - (sum % 11)) % 10),
    },
    {
        kind: "ar-cuit",
        labels: ["cuit", "cuil"],
        shape: "\\d{2}-?\\d{8}-?\\d",
        valid: checked([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (sum) => Number("012345678990".charAt(11 - (sum % 11)))),
    },
    {
        kind: "uy-ci",
        labels: ["cedula", "cedula de identidad", "ci"],
        shape: "\\d\\.?\\d{3}\\.?\\d{3}-?\\d",
        valid: checked([2, 9, 8, 7, 6, 3, 4], (sum) => (10 - (sum % 10)) % 10),
    },
    {
        kind: "co-nit",
        labels: ["cedula", "cedula de ciudadania", "nit", "rut"],
        shape: "\\d{1,3}(?:\\.?\\d{3}){2}-\\d",
        valid: (compact) => {
            const body = digitsOf(compact.slice(0, -1)).reverse();
            const rest = weighted(body, [3, 7, 13, 17, 19, 23, 29, 37, 41, 43]) % 11;
            return (rest < 2 ? rest : 11 - rest) === Number(compact.slice(-1));
        },
    },
    { kind: "ec-ci", labels: ["cedula", "cedula de identidad", "cedula de ciudadania"], shape: "\\d{9}-?\\d", valid: isEcuadorian },
    {
        kind: "do-cedula",
        labels: ["cedula", "cedula de identidad"],
        shape: "\\d{3}-?\\d{7}-?\\d",
        valid: (compact) => luhn(digitsOf(compact)) && !uniform(digitsOf(compact)),
    },
    { kind: "nz-ird", labels: ["ird", "ird number", "inland revenue"], shape: "\\d{2,3}-?\\d{3}-?\\d{3}", valid: isIrd },
    {
        kind: "sa-id",
        labels: ["iqama", "saudi id", "رقم الهوية", "الهوية الوطنية", "هوية"],
        shape: "[12]\\d{9}",
        valid: (compact) => luhn(digitsOf(compact)),
    },
    {
        kind: "ir-id",
        labels: ["کد ملی", "كد ملي", "code melli", "kode melli", "iranian national"],
        shape: "\\d{3}-?\\d{6}-?\\d",
        valid: checked([10, 9, 8, 7, 6, 5, 4, 3, 2], (sum) => (sum % 11 < 2 ? sum % 11 : 11 - (sum % 11))),
    },
    {
        kind: "kw-id",
        labels: ["kuwait id", "kuwaiti id", "الرقم المدني", "civil number"],
        shape: "[1-3]\\d{11}",
        valid: both(
            checked([2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], (sum) => 11 - (sum % 11)),
            hasDay(3, 5),
        ),
    },
];

/** Identifiers without a checksum: a label of their own, and a way of writing or a day of birth that few other numbers have. */
const SHAPED: readonly Identifier[] = [
    {
        kind: "my-nric",
        labels: ["nric", "mykad", "my kad", "kad pengenalan", "ic number", "no ic"],
        shape: "\\d{6}-\\d{2}-\\d{4}",
        valid: hasDay(2, 4),
    },
    {
        kind: "ph-tin",
        labels: ["tin", "tax identification", "bir"],
        shape: "\\d{3}-\\d{3}-\\d{3}(?:-\\d{3,5})?",
        valid: (compact) => !uniform(digitsOf(compact)),
    },
    {
        kind: "pk-cnic",
        labels: ["cnic", "nicop", "شناختی کارڈ"],
        shape: "[1-7]\\d{4}-?\\d{7}-?\\d",
        valid: (compact) => !uniform(digitsOf(compact)),
    },
    { kind: "ke-pin", labels: ["kra", "kra pin"], shape: "[AP]\\d{9}[A-Z]", valid: () => true },
    {
        kind: "ae-id",
        labels: ["emirates id", "uae id", "الهوية الإماراتية", "بطاقة الهوية"],
        shape: "784-?(?:19|20)\\d{2}-?\\d{7}-?\\d",
        valid: () => true,
    },
    { kind: "in-epic", labels: ["voter id", "voter card", "epic no", "epic number", "मतदाता"], shape: "[A-Z]{3}\\d{7}", valid: () => true },
    {
        kind: "id-nik",
        labels: ["nik", "ktp", "nomor induk kependudukan"],
        shape: "[1-9]\\d{15}",
        // Forty is added to the day of a woman's birth.
        valid: (compact) => isDay(numberAt(compact, 8, 2), numberAt(compact, 6, 2) % 40 || 40),
    },
    {
        kind: "eg-id",
        labels: ["egyptian id", "الرقم القومي", "رقم قومي"],
        shape: "[23]\\d{13}",
        valid: hasDay(3, 5),
    },
    { kind: "gh-card", labels: ["ghana card", "ghana id"], shape: "GHA-?\\d{9}-?\\d", valid: () => true },
    {
        kind: "ng-nin",
        labels: ["nin", "bvn", "national identification number nigeria"],
        shape: "\\d{11}",
        valid: (compact) => !uniform(digitsOf(compact)),
    },
    {
        kind: "vn-cccd",
        labels: ["cccd", "cmnd", "can cuoc", "chung minh nhan dan"],
        shape: "0\\d{11}",
        valid: (compact) => !uniform(digitsOf(compact)),
    },
    { kind: "lk-nic", labels: ["sri lanka nic", "lk nic", "nic"], shape: "\\d{9}[VX]", valid: () => true },
];

/** Identifiers of further states, none of which a label such as "tax id" is enough for. */
export const OTHERS: readonly Identifier[] = [...CHECKED, ...SHAPED].map((identifier) => ({ ...identifier, ownLabel: true as const }));
