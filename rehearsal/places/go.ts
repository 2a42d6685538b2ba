/** Places in Go: the host builds with `-trimpath`, so that a file is named by its module in place of its folder. */
import { join } from "node:path";
import { textOf } from "./files";
import type { Finder } from "./place";
import { searched } from "./search";

/** `module github.com/acme/shop`, quoted or not (Go: "Go Modules Reference", go.mod files). */
const MODULE = /^[^\S\n]*module[^\S\n]+["`]?([^\s"`]+)/m;
const POSITION = /^project:\/\/\/(?:\.\.\/)*(?!\.\.\/)([^#]+)#(\d{1,9})(?:,(\d{1,9}))?$/;

/** By the positions that the engine reports; where none leads into the module that `go.mod` names, by the text of the program. */
export function goPlaces(folder: string): Finder {
    let prefix: string | undefined;
    const byText = searched(folder, "go");
    return (wanted) => {
        prefix ??= `${MODULE.exec(textOf(join(folder, "go.mod")) ?? "")?.[1] ?? ""}/`;
        if (prefix === "/") return undefined;
        for (const position of wanted.positions) {
            const [, path = "", line, column] = POSITION.exec(position) ?? [];
            const named = decoded(path);
            if (named.startsWith(prefix))
                return {
                    file: named.slice(prefix.length),
                    line: Number(line),
                    ...(column === undefined ? {} : { column: Number(column) }),
                };
        }
        // Earlier versions of the SDK tell the engine no place.
        return byText(wanted);
    };
}

function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}
