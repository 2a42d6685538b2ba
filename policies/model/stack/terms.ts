/**
 * What the parts of the stack model know of one another: a node its graph, a graph its nodes, and both the kinds and links by which
 * references are followed. All other files of this folder stand above this one.
 */
import type { OwnAccount } from "../account";
import type { Known } from "../paths";
import type { Key, Owner, Path, Reason, View } from "../values";
import type { NodeToken, Properties, Untyped } from "./properties";
import type { ProviderReference } from "./resource";

/**
 * A resource of the stack, with the properties `S` of its type, whose names the compiler knows. Of a plain `Node` it knows none, so none can
 * be read by name: ask for `NodeOf<token>`, or narrow by `is`. Nodes are made once: the same resource is the same object.
 */
export interface Node<out S = unknown> extends Owner {
    /** The stack that it stands in. */
    readonly graph: Graph;
    /** The type token of the `aws` provider that says the same as `type`, which the program wrote. */
    readonly token: string;
    readonly protect: boolean | undefined;
    /** Whether the stack only reads it; false where the source does not say. */
    readonly isRead: boolean;
    /** The properties, in the shape of the `aws` provider: outputs as far as they are known, or inputs where there are none yet. */
    readonly inputs: View<S>;
    readonly provider: ProviderReference | undefined;
    /** The region that it lives in, where it is known. */
    readonly region: string | undefined;
    /** The account that it lives in: by its ARN, its provider's inputs, or what else is known of its provider's resources. */
    readonly account: string | undefined;
    readonly partition: string | undefined;
    /** Whether it has a Region of its own that nobody can see yet, so that it may live in any. */
    readonly hasHiddenRegion: boolean;
    readonly parent: Node | undefined;
    readonly children: readonly Node[];
    /** Whether the source says what the resource was made from, be it nothing in the stack. */
    readonly hasDependencies: boolean;
    /** The resources that a top-level property was made from, whether its value is known or not; only those of `tokens`, if given. */
    dependsOn(property: Key<S>, tokens?: readonly string[]): readonly Node[];
    /**
     * URNs behind a top-level property. Where the source says nothing per property, those behind the resource: it is what an engine
     * without per-property dependencies assigns to each.
     */
    dependencyUrns(property: Key<S>): readonly string[];
    /** Whether the source lists the property's dependencies by its name. */
    declares(property: Key<S>): boolean;
    /** A path in the shape of the `aws` provider, as the program wrote it: the kit asks it for the places of findings and doubts. */
    written(path: Path): Path;
    /** Where the reference at `path` leads. */
    joined<N extends Node, const P extends Path>(path: P & Known<S, P>, kind: Kind<N>): Join<N>;
    /** Narrows to the properties of a type, by the token of the `aws` provider; {@link isOneOf} to those of several. */
    is<const T extends NodeToken>(token: T): this is NodeOf<T> & { readonly token: T };
}

/** A node of some types. */
export type NodeOf<T extends NodeToken> = Node<Properties<T>>;

/** Narrows to the properties of one of several types, by the tokens of the `aws` provider. */
export const isOneOf = <const T extends NodeToken>(node: Node, tokens: readonly T[]): node is NodeOf<T> =>
    (tokens as readonly string[]).includes(node.token);

/**
 * A node of any type whose properties are read by whatever name, which the compiler does not check. For what is asked of every resource, and
 * for nothing else (a test names the files that may):
 * - following references and dependencies: which property it is shows when it runs (`stack/references.ts`, `hidden-names.ts`,
 *   `documents.ts`, `uploads.ts`);
 * - uses of roles: any property of any type that is named after one (`stack/consumers.ts`);
 * - tags, which nearly every type has (`assets/node.ts`);
 * - tables by type, of which each row knows its own type (`assets/protection.ts`, `logging/failures/invoker-references.ts`).
 * The Region of a resource, its account and its provider are asked of the node itself.
 */
export type UntypedNode = Node<Untyped>;

