/**
 * Records what the engine asks the stand-ins at a rehearsal of the examples, for the test that asks them again without an engine. Needs
 * `pulumi` on the PATH; writes test/fixtures/engine-calls.json. Run it after a new version of the engine or of an example:
 * `node -r ./test/support/register.cjs scripts/record-calls.ts`
 */
import { writeFileSync } from "node:fs";
import * as path from "node:path";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { rehearse } from "../rehearsal/run/rehearse";
import { properties } from "../rehearsal/server/messages";
import { Provider } from "../rehearsal/server/provider";
import type { Properties } from "../rehearsal/wire";
import { compressed } from "./compressed";
import { EXAMPLES, ROOT, engineVersion } from "./engine";

/** A call of the engine. `caller` tells its connections apart: one for each provider of a program. */
export interface Call {
    readonly package: string;
    readonly caller: number;
    readonly method: "configure" | "check" | "create" | "read" | "invoke";
    readonly urn?: string;
    readonly token?: string;
    readonly id?: string;
    readonly args: Properties;
}

const FILE = path.join(ROOT, "test", "fixtures", "engine-calls.json");

type Recorded = (request: never, caller: string) => unknown;
/** What is kept of each request. */
const KEPT: Readonly<Record<Call["method"], (request: never) => Omit<Call, "package" | "caller" | "method">>> = {
    configure: (request: proto.ConfigureRequest) => ({ args: properties(request.getArgs()) }),
    check: (request: proto.CheckRequest) => ({ urn: request.getUrn(), args: properties(request.getNews()) }),
    create: (request: proto.CreateRequest) => ({ urn: request.getUrn(), args: properties(request.getProperties()) }),
    read: (request: proto.ReadRequest) => ({ urn: request.getUrn(), id: request.getId(), args: properties(request.getProperties()) }),
    invoke: (request: proto.InvokeRequest) => ({ token: request.getTok(), args: properties(request.getArgs()) }),
};

/** The calls of one rehearsal, in their order. */
async function callsOf(folder: string): Promise<Call[]> {
    const calls: Call[] = [];
    const callers = new Map<string, number>();
    const prototype = Provider.prototype as unknown as Record<string, Recorded>;
    const kept = Object.keys(KEPT) as Call["method"][];
    const own = kept.map((method) => [method, prototype[method]] as const);
    for (const [method, call] of own) {
        prototype[method] = function (this: Provider, request: never, caller: string): unknown {
            if (!callers.has(caller)) callers.set(caller, callers.size);
            calls.push({ package: this.name, caller: callers.get(caller) ?? 0, method, ...KEPT[method](request) });
            return call?.call(this, request, caller);
        };
    }
    try {
        await rehearse({ folder, stack: undefined, account: undefined, region: undefined, env: process.env });
    } finally {
        for (const [method, call] of own) if (call !== undefined) prototype[method] = call;
    }
    return calls;
}

async function main(): Promise<void> {
    const version = engineVersion();
    if (version === undefined) {
        process.stdout.write("pulumi is not on the PATH: nothing was recorded\n");
        return;
    }
    const calls: Record<string, Call[]> = {};
    for (const example of EXAMPLES) calls[example] = await callsOf(path.join(ROOT, "examples", example));
    const text = JSON.stringify(calls).split(ROOT).join("/project");
    const { encoding, data, bytes } = compressed(text);
    const source = `the calls of pulumi ${version} at a rehearsal of examples/; scripts/record-calls.ts`;
    writeFileSync(FILE, `${JSON.stringify({ source, encoding, data }, null, 2)}\n`);
    process.stdout.write(`${Object.values(calls).flat().length} calls, ${bytes} bytes compressed\n`);
}

if (require.main === module)
    main().catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 1;
    });
