/** What lies in a folder. Whoever wrote it chose the names and the links: nothing outside of it is looked at. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { UsageProblem } from "./problem";
import { refusal } from "./system";

export interface Entry {
    readonly name: string;
    readonly path: string;
    /** `elsewhere` is a link to a file outside of the folder, which is not followed. */
    readonly kind: "file" | "folder" | "elsewhere";
    /** Milliseconds since 1970. */
    readonly modified: number;
}

/**
 * The regular files and folders in a folder, by name. A symbolic link counts where it leads to a file in the same folder; one that leads out of
 * it is told as such; links to folders, pipes and devices do not count.
 */
export function entriesOf(folder: string): readonly Entry[] {
    let names: readonly string[];
    try {
        names = readdirSync(folder).sort();
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return [];
        throw new UsageProblem(`${folder}: cannot be read: ${refusal(error)}`);
    }
    return names.flatMap((name) => entryOf(folder, name) ?? []);
}

function entryOf(folder: string, name: string): Entry | undefined {
    const path = join(folder, name);
    try {
        const inside = realpathSync(folder);
        const real = realpathSync(path);
        const isLink = real !== (inside.endsWith(sep) ? inside + name : inside + sep + name);
        const stat = statSync(real);
        if (!stat.isFile() && !stat.isDirectory()) return undefined;
        // A link to a folder may lead round in a circle.
        if (isLink && stat.isDirectory()) return undefined;
        const leadsOut = isLink && !real.startsWith(inside.endsWith(sep) ? inside : inside + sep);
        return { name, path, kind: leadsOut ? "elsewhere" : stat.isFile() ? "file" : "folder", modified: stat.mtimeMs };
    } catch {
        return undefined; // It went away meanwhile, or the link leads nowhere.
    }
}

/** The files below a folder whose names are wanted, sorted; folders that begin with a dot are left out. */
export function filesIn(
    folder: string,
    isWanted: (name: string) => boolean,
    isEntered: (name: string) => boolean = () => true,
): readonly string[] {
    const files: string[] = [];
    const open = [folder];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (const { name, path, kind } of entriesOf(at)) {
            if (kind === "folder" && !name.startsWith(".") && isEntered(name)) open.push(path);
            if (kind === "file" && isWanted(name)) files.push(path);
        }
    }
    return files.sort();
}
