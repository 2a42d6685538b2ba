/** Pseudo-random choices that are the same at every run. */

/** A generator seeded with a number (xorshift32; G. Marsaglia, 2003). */
export class Dice {
    private state: number;

    constructor(seed: number) {
        this.state = seed | 0 || 1;
    }

    /** A number from 0 up to, not including, 1. */
    next(): number {
        this.state ^= this.state << 13;
        this.state ^= this.state >>> 17;
        this.state ^= this.state << 5;
        return (this.state >>> 0) / 0x1_0000_0000;
    }

    /** A whole number from `low` to `high`, both included. */
    between(low: number, high: number): number {
        return low + Math.floor(this.next() * (high - low + 1));
    }

    /** The same, written with two digits. */
    two(low: number, high: number): string {
        return String(this.between(low, high)).padStart(2, "0");
    }

    pick<T>(items: readonly T[]): T {
        const item = items[this.between(0, items.length - 1)];
        if (item === undefined) throw new Error("nothing to pick from");
        return item;
    }

    text(length: number, alphabet: string): string {
        let text = "";
        for (let i = 0; i < length; i++) text += alphabet.charAt(this.between(0, alphabet.length - 1));
        return text;
    }

    digits(length: number): string {
        return this.text(length, "0123456789");
    }

    hex(length: number): string {
        return this.text(length, "0123456789abcdef");
    }

    shuffle<T>(items: readonly T[]): T[] {
        const left = [...items];
        const out: T[] = [];
        while (left.length > 0) out.push(...left.splice(this.between(0, left.length - 1), 1));
        return out;
    }
}
