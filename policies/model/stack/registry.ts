/**
 * The resources of a stack and who they are. Each index is built when first asked for, in one pass.
 */
import { accountOf, arnParts, knownText, providerAccount } from "../region";
import { isRecord, own } from "../values";
import { KINDS } from "./kind";
import type { Kind } from "./kind";
import type { Node } from "./node";
import type { StackResource } from "./resource";

/** Types whose `arn` is their own: elsewhere it may be another's, such as an event target's. */
const NAMED: ReadonlySet<string> = new Set(Object.values(KINDS).flatMap((kind): readonly string[] => kind.tokens));

export abstract class Registry {
    readonly #resources: readonly StackResource[];
    readonly #providerAccounts = new Map<string, string | undefined>();
    readonly #memos = new Map<unknown, unknown>();
    #nodes: readonly Node[] | undefined;
    #byUrn: ReadonlyMap<string, Node> | undefined;
    #byToken: ReadonlyMap<string, readonly Node[]> | undefined;
    #children: ReadonlyMap<string, readonly Node[]> | undefined;
    #accounts: ReadonlyMap<string, string | undefined> | undefined;

    protected constructor(resources: readonly StackResource[]) {
        this.#resources = resources;
    }

    /** Every resource, by URN. */
    get nodes(): readonly Node[] {
        return (this.#nodes ??= this.#resources
            .map((resource) => this.create(resource))
            .sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0)));
    }

    protected abstract create(resource: StackResource): Node;

    node(urn: string): Node | undefined {
        return (this.#byUrn ??= new Map(this.nodes.map((node) => [node.urn, node]))).get(urn);
    }

    /** The resources of some types, by URN. A token of the `aws` provider stands for `aws-native`'s too. */
    ofType(...tokens: readonly string[]): readonly Node[] {
        this.#byToken ??= groupBy(this.nodes, (node) => node.token);
        const found = tokens.map((token) => this.#byToken?.get(token) ?? []).filter((nodes) => nodes.length > 0);
        if (found.length <= 1) return found[0] ?? [];
        return found.flat().sort((a, b) => (a.urn < b.urn ? -1 : 1));
    }

    /** The resources of a kind, by URN. */
    ofKind<N extends Node>(kind: Kind<N>): readonly N[] {
        return this.ofType(...kind.tokens) as readonly N[];
    }

    childrenOf(urn: string): readonly Node[] {
        this.#children ??= groupBy(this.nodes, (node) => node.parent?.urn);
        return this.#children.get(urn) ?? [];
    }

    accountOf(node: Node): string | undefined {
        const own = accountOf(node.inputs.raw);
        if (own !== undefined) return own;
        const provider = providerOf(node);
        if (!this.#providerAccounts.has(provider)) this.#providerAccounts.set(provider, providerAccount(node.provider?.props));
        return this.#providerAccounts.get(provider) ?? this.#accountOfProvider(provider);
    }

    /** What `compute` makes of all resources of a kind: made once. */
    memo<T>(compute: (nodes: readonly Node[]) => T, kind: Kind): T {
        if (!this.#memos.has(compute)) this.#memos.set(compute, compute(this.ofKind(kind)));
        return this.#memos.get(compute) as T;
    }

    /** The account of a provider by the ARNs of its resources and the execution roles of its functions, if they agree. */
    #accountOfProvider(provider: string): string | undefined {
        if (this.#accounts === undefined) {
            const accounts = new Map<string, string | undefined>();
            for (const node of this.nodes) {
                if (!NAMED.has(node.token)) continue;
                const key = providerOf(node);
                const { raw } = node.inputs;
                for (const property of node.token === "aws:lambda/function:Function" ? ["arn", "role"] : ["arn"]) {
                    const arn = isRecord(raw) ? knownText(own(raw, property)) : undefined;
                    const account = arn === undefined ? undefined : arnParts(arn)?.account;
                    if (account !== undefined) accounts.set(key, accounts.has(key) && accounts.get(key) !== account ? undefined : account);
                }
            }
            this.#accounts = accounts;
        }
        return this.#accounts.get(provider);
    }
}

/**
 * The provider that a resource belongs to; "" is the one that nobody names. Default providers of several versions are one: all are
 * made from the stack's configuration.
 */
export function providerOf({ provider }: Node): string {
    if (provider === undefined) return "";
    return /^default(?:_\d|$)/.test(provider.name) ? `${provider.type} default` : provider.urn;
}

/** Whether a provider of AWS made it: not a component, not the stack, not a provider. */
export const isProvided = (node: Node): boolean => node.type.startsWith("aws:") || node.type.startsWith("aws-native:");

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const item of items) {
        const group = key(item);
        if (group !== undefined) push(groups, group, item);
    }
    return groups;
}
