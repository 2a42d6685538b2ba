import { spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { StandIn } from "../rehearsal/server/stand-in";

/** The project's folder. */
export const ROOT = path.resolve(__dirname, "..");

export const EXAMPLES = ["insecure", "secure"] as const;
/** All programs of examples/: the audit is no service that the demonstration judges. */
export const PROGRAMS = [...EXAMPLES, "audit"] as const;
export type Example = (typeof PROGRAMS)[number];

/** What a command of the engine left behind. */
export interface Outcome {
    readonly status: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** The version of the `pulumi` on the PATH, or `undefined` where there is none or where it cannot run Node programs. */
export function engineVersion(): string | undefined {
    const cli = spawnSync("pulumi", ["version"], { encoding: "utf8", env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" } });
    return cli.status === 0 ? cli.stdout.trim() : undefined;
}

/** Variables of the caller that would lead the engine, or a policy pack in it, to an account, a service or another region. */
const FOREIGN = /^(?:AWS_|PULUMI_)/;

/** The environment of an engine that keeps its state in `folder` and reaches nothing outside this machine. */
export function environment(folder: string): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
    return {
        ...Object.fromEntries(inherited),
        PULUMI_HOME: path.join(folder, "home"),
        PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "throw-away",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_SHARED_CREDENTIALS_FILE: path.join(folder, "no-credentials"),
        AWS_CONFIG_FILE: path.join(folder, "no-config"),
        // Port 9 is "discard": whatever asks AWS for something is refused at once.
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    };
}

/** What is not of the example: recordings, what users installed or built, and the settings of their own stacks. */
const LEFT_BEHIND = /^(?:recorded|node_modules|bin|dist|\.pulumi|Pulumi\.(?!dev\.)[\w-]+\.ya?ml)$/;

/** Where a provider would take credentials from. */
const CREDENTIALS = /^aws(?:-native)?:(?:profile|accessKey|secretKey|token|shared\w+|assumeRoles?|assumeRoleWithWebIdentity)$/;

/** Whether a value of a configuration is encrypted, or holds one that is. */
const isEncrypted = (value: unknown): boolean =>
    typeof value === "object" && value !== null && ("secure" in value || Object.values(value).some(isEncrypted));

/**
 * The settings of a stack without what its user made of them: passphrase and key, encrypted values, credentials and environments. Whoever
 * tries an example with a stack of the same name has those written into the file.
 */
export function stackSettings(yaml: string): string {
    const settings = parse(yaml) as { readonly config?: Readonly<Record<string, unknown>> } | null;
    const config = Object.entries(settings?.config ?? {}).filter(([key, value]) => !CREDENTIALS.test(key) && !isEncrypted(value));
    return stringify({ config: Object.fromEntries(config) });
}

/** As AWS's own provider: what only AWS knows is unknown at preview. */
const PROVIDER = { package: "aws", account: "123456789012", region: "eu-west-1", version: "7.48.0", foresees: false } as const;

/**
 * A copy of the examples in a temporary folder, with a file backend and a throw-away passphrase of its own: what the engine writes
 * stays in there.
 */
export class Workspace {
    private constructor(
        readonly folder: string,
        readonly program: string,
        private readonly provider: StandIn,
    ) {}

    /** Makes the copy and an empty stack `dev` of one example. Throws if the engine cannot make the stack. */
    static async open(example: Example): Promise<Workspace> {
        const folder = await realpath(await mkdtemp(path.join(tmpdir(), "lambda-safeguard-")));
        const provider = await StandIn.start(PROVIDER);
        const workspace = new Workspace(folder, path.join(folder, "examples", example), provider);
        for (const name of ["state", "home"]) {
            await mkdir(path.join(folder, name));
        }
        await cp(path.join(ROOT, "examples"), path.join(folder, "examples"), {
            recursive: true,
            filter: (source) => !LEFT_BEHIND.test(path.basename(source)),
        });
        const file = path.join(workspace.program, "Pulumi.dev.yaml");
        await writeFile(file, stackSettings(await readFile(file, "utf8")));
        await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "dir");
        const made = await workspace.pulumi(["stack", "init", "dev"]);
        if (made.status !== 0) {
            await workspace.close();
            throw new Error(`pulumi stack init failed: ${made.stderr}`);
        }
        return workspace;
    }

    /** Runs `pulumi` in the program's folder; never throws for an exit status. */
    pulumi(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
        return new Promise((resolve, reject) => {
            const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
                cwd: this.program,
                env: { ...environment(this.folder), PULUMI_DEBUG_PROVIDERS: this.provider.address, ...more },
                stdio: ["ignore", "pipe", "pipe"],
            });
            const out: Buffer[] = [];
            const err: Buffer[] = [];
            child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
            child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
            child.on("error", reject);
            child.on("close", (status) => {
                resolve({ status: status ?? 1, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") });
            });
        });
    }

    async close(): Promise<void> {
        this.provider.stop();
        await rm(this.folder, { recursive: true, force: true });
    }
}
