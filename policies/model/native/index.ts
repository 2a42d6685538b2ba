/**
 * The one place that knows the shapes of the `aws-native` provider (AWS Cloud Control): each is turned into the shape of the `aws`
 * provider, so that rules and the stack model know no difference.
 */
import { isRecord, own } from "../values";
import { nameIn, withNames } from "./conversions";
import type { Conversion, Steps } from "./conversions";
import { SHAPES } from "./shapes";
import type { Shape } from "./shapes";

export type { ClassicTokens } from "./shapes";

const shapeOf = (type: string): Shape | undefined => own(SHAPES, type) as Shape | undefined;

/** The `aws` token that says the same as `type`; `type` itself for every other type. */
export const classicToken = (type: string): string => (type.startsWith("aws-native:") ? (shapeOf(type)?.token ?? type) : type);

/** The properties of a resource in the shape of the `aws` provider. A new object where anything differs. */
export function classicProperties(type: string, props: unknown): unknown {
    const found = type.startsWith("aws-native:") ? shapeOf(type) : undefined;
    if (found === undefined || !isRecord(props)) return props;
    const result = withNames(props, found.rename);
    for (const [property, convert] of Object.entries(found.convert)) {
        const raw = own(result, property);
        if (raw !== undefined) result[property] = convert.classic(raw);
    }
    return result;
}

/** The name that `aws-native` gives to a top-level property of the `aws` shape: what dependencies are keyed by. */
export function nativeProperty(type: string, property: string): string {
    const found = type.startsWith("aws-native:") ? shapeOf(type) : undefined;
    return found === undefined ? property : nameIn(found.rename, property);
}

/**
 * Where what stands at a path of the `aws` shape stands in the resource as it is written: where findings and doubts stand. A path that
 * is written so already stays as it is.
 * @param props the properties as they are written
 */
export function nativePath(type: string, props: unknown, path: Steps): Steps {
    const [property, ...steps] = path;
    const found = type.startsWith("aws-native:") ? shapeOf(type) : undefined;
    if (found === undefined || typeof property !== "string") return path;
    const name = nameIn(found.rename, property);
    const convert = own(found.convert, property) as Conversion | undefined;
    return [name, ...(convert === undefined ? steps : convert.native(steps, isRecord(props) ? own(props, name) : undefined))];
}
