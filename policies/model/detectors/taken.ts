/** Which characters of a text belong to something found already, so that no character counts twice. */
export class Taken {
    readonly #characters: Uint8Array;

    /** @param length of the text, in UTF-16 code units. */
    constructor(length: number) {
        this.#characters = new Uint8Array(length);
    }

    /** Takes the characters from `start` to `end`; false, and nothing is taken, if one of them was. */
    take({ start, end }: { readonly start: number; readonly end: number }): boolean {
        const span = this.#characters.subarray(start, end);
        if (span.includes(1)) return false;
        span.fill(1);
        return true;
    }
}
