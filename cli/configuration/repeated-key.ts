/** Keys that an object of a JSON text has twice: of the two JSON keeps the last, and nobody sees that the first is gone. */

/** A text in quotes, and the colon that makes a key of it; or a bracket. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/gsu;

/** The line, from 1, of the first key that its object has twice, in a text that is JSON; `undefined` where there is none. Linear in the text. */
export function lineOfRepeatedKey(json: string): number | undefined {
    const objects: (Set<string> | undefined)[] = [];
    for (const { 0: token, 1: colon, index } of json.matchAll(TOKENS)) {
        if (token === "{") objects.push(new Set());
        else if (token === "[") objects.push(undefined);
        else if (token === "}" || token === "]") objects.pop();
        else if (colon !== undefined) {
            const keys = objects.at(-1);
            const key = String(JSON.parse(token.slice(0, token.length - colon.length)));
            if (keys?.has(key) === true) return lineAt(json, index);
            keys?.add(key);
        }
    }
    return undefined;
}

function lineAt(text: string, offset: number): number {
    let line = 1;
    for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
    return line;
}
