import { isHidden, own, View } from "../values";
import type { Path } from "../values";

/** The value at `path`; the unknown on the way to it, where there is one. Never throws. */
export function viewAt(root: View, path: Path): View {
    let view = root;
    for (const [index, key] of path.entries()) {
        const { raw } = view;
        // A list of one stands for its element: older provider versions, and Terraform's blocks.
        const holder: unknown = Array.isArray(raw) && typeof key === "string" && raw.length === 1 ? raw[0] : raw;
        if (isHidden(holder)) return new View(holder, path.slice(0, index), root.owner);
        if (typeof holder !== "object" || holder === null) return new View(undefined, path, root.owner);
        view = new View(own(holder, String(key)), path.slice(0, index + 1), root.owner);
    }
    return view;
}
