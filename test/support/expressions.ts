/**
 * A static check that a regular expression takes linear time at worst. It errs on the safe side: what it accepts is linear, and of
 * what it refuses some is linear as well.
 */
import { parseRegExpLiteral, type AST } from "@eslint-community/regexpp";

/** How many steps one attempt of a bounded expression may take at one place, at worst. */
const MOST_STEPS = 100_000;

/** Why `expression` may take more than linear time; undefined if it cannot. */
export function superLinear(expression: RegExp): string | undefined {
    const { pattern } = parseRegExpLiteral(expression);
    for (const alternative of pattern.alternatives) {
        const why = judge(alternative, expression.sticky);
        if (why !== undefined) return why;
    }
    return undefined;
}

/** The length of the longest match of a node; Infinity for an unbounded repetition. */
function longest(node: AST.Node): number {
    switch (node.type) {
        case "Quantifier":
            return node.max === 0 ? 0 : node.max * longest(node.element);
        case "Group":
        case "CapturingGroup":
            return Math.max(0, ...node.alternatives.map(longest));
        case "Alternative":
            return node.elements.reduce((sum, element) => sum + longest(element), 0);
        case "Assertion":
            return node.kind === "lookahead" || node.kind === "lookbehind" ? Math.max(0, ...node.alternatives.map(longest)) : 0;
        default:
            return 1;
    }
}

/** How many ways a node may match at one place: the product of the choices that its repetitions leave. */
function ways(node: AST.Node): number {
    switch (node.type) {
        case "Quantifier": {
            const inner = ways(node.element);
            const choices = Number.isFinite(node.max) ? node.max - node.min + 1 : 1;
            // A repeated choice multiplies with every round, unless each round is told apart by its first character.
            return inner > 1 && node.max > 1 && !isToldApart(node) ? choices * inner ** Math.min(node.max, 8) : choices * inner;
        }
        case "Group":
        case "CapturingGroup":
            return Math.max(1, ...node.alternatives.map(ways));
        case "Alternative":
            return sequence(node.elements);
        case "Assertion":
            return node.kind === "lookahead" || node.kind === "lookbehind" ? Math.max(1, ...node.alternatives.map(ways)) : 1;
        default:
            return 1;
    }
}

/** The ways of a sequence: repetitions multiply only where what follows may begin with what they repeat. */
function sequence(elements: readonly AST.Element[]): number {
    let product = 1;
    let most = 1;
    elements.forEach((element, index) => {
        const own = ways(element);
        const next = firstOfRest(elements, index + 1);
        const isDetermined =
            element.type === "Quantifier" && next !== undefined && disjoint(first(element.element), next) && ways(element.element) === 1;
        if (isDetermined) most = Math.max(most, own);
        else product *= own;
    });
    return product * most;
}

/** Whether the rounds of a repeated group are told apart: a fixed first character that nothing repeated inside may match. */
function isToldApart(node: AST.Quantifier): boolean {
    if (node.element.type !== "Group" && node.element.type !== "CapturingGroup") return true;
    return node.element.alternatives.every((alternative) => {
        const [head, ...rest] = alternative.elements;
        if (head === undefined) return false;
        const starts = head.type === "Quantifier" && head.min === 0 ? ANY : first(head);
        return (
            rest.every((element) => element.type !== "Quantifier" || disjoint(first(element.element), starts)) &&
            !(head.type === "Quantifier" && head.max > 1)
        );
    });
}

function judge(alternative: AST.Alternative, isSticky: boolean): string | undefined {
    const [start] = alternative.elements;
    const isAnchored = isSticky || (start?.type === "Assertion" && start.kind === "start");
    const isUnbounded = !Number.isFinite(longest(alternative));
    if (isUnbounded && hasUnboundedGroup(alternative)) return "an unbounded repetition inside a repetition";
    if (isUnbounded && !isAnchored && !isTail(alternative)) return "an unbounded repetition without an anchor, with more behind it";
    if (isUnbounded && !areSeparated(alternative.elements)) return "two unbounded repetitions that may share characters";
    // What stands last has nothing behind it that could make it try again.
    const last = alternative.elements.at(-1);
    const tried = last?.type === "Quantifier" && ways(last.element) === 1 ? alternative.elements.slice(0, -1) : alternative.elements;
    if (sequence(tried) > MOST_STEPS) return "too many ways to match at one place";
    return undefined;
}

