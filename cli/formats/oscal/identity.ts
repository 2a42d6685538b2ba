/** How OSCAL names things: UUIDs, control identifiers, properties and text of its forms. */
import { createHash } from "node:crypto";
import { REPOSITORY } from "../../../policies/kit/metadata";
import { shown } from "../../../policies/kit/shown";

/** A UUID of version 5 (RFC 4122): the same for the same parts, so that two reports of one finding speak of one thing. */
export function uuidOf(...parts: readonly string[]): string {
    const bytes = createHash("sha1")
        .update(JSON.stringify([REPOSITORY, ...parts]))
        .digest();
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** The short name of the catalogue that NIST publishes in OSCAL: its controls have identifiers there. */
export const NIST = "NIST 800-53 r5";

/** `ac-2.1` of AC-2(1), as NIST's catalogue has it; of other catalogues a token with the catalogue's name. */
export function controlId(framework: string, control: string): string {
    const [, family, number, enhancement] = /^([A-Z]{2})-(\d+)(?:\((\d+)\))?$/.exec(control) ?? [];
    if (framework === NIST && family !== undefined && number !== undefined)
        return `${family.toLowerCase()}-${number}${enhancement === undefined ? "" : `.${enhancement}`}`;
    return `${framework} ${control}`
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, "-")
        .replace(/^(?=[^a-z])/, "_")
        .replace(/-$/, "");
}

/** A property of the pack's own; none of an empty value, which OSCAL does not know. */
export function property(name: string, value: string): readonly { name: string; ns: string; value: string }[] {
    const words = shown(value).trim();
    return words === "" ? [] : [{ name, ns: REPOSITORY, value: words }];
}

/** Words of a document where OSCAL reads Markdown: nothing in them is markup. */
export const words = (text: string): string =>
    shown(text)
        .trim()
        .replace(/&/g, "&amp;")
        .replace(/[\\`*_{}[\]#|~!]/g, "\\$&")
        .replace(/</g, "&lt;")
        .replace(/>/g, "&gt;") || "-";
