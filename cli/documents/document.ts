/** A document about a stack, decoded: its resources as the engine would show them to a policy pack, and what there is to know about it. */
import type { StackResource } from "../../policies/model/stack";
import type { Source, Places } from "./positions";

/** One resource of a document: what resource rules see (`inputs`) and what stack rules see (`props`, the outputs). */
export interface DocumentResource extends StackResource {
    readonly inputs: Record<string, unknown>;
    readonly source: Source | undefined;
}

/** A stack, by its project and its own name. */
export interface StackName {
    readonly project: string;
    readonly stack: string;
}

/** What a document says of a stack. */
export interface StackDocument {
    /** The name it was given on the command line. */
    readonly name: string;
    readonly kind: "state" | "preview";
    /** The stack that it is of; empty where nothing says so. */
    readonly stack: StackName;
    readonly resources: readonly DocumentResource[];
    /** What the reader should know about the document, one sentence each. */
    readonly notes: readonly string[];
    /** Why the document does not hold the whole stack, in one sentence: nobody may take it for a clean one. */
    readonly incomplete: string | undefined;
    /** The stack before the change, where the document is a preview; absent where nobody asked for it. */
    readonly before?: StackDocument;
}

/** What is wanted of a document besides the stack it is of. */
export interface Wanted {
    /** The stack before the change. */
    readonly before?: boolean;
    /** Where else than in the document the place of a resource may stand. */
    readonly places?: Places;
}

export type Json = Record<string, unknown>;

/** The texts of a list; whatever else is in it is left out, and of no list there are none. */
export const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : [];
