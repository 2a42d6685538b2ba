/** What a pattern of the command line matches. */
import { isAbsolute, join, parse, sep } from "node:path";
import { statOf } from "../../policies/kit/stat";
import { append } from "../../policies/model/lists";
import { matchesWildcard } from "../../policies/model/wildcard";
import { entriesOf, FOREIGN, leadsOut } from "../files/folder";
import type { Entry } from "../files/folder";

/** What a pattern matches. */
export interface Matches {
    readonly matching: readonly string[];
    /** Links that match and lead out of their folder, or nowhere. */
    readonly links: readonly string[];
}

/** The files and folders that a pattern matches. Names that begin with a dot match only where the pattern says the dot. */
export function matchesOf(pattern: string): Matches {
    const links: string[] = [];
    const start = isAbsolute(pattern) ? parse(pattern).root : "";
    let found: readonly string[] = [start];
    const parts = pattern
        .slice(start.length)
        .split(/[/\\]/)
        .filter((part) => part !== "");
    for (const [index, part] of parts.entries()) {
        if (part === "**") found = [...new Set(found.flatMap(foldersFrom))];
        else if (/[*?]/.test(part)) {
            const isLast = index === parts.length - 1;
            if (isLast)
                append(
                    links,
                    found.flatMap((folder) => linksIn(folder, part)),
                );
            found = found.flatMap((folder) => matchingIn(folder, part, isLast));
        } else found = found.map((folder) => join(folder, part)).filter((path) => statOf(path) !== undefined);
    }
    return { matching: [...new Set(found)].filter((path) => path !== "").sort(), links };
}

const isHidden = (name: string, part: string): boolean => name.startsWith(".") && !part.startsWith(".");

const matchingIn = (folder: string, part: string, isLast: boolean): readonly string[] =>
    namedIn(folder, part, ({ kind }) => kind === "folder" || (isLast && kind === "file"));

const linksIn = (folder: string, part: string): readonly string[] =>
    namedIn(
        folder,
        part,
        ({ path, kind }) => (kind === "elsewhere" || kind === "dead-link") && leadsOut(folder === "" ? "." : folder, path),
    );

const namedIn = (folder: string, part: string, isMeant: (entry: Entry) => boolean): readonly string[] =>
    entriesOf(folder === "" ? "." : folder)
        .filter((entry) => isMeant(entry) && !isHidden(entry.name, part) && matchesWildcard(part, entry.name))
        .map(({ name }) => (folder === "" ? name : folder.endsWith(sep) ? folder + name : join(folder, name)));

function foldersFrom(folder: string): readonly string[] {
    const all = [folder];
    for (const at of all)
        append(
            all,
            matchingIn(at, "*", false).filter((path) => !FOREIGN.has(parse(path).base)),
        );
    return all;
}
