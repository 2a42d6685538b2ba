/** Draws of the texts that tokens and ids are made of. */
import { Dice } from "./dice";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";

/** Alphabets that the texts of the corpus are drawn from. */
const ALPHABETS = {
    digits: DIGITS,
    hex: DIGITS + "abcdef",
    lower: LOWER,
    lowerAlnum: LOWER + DIGITS,
    upperAlnum: LOWER.toUpperCase() + DIGITS,
    base32: LOWER.toUpperCase() + "234567",
    alnum: LOWER + LOWER.toUpperCase() + DIGITS,
    base64: LOWER + LOWER.toUpperCase() + DIGITS + "+/",
    base64url: LOWER + LOWER.toUpperCase() + DIGITS + "-_",
} as const;

/** Dice that draw from named alphabets. */
export class TokenDice extends Dice {
    /** `length` characters of an alphabet; from eight on they hold a digit and a letter, as those of real tokens do. */
    of(alphabet: keyof typeof ALPHABETS, length: number): string {
        const members = ALPHABETS[alphabet];
        for (;;) {
            const text = this.text(length, members);
            const isMixed = /\d/u.test(text) && /[a-z]/iu.test(text);
            if (isMixed || length < 8 || alphabet === "digits" || alphabet === "lower" || alphabet === "base32") return text;
        }
    }

    /** A version 4 UUID. */
    uuid(): string {
        return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${this.pick(["8", "9", "a", "b"])}${this.hex(3)}-${this.hex(12)}`;
    }
}
