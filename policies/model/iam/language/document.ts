/**
 * IAM policy documents, read once into statements. One shape for identity policies, trust policies and resource policies, whether
 * written as a JSON string or as an object, with single values or lists, and element names in any case.
 *
 * Source: AWS IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM JSON policy elements reference".
 */
import { Malformed } from "./malformed";
import { isUnknown, Undetermined, type Path, type Owner } from "../../values";
import type { Statement, PolicyDocument, PartialDocument } from "./statement";
import { objectOf, Elements } from "./elements";
import { statementOf } from "./read-statement";

/**
 * Reads a policy document (JSON text or object) found at `path`.
 *
 * An element of a list that is not known yet, or text that holds an unknown part, is kept as the unknown sentinel
 * (`isUnknown(element)`): it matches nothing, and a judgement that depends on it is undetermined.
 * @throws Undetermined where the document as a whole, or any statement, cannot be read; a {@link Malformed} where AWS refuses it.
 */
export function parseDocument(raw: unknown, path: Path = []): PolicyDocument {
    const document = readDocument(raw, path);
    const [first] = unread(document);
    if (first !== undefined) throw first;
    return { statements: document.statements, version: document.version };
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
 * caller has to report as undetermined, or in `malformed`, which `access-known-actions` tells of the documents that it judges.
 * @throws Undetermined where the document as a whole cannot be read.
 */
export function readDocument(raw: unknown, path: Path = []): PartialDocument {
    try {
        return documentOf(new Elements(objectOf(raw, path), path), path);
    } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        return { statements: [], version: undefined, unreadable: [], malformed: [error] };
    }
}

/** All that could not be read, for whoever judges documents that `access-known-actions` does not, or misses what a statement may say. */
export const unread = ({ unreadable, malformed }: PartialDocument): readonly Undetermined[] => [...unreadable, ...malformed];

function documentOf(document: Elements, path: Path): PartialDocument {
    const body = document.get("Statement");
    if (body === undefined) throw new Malformed(path, { kind: "missing", element: "Statement" });
    const listed: readonly (readonly [unknown, Path])[] = Array.isArray(body.raw)
        ? body.raw.map((element: unknown, index) => [element, [...body.path, index]] as const)
        : [[body.raw, body.path]];
    const statements: Statement[] = [];
    const unreadable: Undetermined[] = [];
    const malformed: Malformed[] = [];
    listed.forEach(([element, at], index) => {
        try {
            statements.push(statementOf(element, at, index));
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            if (error instanceof Malformed) malformed.push(error.in(index));
            else unreadable.push(error);
        }
    });
    const version = document.get("Version")?.raw;
    return { statements, version: typeof version === "string" && !isUnknown(version) ? version : undefined, unreadable, malformed };
}
