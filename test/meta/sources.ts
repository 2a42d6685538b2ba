/** The source files of the project, and what each of them imports. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ROOT } from "../support/pack";

/** TypeScript files below a folder, as paths from the project's folder with forward slashes. */
export function sourcesIn(folder: string): string[] {
    return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
        .sort();
}

export const contentOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

export interface Import {
    /** A package or built-in module as it is written; a file of the project as its path from the project's folder, without extension. */
    readonly target: string;
    /** Whether it is gone once compiled. */
    readonly typeOnly: boolean;
}

const STATIC = /^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;
const DYNAMIC = /(typeof\s+)?\b(?:import|require)\(\s*"([^"]+)"\s*\)/g;

/** The imports of a file: static, dynamic and by `require`. */
export function importsOf(file: string, content = contentOf(file)): Import[] {
    const found = [...content.matchAll(STATIC), ...content.matchAll(DYNAMIC)];
    return found.map(([, typeOnly, target = ""]) => ({
        target: target.startsWith(".")
            ? relative(ROOT, join(ROOT, dirname(file), target))
                  .split(sep)
                  .join("/")
            : target,
        typeOnly: typeOnly !== undefined,
    }));
}
