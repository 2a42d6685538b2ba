/**
 * The words around a value that say what it is: "SSN", "date of birth", "numéro de passeport".
 *
 * A text is split into words once (camel case, snake case and prose alike) and each word is looked up in an index, so that the cost
 * does not grow with the number of phrases.
 */

/** What a phrase stands for, and the words that say so: lower case, separated by single spaces. */
export type Phrases<T> = ReadonlyMap<T, readonly string[]>;

/** Where a phrase stands in a text. */
export interface Label<T> {
    readonly meaning: T;
    readonly start: number;
    readonly end: number;
}

interface Word {
    readonly text: string;
    readonly start: number;
    readonly end: number;
}

/** Longer runs of letters are no words of a label. */
const LONGEST_WORD = 32;

/** Labels in more text than this are not looked for one by one: the text is a document, and the first ones are enough to judge it. */
const MOST_LABELS = 2000;

const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLetter = (code: number): boolean =>
    isLower(code) ||
    isUpper(code) ||
    (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || (code > 0x303f && code < 0xfb00)));

/** Words are cut at anything that is no letter and where a lower case letter meets a capital. */
function* wordsOf(text: string): Generator<Word> {
    let start = -1;
    for (let i = 0; i <= text.length; i++) {
        const code = i < text.length ? text.charCodeAt(i) : 32;
        const letter = isLetter(code);
        if (start >= 0 && (!letter || (isUpper(code) && isLower(text.charCodeAt(i - 1))))) {
            if (i - start <= LONGEST_WORD) yield { text: text.slice(start, i).toLowerCase(), start, end: i };
            start = letter ? i : -1;
        } else if (start < 0 && letter) start = i;
    }
}

/** An index of phrases by their first word. */
export class LabelIndex<T> {
    private readonly byFirst = new Map<string, { readonly words: readonly string[]; readonly meanings: T[] }[]>();

    constructor(phrases: Phrases<T>) {
        for (const [meaning, texts] of phrases) {
            for (const text of texts) {
                const words = text.split(" ");
                const first = words[0] ?? "";
                let entries = this.byFirst.get(first);
                if (entries === undefined) this.byFirst.set(first, (entries = []));
                const same = entries.find((entry) => entry.words.join(" ") === text);
                if (same === undefined) entries.push({ words, meanings: [meaning] });
                else same.meanings.push(meaning);
            }
        }
    }

    /** The labels of `text` in its order; overlapping phrases are all reported. */
    find(text: string): readonly Label<T>[] {
        const words: Word[] = [];
        const pending: number[] = [];
        for (const word of wordsOf(text)) {
            if (this.byFirst.has(word.text)) pending.push(words.length);
            words.push(word);
            if (pending.length > MOST_LABELS) break;
        }
        const found: Label<T>[] = [];
        for (const at of pending) {
            for (const entry of this.byFirst.get(words[at]?.text ?? "") ?? []) {
                const last = words[at + entry.words.length - 1];
                if (last === undefined || !entry.words.every((word, i) => words[at + i]?.text === word)) continue;
                for (const meaning of entry.meanings) found.push({ meaning, start: words[at]?.start ?? 0, end: last.end });
            }
        }
        return found;
    }
}
