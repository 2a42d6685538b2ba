/** Places by the text of a program: the one call that makes a resource of this type with this name. */
import { join } from "node:path";
import { filesOf, textOf } from "./files";
import { placer, type Finder, type Place } from "./place";

/** How a language writes a call whose first argument is a text. */
interface Grammar {
    readonly files: RegExp;
    /** What is called, in every call that may make a resource. */
    readonly any: RegExp;
    /** What is called, a quotation mark, and the text. */
    readonly call: RegExp;
    /** What stands in a text for a value. */
    readonly hole: RegExp;
}

/** The argument ends with the text: of one that goes on (`"logs-" + env`) nobody can read the name. */
const QUOTED = /\b([A-Za-z_]\w*)\s*\(\s*(["'`])([^"'`\\\n]{1,300})\2(?=\s*[,)])/g;
const CALL = /\b([A-Z]\w*)\s*\(/g;
const NODEJS: Grammar = { files: /\.[cm]?[jt]sx?$/, any: CALL, call: QUOTED, hole: /\$\{[^{}]*\}/ };
const GRAMMARS: Readonly<Record<string, Grammar>> = {
    nodejs: NODEJS,
    bun: NODEJS,
    python: {
        files: /\.py$/,
        any: CALL,
        call: /\b([A-Za-z_]\w*)\s*\(\s*f?(["'])([^"'\\\n]{1,300})\2(?=\s*(?:[,)]|\.format\())/g,
        hole: /\{[^{}]*\}/,
    },
    go: {
        files: /\.go$/,
        any: /\bNew([A-Z]\w*)\s*\(/g,
        call: /\bNew([A-Z]\w*)\s*\(\s*\w+\s*,\s*(?:fmt\.Sprintf\(\s*)?(")([^"\\\n]{1,300})\2(?=\s*[,)])/g,
        hole: /%[-+# 0]*\d*[a-zA-Z]/,
    },
    dotnet: {
        files: /\.(?:cs|fs|vb)$/,
        any: CALL,
        call: /\b([A-Za-z_]\w*)\s*\(\s*\$?(")([^"\\\n]{1,300})\2(?=\s*[,)])/g,
        hole: /\{[^{}]*\}/,
    },
    java: { files: /\.(?:java|kt|scala)$/, any: CALL, call: QUOTED, hole: /\$\{[^{}]*\}|\$\w+/ },
};
/** What looks like a hole of another form than the language's usual one. */
const ODD = /\$\{|[{}%]/;

interface Calls {
    /** By what is called and the name; `undefined` where there are several. */
    readonly named: ReadonlyMap<string, Place | undefined>;
    /** Calls with a computed name: the parts of it that are written, by what is called. */
    readonly computed: ReadonlyMap<string, readonly { readonly parts: readonly string[]; readonly place: Place }[]>;
    /** What is called with a name that nobody can read. */
    readonly unreadable: ReadonlySet<string>;
}

function callsIn(folder: string, { files, any, call, hole }: Grammar): Calls {
    const named = new Map<string, Place | undefined>();
    const computed = new Map<string, { parts: string[]; place: Place }[]>();
    const unread = new Map<string, number>();
    for (const file of filesOf(folder, files)) {
        const text = textOf(join(folder, file)) ?? "";
        const at = placer(text);
        for (const [, called = ""] of text.matchAll(any)) unread.set(called, (unread.get(called) ?? 0) + 1);
        for (const match of text.matchAll(call)) {
            const [, called = "", , name = ""] = match;
            const parts = name.split(hole);
            if (parts.every((part) => part === "") || parts.some((part) => ODD.test(part))) continue;
            unread.set(called, (unread.get(called) ?? 0) - 1);
            const place = { file, ...at(match.index) };
            const key = `${called} ${name}`;
            const alike = computed.get(called);
            if (parts.length === 1) named.set(key, named.has(key) ? undefined : place);
            else if (alike === undefined) computed.set(called, [{ parts, place }]);
            else alike.push({ parts, place });
        }
    }
    return { named, computed, unreadable: new Set([...unread].flatMap(([called, left]) => (left > 0 ? [called] : []))) };
}

/** Whether the name begins with the first part, ends with the last, and holds the others between, in their order. */
function fits(name: string, parts: readonly string[]): boolean {
    const [first = "", ...rest] = parts;
    const last = rest.pop() ?? "";
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    for (const part of rest) {
        const found = name.indexOf(part, from);
        if (found < 0) return false;
        from = found + part.length;
    }
    return from <= name.length - last.length;
}

/** Finds nothing where two calls fit, or one that cannot be read may; `runtime` is Pulumi's name of it (`go`, `python`, …). */
export function searched(folder: string, runtime: string): Finder {
    const grammar = Object.hasOwn(GRAMMARS, runtime) ? GRAMMARS[runtime] : undefined;
    let calls: Calls | undefined;
    return ({ type, name }) => {
        if (grammar === undefined) return undefined;
        calls ??= callsIn(folder, grammar);
        const called = type.split(":").at(-1) ?? "";
        const key = `${called} ${name}`;
        if (calls.named.has(key)) return calls.named.get(key);
        // A call that cannot be read could be the one.
        if (calls.unreadable.has(called)) return undefined;
        const fitting = (calls.computed.get(called) ?? []).filter(({ parts }) => fits(name, parts));
        return fitting.length === 1 ? fitting[0]?.place : undefined;
    };
}
