/** Folders of rehearsals that were killed before they could clean up: the next rehearsal removes them. */
import { lstatSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isObject } from "../json";

const FOLDER = /^lambda-safeguard-[A-Za-z0-9]{6}$/;
const MARK = "rehearsal.json";
/** No preview takes longer, in milliseconds; whatever a killed one had started has ended by then too. */
const PATIENCE = 3_600_000;
const LARGEST = 1000;

/** Notes whose folder it is. */
export const marked = (folder: string): void =>
    writeFileSync(join(folder, MARK), JSON.stringify({ pid: process.pid, host: hostname() }), { mode: 0o600 });

/**
 * Removes what lies in `parent`, the system's folder for temporary files, and carries the mark of a rehearsal of this user, on this machine,
 * that has ended more than an hour ago. Whatever cannot be told for sure stays. `now` is in milliseconds.
 */
export function sweep(parent: string, now = Date.now()): void {
    for (const folder of foldersIn(parent)) {
        try {
            if (isLeftOver(folder, now)) rmSync(folder, { recursive: true, force: true });
        } catch {
            // Nobody waits for it.
        }
    }
}

function foldersIn(parent: string): string[] {
    try {
        return readdirSync(parent)
            .filter((name) => FOLDER.test(name))
            .map((name) => join(parent, name));
    } catch {
        return [];
    }
}

/** Links count for nothing: others may write into the folder for temporary files. */
function isLeftOver(folder: string, now: number): boolean {
    const owner = process.getuid?.();
    const isOwn = (path: string, kind: "isDirectory" | "isFile"): boolean => {
        const stat = lstatSync(path);
        return stat[kind]() && (owner === undefined || stat.uid === owner) && now - stat.mtimeMs > PATIENCE;
    };
    const mark = join(folder, MARK);
    if (!isOwn(folder, "isDirectory") || !isOwn(mark, "isFile")) return false;
    if (lstatSync(mark).size > LARGEST) return false;
    const { pid, host } = markOf(readFileSync(mark, "utf8"));
    return host === hostname() && typeof pid === "number" && Number.isSafeInteger(pid) && pid > 0 && !isRunning(pid);
}

function markOf(text: string): { readonly pid?: unknown; readonly host?: unknown } {
    const content: unknown = JSON.parse(text);
    return isObject(content) ? content : {};
}

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code !== "ESRCH";
    }
}
