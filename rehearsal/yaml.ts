/**
 * YAML that a project brings. The parser's own short way warns on standard error of a tag that it does not know or of a key that is a list,
 * and quotes the value beside it; and it compares each key of a map with all the others.
 */
import { isScalar, parseDocument, visit } from "yaml";

/**
 * What the text holds.
 * @throws where it is no YAML, or has a key that stands twice in its map: nobody knows which of the two counts
 */
export function yamlIn(text: string): unknown {
    const document = parseDocument(text, { logLevel: "error", uniqueKeys: false });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    visit(document, {
        Map: (_key, { items }) => {
            const keys = items.flatMap(({ key }) => (isScalar(key) ? [key.value] : []));
            if (new Set(keys).size < keys.length) throw new Error("a key stands twice");
        },
    });
    return document.toJS();
}
