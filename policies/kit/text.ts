/**
 * Text that may stand in a message. A message must never carry a value from a user's program, so the type system keeps plain
 * strings out: {@link text} takes only numbers, booleans and `Text`, and the functions below are the only makers of `Text`.
 */

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
    return (/^(\*|[A-Za-z0-9-]{1,40}:[A-Za-z0-9*?]{1,80})$/.test(action) ? action : "an action") as Text;
}

/** A literal written in the rule's own source or data. The caller vouches for it. */
export const literal = (source: string): Text => source as Text;

/** A count and its noun: "1 day", "2 days". The noun comes from the source of the rule. */
export const plural = (count: number, noun: string): Text => `${count} ${noun}${count === 1 ? "" : "s"}` as Text;

/** Joins texts with commas and "and", at most `limit` of them, the rest counted: naming all took gigabytes on large stacks. */
export function enumerate(items: readonly Text[], limit = 3): Text {
    const named = items.slice(0, limit);
    const more = items.length - named.length;
    if (more > 0) return `${named.join(", ")} and ${more} more` as Text;
    if (named.length < 2) return (named[0] ?? "") as Text;
    return `${named.slice(0, -1).join(", ")} and ${String(named.at(-1))}` as Text;
}
