/**
 * IAM policy documents, read once into statements. One shape for identity policies, trust policies and resource policies, whether
 * written as a JSON string or as an object, with single values or lists, and element names in any case.
 *
 * Source: AWS IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM JSON policy elements reference".
 */
import { isUnknown, Undetermined, type Path, type Owner } from "../../values";
import type { Statement, PolicyDocument, PartialDocument } from "./statement";
import { objectOf, Elements } from "./elements";
import { statementOf } from "./read-statement";

/**
 * Reads a policy document (JSON text or object) found at `path`.
 *
 * An element of a list that is not known yet, or text that holds an unknown part, is kept as the unknown sentinel
 * (`isUnknown(element)`): it matches nothing, and a judgement that depends on it is undetermined.
 * @throws Undetermined where the document as a whole, or any statement's `Effect` or shape, cannot be read. Nothing else.
 */
export function parseDocument(raw: unknown, path: Path = []): PolicyDocument {
    const { statements, version, unreadable } = readDocument(raw, path);
    const first = unreadable[0];
    if (first !== undefined) throw first;
    return { statements, version };
}

/** A document where it stands: a view, or one that is attached to a node. */
interface Held {
    readonly raw: unknown;
    readonly path: Path;
    readonly owner?: Owner | undefined;
    readonly node?: Owner;
}

/** {@link parseDocument} of a view. */
export const parsedAt = (held: Held): PolicyDocument => owned(held, () => parseDocument(held.raw, held.path));

/** {@link readDocument} of a view. */
export const documentAt = (held: Held): PartialDocument => owned(held, () => readDocument(held.raw, held.path));

/** What cannot be read is said of the resource that holds the document. */
function owned<T>({ owner, node = owner }: Held, read: () => T): T {
    try {
        return read();
    } catch (error) {
        throw error instanceof Undetermined && node !== undefined ? new Undetermined(error.path, error.reason, node) : error;
    }
}

/**
 * Like {@link parseDocument}, but a statement that cannot be read does not hide the others: it stands in `unreadable`, which the
 * caller has to report as undetermined.
 * @throws Undetermined where the document as a whole cannot be read.
 */
export function readDocument(raw: unknown, path: Path = []): PartialDocument {
    const document = new Elements(objectOf(raw, path), path);
    const body = document.get("Statement");
    if (body === undefined) throw new Undetermined(path, "shape");
    const listed: readonly (readonly [unknown, Path])[] = Array.isArray(body.raw)
        ? body.raw.map((element: unknown, index) => [element, [...body.path, index]] as const)
        : [[body.raw, body.path]];
    const statements: Statement[] = [];
    const unreadable: Undetermined[] = [];
    listed.forEach(([element, at], index) => {
        try {
            statements.push(statementOf(element, at, index));
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            unreadable.push(error);
        }
    });
    const version = document.get("Version")?.raw;
    return { statements, version: typeof version === "string" && !isUnknown(version) ? version : undefined, unreadable };
}
