/** What a pattern of the command line matches. */
import { isAbsolute, join, parse, sep } from "node:path";
import { statOf } from "../../policies/kit/stat";
import { append } from "../../policies/model/lists";
import { matchesWildcard } from "../../policies/model/wildcard";
import { entriesOf, FOREIGN } from "../files/folder";
import type { Reach } from "./links";

/** What a pattern matches. */
export interface Matches {
    readonly matching: readonly string[];
    /** Links that match a part of it and are not followed. */
    readonly links: readonly Reach[];
    /** The folders in which parts of it were looked for. */
    readonly folders: readonly Reach[];
}

/** The files and folders that a pattern matches. Names that begin with a dot match only where the pattern says the dot. */
export function matchesOf(pattern: string): Matches {
    const links: Reach[] = [];
    const folders: Reach[] = [];
    const start = isAbsolute(pattern) ? parse(pattern).root : "";
    let found: readonly string[] = [start];
    const parts = pattern
        .slice(start.length)
        .split(/[/\\]/)
        .filter((part) => part !== "");
    const looked = (rest: string): void => {
        if (rest !== "")
            append(
                folders,
                found.map((folder) => ({ path: folder === "" ? "." : folder, rest })),
            );
    };
    for (const [index, part] of parts.entries()) {
        const rest = parts.slice(index + 1).join("/");
        const pass = (path: string, rest: string): void => void links.push({ path, rest });
        if (part === "**") {
            const deep = rest === "" ? "" : `**/${rest}`;
            found = [...new Set(found.flatMap((folder) => foldersFrom(folder, (link) => pass(link, deep))))];
            looked(deep);
        } else if (/[*?]/.test(part)) {
            found = found.flatMap((folder) => matchingIn(folder, part, rest === "", (link) => pass(link, rest)));
        } else found = found.map((folder) => join(folder, part)).filter((path) => statOf(path) !== undefined);
        looked(rest);
    }
    return { matching: [...new Set(found)].filter((path) => path !== "").sort(), links, folders };
}

const isHidden = (name: string, part: string): boolean => name.startsWith(".") && !part.startsWith(".");

/** The folders in a folder that match a part, and where it is the last one the files too. The links among them are told. */
function matchingIn(folder: string, part: string, isLast: boolean, pass: (link: string) => void): readonly string[] {
    const matching: string[] = [];
    for (const { name, kind } of entriesOf(folder === "" ? "." : folder)) {
        if (isHidden(name, part) || !matchesWildcard(part, name)) continue;
        const path = folder === "" ? name : folder.endsWith(sep) ? folder + name : join(folder, name);
        if (kind === "folder" || (isLast && kind === "file")) matching.push(path);
        else if (kind === "folder-link" || (isLast && kind !== "file")) pass(path);
    }
    return matching;
}

const isForeign = (path: string): boolean => FOREIGN.has(parse(path).base);

function foldersFrom(folder: string, pass: (link: string) => void): readonly string[] {
    const all = [folder];
    const passed = (link: string): void => {
        if (!isForeign(link)) pass(link);
    };
    for (const at of all)
        append(
            all,
            matchingIn(at, "*", false, passed).filter((path) => !isForeign(path)),
        );
    return all;
}
