/** Check-digit procedures that several identifiers share. All take digits as numbers and are constant in memory. */

/** The digits of `text`, anything else left out. */
export function digitsOf(text: string): number[] {
    const digits: number[] = [];
    for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i) - 48;
        if (code >= 0 && code <= 9) digits.push(code);
    }
    return digits;
}

/** The sum of the digits, each times its weight; digits without a weight count nothing. */
export function weighted(digits: readonly number[], weights: readonly number[]): number {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += (digits[i] ?? 0) * (weights[i] ?? 0);
    return sum;
}

/** Whether all digits are the same one: such numbers pass several checksums and are issued by nobody. */
export const uniform = (digits: readonly number[]): boolean => digits.every((digit) => digit === digits[0]);

/** ISO/IEC 7812-1 annex B ("Luhn"), the check digit included. */
export function luhn(digits: readonly number[]): boolean {
    let sum = 0;
    for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
        const digit = digits[i] ?? 0;
        sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
    }
    return sum % 10 === 0;
}

/** ISO/IEC 7064 MOD 11,10, the check digit included. */
export function mod11And10(digits: readonly number[]): boolean {
    let product = 10;
    for (let i = 0; i < digits.length - 1; i++) {
        let sum = (product + (digits[i] ?? 0)) % 10;
        if (sum === 0) sum = 10;
        product = (sum * 2) % 11;
    }
    return (11 - product) % 10 === digits[digits.length - 1];
}

/** ISO/IEC 7064 MOD 97,10 over letters and digits, letters counting 10 (A) to 35 (Z). */
export function mod97(text: string): number {
    let rest = 0;
    for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        rest = code <= 57 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
    }
    return rest;
}

// The Cayley table of the dihedral group D5 and the permutation of positions (J. Verhoeff, 1969).
const D5 = [
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
];
const POSITION = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"];

/** Verhoeff's scheme, the check digit included. */
export function verhoeff(digits: readonly number[]): boolean {
    let state = 0;
    for (let i = 0; i < digits.length; i++) {
        const moved = Number(POSITION[i % 8]?.[digits[digits.length - 1 - i] ?? 0]);
        state = Number(D5[state]?.[moved]);
    }
    return state === 0;
}

/** EAN-13, the check digit included. */
export const ean13 = (digits: readonly number[]): boolean => weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is such a day in some year: 29 February always counts, as the century is seldom written. */
export const isDay = (month: number, day: number): boolean => day >= 1 && day <= (DAYS[month - 1] ?? 0);

/** The number that stands in `text` from `start`, `length` digits long. */
export const numberAt = (text: string, start: number, length: number): number => Number(text.slice(start, start + length));
