/** The resources of a document: each state decoded once, with its provider and its place in the program. */
import { type Json, type StackDocument, type StackName, type DocumentResource, texts } from "./document";
import { type Places, Positions, type Source, positionsIn } from "./positions";
import { decodeTop } from "./decode";
import type { ProviderReference } from "../../policies/model/stack";
import { parseUrn } from "../../policies/model/urn";
import { isObject } from "../json";

interface Entry {
    readonly state: Json;
    readonly outputs: unknown;
}

/** What is known of a document besides its resources. */
export interface About extends Pick<StackDocument, "notes" | "incomplete"> {
    readonly stack: StackName | undefined;
    readonly places?: Places | undefined;
}

/** A document of entries: states as they are written, each with what it outputs. */
export function finish(
    name: string,
    kind: StackDocument["kind"],
    entries: readonly Entry[],
    config: Json,
    { stack, notes, incomplete, places }: About,
): StackDocument {
    const decoded = new Map<string, Json>();
    for (const { state } of entries) decoded.set(String(state["urn"]), decodeTop(state["inputs"]));
    const added: DocumentResource[] = [];
    const defaults = defaultProviders(config);
    const provider = (reference: unknown): ProviderReference | undefined => {
        if (typeof reference !== "string") return undefined;
        // The reference is the provider's URN and id.
        const urn = reference.slice(0, reference.lastIndexOf("::"));
        const { type = "", name: logical = "" } = parseUrn(urn) ?? {};
        let props = decoded.get(urn);
        if (props === undefined && DEFAULT_PROVIDER.test(logical)) {
            props = defaults(type);
            decoded.set(urn, props);
            added.push(resource({ urn, type }, undefined, props, undefined, undefined));
        }
        return { urn, type, name: logical, props };
    };
    const positions = new Positions(entries.map(({ state }) => state));
    const resources = entries.map(({ state, outputs }) => {
        const inputs = decoded.get(String(state["urn"])) ?? {};
        return resource(state, outputs, inputs, provider(state["provider"]), positions.of(state) ?? placeOf(state, places));
    });
    const sources = new Map([...resources, ...added].map((entry) => [entry.urn, entry]));
    const sourceOf = inheriting(sources);
    const located = [...resources, ...added].map((entry) => (entry.source === undefined ? { ...entry, source: sourceOf(entry) } : entry));
    const empty = located.length === 0 ? ["the document holds no resources."] : [];
    return {
        name,
        kind,
        stack: stackOf(located) ?? stack ?? { project: "", stack: "" },
        resources: located,
        notes: [...notes, ...empty],
        incomplete,
    };
}

function placeOf(state: Json, places: Places | undefined): Source | undefined {
    const urn = places === undefined ? undefined : parseUrn(String(state["urn"]));
    return urn === undefined ? undefined : places?.({ ...urn, positions: positionsIn(state) });
}

/** Every URN names the stack. */
function stackOf([first]: readonly DocumentResource[]): StackName | undefined {
    const urn = parseUrn(first?.urn ?? "");
    return urn === undefined ? undefined : { project: urn.project, stack: urn.stack };
}

/** `default`, or with the version of its package: `default_7_48_0`. */
const DEFAULT_PROVIDER = /^default(?:_\d|$)/;

/** The default provider is missing from previews; the engine makes it from the stack's configuration. Said by type. */
function defaultProviders(config: Json): (type: string) => Json {
    const byPackage = new Map<string, Json>();
    for (const [key, value] of Object.entries(config)) {
        const [name = "", ...rest] = key.split(":");
        const inputs = byPackage.get(name) ?? {};
        byPackage.set(name, inputs);
        Object.defineProperty(inputs, rest.join(":"), { value, enumerable: true, configurable: true, writable: true });
    }
    const none: Json = {};
    return (type) => byPackage.get(type.slice(type.lastIndexOf(":") + 1)) ?? none;
}

/** The outputs with the id beside them: providers of Terraform repeat it among the outputs, `aws-native` does not. */
const identified = (props: Json, id: unknown): Json => (typeof id === "string" && id !== "" && !("id" in props) ? { ...props, id } : props);

function resource(
    state: Json,
    outputs: unknown,
    inputs: Json,
    provider: ProviderReference | undefined,
    source: Source | undefined,
): DocumentResource {
    const urn = String(state["urn"]);
    const parsed = parseUrn(urn);
    const dependencies: Record<string, readonly string[]> = {};
    if (isObject(state["propertyDependencies"])) {
        for (const [property, urns] of Object.entries(state["propertyDependencies"])) dependencies[property] = texts(urns);
    }
    return {
        urn,
        type: typeof state["type"] === "string" ? state["type"] : (parsed?.type ?? ""),
        name: parsed?.name ?? urn,
        inputs,
        props: isObject(outputs) ? identified(decodeTop(outputs), state["id"]) : inputs,
        parent: typeof state["parent"] === "string" ? state["parent"] : undefined,
        dependencies: texts(state["dependencies"]),
        propertyDependencies: dependencies,
        provider,
        protect: state["protect"] === true,
        external: state["external"] === true,
        source,
    };
}

/** A resource made inside a package stands where the component that made it was written. Each step to a parent is taken once. */
function inheriting(all: ReadonlyMap<string, DocumentResource>): (entry: DocumentResource) => Source | undefined {
    const known = new Map<string, Source | undefined>();
    return (entry) => {
        const passed: string[] = [];
        let at: DocumentResource | undefined = entry;
        // What is passed counts as known at once: parents that lead round in a circle end there.
        for (; at !== undefined && at.source === undefined && !known.has(at.urn); at = parentOf(at, all)) {
            passed.push(at.urn);
            known.set(at.urn, undefined);
        }
        const source = at === undefined ? undefined : (at.source ?? known.get(at.urn));
        for (const urn of passed) known.set(urn, source);
        return source;
    };
}

const parentOf = ({ parent }: DocumentResource, all: ReadonlyMap<string, DocumentResource>): DocumentResource | undefined =>
    parent === undefined ? undefined : all.get(parent);
