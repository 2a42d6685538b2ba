/**
 * The one door for words that leave the pack: messages, places, names, notes, file names, progress. A document names them, and whoever
 * wrote it chose the letters; none of them may move the cursor, turn the writing round or give an order to the machine that keeps the log.
 */

/**
 * What no terminal, log or editor may get raw: control characters, line and paragraph separators, the marks that turn the direction of
 * writing (Unicode Standard Annex #9), letters without width, tags, halves of surrogate pairs.
 */
const UNSAFE =
    /[\p{Cc}\u2028\u2029\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;

/** Orders to Azure Pipelines (`##vso[`, `##[`) and TeamCity (`##teamcity[`): their agents look for them anywhere in a line. */
const ORDER = /##(?=[a-z]{0,20}\[)/gi;

/** An order to GitHub Actions (`::error`): its runner looks for it at the beginning of a line, behind any blanks. */
const LEADING_ORDER = /^(\s*):(?=:)/;

const escaped = (letter: string): string => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;

/** Words on one line, harmless wherever they are shown: what is not is written as its escape, `\u{1b}`. */
export const shown = (words: string): string =>
    words.replace(UNSAFE, escaped).replace(ORDER, "#\\u{23}").replace(LEADING_ORDER, "$1\\u{3a}");

/** A text of the pack's own lines: each is harmless by itself. */
export const shownLines = (words: string): string => words.split("\n").map(shown).join("\n");

/** Most JSON: nothing in it is to be escaped letter by letter. */
const HARMLESS = /^[\n\x20-\x7e]*$/;

/** JSON text with the same letters escaped as JSON escapes them: whoever parses it gets what the document holds. */
export const shownJson = (json: string): string =>
    (HARMLESS.test(json) ? json : json.replace(UNSAFE, (letter) => (letter === "\n" ? letter : letter.replace(/[^]/g, unit)))).replace(
        ORDER,
        "#\\u0023",
    );

const unit = (half: string): string => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`;
