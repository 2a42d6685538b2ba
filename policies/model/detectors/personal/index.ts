/**
 * Personal data in a text: e-mail addresses, phone numbers, payment cards, IBANs, national and health identifiers, and what a word
 * beside a value announces.
 *
 * Precision before reach: a number counts by its checksum and by the word beside it, never by its length alone, for the texts of a
 * cloud program are full of numbers that nobody bears. Numbers that touch letters, `-`, `_` or `/` belong to an identifier and are
 * not judged. Every expression is of bounded length, so the time is linear in the length of the text.
 */
import { alphabet } from "../alphabet";
import type { Detection, DetectOptions } from "../types";
import { findCards } from "./card";
import { Context } from "./context";
import { findEmails } from "./email";
import { findIbans } from "./iban";
import { bareIdentifiers } from "./identifiers";
import { findAddresses } from "./ip";
import { OFF_BY_DEFAULT, PERSONAL_KINDS, PERSONAL_LABELS, type PersonalKind, type Span } from "./kinds";
import { findLabelled } from "./labelled";
import { findPhones } from "./phone";
import { inAscii } from "./script";

export { OFF_BY_DEFAULT, PERSONAL_KINDS, PERSONAL_LABELS };
export type { PersonalKind };

const NOTHING: readonly Detection[] = Object.freeze([]);

/** Fewer digits than this are no number of a person's. */
const FEWEST_DIGITS = 4;

/** Fewer than this are none without a label (a US Medicare number has five). */
const FEWEST_BARE_DIGITS = 5;

/**
 * Finds personal data in a text.
 *
 * Detections come in the order of the text and do not overlap. Addresses of `options.allowedEmailDomains` are left out, and so are
 * kinds that `options.kinds` does not name; without `kinds` every kind counts but {@link OFF_BY_DEFAULT}.
 */
export function detectPersonal(given: string, options: DetectOptions = {}): readonly Detection[] {
    const { kinds } = options;
    const text = inAscii(given);
    const name = inAscii(options.name ?? "");
    const wanted = (kind: PersonalKind): boolean => (kinds === undefined ? !OFF_BY_DEFAULT.has(kind) : kinds.has(kind));
    const signs = survey(text);
    if (signs === 0) return NOTHING;
    const found = [
        ...((signs & ADDRESS) !== 0 && wanted("email") ? findEmails(text, domainsOf(options)) : []),
        ...((signs & DIGITS) !== 0 ? findNumbers(text, name, (signs & NUMBERS) !== 0) : []),
        ...((signs & DIGITS) !== 0 && wanted("ip-address") ? findAddresses(text) : []),
    ];
    return found.length === 0 ? NOTHING : arrange(found.filter((span) => wanted(span.kind)));
}

/** There may be an address of a mailbox. */
const ADDRESS = 1;
/** There are digits: something may be found beside a label. */
const DIGITS = 2;
/** There are digits in words without small letters: something may be found without a label. */
const NUMBERS = 4;

/** Counts the digits of a word, and whether it has small letters. */
function countWord(text: string, start: number, end: number, counts: { digits: number; numbers: number }): void {
    let digits = 0;
    let small = false;
    for (let i = start; i < end; i++) {
        const code = text.charCodeAt(i);
        if (code >= 48 && code <= 57) digits++;
        else if (code >= 97 && code <= 122) small = true;
    }
    counts.digits += digits;
    if (!small) counts.numbers += digits;
}

/** What there is to look for: one pass that rejects an ordinary string, and an ARN at once. */
function survey(text: string): number {
    if (text.startsWith("arn:") && !/[\s@]/.test(text)) return 0;
    const counts = { digits: 0, numbers: 0 };
    for (let i = 0, start = 0; i <= text.length; i++) {
        if (i < text.length && !isDelimiter(text.charCodeAt(i))) continue;
        countWord(text, start, i, counts);
        start = i + 1;
    }
    const { digits, numbers } = counts;
    const address = text.includes("@") || text.includes("%40") ? ADDRESS : 0;
    return (numbers >= FEWEST_BARE_DIGITS ? NUMBERS : 0) | (digits >= FEWEST_DIGITS ? DIGITS : 0) | address;
}

const DELIMITERS = alphabet("\"'(),:;<=>[]{|}");

/** Space and control characters, `" ' ( ) , : ; < = > [ ] { | }`, and whatever is not ASCII. */
const isDelimiter = (code: number): boolean => code <= 32 || code > 127 || DELIMITERS[code] === 1;

const domainsOf = (options: DetectOptions): readonly string[] =>
    (options.allowedEmailDomains ?? []).map((domain) => domain.toLowerCase().replace(/^@/, ""));

/** Numbers of every kind; `bare` says whether any may be found without a label. The surest come first. */
function findNumbers(text: string, name: string, bare: boolean): readonly Span[] {
    const context = new Context(text, name);
    return [
        ...findIbans(text),
        ...(bare ? findCards(text, name, (start, end) => context.isBeside("card", start, end)) : []),
        ...(bare ? bareIdentifiers(text) : []),
        ...(context.isEmpty ? [] : findLabelled(context)),
        ...(bare ? findPhones(text) : []),
    ];
}

/** In the order of the text; where two overlap the longer stays, and of two as long the one found first. */
function arrange(spans: readonly Span[]): readonly Detection[] {
    const kept: Span[] = [];
    for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
        const last = kept[kept.length - 1];
        if (last === undefined || span.start >= last.end) kept.push(span);
        else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span;
    }
    return kept.map(({ kind, start, end }) => ({ kind, category: "personal", label: PERSONAL_LABELS[kind], start, end }));
}
