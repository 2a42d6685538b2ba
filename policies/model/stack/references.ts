/**
 * How references are followed: forwards, by value and by dependency, and backwards. What is followed backwards is followed for all
 * resources at once, so that no question costs a pass of its own per node.
 */
import { isMasked, own, View, isHidden } from "../values";
import type { Reason } from "../values";
import { nodeClass } from "./classes";
import { hiddenName, isOfNothing } from "./hidden-names";
import { NONE } from "./join";
import { groupedBy, push } from "../grouping";
import { hasOther, mayBeOne, Outside, placeMeant, placeOf } from "./outside";
import { isProvided, providerOf, Registry } from "./registry";
import type { StackResource } from "./resource";
import type { Graph, Join, JoinedList, Kind, Link, Many, Node, Reference, Unresolved, UntypedNode } from "./terms";
import { walk } from "../paths";

interface Names<N> {
    readonly arns: ReadonlyMap<string, readonly N[]>;
    readonly names: ReadonlyMap<string, readonly N[]>;
    /** The node that stands for the resource, by each of the others that do. */
    readonly first: ReadonlyMap<N, N>;
}

/** The nodes that a reference by name fits, and those of them that it surely means. */
interface Fitting<N> {
    readonly fits: readonly N[];
    readonly asSet: ReadonlySet<N>;
    readonly sure: readonly N[];
}

interface Backlinks {
    readonly known: ReadonlyMap<string, readonly Node[]>;
    /** References that may lead to the node of this URN. */
    readonly possible: ReadonlyMap<string, readonly Unresolved[]>;
    /** References that may lead to any node. */
    readonly floating: readonly Unresolved[];
}

/** Rules need to know that something is unresolved, and an example of it; a long list of everything would be copied per node. */
const FLOATING_LIMIT = 8;

/** References by name, ARN or dependency; what cannot be told apart is `unresolved`, with the nodes it may lead to. */
export abstract class References extends Registry implements Graph {
    readonly #names = new Map<Kind, Names<Node>>();
    readonly #fittings = new Map<Kind, Map<string, Fitting<Node>>>();
    readonly #expanded = new Map<Kind, Map<string, readonly Node[]>>();
    readonly #meant = new Map<Kind, Map<string, readonly Node[]>>();
    /** Dependencies that are being looked behind: a program cannot make them circular, a broken document can. */
    readonly #behindNow = new Set<string>();
    readonly #backlinks = new Map<Link, Backlinks>();

    #knowsDependencies: boolean | undefined;

