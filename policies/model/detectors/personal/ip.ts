/** IP addresses that a person's device may have: reported only where a caller asks for them. */
import { isIPv6 } from "node:net";
import { matches } from "./boundaries";
import { type Span } from "./kinds";

const V4 = /(?<![\w.\-/:])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w\-/]|\.\d)/g;
const V6 = /(?<![\w.\-/:])[0-9a-fA-F:]{3,39}(?![\w\-/:.])/g;

/** RFC 6890: this network, private, shared, loopback, link-local, multicast and reserved. */
const SPECIAL = /^(?:0|10|127|22[4-9]|2[3-5]\d|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Public addresses of both families; networks (`10.0.0.0/8`) are none. */
export function findAddresses(text: string): readonly Span[] {
    const found: Span[] = [];
    const add = (match: RegExpExecArray): void => {
        const start = match.index;
        found.push({ kind: "ip-address", start, end: start + match[0].length });
    };
    for (const match of matches(V4, text))
        if (match[0].split(".").every((part) => Number(part) <= 255) && !SPECIAL.test(match[0])) add(match);
    for (const match of matches(V6, text))
        if (/:.*:/.test(match[0]) && isIPv6(match[0]) && !/^(?:::1?$|f[cdef]|::ffff)/i.test(match[0])) add(match);
    return found;
}
