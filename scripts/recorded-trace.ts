/** A trace of calls to a policy pack, in a form that is the same in every recording of one program. */
import { type Order, sorted } from "./recording-order";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";

interface Call {
    readonly method: string;
    readonly request: string;
}

interface Canonical {
    readonly urn?: string;
    readonly bytes: Uint8Array;
}

/** The messages in the form of this library, which sorts the keys of maps. */
const CANONICAL: { readonly [method: string]: (bytes: Uint8Array, order: Order) => Canonical } = {
    configureStack: (bytes) => ({ bytes: analyzer.AnalyzerStackConfigureRequest.deserializeBinary(bytes).serializeBinary() }),
    configure: (bytes) => ({ bytes: analyzer.ConfigureAnalyzerRequest.deserializeBinary(bytes).serializeBinary() }),
    remediate: resourceCall,
    analyze: resourceCall,
    analyzeStack: (bytes, order) => {
        const request = analyzer.AnalyzeStackRequest.deserializeBinary(bytes);
        const resources = sorted(request.getResourcesList(), order, (resource) => resource.getUrn());
        for (const resource of resources) {
            resource.setDependenciesList(resource.getDependenciesList().sort());
            resource.getPropertydependenciesMap().forEach((property) => {
                property.setUrnsList(property.getUrnsList().sort());
            });
        }
        request.setResourcesList(resources);
        return { bytes: request.serializeBinary() };
    },
};

function resourceCall(bytes: Uint8Array): Canonical {
    const request = analyzer.AnalyzeRequest.deserializeBinary(bytes);
    return { urn: request.getUrn(), bytes: request.serializeBinary() };
}

/**
 * A trace whose calls about resources stand in the order of the recording. Throws where it holds a path of this machine, which the
 * length-prefixed messages do not let one replace.
 */
export function normaliseTrace(trace: string, order: Order, folder: string): string {
    const calls = trace
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
            const call = JSON.parse(line) as Call;
            const bytes = Buffer.from(call.request, "base64");
            const canonical: Canonical = CANONICAL[call.method]?.(bytes, order) ?? { bytes };
            if (Buffer.from(canonical.bytes).includes(folder)) {
                throw new Error(`a call of ${call.method} holds the path of the temporary folder`);
            }
            return { method: call.method, urn: canonical.urn, request: Buffer.from(canonical.bytes).toString("base64") };
        });
    const first = calls.findIndex((call) => call.urn !== undefined);
    const last = calls.findLastIndex((call) => call.urn !== undefined);
    const resources = sorted(calls.slice(first, last + 1), order, (call) => call.urn ?? "");
    return [...calls.slice(0, first), ...resources, ...calls.slice(last + 1)]
        .map(({ method, request }) => `${JSON.stringify({ method, request })}\n`)
        .join("");
}
