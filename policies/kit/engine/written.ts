/**
 * What the program wrote of each resource, as the engine shows it before it asks about the stack: the names alone, no value.
 * Needed where the outputs are not known yet, which is at a preview.
 */
import { MARKS, SIGNATURE } from "../../model/signatures";

/** `true` for a value, or the same of what an object or a list holds. */
type Written = true | readonly Written[] | { readonly [key: string]: Written };

/** google.protobuf.Value and Struct, as far as they are read. */
interface Value {
    hasNullValue(): boolean;
    getStringValue(): string;
    hasStructValue(): boolean;
    getStructValue(): Struct | undefined;
    hasListValue(): boolean;
    getListValue(): { getValuesList(): readonly Value[] } | undefined;
}
export interface Struct {
    toJavaScript(): object;
    getFieldsMap(): { forEach(visit: (value: Value, key: string) => void): void; get(key: string): Value | undefined };
}

/** The names in a structure of the engine's. */
export function writtenIn(struct: Struct): Written {
    const fields = struct.getFieldsMap();
    const signature = fields.get(SIGNATURE);
    if (signature !== undefined) {
        const inner = signature.getStringValue() === MARKS.secret ? fields.get("value") : undefined;
        return inner === undefined ? true : ofValue(inner);
    }
    const written: Record<string, Written> = {};
    fields.forEach((value, key) => {
        if (!value.hasNullValue()) written[key] = ofValue(value);
    });
    return written;
}

function ofValue(value: Value): Written {
    const struct = value.hasStructValue() ? value.getStructValue() : undefined;
    if (struct !== undefined) return writtenIn(struct);
    const list = value.hasListValue() ? value.getListValue() : undefined;
    return list === undefined ? true : list.getValuesList().map(ofValue);
}

const resources = new Map<string, Written>();

/** Notes what a resource's inputs name. */
export const noteWritten = (urn: string, inputs: Struct): void => void resources.set(urn, writtenIn(inputs));

/** What the inputs of a resource name; `undefined` where the engine did not show them. */
export const writtenOf = (urn: string): Written | undefined => resources.get(urn);
