/**
 * The words around a value that say what it is: "SSN", "date of birth", "numéro de passeport", 電話番号.
 *
 * A text is split into words once (camel case, snake case and prose alike) and each word is looked up in an index, so that the cost
 * does not grow with the number of phrases. Words are compared in small letters and without accents. In a phrase a word ends in `*`
 * where it is a stem (`telefon*` is `telefonu` as well), begins with one where it ends a compound (`*telefon` is `Mobiltelefon`), and
 * in scripts that set no blanks it may stand anywhere in a run of letters.
 */
import { plain } from "../plain";

/** What a phrase stands for, and the words that say so, separated by single spaces. */
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

/** Longer runs of letters are no words of a label; scripts without blanks are read in pieces of this length. */
const LONGEST_WORD = 32;

/** Labels in more text than this are not looked for one by one: the text is a document, and the first ones are enough to judge it. */
const MOST_LABELS = 2000;

/** Letters of one word that may follow a stem without being another word: `telefon` in `Telefonnummer`. */
const LONGEST_ENDING = 10;

const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Chinese, Japanese and Korean, and Thai, which set no blanks between words. */
const isUnspaced = (code: number): boolean =>
    (code >= 0x3040 && code < 0xd7b0) || (code >= 0x0e00 && code < 0x0e50) || code === 0x3005 || code === 0x3007;
const UNSPACED = /[\u3040-\ud7af\u0e00-\u0e4f]/u;

/** A letter that is not one of ASCII: multiplication and division signs, and the punctuation of print and of Chinese, are none. */
const isForeignLetter = (code: number): boolean =>
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    (code < 0x2000 || code > 0x303f || code === 0x3005 || code === 0x3007) &&
    code < 0xfb00;
const isLetter = (code: number): boolean => isLower(code) || isUpper(code) || isForeignLetter(code);

/** Whether a word ends before the character at `at`: where letters end, a capital begins, or a script without blanks does. */
function endsWord(text: string, at: number, start: number): boolean {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    const before = text.charCodeAt(at - 1);
    if (!isLetter(code) || (isUpper(code) && isLower(before))) return true;
    return isUnspaced(code) !== isUnspaced(before) || (isUnspaced(code) && at - start >= LONGEST_WORD);
}

function* wordsOf(text: string): Generator<Word> {
    let start = -1;
    for (let i = 0; i <= text.length; i++) {
        if (start >= 0 && endsWord(text, i, start)) {
            if (i - start <= LONGEST_WORD) yield { text: plain(text.slice(start, i)), start, end: i };
            start = -1;
        }
        if (start < 0 && i < text.length && isLetter(text.charCodeAt(i))) start = i;
    }
}

/** A word of a phrase: as it is, or as a stem. */
interface Pattern {
    readonly stem: string;
    readonly mayBegin: boolean;
    readonly mayEnd: boolean;
}

function patternOf(written: string): Pattern {
    const stem = plain(written.replace(/\*/gu, ""));
    const isRun = UNSPACED.test(stem);
    return { stem, mayBegin: isRun || written.startsWith("*"), mayEnd: isRun || written.endsWith("*") };
}

/** Where in a word a pattern ends; -1 if it is not in it. */
function endIn(word: string, { stem, mayBegin, mayEnd }: Pattern): number {
    const at = mayBegin ? (mayEnd ? word.indexOf(stem) : word.length - stem.length) : 0;
    if (at < 0 || !word.startsWith(stem, at)) return -1;
    const end = at + stem.length;
    return mayEnd || end === word.length ? end : -1;
}

interface Entry<T> {
    readonly patterns: readonly Pattern[];
    readonly meanings: T[];
}

/** Characters of a stem by which it is found. */
const KEY = 2;

/** An index of phrases by their first word. */
export class LabelIndex<T> {
    /** Phrases whose first word is written out, by it. */
    private readonly byWord = new Map<string, Entry<T>[]>();
    /** Phrases whose first word begins with a stem, and those in whose first word it stands anywhere, by its first characters. */
    private readonly byBeginning = new Map<string, Entry<T>[]>();
    private readonly byPiece = new Map<string, Entry<T>[]>();

    constructor(phrases: Phrases<T>) {
        const known = new Map<string, Entry<T>>();
        for (const [meaning, texts] of phrases) {
            for (const text of texts) {
                const same = known.get(text);
                if (same !== undefined) {
                    same.meanings.push(meaning);
                    continue;
                }
                const entry = { patterns: text.split(" ").map(patternOf), meanings: [meaning] };
                known.set(text, entry);
                this.#add(entry);
            }
        }
    }

    #add(entry: Entry<T>): void {
        const [first] = entry.patterns;
        if (first === undefined) return;
        const { stem, mayBegin, mayEnd } = first;
        const index = mayBegin ? this.byPiece : mayEnd ? this.byBeginning : this.byWord;
        const key = mayBegin || mayEnd ? stem.slice(0, KEY) : stem;
        const entries = index.get(key);
        if (entries === undefined) index.set(key, [entry]);
        else entries.push(entry);
    }

    /** The phrases whose first word `word` may be. */
    #candidates(word: string): readonly Entry<T>[] {
        let found: Entry<T>[] | undefined = this.byWord.get(word);
        const beginning = this.byBeginning.get(word.slice(0, KEY));
        if (beginning !== undefined) found = found === undefined ? beginning : [...found, ...beginning];
        for (let i = 0; i + KEY <= word.length; i++) {
            const piece = this.byPiece.get(word.slice(i, i + KEY));
            if (piece !== undefined) found = found === undefined ? piece : [...found, ...piece];
        }
        return found ?? NONE;
    }

    /** The labels of `text` in its order; overlapping phrases are all reported. */
    find(text: string): readonly Label<T>[] {
        const words: Word[] = [];
        const pending: { readonly at: number; readonly entries: readonly Entry<T>[] }[] = [];
        for (const word of wordsOf(text)) {
            const entries = this.#candidates(word.text);
            if (entries.length > 0) pending.push({ at: words.length, entries });
            words.push(word);
            if (pending.length > MOST_LABELS) break;
        }
        return pending.flatMap(({ at, entries }) => entries.flatMap((entry) => labelsAt(words, at, entry)));
    }
}

const NONE: readonly never[] = [];

/** The labels that a phrase makes of the words from `at` on. */
function labelsAt<T>(words: readonly Word[], at: number, { patterns, meanings }: Entry<T>): Label<T>[] {
    let end = -1;
    for (const [index, pattern] of patterns.entries()) {
        const word = words[at + index];
        const inWord = word === undefined ? -1 : endIn(word.text, pattern);
        if (word === undefined || inWord === -1) return [];
        const isWhole = word.text.length - inWord <= LONGEST_ENDING;
        end = isWhole ? word.end : Math.min(word.end, word.start + inWord);
    }
    const start = words[at]?.start ?? 0;
    return meanings.map((meaning) => ({ meaning, start, end }));
}
