/** Values that no type checker has seen: what a program, a provider or a broken document may hold. */
import fc from "fast-check";
import { Ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { tokensOf } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import type { StackResource } from "../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../policies/model/values";

type Loose = Readonly<Record<string, unknown>>;

/** The sentinels that stand for values not known yet, by the type they would have. */
const SENTINELS = [
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
];
const KEYS = [
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "length",
    "then",
    "",
    "0",
    "-1",
    "\ud800",
    "a.b",
    "Statement",
];

const text = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.constantFrom(
        ...SENTINELS,
        MASKED,
        "",
        " ",
        "*",
        "true",
        "0",
        "-1",
        "1e999",
        "NaN",
        "\ud800",
        "\udfff\ud800",
        "\u0000",
        "null",
        "{}",
        "[]",
        '"',
        "{",
    ),
    fc.constantFrom(
        "arn:aws:iam::",
        "arn:::::::",
        "arn:aws:lambda:eu-west-1:123456789012:function:",
        "https://",
        "http://[::1",
        "${aws:username}",
        "%",
        "%zz",
    ),
    fc.json({ maxDepth: 4 }),
);
const leaf = fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, Number.MAX_VALUE)) },
    { weight: 2, arbitrary: fc.constantFrom(null, undefined, true, false) },
    {
        weight: 1,
        arbitrary: fc.constantFrom(
            { __pulumiAsset: true, path: "a.zip" },
            { __pulumiArchive: true, assets: {} },
            { __pulumiAsset: true, text: 1 },
        ),
    },
);

function objects(value: fc.Arbitrary<unknown>, keys: readonly string[]): fc.Arbitrary<Loose> {
    const key = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...KEYS, ...keys) },
        { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    );
    return fc.array(fc.tuple(key, value), { maxLength: 6 }).map((entries) => {
        const object: Record<string, unknown> = {};
        for (const [name, inner] of entries) define(object, name, inner);
        return object;
    });
}

const define = (object: object, key: string, value: unknown): void =>
    void Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });

/** Any value; objects have keys that somebody reads, and keys that mean something to JavaScript. */
export function anything(keys: readonly string[]): fc.Arbitrary<unknown> {
    return fc.letrec<{ value: unknown; shallow: unknown }>((tie) => ({
        shallow: leaf,
        value: fc.oneof(
            { depthSize: "small", withCrossShrink: true },
            leaf,
            fc.array(tie("value"), { maxLength: 4 }),
            objects(tie("value"), keys),
            objects(tie("value"), keys).map((value) => JSON.stringify(value)),
        ),
    })).value;
}

/** The keys of a value, at any depth, and of the JSON in its texts. */
export function keysOf(value: unknown, found = new Set<string>()): Set<string> {
    if (typeof value === "string" && /^[[{]/.test(value)) {
        try {
            keysOf(JSON.parse(value), found);
        } catch {
            // No JSON: no keys.
        }
    } else if (Array.isArray(value)) for (const element of value) keysOf(element, found);
    else if (typeof value === "object" && value !== null)
        for (const [key, inner] of Object.entries(value)) {
            found.add(key);
            keysOf(inner, found);
        }
    return found;
}

/** Every place in a value, the JSON in texts left closed. */
export function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value !== "object" || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

/** The value with another one at a place. */
export function replaced(value: unknown, path: readonly string[], other: unknown): unknown {
    const [key, ...rest] = path;
    if (key === undefined) return other;
    if (Array.isArray(value))
        return value.map((element: unknown, index) => (String(index) === key ? replaced(element, rest, other) : element));
    const copy: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(value as object)) define(copy, name, name === key ? replaced(inner, rest, other) : inner);
    return copy;
}

/** Resources of the examples of a rule; what refers to another resource is not known. */
export function examplesOf(rule: Rule): readonly { readonly type: string; readonly inputs: Loose }[] {
    if (rule.kind === "resource") {
        return [rule.example.good, rule.example.bad].map(({ type, inputs }) => ({
            type: type ?? tokensOf(rule)?.[0] ?? "aws:lambda/function:Function",
            inputs: withoutReferences(inputs) as Loose,
        }));
    }
    if (rule.kind !== "stack") return [];
    return [...rule.example.good, ...rule.example.bad].map(({ type, inputs }: ExampleResource) => ({
        type,
        inputs: withoutReferences(inputs) as Loose,
    }));
}

function withoutReferences(value: unknown): unknown {
    if (value instanceof Ref) return UNKNOWN;
    if (Array.isArray(value)) return value.map(withoutReferences);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner)]));
}

