import { classicProperties, classicToken, nativePath, nativeProperty } from "../native";
import { partitionOf, regionOf } from "../region";
import { own, View, isHidden } from "../values";
import type { Path } from "../values";
import { withoutComputed } from "./computed";
import type { Graph } from "./graph";
import type { Join } from "./join";
import type { Kind } from "./kind";
import type { ProviderReference, StackResource } from "./resource";

/** A resource of the stack. Nodes are created once: the same resource is the same object. */
export class Node {
    readonly urn: string;
    /** The type token as the program wrote it. */
    readonly type: string;
    /** The type token of the `aws` provider that says the same. */
    readonly token: string;
    /** The logical name. */
    readonly name: string;
    readonly protect: boolean | undefined;
    /** Whether the stack only reads it; false where the source does not say. */
    readonly isRead: boolean;
    #inputs: View | undefined;

    constructor(
        /** The stack that it stands in. */
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

    /** The properties, in the shape of the `aws` provider: outputs as far as they are known, or inputs where there are none yet. */
    get inputs(): View {
        return (this.#inputs ??= new View(classicProperties(this.type, this.#properties()), [], this));
    }

    get provider(): ProviderReference | undefined {
        return this.resource.provider;
    }

    /** The region that the resource lives in, where it is known. */
    get region(): string | undefined {
        return regionOf(this.inputs.raw, this.provider?.props);
    }

    /** The account that the resource lives in: by its ARN, its provider's inputs, or what else is known of its provider's resources. */
    get account(): string | undefined {
        return this.graph.accountOf(this);
    }

    get partition(): string | undefined {
        return partitionOf(this.inputs.raw, this.region);
    }

    get parent(): Node | undefined {
        return this.resource.parent === undefined ? undefined : this.graph.node(this.resource.parent);
    }

    get children(): readonly Node[] {
        return this.graph.childrenOf(this.urn);
    }

    /** The resources that a top-level property was made from, whether its value is known or not; only those of `tokens`, if given. */
    dependsOn(property: string, tokens?: readonly string[]): readonly Node[] {
        const nodes = this.dependencyUrns(property).flatMap((urn) => this.graph.node(urn) ?? []);
        return tokens === undefined ? nodes : nodes.filter((node) => tokens.includes(node.token));
    }

    /**
     * URNs behind a top-level property. Where the source says nothing per property, those behind the resource: it is what an engine
     * without per-property dependencies assigns to each.
     */
    dependencyUrns(property: string): readonly string[] {
        const { propertyDependencies, dependencies } = this.resource;
        const key = nativeProperty(this.type, property);
        const urns = Object.hasOwn(propertyDependencies, key) ? propertyDependencies[key] : undefined;
        if (urns !== undefined && urns.length > 0) return urns;
        return this.#hasPropertyDependencies() ? [] : dependencies;
    }

    /** Whether the source lists the property's dependencies by its name. */
    declares(property: string): boolean {
        const { propertyDependencies } = this.resource;
        const key = nativeProperty(this.type, property);
        return Object.hasOwn(propertyDependencies, key) && (propertyDependencies[key]?.length ?? 0) > 0;
    }

    /** Whether the source says what the resource was made from, be it nothing in the stack. */
    get hasDependencies(): boolean {
        return this.resource.dependencies.length > 0 || Object.keys(this.resource.propertyDependencies).length > 0;
    }

    /** A path in the shape of the `aws` provider, as the program wrote it: the kit asks it for the places of findings and doubts. */
    written(path: Path): Path {
        return nativePath(this.type, this.resource.props, path);
    }

    /** Where the reference at `path` leads. */
    joined<N extends Node>(path: Path, kind: Kind<N>): Join<N> {
        return this.graph.join(this, viewAt(this.inputs, path), kind);
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

/** The value at `path`; the unknown on the way to it, where there is one. Never throws. */
export function viewAt(root: View, path: Path): View {
    let view = root;
    for (const [index, key] of path.entries()) {
        const { raw } = view;
        // A list of one stands for its element: older provider versions, and Terraform's blocks.
        const holder: unknown = Array.isArray(raw) && typeof key === "string" && raw.length === 1 ? raw[0] : raw;
        if (isHidden(holder)) return new View(holder, path.slice(0, index), root.owner);
        if (typeof holder !== "object" || holder === null) return new View(undefined, path, root.owner);
        view = new View(own(holder, String(key)), path.slice(0, index + 1), root.owner);
    }
    return view;
}