    /** Whether the source tells what resources were made from: an engine does, a document may not. */
    get knowsDependencies(): boolean {
        return (this.#knowsDependencies ??= this.nodes.some((node) => node.hasDependencies));
    }

    protected override create(resource: StackResource): Node {
        return new (nodeClass(resource.type))(this, resource);
    }

    /** Where the reference in `view`, a property of `source`, leads. By value where that is known, by dependency where it is not. */
    join<N extends Node>(source: UntypedNode, view: View<unknown>, kind: Kind<N>): Join<N> {
        const property = String(view.path[0]);
        const { raw } = view;
        if (raw === undefined || raw === null || raw === "") {
            // Outputs may lack what was an input only; its dependencies still tell.
            const lost = raw !== "" && view.path.length <= 1 && source.declares(property);
            const candidates = lost ? this.#candidates(source, property, kind) : [];
            if (candidates.length === 0) return NONE;
            return single(candidates) ?? { kind: "unresolved", node: source, path: view.path, reason: "unresolved", candidates };
        }
        if (typeof raw !== "string") return { kind: "unresolved", node: source, path: view.path, reason: "shape", candidates: [] };
        if (isHidden(raw)) {
            const candidates = this.#candidates(source, property, kind);
            const reason: Reason = candidates.length > 1 ? "unresolved" : isMasked(raw) ? "secret" : "unknown";
            return single(candidates) ?? { kind: "unresolved", node: source, path: view.path, reason, candidates };
        }
        return this.#byValue(source, raw, view, kind);
    }

    /**
     * Where each of several references leads: of `views` and, where one is a list, of its elements. All are values of one property of
     * `source`, so that those which are unknown share its dependencies.
     */
    joinAll<N extends Node>(source: Node, views: View<unknown> | readonly View<unknown>[], kind: Kind<N>): JoinedList<N> {
        const references = (views instanceof View ? [views] : views).flatMap((view) => (Array.isArray(view.raw) ? view.asList() : [view]));
        const nodes: { node: N; path: View["path"] }[] = [];
        const outside: { value: string; path: View["path"] }[] = [];
        const unresolved: (Unresolved & { candidates: readonly N[] })[] = [];
        const unknown: View<unknown>[] = [];
        for (const element of references) {
            if (isHidden(element.raw)) {
                unknown.push(element);
                continue;
            }
            const join = this.join(source, element, kind);
            if (join.kind === "node") nodes.push({ node: join.node, path: element.path });
            else if (join.kind === "outside") outside.push({ value: join.value, path: element.path });
            else if (join.kind === "unresolved")
                unresolved.push({ node: source, path: join.path, reason: join.reason, candidates: join.candidates });
        }
        const [first] = unknown;
        if (first !== undefined) {
            const matched = new Set(nodes.map(({ node }) => node));
            const candidates = this.#candidates(source, String(first.path[0]), kind);
            const rest = matched.size === 0 ? candidates : candidates.filter((candidate) => !matched.has(candidate));
            // As many unknown elements as dependencies: each is one of them. Fewer: which of them cannot be told.
            const told = rest.length <= unknown.length;
            if (told) rest.forEach((node, index) => nodes.push({ node, path: (unknown[index] ?? first).path }));
            for (const element of told ? unknown.slice(rest.length) : unknown) {
                const reason: Reason = !told ? "unresolved" : isMasked(element.raw) ? "secret" : "unknown";
                unresolved.push({ node: source, path: element.path, reason, candidates: told ? [] : rest });
            }
        }
        return { nodes, outside, unresolved };
    }

    /** The resources whose reference (`link`) leads to `target`. */
    linked<S extends Node>(link: Link<S>, target: Node): Many<S> {
        let index = this.#backlinks.get(link);
        if (index === undefined) this.#backlinks.set(link, (index = this.#followed(link)));
        const known = (index.known.get(target.urn) ?? []) as readonly S[];
        const possible = index.possible.get(target.urn);
        return { items: known, unresolved: possible === undefined ? index.floating : [...possible, ...index.floating] };
    }

    #followed(link: Link): Backlinks {
        const known = new Map<string, Node[]>();
        const possible = new Map<string, Unresolved[]>();
        /** What was made of nothing in the stack comes first. */
        const anywhere: Unresolved[] = [];
        const floating: Unresolved[] = [];
        const times = new Map<readonly Node[], number>();
        const outside = new Outside(link.to);
        for (const source of this.ofType(...link.tokens) as readonly Node[]) {
            const targets = new Set<Node>();
            for (const views of groupedBy(link.references(source), (view) => String(view.path[0])).values()) {
                const joined = this.joinAll(source, views, link.to);
                for (const { node } of joined.nodes) targets.add(node);
                for (const { value } of joined.outside) outside.add(source, value);
                for (const { candidates, ...unresolved } of joined.unresolved) {
                    // One name of many resources: as many references may lead to each of them, and a few are told.
                    const told = times.get(candidates) ?? 0;
                    times.set(candidates, told + 1);
                    if (told < FLOATING_LIMIT) for (const candidate of candidates) push(possible, candidate.urn, unresolved);
                    const some = isOfNothing(unresolved) ? anywhere : floating;
                    if (candidates.length === 0 && some.length < FLOATING_LIMIT) some.push(unresolved);
                }
            }
            for (const target of targets) push(known, target.urn, source);
        }
        // What leads out of the stack may mean one whose name is hidden.
        for (const target of outside.isEmpty ? [] : this.ofKind(link.to)) {
            const hidden = hiddenName(target, link.to);
            if (hidden !== undefined && outside.mayMean(target)) push(possible, target.urn, hidden);
        }
        return { known, possible, floating: [...anywhere, ...floating] };
    }

