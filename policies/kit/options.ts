/**
 * Options of a rule: one declaration gives the configuration schema the engine checks, the default, the value of the strict
 * preset and the type that the rule reads.
 */

import { meant } from "./spelling";

/** The part of JSON schema (draft 7) that options use and Pulumi's validator understands. */
export interface Schema {
    readonly type?: "integer" | "boolean" | "string" | "array" | "object";
    readonly description?: string;
    readonly default?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly format?: string;
    readonly items?: Schema;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly additionalProperties?: boolean | Schema;
    readonly required?: readonly string[];
}

/** How patterns in options are written: the same words everywhere, for they are matched the same everywhere. */
export const WILDCARDS = "`*` for any characters, `?` for one";

/** One option. `read` returns the value, or a sentence that says what is wrong with the raw one. */
export interface Option<T> {
    readonly default: T;
    /** The value of the strict preset, where it differs. */
    readonly strict: T | undefined;
    readonly schema: Schema;
    read(raw: unknown): { readonly value: T } | { readonly problem: string };
}

/** The options of a rule by name. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** The type that a rule reads: the values of its options. */
export type Values<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

interface Common<T> {
    readonly default: T;
    readonly strict?: T;
    readonly about: string;
}

function option<T>(common: Common<T>, schema: Schema, expected: string, accepts: (raw: unknown) => boolean): Option<T> {
    return {
        default: common.default,
        strict: common.strict,
        schema: { ...schema, description: common.about, ...(common.default === undefined ? {} : { default: common.default }) },
        read: (raw) => (accepts(raw) ? { value: raw as T } : { problem: `must be ${expected}` }),
    };
}

const range = (minimum: number, maximum: number): string =>
    maximum === Number.MAX_SAFE_INTEGER ? `a whole number, ${minimum} or more` : `a whole number from ${minimum} to ${maximum}`;

const isInteger = (raw: unknown, minimum: number, maximum: number): boolean =>
    typeof raw === "number" && Number.isInteger(raw) && raw >= minimum && raw <= maximum;

/** A whole number. Without a `default`, absent means that the rule does not ask for it. */
export function integer<T extends number | undefined = number>(
    common: Common<T> & { readonly minimum?: number; readonly maximum?: number },
): Option<T> {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = common;
    const limits = { minimum, ...(common.maximum === undefined ? {} : { maximum }) };
    return option<T>(common, { type: "integer", ...limits }, range(minimum, maximum), (raw) => isInteger(raw, minimum, maximum));
}

/** A switch. */
export const flag = (common: Common<boolean>): Option<boolean> =>
    option(common, { type: "boolean" }, "true or false", (raw) => typeof raw === "boolean");

/** A text, of a form where `pattern` says one. Without a default, absent means that the rule does not ask for it. */
export function string<T extends string | undefined = string>(
    common: Common<T> & { readonly pattern?: string; readonly expected?: string },
): Option<T> {
    const { pattern, expected = "a text" } = common;
    const form = pattern === undefined ? undefined : new RegExp(pattern);
    const schema = { type: "string", ...(pattern === undefined ? {} : { pattern }) } as const;
    return option<T>(common, schema, expected, (raw) => typeof raw === "string" && (form?.test(raw) ?? true));
}

/** One word of a list. */
export function choice<const W extends string>(words: readonly W[], common: Common<NoInfer<W>>): Option<W> {
    return option<W>(common, { type: "string", enum: words }, `one of ${words.join(", ")}`, (raw) => words.includes(raw as W));
}

/** A list of texts. */
export const strings = (common: Common<readonly string[]>): Option<readonly string[]> =>
    option(common, { type: "array", items: { type: "string" } }, "a list of texts", (raw) => isListOf(raw, (e) => typeof e === "string"));

/** A list of words of a list. */
export function choices<const W extends string>(words: readonly W[], common: Common<readonly NoInfer<W>[]>): Option<readonly W[]> {
    const schema: Schema = { type: "array", items: { type: "string", enum: words } };
    return option<readonly W[]>(common, schema, `a list of ${words.join(", ")}`, (raw) => isListOf(raw, (e) => words.includes(e as W)));
}

const isListOf = (raw: unknown, accepts: (element: unknown) => boolean): boolean => Array.isArray(raw) && raw.every(accepts);

/** Whole numbers by a word of the user's, such as a classification. Words are compared without regard to case. */
export function integersBy(
    common: Common<Readonly<Record<string, number>>> & { readonly minimum?: number; readonly maximum?: number },
): Option<Readonly<Record<string, number>>> {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = common;
    const limits = { minimum, ...(common.maximum === undefined ? {} : { maximum }) };
    const schema: Schema = { type: "object", additionalProperties: { type: "integer", ...limits } };
    return option<Readonly<Record<string, number>>>(
        common,
        schema,
        `a map from words to ${range(minimum, maximum).replace(/^a whole number/, "whole numbers")}`,
        (raw) => isRecord(raw) && Object.values(raw).every((value) => isInteger(value, minimum, maximum)),
    );
}

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> => typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** Declares the options of a rule. */
export const object = <O extends Options>(options: O): O => options;

/** What is wrong with a configuration, in a sentence that names the option. */
export interface Problem {
    readonly option: string;
    readonly message: string;
}

/** Reads a policy's configuration: defaults filled in, each unknown or unusable option a problem. */
export function readOptions<O extends Options>(
    options: O,
    raw: Readonly<Record<string, unknown>>,
): { values: Values<O>; problems: Problem[] } {
    const problems: Problem[] = [];
    const values: Record<string, unknown> = {};
    for (const [name, declared] of Object.entries(options)) values[name] = declared.default;
    for (const [name, value] of Object.entries(raw)) {
        const declared = Object.hasOwn(options, name) ? options[name] : undefined;
        if (declared === undefined) {
            // The engine takes the level out of the options, unless it is misspelt.
            const message = `unknown option \`${name}\`${meant(name, [...Object.keys(options), "enforcementLevel"])}`;
            problems.push({ option: name, message });
            continue;
        }
        if (value === undefined) continue;
        const read = declared.read(value);
        if ("problem" in read) problems.push({ option: name, message: `option \`${name}\` ${read.problem}` });
        else values[name] = read.value;
    }
    return { values: values as Values<O>, problems };
}
