/** The package that this command line belongs to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What reports say of the pack itself. */
export interface Pack {
    readonly name: string;
    readonly version: string;
}

/** The folder of the package: this module lies in cli/, or in dist/cli/ once compiled. */
export function packageRoot(): string {
    const parent = join(__dirname, "..");
    return __dirname.endsWith(join("dist", "cli")) ? join(parent, "..") : parent;
}

/** The pack's name and version, from its own package.json. */
export function pack(): Pack {
    const { name, version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as Pack;
    return { name, version };
}
