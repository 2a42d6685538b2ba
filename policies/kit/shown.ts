/**
 * The one door for words that leave the pack: messages, places, names, notes, file names, progress. A document names them, and whoever
 * wrote it chose the letters; none of them may move the cursor, turn the writing round or give an order to the machine that keeps the log.
 */

/**
 * What no terminal, log or editor may get raw: control characters, line and paragraph separators, the marks that turn the direction of
 * writing (Unicode Standard Annex #9), what is not seen (Unicode's Default_Ignorable_Code_Point) and marks of annotations, halves of
 * surrogate pairs. What writing needs stays: joiners, which stand in emoji and in Persian, and the selectors of variants.
 */
const UNSAFE =
    /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;

/** Orders to Azure Pipelines (`##vso[`, `##[`) and TeamCity (`##teamcity[`): their agents look for them anywhere in a line. */
const ORDER = /##(?=[a-z]{0,20}\[)/gi;

/**
 * Orders at the beginning of a line: to GitHub Actions (`::error`), whose runner looks for them behind any blanks, to Buildkite, which opens
 * a group (`--- `, `+++ `, `~~~ `, `^^^ +++`), to GitLab (`section_start:`) and to Travis (`travis_fold:`).
 */
const LEADING_ORDER =
    /^(\s*)(?::(?=:)|-(?=--\s)|\+(?=\+\+\s)|~(?=~~\s)|\^(?=\^\^ \+\+\+)|s(?=ection_(?:start|end):)|t(?=ravis_(?:fold|time):))/;

const escaped = (letter: string): string => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;

/** Most words: nothing in them is looked at letter by letter. `…` stands where a path holds what is not shown. */
const PLAIN = /^[\x20-\x7e…]*$/;

/** Words on one line, harmless wherever they are shown: what is not is written as its escape, `\u{1b}`. */
export const shown = (words: string): string =>
    (PLAIN.test(words) ? words : words.replace(UNSAFE, escaped))
        .replace(ORDER, "#\\u{23}")
        .replace(LEADING_ORDER, (order, blanks: string) => `${blanks}${escaped(order.slice(blanks.length))}`);

/** A text of the pack's own lines: each is harmless by itself. */
export const shownLines = (words: string): string => words.split("\n").map(shown).join("\n");

/** Most JSON: nothing in it is to be escaped letter by letter. */
const HARMLESS = /^[\n\x20-\x7e…]*$/;

/** JSON text with the same letters escaped as JSON escapes them: whoever parses it gets what the document holds. */
export const shownJson = (json: string): string =>
    (HARMLESS.test(json) ? json : json.replace(UNSAFE, (letter) => (letter === "\n" ? letter : letter.replace(/[^]/g, unit)))).replace(
        ORDER,
        "#\\u0023",
    );

const unit = (half: string): string => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`;
