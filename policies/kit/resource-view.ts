/** The resource under judgement: its inputs in the types of the installed providers, and who it is. */
import type { ProviderTypes } from "../model/provider-types";
import { View } from "../model/values";
import type { Key, Member, Path, Plain } from "../model/values";
import type { Subject } from "./outcome";

/** A type token that `@pulumi/aws` or `@pulumi/aws-native` knows, or any other as a string. */
export type Token = keyof ProviderTypes | (string & Record<never, never>);
/** The inputs of types in the installed providers' types. Of several, those that are known count; of unlisted ones alone, an untyped bag. */
export type Inputs<T> = [Extract<T, keyof ProviderTypes>] extends [never]
    ? { readonly [key: string]: unknown }
    : ProviderTypes[Extract<T, keyof ProviderTypes>];

/** The resource under judgement: its inputs, typed, and who it is. */
export class ResourceView<S = { readonly [key: string]: unknown }> extends View<S> implements Subject {
    constructor(
        raw: unknown,
        readonly urn: string,
        readonly type: string,
        readonly name: string,
        /** The provider resource, where the engine says which: its inputs arrive JSON-encoded. */
        readonly provider: (Subject & { readonly inputs: View }) | undefined,
        readonly options: ResourceOptions,
        /** Property → types of the resources that it was made from. The engine asks about a single resource without them. */
        private readonly origins: Readonly<Record<string, readonly string[]>> = {},
    ) {
        super(raw);
    }

    /** The types of the resources that the property at `path` was made from; none where nobody says. */
    madeFrom(path: Path): readonly string[] {
        const [property] = path;
        return typeof property === "string" && Object.hasOwn(this.origins, property) ? (this.origins[property] ?? []) : [];
    }

    /** The same resource with further inputs: what other resources of the stack say of it. */
    with(inputs: Readonly<Record<string, unknown>>): ResourceView {
        const { urn, type, name, provider, options, origins } = this;
        return new ResourceView({ ...(this.raw as object), ...inputs }, urn, type, name, provider, options, origins);
    }

    /** Narrows to one of several tokens. */
    is<T extends Token>(token: T): this is ResourceView<Inputs<T>> {
        return this.type === token;
    }
}

/** The resource options that rules ask for. */
export interface ResourceOptions {
    readonly protect: boolean;
}

/** Inputs as a remedy may write them. */
export type Mutable<S> = { [K in Key<S>]?: Plain<Member<S, K>> };
