/** Documents of hostile shapes: deep, wide, circular, with names that mean something to JavaScript, with characters that mean something to a reader. */
import type { Dice } from "../../test/support/corpus/dice";
import { exported, functionWith, many, resourcesIn, type Made } from "./documents";
import type { Family } from "./family";

const queue = (name: string, inputs: unknown, more: Readonly<Record<string, unknown>> = {}): Made => ({
    type: "aws:sqs/queue:Queue",
    name,
    inputs,
    more,
});

/** One resource with one property of as many characters as the size says. */
const one = (name: string, property: string, make: (size: number, dice: Dice) => unknown): Family => ({
    name,
    make: (size, dice) => exported([queue("one", { [property]: make(size, dice) })]),
});

/** The same, where what stands in the property is JSON that no value of JavaScript is written as. */
const raw = (name: string, make: (size: number) => string): Family => ({
    name,
    make: (size) => exported([queue("one", { tags: "@@" })]).replaceAll('"@@"', () => make(size / 2)),
});

const urn = (name: string): string => `urn:pulumi:dev::fuzz::aws:sqs/queue:Queue::${name}`;
const FEW = 24;
/** An output of Pulumi around a value. */
const MARKER = '{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":';

export const SHAPES: readonly Family[] = [
    raw("lists in lists", (size) => "[".repeat(size / 2) + "]".repeat(size / 2)),
    raw("objects in objects", (size) => '{"a":'.repeat(size / 6) + "1" + "}".repeat(size / 6)),
    raw("values of many digits", (size) => "9".repeat(size)),
    raw("values of many digits in a list", (size) => `[${"1e308,".repeat(size / 6)}1]`),
    raw("one key again and again", (size) => `{${'"a":"b",'.repeat(size / 8)}"a":"b"}`),
    one("many tags", "tags", (size) => Object.fromEntries(Array.from({ length: size / 30 }, (_, at) => [`key${at}`, `value ${at}`]))),
    one("tags with names of JavaScript", "tags", (size) =>
        Object.fromEntries(
            Array.from({ length: size / 40 }, (_, at) => [
                (["__proto__", "constructor", "hasOwnProperty", "toString"][at % 4] ?? "") + (at < 4 ? "" : `${at}`),
                "a",
            ]),
        ),
    ),
    one("a list of nulls", "tags", (size) => Array.from({ length: size / 5 }, () => null)),
    one("characters without a sign", "tags", (size) => ({ a: "\u0000\u001b\u202e\u2028".repeat(size / 30) })),
    one("a key without end", "tags", (size) => ({ ["a".repeat(size)]: "b" })),
    raw("markers of values in values", (size) => {
        const deep = size / MARKER.length;
        return `${MARKER.repeat(deep)}1${"}".repeat(deep)}`;
    }),
    many("a chain of parents", (index) => queue(`q${index}`, { name: "q" }, { parent: urn(`q${index + 1}`) })),
    many("a circle of parents", (index) => queue(`q${index}`, { name: "q" }, { parent: urn(`q${(index + 1) % FEW}`) })),
    many("parents that do not exist", (index) => queue(`q${index}`, { name: "q" }, { parent: `a${index}::b` })),
    many("one URN", () => queue("q", { name: "q", fifoQueue: "yes" })),
    many("many names alike", (index) => queue(`q${"q".repeat(200)}${index}`, {})),
    many("URNs without end", (index) => queue(`q${"::".repeat(150)}${index}`, { name: "q" })),
    many("types that nobody has", (index) => ({ type: `made:up${index}/x:${index}`, name: "a", inputs: { a: index } })),
    many("dependencies on all", (index) =>
        queue(`q${index}`, { name: "q" }, { propertyDependencies: { name: Array.from({ length: 8 }, (_, at) => urn(`q${at * 7}`)) } }),
    ),
    many("providers of their own", (index) =>
        queue(`q${index}`, { name: "q" }, { provider: `urn:p::f::pulumi:providers:aws::p${index}::id` }),
    ),
    many("positions without end", (index) =>
        queue(`q${index}`, { name: "q" }, { sourcePosition: `project:///${"a/".repeat(100)}x.ts#${index},1` }),
    ),
    many("positions that climb", (index) => queue(`q${index}`, {}, { sourcePosition: `project:///${"../".repeat(80)}x.ts#${index},1` })),
    many("values that are not what they should be", (index, dice) =>
        functionWith(`f${index}`, { environment: dice.pick([[], "a", 1, null, { variables: [] }]), tags: dice.pick([[[]], 7, { a: {} }]) }),
    ),
    {
        name: "a document that is a list",
        make: (size) => JSON.stringify(resourcesIn(Array.from({ length: size / 200 }, (_, at) => queue(`q${at}`, {})))),
    },
];
