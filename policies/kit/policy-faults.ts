/** What AWS refuses of a policy document, in words. */
import type { Malformed } from "../model/iam/language";
import { literal, text } from "./text";
import type { Text } from "./text";

/** The rest of a sentence about a statement or a document. */
export function faultText(fault: Malformed["fault"]): Text {
    switch (fault.kind) {
        case "missing":
            return text`has no \`${literal(fault.element)}\``;
        case "empty":
            return text`has an empty \`${literal(fault.element)}\``;
        case "twice":
            return text`has \`${literal(fault.element)}\` twice, in two spellings`;
        case "prohibited":
            return text`has \`${literal(fault.element)}\`, which this kind of policy cannot have`;
        case "value":
            return text`has a value in \`${literal(fault.element)}\` that is no text`;
        case "both":
            return text`has \`${literal(fault.element)}\` beside \`${literal(fault.inverse)}\``;
        case "effect":
            return literal("has an effect that is neither `Allow` nor `Deny`, which are case-sensitive");
        case "shape":
            if (fault.element !== undefined) return text`has a \`${literal(fault.element)}\` that is no object`;
            return literal("is no object where one has to stand");
        case "operator":
            return literal("has an operator in `Condition` that holds no object");
        case "principal":
            return literal("names a kind of principal that IAM does not know");
        case "syntax":
            return literal("is not JSON");
    }
}
