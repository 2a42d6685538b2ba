/**
 * Assets as the SDK takes them. The engine sends neither a text nor a place of an asset that is an empty text (`__init__.py`), nor
 * members of an archive that has none; the SDK takes either for broken, and the engine's run ends with its stack trace.
 */
import { MARKS, SIGNATURE } from "../../model/signatures";
import type { Struct } from "./written";

/** The properties of a resource, whose assets and archives all have a content: a blank for an empty text. */
export function withWholeAssets(properties: Struct): Struct {
    return Object.create(properties, { toJavaScript: { value: () => whole(properties.toJavaScript()) } }) as Struct;
}

/** Changes `value`, which was made for this. */
function whole(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const fields = value as Record<string, unknown>;
    const kind = fields[SIGNATURE];
    // Nothing can be known of an archive that says nothing: it lies elsewhere for all that anybody sees.
    if (kind === MARKS.asset && isHollow(fields, "text")) fields["text"] = " ";
    else if (kind === MARKS.archive && isHollow(fields, "assets")) fields["uri"] = " ";
    else for (const key of Object.keys(fields)) whole(fields[key]);
    return value;
}

const isHollow = (fields: Record<string, unknown>, content: string): boolean =>
    ![content, "path", "uri"].some((key) => Boolean(fields[key]));
