/** Where a value may begin and end: numbers that are part of an identifier, a path or a longer number are not judged. */
import { alphabet } from "../alphabet";

/**
 * Not preceded by a letter, a digit or a sign that ties identifiers together, nor by a decimal point.
 * A source fragment for the expressions of this folder, of constant width.
 */
export const BEFORE = "(?<![\\w\\-/+@%$~]|\\d\\.)";

/** Not followed by such a sign, by base64 padding, or by more digits after a point. */
export const AFTER = "(?![\\w\\-/@%~=]|[.+]\\d)";

/** The longest token that is looked through for its beginning. */
const REACH = 256;

const ENDS = alphabet("\"'(),;<>[]`{|}");

/** Space and control characters and `" ' ( ) , ; < > [ ] backtick { | }` end a token. */
const endsToken = (code: number): boolean => code <= 32 || ENDS[code] === 1;

/** Where the token around `start` begins, at most 256 characters before it. */
export function tokenStart(text: string, start: number): number {
    let begin = start;
    const limit = Math.max(0, start - REACH);
    while (begin > limit && !endsToken(text.charCodeAt(begin - 1))) begin--;
    return begin;
}

/** Whether the place lies in an Amazon Resource Name: whatever stands there is an identifier of AWS's. */
export const inArn = (text: string, start: number): boolean => text.slice(tokenStart(text, start), start).includes("arn:");

/** Every match of a global expression; cheaper than `matchAll`, which copies the expression. */
export function matches(shape: RegExp, text: string): readonly RegExpExecArray[] {
    shape.lastIndex = 0;
    let match = shape.exec(text);
    if (match === null) return NONE;
    const found: RegExpExecArray[] = [];
    for (; match !== null; match = shape.exec(text)) found.push(match);
    return found;
}

const NONE: readonly RegExpExecArray[] = Object.freeze([]);
