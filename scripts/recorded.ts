import { createHash } from "node:crypto";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";

/** What makes two recordings of the same program the same: fixed times, ids, ciphertexts and an order that the engine could have taken. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

/** The position of a resource in the recordings, by URN. */
export type Order = ReadonlyMap<string, number>;

const MOMENT = "2026-01-01T00:00:00Z";

function isFields(value: Json | undefined): value is Fields {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function digest(text: string): Buffer {
    return createHash("sha256").update(text).digest();
}

function strings(value: Json | undefined): string[] {
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** `urn:…::default::id` names a provider; the id is the last part. */
function providerUrn(reference: Json | undefined): string | undefined {
    return typeof reference === "string" ? reference.slice(0, reference.lastIndexOf("::")) : undefined;
}

function needs(resource: Fields): string[] {
    const parent = resource["parent"];
    const byProperty = isFields(resource["propertyDependencies"]) ? Object.values(resource["propertyDependencies"]).flatMap(strings) : [];
    return [
        typeof parent === "string" ? parent : undefined,
        providerUrn(resource["provider"]),
        ...strings(resource["dependencies"]),
        ...byProperty,
    ].filter((urn) => urn !== undefined);
}

function resourcesOf(document: Json): Fields[] {
    const deployment = isFields(document) ? document["deployment"] : undefined;
    return isFields(deployment) && Array.isArray(deployment["resources"]) ? deployment["resources"].filter(isFields) : [];
}

/** The root first, as the engine has it. */
function byRootAndName(a: string, b: string): number {
    const rank = (urn: string): number => (urn.includes("::pulumi:pulumi:Stack::") ? 0 : 1);
    return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The order of a deployed stack: what a resource needs comes before it, and the alphabet decides the rest. */
export function recordingOrder(state: Json): Order {
    const waiting = new Map(resourcesOf(state).map((resource) => [String(resource["urn"]), needs(resource)]));
    const order = new Map<string, number>();
    while (waiting.size > 0) {
        const ready = [...waiting].filter(([, urns]) => urns.every((urn) => !waiting.has(urn))).map(([urn]) => urn);
        if (ready.length === 0) {
            throw new Error("the resources of the stack need each other in a circle");
        }
        for (const urn of ready.sort(byRootAndName)) {
            order.set(urn, order.size);
            waiting.delete(urn);
        }
    }
    return order;
}

function sorted<T>(items: readonly T[], order: Order, urn: (item: T) => string): T[] {
    const place = (item: T): number => order.get(urn(item)) ?? Number.MAX_SAFE_INTEGER;
    return [...items].sort((a, b) => place(a) - place(b));
}

/** Paths of the installed packages and of the temporary folder, as seen from a program in examples/. */
function withoutMachine(text: string, folder: string): string {
    return text
        .replace(/project:\/\/\/(?:\.\.\/|[^"#]*\/)*node_modules\//g, "project:///../../node_modules/")
        .replaceAll(folder, "/workspace");
}

/** Ids that the engine draws by lot: those of the providers. They become a hash of the provider's URN. */
function providerIds(text: string): string {
    const ids = new Map<string, string>();
    for (const match of text.matchAll(/(urn:pulumi:[^"]*::pulumi:providers:[^":]+::[^":]+)::([0-9a-f]{8}-[0-9a-f-]{27})/g)) {
        const [, urn, id] = match;
        if (urn !== undefined && id !== undefined && !id.startsWith("04da6b54")) {
            const h = digest(urn).toString("hex");
            ids.set(id, `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`);
        }
    }
    return [...ids].reduce((result, [id, fixed]) => result.replaceAll(id, fixed), text);
}

/** In the form of a ciphertext, but of nothing: the engine masks what it cannot decrypt. */
function sealed(place: string): string {
    const hash = digest(place);
    return `v1:${hash.subarray(0, 12).toString("base64")}:${hash.toString("base64")}`;
}

const IN_PACKAGE = /\/node_modules\//;

/** Of a resource that a package made: the frames up to the program's own, which say where it called the package. */
function callOf(resource: Fields): Json[] | undefined {
    if (!IN_PACKAGE.test(String(resource["sourcePosition"])) || !Array.isArray(resource["stackTrace"])) return undefined;
    const positions = resource["stackTrace"].map((frame) => (isFields(frame) ? frame["sourcePosition"] : undefined));
    const own = positions.findIndex((position) => typeof position === "string" && !IN_PACKAGE.test(position));
    return own < 0 ? undefined : resource["stackTrace"].slice(0, own + 1);
}

function tidy(value: Json, at: string): Json {
    if (Array.isArray(value)) {
        return value.map((item, index) => tidy(item, `${at}/${index}`));
    }
    if (!isFields(value)) {
        return value;
    }
    const place = typeof value["urn"] === "string" ? value["urn"] : at;
    const result: Fields = {};
    for (const [key, item] of Object.entries(value)) {
        if (key === "duration") {
            continue;
        }
        if (key === "stackTrace") {
            const call = callOf(value);
            if (call !== undefined) result[key] = call;
        } else if ((key === "created" || key === "modified" || key === "time") && typeof item === "string") {
            result[key] = MOMENT;
        } else if (key === "ciphertext" && typeof item === "string") {
            result[key] = sealed(`${place}/${key}`);
        } else if (key === "salt" && typeof item === "string") {
            result[key] = `v1:${digest(key).subarray(0, 8).toString("base64")}:${sealed(key)}`;
        } else if (key === "dependencies" && Array.isArray(item)) {
            result[key] = strings(item).sort();
        } else if (key === "propertyDependencies" && isFields(item)) {
            result[key] = Object.fromEntries(Object.entries(item).map(([name, urns]) => [name, strings(urns).sort()]));
        } else {
            result[key] = tidy(item, `${place}/${key}`);
        }
    }
    return result;
}

/** A state export or preview document without anything that differs from recording to recording. */
export function normaliseDocument(document: Json, order: Order, folder: string): Json {
    const result = tidy(document, "");
    if (isFields(result)) {
        if (Array.isArray(result["steps"])) {
            result["steps"] = sorted(result["steps"].filter(isFields), order, (step) => String(step["urn"]));
        }
        const deployment = result["deployment"];
        if (isFields(deployment) && Array.isArray(deployment["resources"])) {
            deployment["resources"] = sorted(deployment["resources"].filter(isFields), order, (resource) => String(resource["urn"]));
            delete deployment["manifest"];
        }
    }
    return JSON.parse(providerIds(withoutMachine(JSON.stringify(result), folder))) as Json;
}

export function serialise(document: Json): string {
    return `${JSON.stringify(document, null, 1)}\n`;
}

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
