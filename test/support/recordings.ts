/** Reads the recorded documents and traces into what the stack model is built from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { readDocument } from "../../cli/documents/read";
import type { StackResource } from "../../policies/model/stack";
import { isRecord } from "../../policies/model/values";

const ORDERS = join(__dirname, "..", "fixtures", "recordings", "orders");

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Takes the wrappers of secrets off, as the SDK does. */
function decoded(raw: unknown): unknown {
    if (Array.isArray(raw)) return raw.map(decoded);
    if (!isRecord(raw)) return raw;
    if (raw[SIGNATURE] === SECRET) return decoded(raw["value"]);
    if (SIGNATURE in raw) return { __pulumiAsset: true };
    return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, decoded(value)]));
}

const document = (file: string): readonly StackResource[] => readDocument(join(ORDERS, file)).resources;

function trace(file: string): StackResource[] {
    const calls = readFileSync(join(ORDERS, file), "utf8").trim().split("\n");
    const call = calls
        .map((line) => JSON.parse(line) as { method: string; request: string })
        .find(({ method }) => method === "analyzeStack");
    if (call === undefined) throw new Error("the trace holds no analyzeStack call");
    const request = AnalyzeStackRequest.deserializeBinary(Buffer.from(call.request, "base64"));
    return request.getResourcesList().map((resource) => {
        const propertyDependencies: Record<string, readonly string[]> = {};
        resource.getPropertydependenciesMap().forEach((targets: { getUrnsList(): string[] }, property: string) => {
            propertyDependencies[property] = targets.getUrnsList();
        });
        const provider = resource.getProvider();
        return {
            urn: resource.getUrn(),
            type: resource.getType(),
            name: resource.getName(),
            props: decoded(resource.getProperties()?.toJavaScript() ?? {}),
            parent: resource.getParent() === "" ? undefined : resource.getParent(),
            dependencies: resource.getDependenciesList(),
            propertyDependencies,
            provider: provider && {
                urn: provider.getUrn(),
                type: provider.getType(),
                name: provider.getName(),
                props: decoded(provider.getProperties()?.toJavaScript() ?? {}),
            },
        };
    });
}

/** The recorded stack `orders`, before and after its deployment, as documents and as the engine sent it. */
export const ORDERS_RECORDINGS: Readonly<Record<string, () => readonly StackResource[]>> = {
    "the document of the first preview": () => document("first-preview.json"),
    "the document of the second preview": () => document("second-preview.json"),
    "the exported state": () => document("state.json"),
    "the trace of the first preview": () => trace("first-preview.trace.jsonl"),
    "the trace of the update": () => trace("update.trace.jsonl"),
    "the trace of the second preview": () => trace("second-preview.trace.jsonl"),
    "the trace of an analysis of the state": () => trace("analyze.trace.jsonl"),
};
