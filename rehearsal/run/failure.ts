/** What a preview that failed has to say, in a line that says what to do. */

import { RehearsalProblem } from "./problem";

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

export function parsed(text: string): Json | undefined {
    try {
        const json: unknown = JSON.parse(text);
        return isObject(json) ? json : undefined;
    } catch {
        return undefined;
    }
}

/** Errors of the engine, and what the program or its language host wrote to standard error. */
const FAILURES: ReadonlySet<unknown> = new Set(["error", "info#err"]);

/** What was said of errors, in the document or beside it. */
export function complaints(document: Json | undefined, stderr: string): string {
    const diagnostics: readonly unknown[] = Array.isArray(document?.["diagnostics"]) ? document["diagnostics"] : [];
    const errors = diagnostics.flatMap((entry) =>
        isObject(entry) && FAILURES.has(entry["severity"]) && typeof entry["message"] === "string" ? [entry["message"]] : [],
    );
    return [...errors, stderr].join("\n");
}

/** `no resource plugin 'pulumi-resource-random-v4.16.0' found …` */
const MISSING_PLUGIN = /pulumi-resource-([a-z][a-z0-9-]*?)(?:-v\d[\w.+-]*)?['"` ]/g;

/** The providers whose plug-ins the engine did not find. */
export function missingProviders(said: string): string[] {
    return [...new Set([...said.matchAll(MISSING_PLUGIN)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

const KNOWN: readonly (readonly [RegExp, string])[] = [
    [
        /unable to find (?:resource type|function)/,
        "a program in YAML needs the schema of the provider, which the stand-in does not have: such programs cannot be rehearsed yet",
    ],
    [
        /127\.0\.0\.1:9\b|Could not load credentials|Unable to locate credentials|NoCredentialProviders|CredentialsProviderError/,
        "the program asks AWS by itself, and a rehearsal has no account: guard that call, or use a function of the provider in its place",
    ],
    [
        /Missing required configuration variable '([^']+)'/,
        "the configuration lacks a value that the program needs: set it in the stack's Pulumi.<stack>.yaml, or name the stack with --stack",
    ],
    [
        /organization name must be 'organization'|unknown stack|stack '[^']*' not found|no stack named/,
        "the program reads the outputs of another stack, which a rehearsal does not have",
    ],
    [
        /failed to load language plugin|no language plugin 'pulumi-language-([\w-]+)/,
        "the language host of the program is not installed: put pulumi-language-<runtime> on the PATH",
    ],
    [
        /Cannot find module|ModuleNotFoundError|No module named|no required module provides package/,
        "the program's packages are not installed: run `pulumi install` in its folder",
    ],
];

/** Sequences that colour a terminal. */
const COLOURS = /\u001b\[[\d;]*m/g;
const LAST_LINES = 8;
const LONGEST_LINE = 300;

/** What went wrong, in one line where the failure is a known one, and the engine's last words. */
export function explanation(said: string): RehearsalProblem {
    const known = KNOWN.find(([pattern]) => pattern.test(said))?.[1];
    const lines = said
        .replace(COLOURS, "")
        .split("\n")
        .map((line) => line.trimEnd())
        .filter((line) => /\S/.test(line) && !/^\s+at /.test(line));
    const last = lines.slice(-LAST_LINES).map((line) => line.slice(0, LONGEST_LINE));
    return new RehearsalProblem(
        `the preview of the program failed${known === undefined ? "; mend what the engine says above" : `: ${known}`}`,
        last,
    );
}
