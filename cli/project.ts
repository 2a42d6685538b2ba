/** Where Pulumi projects lie on this machine. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** Whether a folder is a project's. */
export const holdsProject = (folder: string): boolean => PROJECT_FILES.some((name) => existsSync(join(folder, name)));

/** The folder itself first, then those around it. */
export function* ancestorsOf(folder: string): Generator<string> {
    let at = folder;
    yield at;
    while (dirname(at) !== at) yield (at = dirname(at));
}

/** The project's folder that a folder lies in, as Pulumi finds it; undefined where it lies in none. */
export function projectAround(folder: string): string | undefined {
    for (const ancestor of ancestorsOf(folder)) if (holdsProject(ancestor)) return ancestor;
    return undefined;
}
