/** What a preview that failed has to say, in a line that says what to do. */

import { isObject } from "../json";
import type { Json } from "../json";
import { RehearsalProblem } from "./problem";

/** A line of JSON as an object; `undefined` for anything else. */
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
const MISSING_PLUGIN = /pulumi-resource-([a-z][a-z0-9-]{0,63}?)(?:-v\d[\w.+-]{0,63})?['"` ]/g;

/** The providers whose plug-ins the engine did not find. */
export function missingProviders(said: string): string[] {
    return [...new Set([...said.matchAll(MISSING_PLUGIN)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

/** What the engine says of a stack that its backend does not have. */
const OTHER_STACK = /organization name must be 'organization'|unknown stack|stack '[^']*' not found|no stack named/;

const KNOWN: readonly (readonly [RegExp, string])[] = [
    [
        /AWS has no Region of this name/,
        "a provider or a resource of the program names a Region that AWS does not have: correct its `region`",
    ],
    [/unable to find (?:resource type|function)/, "the program names a type or a function that no stand-in knows: look at its spelling"],
    [
        /127\.0\.0\.1:9\b|Could not load credentials|Unable to locate credentials|NoCredentialProviders|CredentialsProviderError/,
        "the program asks AWS by itself, and a rehearsal has no account: guard that call, or use a function of the provider in its place",
    ],
    [
        /missing required configuration variable '([^']+)'/i,
        "the configuration lacks a value that the program needs: set it in the stack's Pulumi.<stack>.yaml, or name the stack with --stack",
    ],
    [
        OTHER_STACK,
        "the program reads the outputs of another stack in a way that its sources do not show: create the `StackReference` in the program's own folder",
    ],
    [
        /failed to load language plugin|no language plugin 'pulumi-language-([\w-]+)/,
        "the language host of the program is not installed: put pulumi-language-<runtime> on the PATH",
    ],
    [
        /Cannot find module|ModuleNotFoundError|No module named|no required module provides package|SDK has not been installed/,
        "the program's packages are not installed: run `pulumi install` in its folder",
    ],
];

/** Sequences that steer a terminal (ECMA-48: CSI, and OSC such as links). */
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;
/** What the engine says of the throw-away backend, which is nothing of the program's. */
const CHATTER = /^\s*Logging in using access token from PULUMI_ACCESS_TOKEN$/;
const LAST_LINES = 8;
const LONGEST_LINE = 300;

/** Whether the program failed for want of another stack. */
export const lacksOtherStack = (problem: unknown): boolean =>
    problem instanceof RehearsalProblem && problem.said.some((line) => OTHER_STACK.test(line));

/** What went wrong, in one line where the failure is a known one, and the engine's last words. */
export function explanation(said: string): RehearsalProblem {
    const lines = said
        .replace(SEQUENCES, "")
        .split("\n")
        .map((line) => line.replace(/\t/g, "    ").trimEnd())
        .filter((line) => /\S/.test(line) && !CHATTER.test(line));
    const words = lines.filter((line) => !/^\s+at /.test(line));
    const last = (words.length > 0 ? words : lines).slice(-LAST_LINES).map((line) => line.slice(0, LONGEST_LINE));
    const known = KNOWN.find(([pattern]) => pattern.test(said))?.[1];
    const advice =
        last.length > 0 ? "; mend what the engine says above" : ", and the engine does not say why: run `pulumi preview` in its folder";
    return new RehearsalProblem(`the preview of the program failed${known === undefined ? advice : `: ${known}`}`, last);
}
