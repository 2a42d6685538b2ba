/** Where Pulumi projects lie on this machine. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
const NAME = /^[ \t{]*["']?name["']?[ \t]*:[ \t]*["']?([\w.-]{1,100})/m;

const projectFile = (folder: string): string | undefined =>
    PROJECT_FILES.map((name) => join(folder, name)).find((file) => existsSync(file));

/** Whether a folder is a project's. */
export const holdsProject = (folder: string): boolean => projectFile(folder) !== undefined;

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

/**
 * The folder of the project of that name which `folder` lies in; undefined where it lies in none, or in another's. The engine starts
 * the pack in the pack's own folder and hands down `PWD`, which is the program's folder only where a shell changed to it: with `pulumi
 * -C` or the Automation API it is any other, whose files are no business of the stack.
 */
export function programFolder(folder: string | undefined, project: string | undefined): string | undefined {
    if (folder === undefined || project === undefined) return undefined;
    const around = projectAround(folder);
    return around !== undefined && projectName(around) === project ? around : undefined;
}

function projectName(folder: string): string | undefined {
    try {
        return NAME.exec(readFileSync(projectFile(folder) ?? "", "utf8").slice(0, 65_536))?.[1];
    } catch {
        return undefined; // It cannot be read, so nobody knows whose it is.
    }
}
