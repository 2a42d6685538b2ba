/** Alphabets that tokens are written in, and linear-time search for the end of a run of their characters. */

/** A set of ASCII characters: 1 at the index of a member's code. */
export type Alphabet = Uint8Array;

/** Builds an alphabet; `a-z` within `members` is a range, as in a character class. A literal `-` stands last. */
export function alphabet(members: string): Alphabet {
    const table = new Uint8Array(128);
    for (let i = 0; i < members.length; i++) {
        const from = members.charCodeAt(i);
        const isRange = members[i + 1] === "-" && i + 2 < members.length;
        const to = isRange ? members.charCodeAt(i + 2) : from;
        for (let code = from; code <= to; code++) table[code] = 1;
        if (isRange) i += 2;
    }
    return table;
}

export const ALPHANUMERIC = alphabet("A-Za-z0-9");
export const HEX = alphabet("A-Fa-f0-9");
export const LOWER_HEX = alphabet("a-f0-9");
export const DIGITS = alphabet("0-9");
export const UPPER_ALPHANUMERIC = alphabet("A-Z0-9");
/** Base 32 of RFC 4648. */
export const BASE32 = alphabet("A-Z2-7");
/** Base 64 of RFC 4648, without padding. */
export const BASE64 = alphabet("A-Za-z0-9+/");
/** The URL-safe variant of base 64, without padding. */
export const BASE64URL = alphabet("A-Za-z0-9_-");
/** URL-safe base 64 with the dots that join parts, and padding. */
export const DOTTED = alphabet("A-Za-z0-9_.=~-");

/** Whether the character at `index` of `text` is a member; false outside the text. */
export const isMember = (members: Alphabet, text: string, index: number): boolean => members[text.charCodeAt(index)] === 1;

/**
 * Finds the ends of runs in one text. Each alphabet remembers its last run, so that any number of questions about overlapping
 * places costs one pass over the text for each alphabet, however hostile the text.
 */
export class Runs {
    /** Characters looked at so far: what the test of linear time counts. */
    steps = 0;
    readonly #last = new Map<Alphabet, { readonly start: number; readonly end: number }>();

    constructor(readonly text: string) {}

    /** The offset after the last of the consecutive members that begin at `start`; `start` if there is none. */
    end(members: Alphabet, start: number): number {
        const last = this.#last.get(members);
        if (last !== undefined && last.start <= start && start < last.end) return last.end;
        let end = start;
        while (members[this.text.charCodeAt(end)] === 1) end++;
        this.steps += end - start + 1;
        if (end > start) this.#last.set(members, { start, end });
        return end;
    }
}
