/** The process that registers components, started at the first of them. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";

export interface Surroundings {
    /** The program's folder: paths of a component are relative to it. */
    readonly folder: string;
    readonly env: NodeJS.ProcessEnv;
}

/** Of the process's complaints, so much is kept as one message needs. */
const LONGEST_COMPLAINT = 2000;

/** One for a whole rehearsal; where it cannot be started, `construct` fails with what it complained of. */
export class ComponentProcess {
    private started: Promise<ResourceProviderClient> | undefined;
    private child: ChildProcess | undefined;

    constructor(private readonly surroundings: Surroundings) {}

    /** Registers a component and all that is in it; `engine` is the address of the engine that asks for it. */
    async construct(request: proto.ConstructRequest, engine: string): Promise<proto.ConstructResponse> {
        this.started ??= this.start(engine);
        const client = await this.started;
        return new Promise((resolve, reject) => {
            client.construct(request, (error, response) => (error === null ? resolve(response) : reject(error)));
        });
    }

    stop(): void {
        this.child?.kill("SIGKILL");
    }

    private start(engine: string): Promise<ResourceProviderClient> {
        const { folder, env } = this.surroundings;
        // Of TypeScript sources, as in tests, the loader is handed down.
        const child = spawn(
            process.execPath,
            [...process.execArgv, join(__dirname, `worker${__filename.endsWith(".ts") ? ".ts" : ".js"}`), engine],
            {
                cwd: folder,
                env,
                // The pipe that nobody writes to tells the process when this one ends, however it ends.
                stdio: ["pipe", "pipe", "pipe"],
            },
        );
        this.child = child;
        return new Promise((resolve, reject) => {
            let [said, complaint] = ["", ""];
            child.stdout.on("data", (chunk: Buffer) => {
                said += chunk.toString("utf8");
                const port = /^(\d+)\n/.exec(said)?.[1];
                if (port !== undefined) resolve(connected(port));
            });
            child.stderr.on("data", (chunk: Buffer) => {
                complaint = (complaint + chunk.toString("utf8")).slice(0, LONGEST_COMPLAINT);
            });
            child.on("error", reject);
            child.on("close", () => reject(new Error(`the stand-in for components ended: ${complaint}`)));
        });
    }
}

const connected = (port: string): ResourceProviderClient =>
    new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
        "grpc.max_receive_message_length": -1,
        "grpc.max_send_message_length": -1,
    });
