/** The files of a project, as far as they are its own text. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { projectIn } from "../run/project";

/** Packages, and what a build makes. */
const FOREIGN = new Set(["node_modules", "venv", "site-packages", "dist", "bin", "obj", "build", "target", "vendor", "__pycache__"]);
const LARGEST = 1_000_000;
const MOST_FILES = 2000;
const DEEPEST = 12;

const PROJECT = /^Pulumi\.(?:ya?ml|json)$/;

/**
 * Paths relative to the folder, with `/`, of files whose names fit, in order; links are not followed. A folder below with a project's file
 * of its own is another project, unless `main` of this one names it.
 */
export function filesOf(folder: string, names: RegExp): string[] {
    const found: string[] = [];
    const look = (below: string, depth: number): void => {
        const here = resolve(folder, below);
        const entries = entriesOf(here);
        const holdsProject = below !== "" && entries.some((entry) => entry.isFile() && PROJECT.test(entry.name));
        if (holdsProject && here !== programOf(folder)) return;
        for (const entry of entries) {
            if (found.length >= MOST_FILES) return;
            const path = below === "" ? entry.name : `${below}/${entry.name}`;
            if (entry.isDirectory()) {
                if (depth < DEEPEST && !entry.name.startsWith(".") && !FOREIGN.has(entry.name)) look(path, depth + 1);
            } else if (entry.isFile() && names.test(entry.name)) found.push(path);
        }
    };
    look("", 0);
    return found;
}

/** Absolute; `undefined` where the project's file cannot be read. */
function programOf(folder: string): string | undefined {
    try {
        return resolve(projectIn(folder, undefined).program);
    } catch {
        return undefined;
    }
}

function entriesOf(folder: string): { readonly name: string; isDirectory(): boolean; isFile(): boolean }[] {
    try {
        return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
        return [];
    }
}

/** `undefined` where it is no file, cannot be read, or is larger than a program's text is. */
export function textOf(file: string): string | undefined {
    try {
        const stat = statSync(file);
        // A pipe would be waited for without end.
        return !stat.isFile() || stat.size > LARGEST ? undefined : readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}
