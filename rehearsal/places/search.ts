/** Places by the text of a program: the one call that makes a resource of this type with this name. */
import { join } from "node:path";
import { filesOf, textOf } from "./files";
import { at, type Finder, type Place } from "./place";

const SOURCES: Readonly<Record<string, RegExp>> = {
    nodejs: /\.[cm]?[jt]sx?$/,
    bun: /\.[cm]?[jt]sx?$/,
    python: /\.py$/,
    dotnet: /\.(?:cs|fs|vb)$/,
    java: /\.(?:java|kt|scala)$/,
};

/** `Bucket("logs"`: what is called, and a text as its first argument. */
const CALL = /\b([A-Za-z_]\w*)\s*\(\s*(["'`])([^"'`\\\n$]{1,300})\2/g;

/** Calls by what is called and the name; `undefined` where there are several. */
function callsIn(folder: string, sources: RegExp): ReadonlyMap<string, Place | undefined> {
    const calls = new Map<string, Place | undefined>();
    for (const file of filesOf(folder, sources)) {
        const text = textOf(join(folder, file)) ?? "";
        for (const match of text.matchAll(CALL)) {
            const [, called = "", , name = ""] = match;
            const key = `${called} ${name}`;
            calls.set(key, calls.has(key) ? undefined : { file, ...at(text, match.index) });
        }
    }
    return calls;
}

export function searched(folder: string, runtime: string): Finder {
    const sources = Object.hasOwn(SOURCES, runtime) ? SOURCES[runtime] : undefined;
    let calls: ReadonlyMap<string, Place | undefined> | undefined;
    return ({ type, name }) => {
        if (sources === undefined) return undefined;
        calls ??= callsIn(folder, sources);
        return calls.get(`${type.split(":").at(-1) ?? ""} ${name}`);
    };
}
