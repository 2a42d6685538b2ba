/** Cross-origin settings (API Gateway V2 API reference, `Cors`; Lambda API reference, `Cors`; extension `x-amazon-apigateway-cors`). */
import { isHidden, Undetermined } from "../values";
import type { View } from "../values";
import { Definition } from "./openapi/definition";

/** The settings of a function URL or an API: by its property, and by its definition. Each is read on its own. */
export function corsOf(type: string, inputs: View): readonly (() => View | undefined)[] {
    const isUrl = /:(?:FunctionUrl|Url)$/.test(type);
    const own = () => inputs.object(isUrl ? "cors" : "corsConfiguration")?.as();
    const inBody = () => {
        const definition = Definition.of(inputs.child("body"));
        return definition?.root.object("x-amazon-apigateway-cors")?.as();
    };
    return isUrl ? [own] : [own, inBody];
}

const ANY = /^(?:\*|https?:\/\/\*)$/i;

/**
 * Whether the pages of any origin are let in.
 * @throws Undetermined where one of the origins is not known, and none of the others is any.
 */
export function isAnyOrigin(origins: View): boolean {
    const listed = typeof origins.raw === "string" && !isHidden(origins.raw) ? [origins] : origins.asList();
    if (listed.some(({ raw }) => typeof raw === "string" && ANY.test(raw))) return true;
    const hidden = listed.find(({ raw }) => isHidden(raw));
    if (hidden !== undefined) throw new Undetermined(hidden.path, "unknown");
    return false;
}