/** Whether an unbounded repetition repeats, or lies in, anything but a single character's set. */
function hasUnboundedGroup(node: AST.Node, isRepeated = false): boolean {
    switch (node.type) {
        case "Quantifier": {
            const isUnbounded = !Number.isFinite(node.max);
            const isGroup = node.element.type === "Group" || node.element.type === "CapturingGroup";
            if (isUnbounded && isRepeated) return true;
            if (isUnbounded && isGroup && (ways(node.element) > 1 || !Number.isFinite(longest(node.element)))) return true;
            return hasUnboundedGroup(node.element, isRepeated || node.max > 1);
        }
        case "Group":
        case "CapturingGroup":
        case "Assertion":
            return "alternatives" in node && node.alternatives.some((alternative) => hasUnboundedGroup(alternative, isRepeated));
        case "Alternative":
            return node.elements.some((element) => hasUnboundedGroup(element, isRepeated));
        default:
            return false;
    }
}

/** Whether the only unbounded repetition stands last, where it cannot fail. */
const isTail = (alternative: AST.Alternative): boolean =>
    alternative.elements.slice(0, -1).every((element) => Number.isFinite(longest(element)));

/** Whether any two unbounded repetitions have characters between or in them that tell them apart. */
function areSeparated(elements: readonly AST.Element[]): boolean {
    const unbounded = elements.map((element, index) => ({ element, index })).filter(({ element }) => !Number.isFinite(longest(element)));
    return unbounded.every(({ element, index }, order) => {
        const next = unbounded[order + 1];
        if (next === undefined) return true;
        const own = first(element);
        return (
            disjoint(own, first(next.element)) ||
            elements
                .slice(index + 1, next.index)
                .some(
                    (between) =>
                        !(between.type === "Quantifier" && between.min === 0) && longest(between) > 0 && disjoint(own, first(between)),
                )
        );
    });
}

type Characters = ReadonlySet<number>;
const CODES = Array.from({ length: 129 }, (_, code) => code);
/** Every ASCII character, and 128 for all others. */
const ANY: Characters = new Set(CODES);

const disjoint = (a: Characters, b: Characters): boolean => ![...a].some((code) => b.has(code));

/** What the rest of a sequence may begin with; undefined if the sequence may end there. */
function firstOfRest(elements: readonly AST.Element[], from: number): Characters | undefined {
    const all = new Set<number>();
    for (const element of elements.slice(from)) {
        if (element.type === "Assertion") continue;
        for (const code of first(element)) all.add(code);
        if (!(element.type === "Quantifier" && element.min === 0)) return all;
    }
    return undefined;
}

function ignoresCase(node: AST.Node): boolean {
    let root: AST.Node | null = node;
    while (root !== null && root.type !== "RegExpLiteral") root = root.parent;
    return root === null || root.flags.ignoreCase;
}

/** The characters that a node's match may begin with, generously. */
function first(node: AST.Node): Characters {
    switch (node.type) {
        case "Character":
        case "CharacterSet":
        case "CharacterClass": {
            const single = new RegExp(`^${node.raw}$`, ignoresCase(node) ? "iu" : "u");
            const codes = CODES.slice(0, 128).filter((code) => single.test(String.fromCharCode(code)));
            const others = ["é", "字", "\u00a0", "\u2028"].some((character) => single.test(character)) ? [128] : [];
            return new Set([...codes, ...others]);
        }
        case "Quantifier":
            return first(node.element);
        case "Group":
        case "CapturingGroup":
            return new Set(node.alternatives.flatMap((alternative) => [...(firstOfRest(alternative.elements, 0) ?? ANY)]));
        default:
            return ANY;
    }
}
