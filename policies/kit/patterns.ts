import { compile } from "../model/content/patterns";
import type { Option } from "./options";

/** A list of regular expressions in JavaScript's notation, read with the flag `u`. One that is none makes the option unusable. */
export const patterns = (common: { readonly about: string }): Option<readonly RegExp[]> => ({
    default: [],
    strict: undefined,
    schema: { type: "array", items: { type: "string" }, default: [], description: common.about },
    read: (raw) => {
        if (!Array.isArray(raw) || !raw.every((entry) => typeof entry === "string")) return { problem: "must be a list of texts" };
        const compiled = compile(raw);
        return "bad" in compiled
            ? { problem: `must hold regular expressions, and entry ${compiled.bad} is none` }
            : { value: compiled.patterns };
    },
});
