/** What lies in a folder. Whoever wrote it chose the names and the links: nothing outside of it is looked at. */
import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { UsageProblem } from "../problem";
import { refusal } from "../../policies/model/system";

/** Links that are not followed: to a file outside, to a folder wherever it is, to what is not there or cannot be reached. */
export type Unfollowed = "elsewhere" | "folder-link" | "dead-link";

export interface Entry {
    readonly name: string;
    readonly path: string;
    readonly kind: "file" | "folder" | Unfollowed;
    /** Milliseconds since 1970. */
    readonly modified: number;
}

/**
 * The regular files and folders in a folder, by name. A symbolic link counts as a file where it leads to one within `bounds`; the others are
 * told as such; pipes, devices and links to them do not count.
 */
export function entriesOf(folder: string, bounds = folder): readonly Entry[] {
    let names: readonly string[];
    try {
        names = readdirSync(folder).sort();
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return [];
        throw new UsageProblem(`${folder}: cannot be read: ${refusal(error)}`);
    }
    return names.flatMap((name) => entryOf(folder, name, bounds) ?? []);
}

function entryOf(folder: string, name: string, bounds: string): Entry | undefined {
    const path = join(folder, name);
    try {
        const real = realpathSync(path);
        const isLink = real !== within(realpathSync(folder)) + name;
        const stat = statSync(real);
        if (!stat.isFile() && !stat.isDirectory()) return undefined;
        const told = (kind: Entry["kind"]): Entry => ({ name, path, kind, modified: stat.mtimeMs });
        // A link to a folder may lead round in a circle.
        if (stat.isDirectory()) return told(isLink ? "folder-link" : "folder");
        return told(isLink && !real.startsWith(within(realpathSync(bounds))) ? "elsewhere" : "file");
    } catch {
        return deadLink(name, path);
    }
}

const within = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

/** Nothing where it is no link: it went away meanwhile. Names that can be listed and not reached would be left out without a word. */
function deadLink(name: string, path: string): Entry | undefined {
    try {
        const stat = lstatSync(path);
        return stat.isSymbolicLink() ? { name, path, kind: "dead-link", modified: stat.mtimeMs } : undefined;
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return undefined;
        throw new UsageProblem(`${path}: cannot be reached: ${refusal(error)}`);
    }
}

/** Folders that hold other people's files. */
export const FOREIGN: ReadonlySet<string> = new Set(["node_modules"]);

/** What lies below a folder, sorted. */
export interface Below {
    readonly files: readonly string[];
    /** Links that are not followed, behind which there may be more files. */
    readonly links: readonly string[];
    /** It and the folders below it whose files these are. */
    readonly folders: readonly string[];
}

/** The files below a folder whose names are wanted; folders that begin with a dot are left out. */
export function below(folder: string, isWanted: (name: string) => boolean, isEntered: (name: string) => boolean = () => true): Below {
    const files: string[] = [];
    const links: string[] = [];
    const folders: string[] = [];
    const open = [folder];
    const mayBeEntered = (name: string): boolean => !name.startsWith(".") && isEntered(name);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
        folders.push(at);
        for (const { name, path, kind } of entriesOf(at)) {
            if (kind === "folder" && mayBeEntered(name)) open.push(path);
            else if (kind === "file" && isWanted(name)) files.push(path);
            else if (kind === "folder-link" ? mayBeEntered(name) : kind !== "folder" && kind !== "file" && isWanted(name)) links.push(path);
        }
    }
    return { files: files.sort(), links: links.sort(), folders };
}

/** The files of {@link below} alone. */
export const filesIn = (folder: string, isWanted: (name: string) => boolean): readonly string[] => below(folder, isWanted).files;
