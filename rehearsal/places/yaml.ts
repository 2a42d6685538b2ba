/** Places in a program in YAML: the keys below `resources`. */
import { join } from "node:path";
import { LineCounter, isMap, isScalar, parseDocument } from "yaml";
import { filesOf, textOf } from "./files";
import type { Finder, Place } from "./place";

/** Resources by their logical name, which `name` may set (Pulumi YAML language reference, "Resources"). */
function placesIn(file: string, text: string): [string, Place][] {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const resources = document.get("resources", true);
    if (!isMap(resources)) return [];
    return resources.items.flatMap(({ key, value }) => {
        if (!isScalar(key) || typeof key.value !== "string" || !key.range) return [];
        const { line, col } = lines.linePos(key.range[0]);
        const name = isMap(value) ? value.get("name") : undefined;
        return [[typeof name === "string" ? name : key.value, { file, line, column: col }]];
    });
}

/** The programs of a project in YAML: the path of each, relative to the folder, and its text. */
export const programsIn = (folder: string): { readonly file: string; readonly text: string }[] =>
    filesOf(folder, /^(?:Pulumi|Main)\.ya?ml$|\.pulumi\.yaml$/).map((file) => ({ file, text: textOf(join(folder, file)) ?? "" }));

/** Finds a resource by its logical name; the files are read when the first place is asked for. */
export function yamlPlaces(folder: string): Finder {
    let places: ReadonlyMap<string, Place> | undefined;
    return ({ name }) => {
        places ??= new Map(programsIn(folder).flatMap(({ file, text }) => placesIn(file, text)));
        return places.get(name);
    };
}
