/**
 * What the pack costs the engine: the calls that the engine makes for a stack, over the analyzer protocol, beside a pack with one
 * policy that finds nothing. The engine's own work, about 2.5 ms a resource, is not in it: `engine` measures the whole.
 */
import { Analyzer } from "../test/support/analyzer";
import { inPairs, inTemporaryFolder, median, medianRatio, ROOT } from "./measure";
import type { Benchmark } from "./measure";
import { writePack } from "./packs";
import { PROVIDER, ROOT_URN, resources } from "./resources";
import type { Resource } from "./resources";

interface Message {
    serializeBinary(): Uint8Array;
    toObject(): unknown;
}
type Fields = Message & Record<string, (...values: unknown[]) => unknown>;
const messages = require("@pulumi/pulumi/proto/analyzer_pb") as Record<string, new () => Fields>;
const { Struct } = require("google-protobuf/google/protobuf/struct_pb") as { Struct: { fromJavaScript(value: unknown): unknown } };

const COUNT = 2_000;
const PAIRS = 3;

/** Makes a message and sets its fields, named as in the protocol: `urn` by `setUrn`. */
function message(name: string, fields: Readonly<Record<string, unknown>>): Fields {
    const Class = messages[name];
    if (Class === undefined) throw new Error(`the analyzer protocol has no message ${name}`);
    const made = new Class();
    for (const [field, value] of Object.entries(fields)) made[`set${field.charAt(0).toUpperCase()}${field.slice(1)}`]?.(value);
    return made;
}

const provider = (): Fields =>
    message("AnalyzerProviderResource", {
        type: PROVIDER.type,
        urn: PROVIDER.urn,
        name: PROVIDER.name,
        properties: Struct.fromJavaScript(PROVIDER.inputs),
    });

const common = ({ type, urn, name }: Resource, properties: unknown): Readonly<Record<string, unknown>> => ({
    type,
    urn,
    name,
    properties: Struct.fromJavaScript(properties),
    options: message("AnalyzerResourceOptions", { parent: ROOT_URN }),
    provider: provider(),
});

function inStack(resource: Resource): Fields {
    const made = message("AnalyzerResource", {
        ...common(resource, resource.outputs),
        parent: resource.parent,
        dependenciesList: [...resource.dependencies],
    });
    const map = made["getPropertydependenciesMap"]?.() as { set(key: string, value: Fields): void };
    for (const [property, urns] of Object.entries(resource.propertyDependencies))
        map.set(property, message("AnalyzerPropertyDependencies", { urnsList: [...urns] }));
    return made;
}

interface Cost {
    /** Milliseconds for all calls about single resources. */
    readonly single: number;
    /** Milliseconds for the call about the whole stack. */
    readonly stack: number;
    readonly mb: number;
}

async function cost(folder: string, all: readonly Resource[]): Promise<Cost> {
    const analyzer = await Analyzer.start(folder);
    try {
        await analyzer.configure();
        const requests = all.map((resource) => message("AnalyzeRequest", common(resource, resource.inputs)));
        const stackRequest = message("AnalyzeStackRequest", {
            resourcesList: [
                message("AnalyzerResource", {
                    type: "pulumi:pulumi:Stack",
                    urn: ROOT_URN,
                    name: "shop-prod",
                    properties: Struct.fromJavaScript({}),
                    options: message("AnalyzerResourceOptions", {}),
                }),
                ...all.map(inStack),
            ],
        });
        const start = process.hrtime.bigint();
        for (const request of requests) {
            await analyzer.call("remediate", request);
            await analyzer.call("analyze", request);
        }
        const between = process.hrtime.bigint();
        await analyzer.call("analyzeStack", stackRequest);
        const end = process.hrtime.bigint();
        return { single: Number(between - start) / 1e6, stack: Number(end - between) / 1e6, mb: analyzer.memory() / 1e6 };
    } finally {
        await analyzer.stop();
    }
}

export const protocolBenchmark: Benchmark = (tell) =>
    inTemporaryFolder(async (folder) => {
        const empty = await writePack(folder, "one empty policy");
        const all = resources(COUNT);
        tell(`protocol: ${COUNT} resources, ${PAIRS} pairs`);
        const pairs = await inPairs(
            PAIRS,
            () => cost(ROOT, all),
            () => cost(empty, all),
        );
        const total = ({ single, stack }: Cost): number => single + stack;
        const seconds = (index: 0 | 1, value: (cost: Cost) => number): string =>
            (median(pairs.map((pair) => value(pair[index]))) / 1000).toFixed(2);
        return [
            {
                what: `the engine's calls for ${COUNT.toLocaleString("en")} resources ÷ those of a pack with one empty policy`,
                measured: `${medianRatio(pairs, total).toFixed(2)} (${seconds(0, total)} s ÷ ${seconds(1, total)} s)`,
            },
            {
                what: "of these: single resources, the whole stack",
                measured: `${seconds(0, ({ single }) => single)} s ÷ ${seconds(1, ({ single }) => single)} s, ${seconds(0, ({ stack }) => stack)} s ÷ ${seconds(1, ({ stack }) => stack)} s`,
            },
            {
                what: "memory of the pack afterwards",
                measured: `${median(pairs.map(([pack]) => pack.mb)).toFixed(0)} MB ÷ ${median(pairs.map(([, none]) => none.mb)).toFixed(0)} MB`,
            },
        ];
    });
