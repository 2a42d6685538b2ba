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
    const document = documentIn(text);
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

/**
 * Whatever can be read of the text: what is no YAML is passed over, and of a key that stands twice the last one counts.
 * @throws where an alias stands for nothing, or for more than there is memory
 */
export const readableYamlIn = (text: string): unknown => documentIn(text).toJS();

const documentIn = (text: string): ReturnType<typeof parseDocument> => parseDocument(text, { logLevel: "error", uniqueKeys: false });
