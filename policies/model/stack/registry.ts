/** The resources of a stack and who they are. Each index is built when first asked for, in one pass. */
import { accountOfCreated, accountsOfPrincipal, OwnAccount } from "../account";
import { accountOf, arnParts } from "../region";
import { isRecord, knownText, own } from "../values";
import type { NodeToken } from "./properties";
import type { StackResource } from "./resource";
import type { Kind, Node, NodeOf } from "./terms";
import { groupedBy } from "../grouping";

/** Nodes by URN, type and parent, and the account that each lives in, where something in the stack tells it. */
export abstract class Registry {
    readonly #resources: readonly StackResource[];
    readonly #providerAccounts = new Map<string, string | undefined>();
    readonly #memos = new Map<unknown, unknown>();
    #nodes: readonly Node[] | undefined;
    #byUrn: ReadonlyMap<string, Node> | undefined;
    #byToken: ReadonlyMap<string, readonly Node[]> | undefined;
    #children: ReadonlyMap<string | undefined, readonly Node[]> | undefined;
    #created: ReadonlyMap<string, ReadonlySet<string>> | undefined;
    #written: ReadonlyMap<string, ReadonlySet<string>> | undefined;

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
    ofType<const T extends NodeToken>(...tokens: readonly T[]): readonly NodeOf<T>[] {
        this.#byToken ??= groupedBy(this.nodes, (node) => node.token);
        // A node of a token has the properties of its type.
        const found = tokens.map((token) => (this.#byToken?.get(token) ?? []) as readonly NodeOf<T>[]).filter((nodes) => nodes.length > 0);
        if (found.length <= 1) return found[0] ?? [];
        return found.flat().sort((a, b) => (a.urn < b.urn ? -1 : 1));
    }

    /** The resources of a kind, by URN. */
    ofKind<N extends Node>(kind: Kind<N>): readonly N[] {
        return this.ofType(...kind.tokens) as readonly Node[] as readonly N[];
    }

    childrenOf(urn: string): readonly Node[] {
        this.#children ??= groupedBy(this.nodes, (node) => node.parent?.urn);
        return this.#children.get(urn) ?? [];
    }

    /** The account that a resource lives in, where it is known: what {@link ownAccount} says, for joins by name. */
    accountOf(node: Node): string | undefined {
        const own = accountOf(node.inputs.raw);
        if (own !== undefined) return own;
        const provider = providerOf(node);
        if (!this.#providerAccounts.has(provider)) this.#providerAccounts.set(provider, this.#accountOfProvider(node, provider));
        return this.#providerAccounts.get(provider);
    }

    /** The account that a resource lives in, with all that the stack knows of it. */
    ownAccount(node: Node, configured?: string): OwnAccount {
        return OwnAccount.of({
            configured,
            own: this.provenAccounts(node),
            provider: node.provider?.props,
            siblings: this.#accountsCreated().get(providerOf(node)) ?? [],
        });
    }

    /** The accounts that a resource proves by its own ARN, and a role or user by the policies that its inputs name. */
    protected provenAccounts(node: Node): readonly string[] {
        const created = accountOfCreated(node.token, node.inputs.raw);
        return [...(created === undefined ? [] : [created]), ...accountsOfPrincipal(node.inputs.raw)];
    }

    /** What `compute` makes of all resources of a kind: made once. */
    memo<N extends Node, T>(compute: (nodes: readonly N[]) => T, kind: Kind<N>): T {
        if (!this.#memos.has(compute)) this.#memos.set(compute, compute(this.ofKind(kind)));
        return this.#memos.get(compute) as T;
    }

    /** For joins the execution roles of functions count too: Lambda takes none of another account, but a program may write anything. */
    #accountOfProvider(node: Node, provider: string): string | undefined {
        this.#written ??= this.#accountsBy((each) => (each.token === "aws:lambda/function:Function" ? roleOf(each) : undefined));
        const siblings = [...(this.#accountsCreated().get(provider) ?? []), ...(this.#written.get(provider) ?? [])];
        return OwnAccount.of({ provider: node.provider?.props, siblings }).id;
    }

    /** The accounts that the ARNs of created resources name, by provider. What is only read may be of any account. */
    #accountsCreated(): ReadonlyMap<string, ReadonlySet<string>> {
        return (this.#created ??= this.#accountsBy((node) => (node.isRead ? undefined : accountOfCreated(node.token, node.inputs.raw))));
    }

    #accountsBy(accountOfNode: (node: Node) => string | undefined): ReadonlyMap<string, ReadonlySet<string>> {
        const accounts = new Map<string, Set<string>>();
        for (const node of this.nodes) {
            const account = accountOfNode(node);
            if (account === undefined) continue;
            const key = providerOf(node);
            accounts.set(key, (accounts.get(key) ?? new Set<string>()).add(account));
        }
        return accounts;
    }
}

const roleOf = (node: Node): string | undefined => {
    const role = isRecord(node.inputs.raw) ? knownText(own(node.inputs.raw, "role")) : undefined;
    return role === undefined ? undefined : arnParts(role)?.account;
};

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
