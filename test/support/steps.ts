/**
 * Counts the steps that a run takes: what the methods of strings, expressions, arrays, maps and sets look at, at most. Steps, not
 * time: the same on every machine, however busy it is.
 */
import assert from "node:assert/strict";

type Method = (this: unknown, ...rest: unknown[]) => unknown;
type Cost = (subject: never, rest: readonly unknown[], result: unknown) => number;

const ONE: Cost = () => 1;
const LENGTH: Cost = (subject: ArrayLike<unknown>) => subject.length + 1;
const SORTED: Cost = (subject: ArrayLike<unknown>) => subject.length * Math.log2(subject.length + 2);
/** As far as the place that was found; to the end where none was. */
const SEARCHED: Cost = (subject: ArrayLike<unknown>, [, from], result) =>
    (result === -1 ? subject.length : Number(result)) - Number(from ?? 0) + 1;
const INCLUDED: Cost = (subject: ArrayLike<unknown>, _, result) => (result === true ? 1 : subject.length + 1);
const sizeOf = (text: unknown): number => (typeof text === "string" ? text.length : 0);
const CUT: Cost = (_, __, result) => (result as ArrayLike<unknown>).length + 1;

const costs = (cost: Cost, ...names: readonly string[]): readonly (readonly [string, Cost])[] => names.map((name) => [name, cost]);

/** The methods that are counted, by the object they belong to. What takes a function is counted by the elements it may be given. */
const COUNTED: readonly (readonly [object, readonly (readonly [string, Cost])[]])[] = [
    [
        String.prototype,
        [
            ...costs(ONE, "charCodeAt", "codePointAt", "charAt", "at", "startsWith", "endsWith"),
            ...costs(SEARCHED, "indexOf", "search"),
            ...costs(INCLUDED, "includes"),
            ...costs((text: string, _, result) => text.length - Math.max(0, Number(result)), "lastIndexOf"),
            ...costs(LENGTH, "trim", "trimStart", "trimEnd", "toLowerCase", "toUpperCase", "normalize", "split", "replace", "replaceAll"),
        ],
    ],
    [
        Array.prototype,
        [
            ...costs(ONE, "push", "pop", "at"),
            ...costs(SEARCHED, "indexOf", "findIndex"),
            ...costs(INCLUDED, "includes"),
            ...costs(LENGTH, "lastIndexOf", "shift", "unshift", "splice", "reverse", "join", "fill", "copyWithin"),
            ...costs(LENGTH, "map", "filter", "flatMap", "flat", "forEach", "reduce", "reduceRight", "some", "every", "find", "findLast"),
            ...costs(CUT, "concat", "slice"),
            ...costs(SORTED, "sort", "toSorted"),
        ],
    ],
    [Map.prototype, costs(ONE, "get", "set", "has", "delete")],
    [Set.prototype, costs(ONE, "add", "has", "delete")],
    [
        Object,
        [
            ...costs((_, __, result) => (result as readonly unknown[]).length + 1, "keys", "values", "entries"),
            ...costs((_, [entries]) => (entries as ArrayLike<unknown>).length, "fromEntries"),
        ],
    ],
    [JSON, [...costs((_, [text]) => sizeOf(text), "parse"), ...costs((_, __, result) => sizeOf(result), "stringify")]],
];

/** The iterators whose every element is a step: those of `for … of`, of spreading, and of `new Map` and `new Set`. */
const ITERATORS: readonly object[] = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    "".matchAll(/./g),
].map((iterator) => Object.getPrototypeOf(iterator) as object);

/** The number of steps of `run`. An attempt of a sticky expression is one step, or what it matches; of any other all that is left. */
export function countSteps(run: () => void): number {
    let steps = 0;
    const undo: (() => void)[] = [];
    const count = (owner: object, name: string, cost: Cost): void => {
        const methods = owner as Record<string, Method>;
        const original = methods[name];
        if (original === undefined) return; // Newer than the oldest Node supported.
        const descriptor = Object.getOwnPropertyDescriptor(owner, name);
        assert.ok(descriptor !== undefined);
        undo.push(() => Object.defineProperty(owner, name, descriptor));
        Object.defineProperty(owner, name, {
            ...descriptor,
            value: function (this: never, ...rest: unknown[]) {
                const result = original.apply(this, rest);
                steps += cost(this, rest, result);
                return result;
            },
        });
    };
    for (const [owner, methods] of COUNTED) for (const [name, cost] of methods) count(owner, name, cost);
    for (const iterator of ITERATORS) count(iterator, "next", ONE);

    const exec = RegExp.prototype.exec;
    undo.push(() => (RegExp.prototype.exec = exec));
    RegExp.prototype.exec = function (text: unknown) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const match = exec.call(this, text as string);
        steps += match !== null ? match.index + match[0].length - from + 1 : this.sticky ? 1 : String(text).length - from;
        return match;
    };
    try {
        run();
    } finally {
        for (const one of undo.reverse()) one();
    }
    return steps;
}

/** Below this number a count says nothing of growth. */
const NOTHING = 20_000;

/**
 * Fails if the steps of a run grow faster than its size: four times the size takes four times as many, some more where something is
 * sorted, and sixteen with the square. `prepare` makes the run for a size; what it does itself is not counted.
 */
export function assertProportional(title: string, prepare: (size: number) => () => void, size: number): void {
    countSteps(prepare(Math.ceil(size / 8))); // Fills what is filled once.
    const [small, large] = [countSteps(prepare(size)), countSteps(prepare(4 * size))];
    assert.ok(large < NOTHING || large < 5.5 * small, `${title}: ${small} steps, and ${large} for four times the size`);
}
