/** Runs of the engine, which nothing outlives: not on failure, not on Ctrl-C. */
import { spawn } from "node:child_process";
import { refusal } from "../../policies/model/system";
import { RehearsalProblem } from "./problem";

export interface Outcome {
    readonly status: number;
    readonly stdout: string;
    readonly stderr: string;
}

const running = new Set<number>();

/** Runs `pulumi` in a process group of its own. */
export function pulumi(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
    return new Promise((resolve, reject) => {
        const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
            cwd,
            env,
            detached: process.platform !== "win32",
            stdio: ["ignore", "pipe", "pipe"],
        });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
        const { pid } = child;
        if (pid !== undefined) running.add(pid);
        child.on("error", (error: NodeJS.ErrnoException) => {
            const reason =
                error.code === "ENOENT"
                    ? "`pulumi` is not on the PATH: install it, https://www.pulumi.com/docs/install/"
                    : `pulumi cannot be run: ${refusal(error)}`;
            reject(new RehearsalProblem(reason));
        });
        child.on("close", (status) => {
            // A program that starts processes of its own may leave them behind.
            if (pid !== undefined) killGroup(pid);
            resolve({ status: status ?? 1, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") });
        });
    });
}

const SIGNALS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * From here on, until what is returned is called: whoever asks this process to stop ends every run of the engine, `ended` is told, and
 * the process ends.
 */
export function onStop(ended: () => void): () => void {
    const stop = (signal: NodeJS.Signals): void => {
        for (const pid of [...running]) killGroup(pid);
        ended();
        // As a shell expects it of a program that a signal ended.
        process.exit(128 + (SIGNALS[signal] ?? 0));
    };
    for (const signal of Object.keys(SIGNALS)) process.on(signal, stop);
    return () => {
        for (const signal of Object.keys(SIGNALS)) process.removeListener(signal, stop);
    };
}

function killGroup(pid: number): void {
    running.delete(pid);
    try {
        process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    } catch {
        // It has ended already.
    }
}
