/** The value of an authorization header: a scheme, and what follows it. */
import { isPlaceholder } from "./placeholder";

/** The schemes, and the blanks behind them; sticky. */
export const SCHEMES = /(?:Bearer|Basic|Token|ApiKey|Api-Token|SSWS|Digest|Negotiate|AWS4-HMAC-SHA256)[ \t]{1,4}/uy;
/** Whether the value before `from` was a scheme of an authorization header. */
export const isHeaderScheme = (text: string, from: number): boolean =>
    /(?:Bearer|Basic|Token|ApiKey|SSWS) {1,4}$/u.test(text.slice(Math.max(0, from - 12), from));

/** Whether `value` is what follows the scheme of an authorization header: literal, and of more than a word. */
export const isAuthorization = (value: string): boolean =>
    /^[\w.~+/=:-]{8,4096}$/u.test(value) &&
    !isPlaceholder(value) &&
    !NAMED_AFTER_ITSELF.test(value) &&
    (/\d/u.test(value) || (/[a-z]/u.test(value) && /[A-Z]/u.test(value) && value.length >= 16));

/** `token123`, `my-api-key-1`: what documentation writes in the place of one. */
const NAMED_AFTER_ITSELF =
    /^(?:(?:my|your|some|test|fake|valid|invalid|the|new|access|auth|bearer|jwt|api|secret|id|refresh)[-_.]?){0,3}(?:token|secret|key|password|credentials?)[-_.]?\d{0,4}$/iu;
