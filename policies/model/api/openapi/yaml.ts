/**
 * YAML as a reader without merged maps gives it, made whole: `<<` merged (YAML, "Merge Key Language-Independent Type"), and no more values
 * than the text may stand for. Aliases share what they name, so a short text can stand for more values than there is memory.
 */
import { isRecord, isUnknown } from "../../values";

/** Values that a letter of the text may stand for: a definition repeats its preflight by an alias, some dozens of values each time. */
const PER_LETTER = 4;
/** Short texts may repeat more. */
const AT_LEAST = 100_000;
/** Uses of aliases: API Gateway takes 300 paths of an API unless AWS raises that, and each repeats what it shares a few times. */
const MOST_ALIASES = 5_000;
/**
 * Letters for each value that nobody knows, for its tag is none of YAML's own (`!Sub`, a few in each operation): each is judged by itself,
 * which costs more than the letters of a short one. Short texts may hold some more.
 */
const LETTERS_PER_UNKNOWN = 64;
const UNKNOWN_AT_LEAST = 100;
/** Levels, by any notation. */
const DEEPEST = 500;

class Refused extends Error {}

/**
 * What the text stands for.
 * @throws Error where it stands for too many values, uses too many aliases or tags, contains itself, merges what is no map, has a key that
 * nobody knows, or writes `<<` with escapes: that is a key to some readers and merges to others, and where it stands twice only one is left
 */
export function settled(root: unknown, text: string): unknown {
    const { length } = text;
    const unknown = length / LETTERS_PER_UNKNOWN + UNKNOWN_AT_LEAST;
    return new Merging(length * PER_LETTER + AT_LEAST, length + AT_LEAST, unknown, text.includes("<<")).whole(root, 0);
}

class Merging {
    /** Each list and map that was read, as it is made whole: an alias is the same again. */
    readonly #made = new Map<object, object>();
    readonly #open = new Set<object>();
    /** Of what is made whole, how many values it stands for, with each use of an alias. */
    readonly #sizes = new Map<unknown, number>();
    #merged = 0;
    #aliases = 0;
    #unknown = 0;

    constructor(
        /** Values that all may stand for. */
        private readonly most: number,
        /** Keys that may be merged: each costs, also where it is merged into a map that has it. */
        private readonly mostMerged: number,
        /** Values that nobody may know. */
        private readonly mostUnknown: number,
        /** Whether the text merges in so many letters. */
        private readonly merges: boolean,
    ) {}

    whole(raw: unknown, depth: number): unknown {
        if (isUnknown(raw) && ++this.#unknown > this.mostUnknown) throw new Refused();
        if (typeof raw !== "object" || raw === null) return raw;
        const known = this.#made.get(raw);
        if (known !== undefined) {
            if (++this.#aliases > MOST_ALIASES) throw new Refused();
            return known;
        }
        if (depth > DEEPEST || this.#open.has(raw)) throw new Refused();
        this.#open.add(raw);
        const made = Array.isArray(raw) ? (raw as unknown[]).map((element) => this.whole(element, depth + 1)) : this.#map(raw, depth);
        this.#open.delete(raw);
        this.#made.set(raw, made);
        this.#sizes.set(made, this.#counted(Object.values(made)));
        return made;
    }

    #map(raw: object, depth: number): object {
        const held = new Map<string, unknown>();
        for (const [key, value] of Object.entries(raw)) {
            if (isUnknown(key)) throw new Refused();
            held.set(key, this.whole(value, depth + 1));
        }
        if (held.has("<<")) {
            if (!this.merges) throw new Refused();
            const merged = held.get("<<");
            held.delete("<<");
            for (const source of Array.isArray(merged) ? (merged as unknown[]) : [merged]) this.#merge(source, held);
        }
        const made: object = {};
        for (const [key, value] of held) Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
        return made;
    }

    /** What stands in a map wins over what is merged into it, and the first that is merged over the next. */
    #merge(source: unknown, into: Map<string, unknown>): void {
        // `<<:` without a value merges nothing.
        if (source === null) return;
        if (!isRecord(source)) throw new Refused();
        for (const [key, value] of Object.entries(source)) {
            if (++this.#merged > this.mostMerged) throw new Refused();
            if (!into.has(key)) into.set(key, value);
        }
    }

    #counted(values: readonly unknown[]): number {
        const size = values.reduce<number>((sum, value) => sum + (this.#sizes.get(value) ?? 1), 1);
        if (size > this.most) throw new Refused();
        return size;
    }
}
