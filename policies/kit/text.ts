/**
 * Text that may stand in a message. A message must never carry a value from a user's program, so the type system keeps plain
 * strings out: {@link text} takes only numbers, booleans and `Text`, and the functions below are the only makers of `Text`.
 */

import { isMereName } from "./names";
import { shown } from "./shown";

declare const harmless: unique symbol;

/** A string that is known to hold no value from a user's program beyond names the kit declares harmless. */
export type Text = string & { readonly [harmless]: true };

/** What a message may interpolate. */
export type Harmless = Text | number | boolean;

/** Builds a message: ``text`kept for ${days} days` ``. The literal parts come from the source of the rule. */
export function text(parts: TemplateStringsArray, ...values: readonly Harmless[]): Text {
    return parts.reduce((message, part, index) => message + String(values[index - 1]) + part) as Text;
}

/** One of a closed list of words of AWS (a TLS version, a protocol, a mode); anything else is not repeated. */
export function oneOf(value: string | undefined, vocabulary: Iterable<string>, otherwise = "another value"): Text {
    for (const word of vocabulary) if (word === value) return word as Text;
    return otherwise as Text;
}

/** The name of an IAM action or action pattern, such as `s3:GetObject` or `lambda:*`. */
export function actionText(action: string): Text {
    return (isMereName(action, ACTION) ? action : "an action") as Text;
}

const ACTION = /^(?:\*|[A-Za-z0-9-]{1,40}:[A-Za-z0-9*?]{1,80})$/;

/** Words written in the rule's own source: the compiler takes string literals, and words of a closed list, but no run-time text. */
export const literal = <const S extends string>(source: string extends S ? never : S): Text => source as string as Text;

/** Who answers for run-time text: why it can hold no value of a user's program. */
export type Voucher =
    /** It is copied from a table of the pack: names of AWS, of issuers, of versions, of kinds. */
    | "table"
    /** It is a sentence, or a part of one, that the pack's own code puts together. */
    | "own words"
    /** A strict form and the detectors have passed it. */
    | "checked";

/** Run-time text that is harmless, and why. */
export const vouched = (words: string, _why: Voucher): Text => words as Text;

/** The logical name of a resource: people find it in their program by that. */
export const logicalName = ({ name }: { readonly name: string }): Text =>
    shown(name.length > 100 ? `${name.slice(0, 100)}…` : name) as Text;

/** The kind of a resource, as the last word of its type token says it: `Function`, `Role`. */
function typeName({ type }: { readonly type: string }): Text {
    const word = type.slice(type.lastIndexOf(":") + 1);
    return (/^[A-Za-z]\w{0,80}$/.test(word) ? word : "resource") as Text;
}

/** A resource as people speak of it: `Function "orders"`. */
export const resourceText = (node: { readonly type: string; readonly name: string }): Text =>
    text`${typeName(node)} "${logicalName(node)}"`;

/** A count and its noun: "1 day", "2 days". The noun comes from the source of the rule. */
export const plural = (count: number, noun: string): Text => `${count} ${noun}${count === 1 ? "" : "s"}` as Text;

/**
 * Joins texts with commas and "and", at most `limit` of them, the rest counted: naming all took gigabytes on large stacks.
 * @param unnamed how many there are besides the items.
 */
export function enumerate(items: readonly Text[], limit = 3, unnamed = 0): Text {
    const named = items.slice(0, limit);
    const more = items.length - named.length + unnamed;
    if (more > 0) return `${named.join(", ")} and ${more} more` as Text;
    if (named.length < 2) return (named[0] ?? "") as Text;
    return `${named.slice(0, -1).join(", ")} and ${String(named.at(-1))}` as Text;
}
