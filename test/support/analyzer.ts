/**
 * Drives the compiled pack as the Pulumi engine does: its own process, started through `@pulumi/pulumi/cmd/run-policy-pack`, asked
 * over gRPC with the engine's own messages in the engine's order.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import * as grpc from "@grpc/grpc-js";

interface Message {
    serializeBinary(): Uint8Array;
    toObject(): unknown;
}
type MessageClass = { new (): Message & Record<string, (...args: unknown[]) => unknown>; deserializeBinary(bytes: Uint8Array): Message };
const messages = require("@pulumi/pulumi/proto/analyzer_pb") as Record<string, MessageClass>;
const services = require("@pulumi/pulumi/proto/analyzer_grpc_pb") as {
    AnalyzerClient: new (address: string, credentials: grpc.ChannelCredentials, options: object) => grpc.Client;
};
const { Empty } = require("google-protobuf/google/protobuf/empty_pb") as { Empty: MessageClass };
const { Struct } = require("google-protobuf/google/protobuf/struct_pb") as { Struct: { fromJavaScript(value: unknown): unknown } };

export interface Diagnostic {
    readonly policyname: string;
    readonly message: string;
    readonly urn: string;
    readonly enforcementlevel: number;
}
export interface PolicyInfo {
    readonly name: string;
    readonly enforcementlevel: number;
}
export interface Answer {
    readonly diagnostics: readonly Diagnostic[];
    readonly notApplicable: readonly { readonly policyName: string }[];
}

const LEVELS = { advisory: 0, mandatory: 1, disabled: 2, remediate: 3 } as const;
export type LevelName = keyof typeof LEVELS;
export const levelName = (level: number): LevelName =>
    (Object.keys(LEVELS) as LevelName[]).find((name) => LEVELS[name] === level) ?? "disabled";

/** Environment that lets nothing out of the machine: no credentials, no metadata service, AWS on a closed loopback port. */
const OFFLINE: Readonly<Record<string, string>> = {
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
};

/** One running pack. */
export class Analyzer {
    private constructor(
        private readonly child: ChildProcess,
        private readonly client: grpc.Client,
        /** Everything the pack wrote to standard error. */
        readonly errors: { text: string },
        /** What it wrote to standard output after the port. */
        readonly output: { text: string },
    ) {}

    /** Starts the pack in `folder` and waits for its port. */
    static async start(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<Analyzer> {
        const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [folder] });
        const { PATH = "", HOME = "" } = process.env;
        const env = { PATH, HOME, ...OFFLINE, ...environment };
        const child = spawn(process.execPath, [runner, "127.0.0.1:1", folder], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
        const errors = { text: "" };
        const output = { text: "" };
        child.stderr.setEncoding("utf8").on("data", (chunk: string) => void (errors.text += chunk));
        const port = await new Promise<string>((resolve, reject) => {
            let first = "";
            child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
                if (first.includes("\n")) return void (output.text += chunk);
                first += chunk;
                const end = first.indexOf("\n");
                if (end < 0) return;
                output.text = first.slice(end + 1);
                resolve(first.slice(0, end));
            });
            child.once("exit", (code) => reject(new Error(`the pack ended with ${String(code)}: ${errors.text}`)));
        });
        if (!/^\d+$/.test(port)) throw new Error(`the first line on standard output is not a port: ${port}`);
        const options = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
        return new Analyzer(
            child,
            new services.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options),
            errors,
            output,
        );
    }

    /** The policies the pack declares. */
    async policies(): Promise<readonly PolicyInfo[]> {
        const info = (await this.call("getAnalyzerInfo", new Empty())) as { policiesList: PolicyInfo[] };
        return info.policiesList;
    }

    /** Sends every policy's level and options, as the engine does after it has reconciled them. */
    async configure(overrides: Readonly<Record<string, { readonly level?: LevelName; readonly properties?: object }>> = {}): Promise<void> {
        const request = new (required("ConfigureAnalyzerRequest"))();
        const map = request["getPolicyconfigMap"]?.() as { set(key: string, value: Message): void };
        for (const policy of await this.policies()) {
            const { level, properties = {} } = overrides[policy.name] ?? {};
            const config = new (required("PolicyConfig"))();
            config["setEnforcementlevel"]?.(level === undefined ? policy.enforcementlevel : LEVELS[level]);
            config["setProperties"]?.(Struct.fromJavaScript(properties));
            map.set(policy.name, config);
        }
        await this.call("configure", request);
    }

    /** Sends one recorded call and returns what the pack answered; undefined for calls the pack does not take. */
    async replay(call: RecordedCall): Promise<Answer | undefined> {
        const request = REQUESTS[call.method];
        if (request === undefined) return undefined;
        const message = required(request).deserializeBinary(Buffer.from(call.request, "base64"));
        const answer = (await this.call(call.method, message)) as {
            diagnosticsList?: Diagnostic[];
            notApplicableList?: { policyName: string }[];
        };
        return {
            diagnostics: answer.diagnosticsList ?? [],
            notApplicable: (answer.notApplicableList ?? []).map(({ policyName }) => ({ policyName })),
        };
    }

    /** Sends any request message of the analyzer protocol. */
    call(method: string, request: Message): Promise<unknown> {
        const client = this.client as unknown as Record<
            string,
            (request: Message, done: (error: Error | null, answer?: Message) => void) => void
        >;
        return new Promise((resolve, reject) => {
            client[method]?.(request, (error, answer) => (error === null ? resolve(answer?.toObject()) : reject(error)));
        });
    }

    /** Resident memory in bytes. */
    memory(): number {
        const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(this.child.pid)}/status`, "utf8"));
        return Number(match?.[1] ?? 0) * 1024;
    }

    async stop(): Promise<void> {
        this.client.close();
        if (this.child.exitCode !== null) return;
        const ended = new Promise((resolve) => this.child.once("exit", resolve));
        this.child.removeAllListeners("exit");
        const gone = new Promise((resolve) => this.child.once("exit", resolve));
        this.child.kill();
        await Promise.race([ended, gone]);
    }
}

function required(name: string): MessageClass {
    const found = messages[name];
    if (found === undefined) throw new Error(`the analyzer protocol has no message ${name}`);
    return found;
}

const REQUESTS: Readonly<Record<string, string>> = {
    analyze: "AnalyzeRequest",
    remediate: "AnalyzeRequest",
    analyzeStack: "AnalyzeStackRequest",
    configureStack: "AnalyzerStackConfigureRequest",
};

/** One line of a trace: what the engine sent, as protobuf in base64. */
export interface RecordedCall {
    readonly method: string;
    readonly request: string;
    /** The resource that a call about one resource is about. */
    readonly urn?: string;
}

/** Reads a trace. */
export const readTrace = (file: string): RecordedCall[] =>
    readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as RecordedCall)
        .map((call) => ({ ...call, ...urnOf(call) }));

function urnOf({ method, request }: RecordedCall): { urn?: string } {
    if (method !== "analyze" && method !== "remediate") return {};
    return { urn: (required("AnalyzeRequest").deserializeBinary(Buffer.from(request, "base64")).toObject() as { urn: string }).urn };
}
