/** The tokens of a resource pattern: characters, wildcards and policy variables. */

/** Longer patterns are not compared: no ARN has more than 2,048 characters. */
export const LONGEST = 4096;

/** A literal character, `*`, `?`, or a whole policy variable. */
export type Token = { readonly kind: "text" | "any" | "one" | "variable"; readonly text: string };

/** The tokens of a pattern. `${*}`, `${?}` and `${$}` are those characters themselves. */
export function tokens(pattern: string): readonly Token[] {
    const found: Token[] = [];
    for (let i = 0; i < pattern.length; i++) {
        const text = pattern[i] ?? "";
        if (text === "*") {
            if (found.at(-1)?.kind !== "any") found.push({ kind: "any", text });
        } else if (text === "?") found.push({ kind: "one", text });
        else if (text === "$" && pattern[i + 1] === "{") {
            // No variable is longer; without the bound a run of "${" would be searched to the end again and again.
            const name = /^[^}]*(?=\})/.exec(pattern.slice(i + 2, i + 256))?.[0];
            if (name === undefined) found.push({ kind: "text", text });
            else {
                found.push(/^[*?$]$/.test(name) ? { kind: "text", text: name } : { kind: "variable", text: name.toLowerCase() });
                i += name.length + 2;
            }
        } else found.push({ kind: "text", text });
    }
    return found;
}