/** Inputs like those of the examples with anything at one or two places, and inputs like nothing at all. */
export function inputsLike(examples: readonly Loose[], keys: readonly string[]): fc.Arbitrary<Loose> {
    const value = anything(keys);
    const wild = objects(value, keys);
    if (examples.length === 0) return wild;
    const changed = fc.constantFrom(...examples).chain((inputs) => {
        const places = placesOf(inputs).slice(1);
        if (places.length === 0) return fc.constant(inputs);
        return fc
            .array(fc.tuple(fc.constantFrom(...places), value), { minLength: 1, maxLength: 2 })
            .map(
                (changes) =>
                    changes.reduce<unknown>(
                        (result, [place, other]) => (has(result, place) ? replaced(result, place, other) : result),
                        inputs,
                    ) as Loose,
            );
    });
    return fc.oneof({ weight: 3, arbitrary: changed }, { weight: 1, arbitrary: wild });
}

function has(value: unknown, path: readonly string[]): boolean {
    const [key, ...rest] = path;
    if (key === undefined) return true;
    return typeof value === "object" && value !== null && Object.hasOwn(value, key) && has((value as Loose)[key], rest);
}

/** Small stacks: parents in a circle, dependencies on nothing, the same URN twice, providers that are not there. */
export function stacks(
    resources: readonly { readonly type: string; readonly inputs: Loose }[],
    keys: readonly string[],
): fc.Arbitrary<StackResource[]> {
    const inputsByType = new Map<string, Loose[]>();
    for (const { type, inputs } of resources) inputsByType.set(type, [...(inputsByType.get(type) ?? []), inputs]);
    const type = fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...inputsByType.keys()) },
        {
            weight: 1,
            arbitrary: fc.constantFrom("pulumi:pulumi:Stack", "pulumi:providers:aws", "", "a", "aws:lambda/function:Function", "__proto__"),
        },
    );
    const name = fc.constantFrom("a", "b", "c", "d", "e", "__proto__", "a::b");
    const urnOf = (of: string, named: string): string => `urn:pulumi:test::example::${of}::${named}`;
    const urn = fc.oneof(
        { weight: 8, arbitrary: fc.tuple(type, name).map(([of, named]) => urnOf(of, named)) },
        { weight: 1, arbitrary: fc.constantFrom("", "urn:pulumi:test", "nothing") },
    );
    const property = fc.constantFrom(...keys, "role", "__proto__");
    const resource = type.chain((of) =>
        fc.record({
            type: fc.constant(of),
            name,
            props: inputsLike(inputsByType.get(of) ?? [], keys),
            parent: fc.option(urn, { nil: undefined }),
            dependencies: fc.array(urn, { maxLength: 3 }),
            propertyDependencies: fc.array(fc.tuple(property, fc.array(urn, { maxLength: 2 })), { maxLength: 3 }).map((entries) => {
                const dependencies: Record<string, readonly string[]> = {};
                for (const [key, urns] of entries) define(dependencies, key, urns);
                return dependencies;
            }),
            provider: fc.option(
                fc.record({
                    urn,
                    type: fc.constant("pulumi:providers:aws"),
                    name,
                    props: fc.option(inputsLike([], ["region", "version", "defaultTags"]), { nil: undefined }),
                }),
                { nil: undefined },
            ),
        }),
    );
    return fc.array(resource, { minLength: 1, maxLength: 8 }).map((all) => all.map((one) => ({ ...one, urn: urnOf(one.type, one.name) })));
}
