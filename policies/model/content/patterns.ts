/** Regular expressions that an organisation writes in its configuration. */

/** How much of a text is matched: the expressions are not ours, and need not be linear. */
const LOOKED_AT = 1024;

/** The expressions of a list of sources, or the position, from 1, of the first that is none. */
export function compile(sources: readonly string[]): { readonly patterns: readonly RegExp[] } | { readonly bad: number } {
    const patterns: RegExp[] = [];
    for (const [index, source] of sources.entries()) {
        try {
            patterns.push(new RegExp(source, "u"));
        } catch {
            return { bad: index + 1 };
        }
    }
    return { patterns };
}

/** Whether one of the expressions matches within the first 1,024 characters of the text. */
export const matchesAny = (patterns: readonly RegExp[], text: string): boolean =>
    patterns.length > 0 && patterns.some((pattern) => pattern.test(text.slice(0, LOOKED_AT)));
