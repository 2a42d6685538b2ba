/** Texts of other scripts, brought to the signs that the expressions of this folder know. */

/** Signs that stand for one of ASCII, by the first and the last of a row, and what the first stands for. */
const ROWS: readonly (readonly [first: number, last: number, stands: number])[] = [
    [0xff01, 0xff5e, 0x21], // full width, as in Japanese and Chinese
    [0x0660, 0x0669, 0x30], // digits of Arabic
    [0x06f0, 0x06f9, 0x30], // of Persian and Urdu
    [0x0966, 0x096f, 0x30], // of Hindi and Marathi
    [0x09e6, 0x09ef, 0x30], // of Bengali
    [0x0e50, 0x0e59, 0x30], // of Thai
];

/** Blanks and dashes. */
const SIGNS: ReadonlyMap<string, string> = new Map([
    ...[..."\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"].map((blank) => [blank, " "] as const),
    ...[..."\u2010\u2011\u2012\u2013\u2014\u2212"].map((dash) => [dash, "-"] as const),
]);

const FOREIGN = /[\u00a0\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u2002-\u2014\u202f\u2212\u3000\uff01-\uff5e]/u;
const EACH = new RegExp(FOREIGN.source, "gu");

/** The text with full-width signs, digits of other scripts, and blanks and dashes of print as ASCII has them; as long as before. */
export const inAscii = (text: string): string => (FOREIGN.test(text) ? text.replace(EACH, asciiOf) : text);

function asciiOf(sign: string): string {
    const code = sign.charCodeAt(0);
    const row = ROWS.find(([first, last]) => first <= code && code <= last);
    return row === undefined ? (SIGNS.get(sign) ?? sign) : String.fromCharCode(code - row[0] + row[2]);
}
