/** Texts that were encoded in base 64 as a whole: settings in JSON or in lines, as they are handed over in one variable. */

/** Shorter ones hold no settings. */
const SHORTEST = 32;

/** How many characters are decoded to see whether the rest is worth it: keys and digests are no text. */
const SAMPLE = 32;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/u;

/** Only what is written with a keyboard, and line ends. */
const PRINTABLE = /^[\t\r\n\x20-\x7e]*$/u;

/** The text that `text` is in base 64, or nothing. */
export function decodedText(text: string): string | undefined {
    const encoded = text.trim();
    if (encoded.length < SHORTEST || encoded.length % 4 === 1) return undefined;
    if (!PRINTABLE.test(decode(encoded.slice(0, SAMPLE))) || !BASE64.test(encoded)) return undefined;
    const decoded = decode(encoded);
    return PRINTABLE.test(decoded) ? decoded : undefined;
}

const decode = (encoded: string): string => Buffer.from(encoded, "base64").toString("latin1");