/** The resources of a stack, and where the references among them lead. */
export interface Graph {
    /** Every resource, by URN. */
    readonly nodes: readonly Node[];
    /** Whether the source tells what resources were made from: an engine does, a document may not. */
    readonly knowsDependencies: boolean;
    node(urn: string): Node | undefined;
    childrenOf(urn: string): readonly Node[];
    /** The resources of some types, by URN. A token of the `aws` provider stands for `aws-native`'s too. */
    ofType<const T extends NodeToken>(...tokens: readonly T[]): readonly NodeOf<T>[];
    /** The resources of a kind, by URN. */
    ofKind<N extends Node>(kind: Kind<N>): readonly N[];
    /** The account that a resource lives in, where it is known. */
    accountOf(node: Node): string | undefined;
    /** The account that a resource lives in, with all that the stack knows of it. */
    ownAccount(node: Node, configured?: string): OwnAccount;
    /** What `compute` makes of all resources of a kind: made once. */
    memo<N extends Node, T>(compute: (nodes: readonly N[]) => T, kind: Kind<N>): T;
    /** Where the reference in `view`, a property of `source`, leads. By value where that is known, by dependency where it is not. */
    join<N extends Node>(source: Node, view: View<unknown>, kind: Kind<N>): Join<N>;
    /**
     * Where each of several references leads: of `views` and, where one is a list, of its elements. All are values of one property of
     * `source`, so that those which are unknown share its dependencies.
     */
    joinAll<N extends Node>(source: Node, views: View<unknown> | readonly View<unknown>[], kind: Kind<N>): JoinedList<N>;
    /** The resources whose reference (`link`) leads to `target`. */
    linked<S extends Node>(link: Link<S>, target: Node): Many<S>;
    /** The node that stands for the resource: several do where a program reads (`.get`) what it also creates, or reads it twice. */
    canonical<N extends Node>(node: N, kind: Kind<N>): N;
}

/**
 * Where a reference leads: to a node of the stack; to nothing, because it is not set; outside, to something that is known by its
 * value (an ARN, a name) and is not in the stack; or it cannot be told, and then to one of the `candidates` or to anything.
 */
export type Join<N> =
    | { readonly kind: "node"; readonly node: N }
    | { readonly kind: "none" }
    | { readonly kind: "outside"; readonly value: string; readonly path: Path }
    | (Unresolved & { readonly kind: "unresolved"; readonly candidates: readonly N[] });

/** A list of references, resolved. */
export interface JoinedList<N> {
    readonly nodes: readonly { readonly node: N; readonly path: Path }[];
    readonly outside: readonly { readonly value: string; readonly path: Path }[];
    readonly unresolved: readonly (Unresolved & { readonly candidates: readonly N[] })[];
}

/** All that is known to be related, and what might be besides. With `unresolved` empty, `items` is all there is in the stack. */
export interface Many<T> {
    readonly items: readonly T[];
    readonly unresolved: readonly Unresolved[];
}

/** A reference that could not be told, and the resource whose property it is. */
export interface Unresolved {
    readonly node: Node;
    readonly path: Path;
    readonly reason: Reason;
}

/** A kind of resource that others refer to. */
export interface Kind<N extends Node = Node> {
    readonly tokens: readonly string[];
    readonly scope: Scope;
    /** Whether AWS accepts only one of the same account: an execution role cannot be of another ("Cross-account pass role is not allowed"). */
    readonly sameAccount: boolean;
    /** Resources that stand for one of this kind where it is not a dependency itself, by the property that names it: a function's alias. */
    readonly through: Readonly<Record<string, string>>;
    /** Properties by which a program names one of this kind: ids are AWS's. */
    readonly written: readonly string[];
    /** The service that its ARNs name; `undefined` where that says nothing. */
    readonly service: string | undefined;
    identify(node: Node): Identity;
    interpret(value: string): Reference;
    /** The nodes' class; of no use at run time. */
    readonly nodes?: N;
}

/** How far a name is unique. */
export type Scope = "everywhere" | "account" | "region";

/** What is known of the names of a resource. */
export interface Identity {
    /** ARNs and URLs: unique everywhere. */
    readonly arns: readonly string[];
    /** Names and ids: unique as far as the kind's `scope` reaches. */
    readonly names: readonly string[];
}

/** A reference taken apart. */
export interface Reference {
    /** An ARN or URL, without qualifier. */
    readonly arn: string | undefined;
    readonly name: string | undefined;
    readonly partition: string | undefined;
    readonly account: string | undefined;
    readonly region: string | undefined;
}

/** Which property of which types refers to which kind. */
export interface Link<S extends Node = Node> {
    /** The types that refer. */
    readonly tokens: readonly string[];
    /** The kind referred to. */
    readonly to: Kind;
    /** The references of one resource. */
    references(node: S): readonly View<unknown>[];
    /** The class of the nodes that refer; of no use at run time. */
    readonly sources?: S;
}