    #byValue<N extends Node>(source: Node, value: string, view: View<unknown>, kind: Kind<N>): Join<N> {
        const reference = kind.interpret(value);
        const index = this.#namesOf(kind);
        const exact = index.arns.get(value)?.[0] ?? (reference.arn === undefined ? undefined : index.arns.get(reference.arn)?.[0]);
        if (exact !== undefined) return { kind: "node", node: exact };
        const outside = { kind: "outside", value, path: view.path } as const;
        const { fits, asSet, sure: certain } = this.#fitting(source, value, reference, index, kind);
        const dependencies = this.#candidates(source, String(view.path[0]), kind);
        if (fits.length === 0) {
            // Its only dependency, of which nothing is known that this value could be compared with.
            const only = dependencies.length === 1 ? dependencies[0] : undefined;
            return only !== undefined && isNameless(kind, only, reference) ? { kind: "node", node: only } : outside;
        }
        const near = dependencies.filter((node) => asSet.has(node));
        const sure = near.length > 0 ? near : certain;
        const candidates = sure.length > 0 ? sure : fits;
        return (
            (sure.length > 0 ? single(sure) : undefined) ?? {
                kind: "unresolved",
                node: source,
                path: view.path,
                reason: "unresolved",
                candidates,
            }
        );
    }

    /** The nodes of a name that a value may mean, and those that it surely means: asked once for all sources of one provider and place. */
    #fitting<N extends Node>(source: Node, value: string, reference: Reference, { names }: Names<N>, kind: Kind<N>): Fitting<N> {
        const key = JSON.stringify([value, providerOf(source), this.accountOf(source), source.region]);
        const known = ofKind(this.#fittings, kind);
        const found = known.get(key);
        if (found !== undefined) return found as unknown as Fitting<N>;
        const named = reference.name === undefined ? [] : (names.get(reference.name) ?? []);
        const fits = named.filter((node) => this.#fits(source, reference, node, kind));
        const fitting = { fits, asSet: new Set(fits), sure: fits.filter((node) => this.#isSure(source, reference, node, kind)) };
        known.set(key, fitting);
        return fitting;
    }

    /** Whether nothing that is known speaks against it: another ARN, another account, another region. */
    #fits(source: Node, reference: Reference, node: Node, kind: Kind): boolean {
        return !hasOther(kind, node, reference) && mayBeOne(placeMeant(kind, source, reference), placeOf(kind, node));
    }

    /** Whether what fits is certain to be meant. */
    #isSure(source: Node, reference: Reference, node: Node, kind: Kind): boolean {
        if (kind.scope === "everywhere" || (reference.arn !== undefined && reference.account === undefined)) return true;
        const together = providerOf(source) === providerOf(node);
        if (reference.account === undefined) {
            if (together) return true;
            const account = this.accountOf(source);
            return account !== undefined && account === this.accountOf(node);
        }
        return this.accountOf(node) === reference.account || (together && kind.sameAccount);
    }

    /** The nodes of a kind behind a property; one node where several resources stand for the same ARN. */
    #candidates<N extends Node>(source: UntypedNode, property: string, kind: Kind<N>): readonly N[] {
        const found = new Set<N>();
        const urns = source.dependencyUrns(property);
        const [only] = urns;
        if (only !== undefined && urns.length === 1 && !kind.tokens.includes(source.token)) {
            const meant = this.#meantBy(only, kind);
            if (meant.length > 0) return meant;
        }
        for (const urn of urns) {
            for (const node of this.#expand(urn, kind)) if (node !== source) found.add(this.canonical(node, kind));
        }
        if (found.size === 0) for (const urn of urns) for (const node of this.#behind(urn, kind)) found.add(this.canonical(node, kind));
        return [...found];
    }

    /** The nodes behind one dependency: found once, for a component may have many children that many resources depend on. */
    #meantBy<N extends Node>(urn: string, kind: Kind<N>): readonly N[] {
        const known = ofKind(this.#meant, kind);
        const found = known.get(urn) ?? [...new Set(this.#expand(urn, kind).map((node) => this.canonical(node, kind)))];
        known.set(urn, found);
        return found as readonly N[];
    }

    /** What a dependency stands for that is not of the kind itself: an alias for its function. */
    #behind<N extends Node>(urn: string, kind: Kind<N>): readonly N[] {
        const node = this.node(urn);
        const property = node === undefined ? undefined : own(kind.through, node.token);
        if (node === undefined || typeof property !== "string" || this.#behindNow.has(urn)) return [];
        this.#behindNow.add(urn);
        try {
            const join = this.join(node, walk(node.inputs, [property]), kind);
            return join.kind === "node" ? [join.node] : join.kind === "unresolved" ? join.candidates : [];
        } finally {
            this.#behindNow.delete(urn);
        }
    }

    /** The node that stands for the resource: several do where a program reads (`.get`) what it also creates, or reads it twice. */
    canonical<N extends Node>(node: N, kind: Kind<N>): N {
        return this.#namesOf(kind).first.get(node) ?? node;
    }

    /** A dependency is the resource, or a component that has it among its children. */
    #expand<N extends Node>(urn: string, kind: Kind<N>): readonly N[] {
        const known = ofKind(this.#expanded, kind);
        const found = known.get(urn);
        if (found !== undefined) return found as readonly N[];
        known.set(urn, []);
        const result = this.#expansion(urn, kind);
        known.set(urn, result);
        return result;
    }

    #expansion<N extends Node>(urn: string, kind: Kind<N>): readonly N[] {
        const node = this.node(urn);
        if (node === undefined) return [];
        if (kind.tokens.includes(node.token)) return [node as N];
        if (isProvided(node) || node.token === "pulumi:pulumi:Stack") return [];
        return [...new Set(this.childrenOf(urn).flatMap((child) => this.#expand(child.urn, kind)))];
    }

    #namesOf<N extends Node>(kind: Kind<N>): Names<N> {
        const found = this.#names.get(kind);
        if (found !== undefined) return found as unknown as Names<N>;
        const arns = new Map<string, N[]>();
        const names = new Map<string, N[]>();
        const first = new Map<N, N>();
        for (const node of this.ofKind(kind)) {
            const identity = kind.identify(node);
            for (const arn of new Set(identity.arns)) push(arns, arn, node);
            const [same] = arns.get(identity.arns[0] ?? "") ?? [];
            if (same !== undefined && same !== node) first.set(node, same);
            for (const name of new Set(identity.names)) push(names, name, node);
        }
        const index = { arns, names, first };
        this.#names.set(kind, index);
        return index;
    }
}

/** What is kept of a kind. */
function ofKind<T>(kept: Map<Kind, Map<string, T>>, kind: Kind): Map<string, T> {
    const known = kept.get(kind) ?? new Map<string, T>();
    kept.set(kind, known);
    return known;
}

const single = <N>(nodes: readonly N[]): Join<N> | undefined => {
    const [only] = nodes;
    return only !== undefined && nodes.length === 1 ? { kind: "node", node: only } : undefined;
};

/** Whether nothing is known of the node that could be compared with the reference. */
function isNameless(kind: Kind, node: Node, reference: Reference): boolean {
    return !hasOther(kind, node, reference) && kind.identify(node).names.length === 0;
}
