/** Payment card numbers: issuer range, length, Luhn and a way of writing that cards have. */
import { AFTER, BEFORE, inArn, matches } from "./boundaries";
import { digitsOf, luhn, uniform } from "./checksums";
import { type Span } from "./kinds";

const GROUPED = [" ", "-"]
    .map((sign) => `\\d{4}${sign}\\d{4}${sign}\\d{4}${sign}\\d{4}(?:${sign}\\d{3})?|3\\d{3}${sign}\\d{6}${sign}\\d{4,5}`)
    .join("|");

/** The whole run is taken, so that a longer one is no card; neither may a group of digits stand before or after it. */
const CARD = new RegExp(`(?<!\\d[ -])${BEFORE}(?:${GROUPED}|\\d{12,19})${AFTER}(?! \\d)`, "g");

/**
 * Issuer ranges (ISO/IEC 7812; the networks' published tables) that a number of this length may begin with.
 * Sixteen digits and American Express's fifteen are proof by themselves; other lengths are shared with barcodes, times and ids.
 */
const NETWORKS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[]; readonly alone: readonly number[] }[] = [
    { prefix: /^4/, lengths: [13, 16, 19], alone: [16] },
    { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], alone: [16] },
    { prefix: /^3[47]/, lengths: [15], alone: [15] },
    { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 19], alone: [16] },
    { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 19], alone: [16] },
    { prefix: /^3(?:0[0-5]|095|6|8|9)/, lengths: [14], alone: [14] },
    { prefix: /^62/, lengths: [16, 17, 18, 19], alone: [16] },
    { prefix: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [12, 13, 14, 15, 16, 17, 18, 19], alone: [] },
    { prefix: /^(?:5019|4571)/, lengths: [16], alone: [16] },
    { prefix: /^(?:60|81|82|508|353|356)/, lengths: [16], alone: [] },
];

/** Words beside which a number of any card's length is one. */
export const CARD_LABELS: readonly string[] = [
    "card",
    "card number",
    "cardnumber",
    "credit card",
    "creditcard",
    "debit card",
    "kreditkarte",
    "carte bancaire",
    "tarjeta",
    "visa",
    "mastercard",
    "amex",
    "maestro",
    "ccn",
    "cc number",
];

/**
 * Numbers that card networks and payment services publish for tests. They are reported like any other, because a program that
 * carries one has a place where card numbers go, and neither the look nor the checksum sets them apart; only a text that says
 * they are a test's ("test", "example", "sandbox" …) is believed.
 */
const PUBLISHED = new Set(
    (
        "4111111111111111 4242424242424242 4012888888881881 4000056655665556 4222222222222 5555555555554444 5105105105105100 5200828282828210 2223003122003222 5454545454545454 " +
        "378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 3056930009020004 30569309025904 38520000023237 3566002020360505 3530111333300000 6200000000000005 4000000000000002 5019717010103742"
    ).split(" "),
);

const SAID_TO_BE_A_TEST = /\b(?:test|tests|testing|example|sample|dummy|fake|demo|mock|sandbox)\b/i;

const PORTS = /\bports?\b/i;

/** Whether ports are listed: `9229 9230 …`. */
const isOfPorts = (text: string, name: string, start: number): boolean =>
    PORTS.test(`${name} ${text.slice(Math.max(0, start - 40), start)}`);

/** The card numbers in `text`; `labelled` says whether a label stands beside the place. */
export function findCards(text: string, name: string, labelled: (start: number, end: number) => boolean): readonly Span[] {
    const found: Span[] = [];
    for (const match of matches(CARD, text)) {
        const written = match[0];
        const digits = digitsOf(written);
        if (!luhn(digits) || uniform(digits)) continue;
        const start = match.index;
        const end = start + written.length;
        const compact = digits.join("");
        const network = NETWORKS.find(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(compact));
        if (network === undefined || inArn(text, start)) continue;
        const grouped = written.length > digits.length;
        if (grouped ? isOfPorts(text, name, start) : !network.alone.includes(digits.length) && !labelled(start, end)) continue;
        if (PUBLISHED.has(compact) && SAID_TO_BE_A_TEST.test(`${name} ${text.slice(Math.max(0, start - 40), end + 40)}`)) continue;
        found.push({ kind: "payment-card", start, end });
    }
    return found;
}
