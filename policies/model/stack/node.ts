import { classicProperties, classicToken, nativePath, nativeProperty } from "../native";
import { walk } from "../paths";
import type { Known } from "../paths";
import { partitionOf, regionOf } from "../region";
import { isHidden, View } from "../values";
import type { Key, Path } from "../values";
import { withoutComputed } from "./computed";
import type { NodeToken, Properties } from "./properties";
import type { ProviderReference, StackResource } from "./resource";
import type { Graph, Join, Kind, Node } from "./terms";

/** A node of any type; those with a class of their own say more. */
export class ResourceNode<S = unknown> implements Node<S> {
    readonly urn: string;
    readonly type: string;
    readonly token: string;
    readonly name: string;
    readonly protect: boolean | undefined;
    readonly isRead: boolean;
    #inputs: View<S> | undefined;

    constructor(
        readonly graph: Graph,
        private readonly resource: StackResource,
    ) {
        this.urn = resource.urn;
        this.type = resource.type;
        this.token = classicToken(resource.type);
        this.name = resource.name;
        this.protect = resource.protect;
        this.isRead = resource.external === true;
    }

    get inputs(): View<S> {
        return (this.#inputs ??= new View(classicProperties(this.type, this.#properties()), [], this));
    }

    get provider(): ProviderReference | undefined {
        return this.resource.provider;
    }

    get region(): string | undefined {
        return regionOf(this.inputs.raw, this.provider?.props);
    }

    get account(): string | undefined {
        return this.graph.accountOf(this);
    }

    get partition(): string | undefined {
        return partitionOf(this.inputs.raw, this.region);
    }

    get hasHiddenRegion(): boolean {
        return isHidden(walk(this.inputs, ["region"]).raw);
    }

    get parent(): Node | undefined {
        return this.resource.parent === undefined ? undefined : this.graph.node(this.resource.parent);
    }

    get children(): readonly Node[] {
        return this.graph.childrenOf(this.urn);
    }

    dependsOn(property: Key<S>, tokens?: readonly string[]): readonly Node[] {
        const nodes = this.dependencyUrns(property).flatMap((urn) => this.graph.node(urn) ?? []);
        return tokens === undefined ? nodes : nodes.filter((node) => tokens.includes(node.token));
    }

    dependencyUrns(property: Key<S>): readonly string[] {
        const { propertyDependencies, dependencies } = this.resource;
        const key = nativeProperty(this.type, property);
        const urns = Object.hasOwn(propertyDependencies, key) ? propertyDependencies[key] : undefined;
        if (urns !== undefined && urns.length > 0) return urns;
        return this.#hasPropertyDependencies() ? [] : dependencies;
    }

    declares(property: Key<S>): boolean {
        const { propertyDependencies } = this.resource;
        const key = nativeProperty(this.type, property);
        return Object.hasOwn(propertyDependencies, key) && (propertyDependencies[key]?.length ?? 0) > 0;
    }

    get hasDependencies(): boolean {
        return this.resource.dependencies.length > 0 || Object.keys(this.resource.propertyDependencies).length > 0;
    }

    written(path: Path): Path {
        return nativePath(this.type, this.resource.props, path);
    }

    is<const T extends NodeToken>(token: T): this is ResourceNode<Properties<T>> & { readonly token: T } {
        return token === this.token;
    }

    joined<N extends Node, const P extends Path>(path: P & Known<S, P>, kind: Kind<N>): Join<N> {
        return this.graph.join(this, walk(this.inputs, path), kind);
    }

    #properties(): unknown {
        const { props, writtenInputs } = this.resource;
        return writtenInputs === undefined ? props : withoutComputed(props, writtenInputs);
    }

    #hasPropertyDependencies(): boolean {
        for (const property in this.resource.propertyDependencies) {
            if ((this.resource.propertyDependencies[property]?.length ?? 0) > 0) return true;
        }
        return false;
    }
}
