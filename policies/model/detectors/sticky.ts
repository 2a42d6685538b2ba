/** Steps of a reader that goes through a text with sticky expressions. */

/** The offset after a match of a sticky expression at `at`; undefined if it does not match there. */
export function skip(expression: RegExp, text: string, at: number): number | undefined {
    expression.lastIndex = at;
    return expression.test(text) ? expression.lastIndex : undefined;
}

/** The same; `at` if it does not match there. */
export const behind = (expression: RegExp, text: string, at: number): number => skip(expression, text, at) ?? at;

/** The offset after the first of several expressions that matches at `at`, each with what it is. */
export function firstOf(patterns: readonly (readonly [because: string, pattern: RegExp])[], text: string, at: number): number | undefined {
    for (const [, pattern] of patterns) {
        const value = skip(pattern, text, at);
        if (value !== undefined) return value;
    }
    return undefined;
}
