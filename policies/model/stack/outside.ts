/** References that lead out of the stack by their value, and where what they mean lies: whether one may mean a resource whose name is hidden. */
import { arnParts } from "../region";
import type { Kind, Node, Reference } from "./terms";

/** Where a resource lies, as far as it is known and tells resources of its kind apart. */
interface Place {
    readonly partition?: string | undefined;
    readonly account?: string | undefined;
    readonly region?: string | undefined;
}

const isArn = (text: string): boolean => text.startsWith("arn:");

/** Whether an ARN or URL of the node is known, of the form of the one in the reference: that it is another one. */
export const hasOther = (kind: Kind, node: Node, reference: Reference): boolean =>
    reference.arn !== undefined && formsOf(kind, node).has(isArn(reference.arn));

const formsOf = (kind: Kind, node: Node): ReadonlySet<boolean> => new Set(kind.identify(node).arns.map(isArn));

/** Where what a reference of `source` means lies: a name without a place means what lies beside the source. */
export function placeMeant({ scope }: Kind, source: Node, reference: Reference): Place {
    if (scope === "everywhere") return {};
    const byArn = reference.arn !== undefined;
    const account = reference.account ?? (byArn ? undefined : source.graph.accountOf(source));
    const region = scope === "account" ? undefined : (reference.region ?? (byArn ? undefined : source.region));
    return { partition: reference.partition, account, region };
}

/** Where a node lies. */
export function placeOf({ scope }: Kind, node: Node): Place {
    if (scope === "everywhere") return {};
    return { partition: node.partition, account: node.graph.accountOf(node), region: scope === "account" ? undefined : node.region };
}

const agree = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;

/** Whether nothing that is known of two places tells them apart. */
export const mayBeOne = (a: Place, b: Place): boolean =>
    agree(a.partition, b.partition) && agree(a.account, b.account) && agree(a.region, b.region);

const ANY = "*";
const UNTOLD = "";
/** What is looked for, part by part; each combination makes a key. */
const keysOf = (...parts: readonly (readonly string[])[]): readonly string[] =>
    parts.reduce<readonly string[]>((keys, part) => keys.flatMap((key) => part.map((value) => JSON.stringify([key, value]))), [""]);

/** References to resources of a kind that lead out of the stack, kept by where they lead: neither many of them nor many places cost a search. */
export class Outside {
    readonly #reached = new Set<string>();

    constructor(private readonly kind: Kind) {}

    get isEmpty(): boolean {
        return this.#reached.size === 0;
    }

    /** Keeps a reference of `source`. */
    add(source: Node, value: string): void {
        const reference = this.kind.interpret(value);
        const service = arnParts(reference.arn ?? "")?.service;
        // A resource of another service, or one of AWS's own, has no name that a resource of this kind could bear.
        if (reference.name === undefined || (service !== undefined && service !== (this.kind.service ?? service))) return;
        const { partition, account, region } = placeMeant(this.kind, source, reference);
        const form = reference.arn === undefined ? "name" : formNamed(isArn(reference.arn));
        const parts = [partition, account, region].map((part) => [ANY, part ?? UNTOLD]);
        for (const key of keysOf([form], ...parts)) this.#reached.add(key);
    }

    /** Whether one may mean the node, whose name is hidden: {@link mayBeOne} of each place kept, in a fixed number of steps. */
    mayMean(node: Node): boolean {
        const { partition, account, region } = placeOf(this.kind, node);
        const seen = formsOf(this.kind, node);
        const forms = ["name", ...[true, false].filter((form) => !seen.has(form)).map(formNamed)];
        const parts = [partition, account, region].map((part) => (part === undefined ? [ANY] : [part, UNTOLD]));
        return keysOf(forms, ...parts).some((key) => this.#reached.has(key));
    }
}

const formNamed = (isArnForm: boolean): string => (isArnForm ? "arn" : "url");
