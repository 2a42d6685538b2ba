/** A cache of what strings were found to hold, bounded in entries and in characters. */
export class BoundedCache<T> {
    readonly #entries = new Map<string, T>();
    #characters = 0;
    /** The long text that was asked for last: several policies ask for the same one after the other. */
    #long: { readonly text: string; readonly value: T } | undefined;

    constructor(
        readonly maxEntries: number,
        readonly maxCharacters: number,
    ) {}

    /** The entry of `text`, computed if it is not there. Of texts longer than a sixteenth of the bound only the last one is kept. */
    get(text: string, compute: () => T): T {
        const known = this.#entries.get(text);
        if (known !== undefined) return known;
        if (this.#long?.text === text) return this.#long.value;
        const value = compute();
        if (text.length > this.maxCharacters / 16) {
            if (text.length <= this.maxCharacters) this.#long = { text, value };
            return value;
        }
        this.#entries.set(text, value);
        this.#characters += text.length;
        this.#evict();
        return value;
    }

    /** How many entries are kept. */
    get size(): number {
        return this.#entries.size;
    }

    /** Drops the oldest entries until the bounds hold. */
    #evict(): void {
        for (const [text] of this.#entries) {
            if (this.#entries.size <= this.maxEntries && this.#characters <= this.maxCharacters) return;
            this.#entries.delete(text);
            this.#characters -= text.length;
        }
    }
}
