/** Resources by their token alone: the package that declares a type is not needed to register one. */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { factsOf, typesOf } from "../facts";

/** Inputs of a component as its program gives them: plain values, outputs and resources. */
export type Args = Readonly<Record<string, unknown>>;

/** A value that the engine tells in time. */
export type Later<T> = pulumi.OutputInstance<T>;

/** A value, a promise or an output as an output. */
export const later = <T>(value: T): Later<Told<T>> => pulumi.output(value as string) as unknown as Later<Told<T>>;
type Told<T> = T extends pulumi.OutputInstance<infer U> ? U : Awaited<T>;

/** Waits for each of the values. */
export const together = <T extends readonly unknown[]>(values: readonly [...T]): Later<{ -readonly [K in keyof T]: Told<T[K]> }> =>
    pulumi.all([...values] as string[]) as unknown as Later<{ -readonly [K in keyof T]: Told<T[K]> }>;

/** What a component shows. */
export type State = Readonly<Record<string, unknown>>;

const isPlainObject = (value: unknown): value is Args =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !pulumi.Output.isInstance(value) &&
    !pulumi.Resource.isInstance(value);

/** The arguments of an optional group such as `logGroup`; empty where the program leaves it out. */
export const groupOf = (value: unknown): Args => (isPlainObject(value) ? value : {});

/** Of the arguments, those that the type declares: a component hands all of its own down. */
function declared(type: string, args: Args): Args {
    const facts = factsOf(type);
    if (facts === undefined) return args;
    const names = new Set([...facts.inputs, ...facts.computed.map(({ name }) => name), "region"]);
    return Object.fromEntries(Object.entries(args).filter(([name, value]) => names.has(name) && value !== undefined));
}

/** What the type shows besides its inputs: each becomes an output of the resource. */
function shown(type: string): Args {
    const facts = factsOf(type);
    const members = [...(facts?.outputs ?? []), ...(facts?.computed ?? [])].map(({ name }) => name);
    return Object.fromEntries([...members, ...(facts?.inputs ?? [])].map((name) => [name, undefined]));
}

/** A resource of a provider. `{ urn }` finds one that the program registered itself. */
export class Made extends pulumi.CustomResource {
    constructor(type: string, name: string, args: Args, opts: pulumi.CustomResourceOptions) {
        super(type, name, { ...shown(type), ...declared(type, args) }, opts);
    }

    /** What it shows under this name. */
    at(name: string): Later<string> {
        return later(Reflect.get(this, name) as string);
    }
}

/** Makes the resources that a program hands to a component readable: a function as an event handler, a bucket for static files. */
export function registerResources(): void {
    const modules = new Set(typesOf("aws").map((type) => type.split(":")[1] ?? ""));
    const construct = (name: string, type: string, urn: string): Made => new Made(type, name, {}, { urn });
    for (const name of modules) pulumi.runtime.registerResourceModule("aws", name, { construct });
}

/** A text that the engine tells; empty where it is none. */
export const textOf = (value: unknown): string => textIn(value) ?? "";

/** Asks a function of the provider that the parent uses. */
export const answerOf = (token: string, args: Args, parent: pulumi.Resource): Promise<Args> =>
    pulumi.runtime.invoke(token, args, { parent }) as Promise<Args>;

/** The same as {@link answerOf}, as an output; it fails where the provider refuses. */
export const ask = (token: string, args: Args, parent: pulumi.Resource): Later<Args> => pulumi.output(answerOf(token, args, parent));

/** The Region that the parent works in. */
export const regionOf = (parent: pulumi.Resource): Later<string> =>
    ask("aws:index/getRegion:getRegion", {}, parent).apply((answer) => textOf(answer["region"] ?? answer["name"]));

/** Eight digits of SHA-1, as both packages shorten what they make names of. */
export const shortHash = (words: string): string => createHash("sha1").update(words).digest("hex").slice(0, 8);

/** The value, or the other where it is absent. */
export const either = (value: unknown, other: unknown): Later<unknown> =>
    together([value, other]).apply(([given, fallback]) => given ?? fallback);

/** A text of the program, `undefined` where it gives none or only an output. */
export const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The number, where it is one: a text of digits is none. */
export const numberIn = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** The ARN of a resource, or the text that stands in its place. */
export const arnOf = (value: unknown): unknown => (value instanceof Made ? value.at("arn") : value);
