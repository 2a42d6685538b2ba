/** A throw-away home, backend and stack for one preview. */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { Variables } from "./environment";
import { marked, sweep } from "./leftovers";

/** Plug-ins that compute on this machine and ask nobody. Any other provider is answered by an echo of its inputs. */
const LOCAL = /^resource-(random|tls|std|time|archive|null)-v/;

export interface Workspace {
    readonly folder: string;
    readonly settings: string;
    /** The names of the providers whose plug-ins may run here. */
    readonly local: ReadonlySet<string>;
    close(): void;
}

/** A stack without resources in a backend of files (pulumi: pkg/backend/diy, layout of version 1). */
export function openWorkspace(project: string, stack: string, yaml: string, env: Variables): Workspace {
    const parent = realpathSync(tmpdir());
    sweep(parent);
    const folder = mkdtempSync(join(parent, "lambda-safeguard-"));
    const close = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    try {
        marked(folder);
        const stacks = join(folder, "state", ".pulumi", "stacks", project);
        for (const made of [stacks, join(folder, "home", "plugins")]) mkdirSync(made, { recursive: true });
        writeFileSync(join(folder, "state", ".pulumi", "meta.yaml"), "version: 1\n");
        const checkpoint = { version: 3, checkpoint: { stack: `organization/${project}/${stack}`, latest: null } };
        writeFileSync(join(stacks, `${stack}.json`), JSON.stringify(checkpoint));
        const settings = join(folder, `Pulumi.${stack}.yaml`);
        writeFileSync(settings, yaml, { mode: 0o600 });
        return { folder, settings, local: linkPlugins(join(folder, "home", "plugins"), env), close };
    } catch (error) {
        close();
        throw error;
    }
}

function linkPlugins(target: string, env: Variables): ReadonlySet<string> {
    const source = join(env["PULUMI_HOME"] ?? join(homedir(), ".pulumi"), "plugins");
    const found = new Set<string>();
    try {
        for (const entry of readdirSync(source)) {
            const name = LOCAL.exec(entry)?.[1];
            if (name === undefined) continue;
            symlinkSync(join(source, entry), join(target, entry));
            if (!/\.(?:lock|partial)$/.test(entry)) found.add(name);
        }
    } catch {
        // No plug-in was ever installed here.
    }
    return found;
}
