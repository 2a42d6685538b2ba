/** Places in a program in YAML: the keys below `resources`. */
import { join } from "node:path";
import { LineCounter, isAlias, isMap, isScalar, parseDocument } from "yaml";
import { filesOf, textOf } from "./files";
import type { Finder, Place } from "./place";

/**
 * `aws:s3/bucket:Bucket` is written `aws:s3:Bucket` too, and `eks:index:Cluster` as `eks:Cluster` (pulumi-yaml: "pulumiyaml
 * Implementation Guide", Token Resolution).
 */
function shortType(type: string): string {
    const [name = "", ...rest] = type.split(":");
    const last = rest.pop() ?? "";
    const module = (rest[0] ?? "index").split("/");
    if (module.length > 1 && module.at(-1)?.toLowerCase() === last.toLowerCase()) module.pop();
    return `${name}:${module.join("/")}:${last}`;
}

const keyOf = (type: string, name: string): string => `${shortType(type)} ${name}`;

/** Resources by their type and their logical name, which `name` may set (Pulumi YAML language reference, "Resources"). */
function placesIn(file: string, text: string): [string, Place][] {
    const lines = new LineCounter();
    // The parser compares each key with all others to find one that stands twice; here that shows by itself.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
    const resources = document.get("resources", true);
    if (!isMap(resources)) return [];
    return resources.items.flatMap(({ key, value }) => {
        if (!isScalar(key) || typeof key.value !== "string" || !key.range) return [];
        const { line, col } = lines.linePos(key.range[0]);
        const body = isAlias(value) ? value.resolve(document) : value;
        const [type, name] = isMap(body) ? [body.get("type"), body.get("name")] : [];
        if (typeof type !== "string") return [];
        return [[keyOf(type, typeof name === "string" ? name : key.value), { file, line, column: col }]];
    });
}

/** The programs of a project in YAML: the path of each, relative to the folder, and its text. */
export const programsIn = (folder: string): { readonly file: string; readonly text: string }[] =>
    filesOf(folder, /^(?:Pulumi|Main)\.ya?ml$|\.pulumi\.yaml$/).map((file) => ({ file, text: textOf(join(folder, file)) ?? "" }));

/** Finds a resource by its type and its logical name; the files are read when the first place is asked for. */
export function yamlPlaces(folder: string): Finder {
    let places: ReadonlyMap<string, Place | undefined> | undefined;
    return ({ type, name }) => (places ??= allIn(folder)).get(keyOf(type, name));
}

/** `undefined` where two resources of a type have the name: nobody knows which is meant. */
function allIn(folder: string): ReadonlyMap<string, Place | undefined> {
    const places = new Map<string, Place | undefined>();
    for (const { file, text } of programsIn(folder))
        for (const [key, place] of placesIn(file, text)) places.set(key, places.has(key) ? undefined : place);
    return places;
}
