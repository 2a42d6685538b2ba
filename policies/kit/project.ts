/** Where Pulumi projects lie on this machine. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { statOf } from "./stat";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
const NAME = /^[ \t{]*["']?name["']?[ \t]*:[ \t]*["']?([\w.-]{1,100})/m;

/** The entry `main` of a project file: at the margin in YAML, quoted in JSON. */
const MAIN = /^(?:main|[ \t{]*["']main["'])[ \t]*:[ \t]*(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s"'#][^#\n]{0,1000}))/m;

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
    return around !== undefined && projectName(around) === project ? workingFolder(around) : undefined;
}

/**
 * The folder that a project's program runs in, which relative paths of assets begin at: that of `main`, where the project file has it
 * (Pulumi documentation, "Pulumi project file reference"; Pulumi: sdk/go/common/workspace, GetPwdMain). Pulumi refuses a `main` outside of
 * the project, of which nothing is read then.
 */
export function workingFolder(project: string): string | undefined {
    const [, ...written] = MAIN.exec(projectText(project) ?? "") ?? [];
    const main = written.find((text) => text !== undefined)?.trim();
    if (main === undefined || main === "") return project;
    const at = join(project, main);
    const inside = relative(project, at);
    if (isAbsolute(main) || isAbsolute(inside) || inside === ".." || inside.startsWith(`..${sep}`)) return undefined;
    return statOf(at)?.isDirectory() === true ? at : dirname(at);
}

const projectName = (folder: string): string | undefined => NAME.exec(projectText(folder) ?? "")?.[1];

function projectText(folder: string): string | undefined {
    try {
        const file = projectFile(folder) ?? "";
        // A pipe under that name would be waited for without end.
        return statOf(file)?.isFile() === true ? readFileSync(file, "utf8").slice(0, 65_536) : undefined;
    } catch {
        return undefined; // It cannot be read, so nobody knows whose it is.
    }
}
