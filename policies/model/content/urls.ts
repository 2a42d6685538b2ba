/** Which credentials of a text stand in a URL or connection string. */
import type { Detection } from "../detectors";
import { URL_KINDS } from "./kinds";

/** No URL that anyone writes is longer before its credential. */
const LONGEST = 2048;

/** What no URL holds. */
const STOP = /[\s"'`<>\\]/u;

/** Whether a credential is a URL's: one of the kinds that are URLs, or a token of a service within one. */
export const isInUrl = (text: string, detection: Detection): boolean =>
    URL_KINDS.has(detection.kind) || isBehindScheme(text, detection.start);

function isBehindScheme(text: string, start: number): boolean {
    for (let at = start - 1; at > 1 && at > start - LONGEST; at--) {
        const character = text[at];
        if (character === undefined || STOP.test(character)) return false;
        if (character === "/" && text[at - 1] === "/" && text[at - 2] === ":") return true;
    }
    return false;
}

/** Properties that hold URLs or connection strings, by the ends of their names. */
const URL_PROPERTY = /(?:ur[il]s?|endpoints?|origin|webhooks?|connectionstrings?|connections?|addresse?s?|location|proxy)$/i;

/** Whether a text that cannot be read may hold a URL: by the property's name, or because it is a document. */
export const mayHoldUrl = (entry: { readonly key: string; readonly place: string }): boolean =>
    entry.place === "free-text" || URL_PROPERTY.test(entry.key);
