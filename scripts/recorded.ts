/** What makes two recordings of the same program the same: fixed times, ids, ciphertexts and an order that the engine could have taken. */
import { createHash } from "node:crypto";
import { type Json, type Fields, type Order, isFields, sorted, strings, textOf } from "./recording-order";

const MOMENT = "2026-01-01T00:00:00Z";

function digest(text: string): Buffer {
    return createHash("sha256").update(text).digest();
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
    if (!IN_PACKAGE.test(textOf(resource["sourcePosition"])) || !Array.isArray(resource["stackTrace"])) return undefined;
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
            result["steps"] = sorted(result["steps"].filter(isFields), order, (step) => textOf(step["urn"]));
        }
        const deployment = result["deployment"];
        if (isFields(deployment) && Array.isArray(deployment["resources"])) {
            deployment["resources"] = sorted(deployment["resources"].filter(isFields), order, (resource) => textOf(resource["urn"]));
            delete deployment["manifest"];
        }
    }
    return JSON.parse(providerIds(withoutMachine(JSON.stringify(result), folder))) as Json;
}

export function serialise(document: Json): string {
    return `${JSON.stringify(document, null, 1)}\n`;
}
