/** Where the program lies that a resource comes from. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
const NAME = /^[ \t{]*["']?name["']?[ \t]*:[ \t]*["']?([\w.-]{1,100})/m;

/**
 * The folder of the project of that name which `folder` lies in; undefined where it lies in none, or in another's. The engine starts
 * the pack in the pack's own folder and hands down `PWD`, which is the program's folder only where a shell changed to it: with `pulumi
 * -C` or the Automation API it is any other, whose files are no business of the stack.
 */
export function programFolder(folder: string | undefined, project: string | undefined): string | undefined {
    if (folder === undefined || project === undefined) return undefined;
    for (let at = folder; ; at = dirname(at)) {
        const name = projectNameIn(at);
        if (name !== undefined) return name === project ? at : undefined;
        if (dirname(at) === at) return undefined;
    }
}

function projectNameIn(folder: string): string | undefined {
    for (const file of PROJECT_FILES) {
        try {
            return NAME.exec(readFileSync(join(folder, file), "utf8").slice(0, 65_536))?.[1] ?? "";
        } catch {
            continue; // It is not there.
        }
    }
    return undefined;
}
