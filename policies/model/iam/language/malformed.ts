/**
 * What AWS refuses of a policy document ("Grammar of the IAM JSON policy language"): nobody gets anything by it, and the deployment
 * fails. A doubt for whoever has to know what the statement says; a finding of `access-known-actions`, once.
 */
import { Undetermined, type Path } from "../../values";

export const ELEMENT_NAMES = [
    "Version",
    "Statement",
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Principal",
    "NotPrincipal",
    "Condition",
] as const;
export type ElementName = (typeof ELEMENT_NAMES)[number];

/**
 * `twice`: in two spellings. `prohibited`: in a kind of document that cannot have it. `both`: with its inverse. `value`, `shape`: of a kind that the grammar does not have; without an
 * element the statement or the document itself. `operator`: one of `Condition` without its keys. `principal`: of a kind that IAM lacks.
 */
export type Fault =
    | { readonly kind: "missing" | "empty" | "twice" | "value" | "prohibited"; readonly element: ElementName }
    | { readonly kind: "both"; readonly element: ElementName; readonly inverse: ElementName }
    | { readonly kind: "shape"; readonly element?: ElementName }
    | { readonly kind: "effect" | "operator" | "principal" | "syntax" };

/** Thrown where a document, or the statement at `index`, breaks the grammar; its `path` leads to the place. */
export class Malformed extends Undetermined {
    constructor(
        path: Path,
        readonly fault: Fault,
        /** The position of the statement, from 0; `undefined` where it is the document as a whole. */
        readonly index?: number,
    ) {
        super(path, "shape");
    }

    /** The same, in the statement at that position. */
    in(index: number): Malformed {
        return new Malformed(this.path, this.fault, index);
    }
}
