/** The properties of nodes, by type token: what the installed providers say that a resource has once it is created. */
import type { ClassicTokens } from "../native";
import type { ProviderOutputs } from "../provider-types";
import type { Loose } from "../values";

/** A type token that `@pulumi/aws` or `@pulumi/aws-native` knows, or any other as a string. */
export type NodeToken = keyof ProviderOutputs | (string & Record<never, never>);

/** The native types that the model reads as an `aws` type: what they have besides is read by its native name. */
type NativeOf<T> = { [N in keyof ClassicTokens]: ClassicTokens[N] extends T ? N : never }[keyof ClassicTokens];

type Listed<T> = Extract<T, keyof ProviderOutputs>;

/**
 * The properties of nodes of some types. Of several, those that the providers know count; of unlisted ones alone, an untyped bag.
 *
 * Written with `infer`, and with the tokens as a function's parameter too, for the compiler's time: where it compares nodes of two types it
 * first asks whether the properties of a wider set of tokens include those of a narrower one, for tokens that it does not know yet. Of a plain
 * conditional type it tries all types of both providers with one another, which takes longer than all else; of this one it sees that they differ.
 */
export type Properties<T> = [Listed<T>, (token: Listed<T>) => void] extends [infer L extends keyof ProviderOutputs, unknown]
    ? [L] extends [never]
        ? Loose
        : ProviderOutputs[L | Listed<NativeOf<L>>] | { readonly id: string }
    : never;

/** The properties of a node of any type, which are read by any name: see `UntypedNode` for who may. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a shape that all others fit, in both directions
export type Untyped = any;
