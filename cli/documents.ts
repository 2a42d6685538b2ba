/**
 * Reading of the two kinds of document that Pulumi writes about a stack: `pulumi stack export` (and the checkpoint file of a
 * local backend) and `pulumi preview --json`. Each resource is decoded once, into what the engine would show a policy pack.
 */
import type { ProviderReference, StackResource } from "../policies/model/stack";
import { parseUrn } from "../policies/model/urn";
import { oldStates } from "./before";
import { bytesOf, Damaged, TooLong, textOf } from "./content";
import { MAXIMUM_DEPTH, TooDeep, decodeTop } from "./decode";
import { isObject } from "./json";
import { Positions, positionsIn } from "./positions";
import type { Places, Source } from "./positions";
import { NoDocument, UsageProblem } from "./problem";
import { refusal } from "./system";

/** One resource of a document: what resource rules see (`inputs`) and what stack rules see (`props`, the outputs). */
export interface DocumentResource extends StackResource {
    readonly inputs: Record<string, unknown>;
    readonly source: Source | undefined;
}

export type { Source };

export interface StackName {
    readonly project: string;
    readonly stack: string;
}

export interface StackDocument {
    /** The name it was given on the command line. */
    readonly name: string;
    readonly kind: "state" | "preview";
    /** The stack that it is of; empty where nothing says so. */
    readonly stack: StackName;
    readonly resources: readonly DocumentResource[];
    /** What the reader should know about the document, one sentence each. */
    readonly notes: readonly string[];
    /** Why the document does not hold the whole stack, in one sentence: nobody may take it for a clean one. */
    readonly incomplete: string | undefined;
    /** The stack before the change, where the document is a preview; absent where nobody asked for it. */
    readonly before?: StackDocument;
}

/** What is wanted of a document besides the stack it is of. */
export interface Wanted {
    /** The stack before the change. */
    readonly before?: boolean;
    /** Where else than in the document the place of a resource may stand. */
    readonly places?: Places;
}

type Json = Record<string, unknown>;
const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : [];

/** Reads a document from a file, or from standard input where the name is `-`. */
export const readDocument = (name: string, wanted: Wanted = {}): StackDocument => documentOf(name, readBytes(name), wanted);

/** What lies in a file, or comes from standard input where the name is `-`. */
export function readBytes(name: string): Buffer {
    if (name === "") throw new UsageProblem("the name of a document is empty");
    try {
        return bytesOf(name === "-" ? 0 : name);
    } catch (error) {
        if (error instanceof TooLong) throw new UsageProblem(`${name}: is larger than any document that can be read`);
        throw new UsageProblem(`${name}: cannot be read: ${refusal(error)}`);
    }
}

/** Decodes a file. */
export const documentOf = (name: string, bytes: Buffer, wanted: Wanted = {}): StackDocument =>
    parseDocument(name, contentOf(name, bytes), wanted);

function contentOf(name: string, bytes: Buffer): string {
    try {
        return textOf(bytes);
    } catch (error) {
        if (error instanceof TooLong) throw new UsageProblem(`${name}: is larger than any document that can be read`);
        if (error instanceof Damaged) throw new UsageProblem(`${name}: is compressed, and damaged or cut off`);
        throw error;
    }
}

/** Decodes a document by its content. */
export function parseDocument(name: string, content: string, wanted: Wanted = {}): StackDocument {
    const text = content.startsWith("\uFEFF") ? content.slice(1) : content;
    if (!/\S/.test(text)) throw new UsageProblem(`${name}: is empty`);
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch {
        // The parser's message quotes the input, which may hold a secret.
        throw new UsageProblem(`${name}: ${isEvent(firstLine(text)) ? STREAM : "is not JSON, or is cut off"}`);
    }
    if (isEvent(json)) throw new UsageProblem(`${name}: ${STREAM}`);
    try {
        const document = isObject(json) ? fromJson(name, json, wanted) : undefined;
        if (document !== undefined) return document;
    } catch (error) {
        if (error instanceof TooDeep)
            throw new UsageProblem(`${name}: holds a value that is nested more than ${MAXIMUM_DEPTH} levels deep`);
        throw error;
    }
    throw new NoDocument(`${name}: is neither a \`pulumi stack export\` nor a \`pulumi preview --json\` document`);
}

const STREAM = "is a stream of engine events; write it with `pulumi preview --json`, without PULUMI_ENABLE_STREAMING_JSON_PREVIEW";

function firstLine(text: string): unknown {
    try {
        return JSON.parse(text.slice(0, text.indexOf("\n") + 1));
    } catch {
        return undefined;
    }
}

const isEvent = (json: unknown): boolean => isObject(json) && typeof json["sequence"] === "number" && typeof json["timestamp"] === "number";

/** The last version of the format of states that is read here (Pulumi: sdk/go/common/apitype, DeploymentSchemaVersionLatest). */
const LATEST_VERSION = 4;

function fromJson(name: string, json: Json, wanted: Wanted): StackDocument | undefined {
    const { deployment, checkpoint, steps, version } = json;
    const notes = unknownFeatures(json["features"]);
    if (typeof version === "number" && version > LATEST_VERSION)
        throw new UsageProblem(`${name}: its format has version ${version}; the last that is known is ${LATEST_VERSION}`);
    const state = isObject(deployment) ? deployment : isObject(checkpoint) ? checkpoint["latest"] : undefined;
    const stack = stackNamed(isObject(checkpoint) ? checkpoint["stack"] : json["stack"]);
    if (isObject(state)) return fromState(name, state, { stack, notes, places: wanted.places });
    // A stack that was never deployed has no deployment.
    if (typeof version === "number" && (deployment === null || isObject(checkpoint))) return fromState(name, {}, { stack, notes });
    // The first form of checkpoints stands in no wrapper.
    if (typeof json["stack"] === "string" && !Array.isArray(steps))
        return fromState(name, isObject(json["latest"]) ? json["latest"] : {}, { stack, notes, places: wanted.places });
    return Array.isArray(steps) && arePlanned(steps) ? fromPreview(name, json, wanted) : undefined;
}

/** Many tools write lists of steps; those of a preview say what is done to which resource. */
const arePlanned = (steps: readonly unknown[]): boolean =>
    steps.length === 0 || steps.some((step) => isObject(step) && (typeof step["urn"] === "string" || typeof step["op"] === "string"));

/** What states may hold besides resources as they were (Pulumi: pkg/resource/stack/deployment.go, supportedFeatures). */
const FEATURES = new Set([
    "refreshBeforeUpdate",
    "views",
    "hooks",
    "taint",
    "replaceWith",
    "snippets-prototype",
    "extensionParameterization",
    "byteString",
]);

function unknownFeatures(features: unknown): readonly string[] {
    const unknown = texts(features).filter((feature) => !FEATURES.has(feature));
    return unknown.length === 0
        ? []
        : [`it uses what is not known here: ${unknown.slice(0, 5).join(", ")}; what depends on that is not judged.`];
}

/** A checkpoint names its stack `organization/<project>/<stack>`, or before projects were told apart `<stack>`. */
function stackNamed(name: unknown): StackName | undefined {
    if (typeof name !== "string") return undefined;
    const [stack = "", project = ""] = name.split("/").reverse();
    return { project, stack };
}

function fromState(name: string, state: Json, about: Omit<About, "incomplete">): StackDocument {
    const entries = state["resources"] ?? [];
    if (!Array.isArray(entries)) throw new UsageProblem(`${name}: its resources are no list`);
    const states = entries.map((entry: unknown, index) => {
        if (!isObject(entry) || typeof entry["urn"] !== "string") throw new UsageProblem(`${name}: resource ${index} has no URN`);
        return entry;
    });
    // Resources that wait for their deletion stand beside their successors.
    const kept = states.filter((entry) => entry["delete"] !== true);
    return finish(
        name,
        "state",
        kept.map((entry) => ({ state: entry, outputs: entry["outputs"] })),
        {},
        { ...about, incomplete: undefined },
    );
}

/** Steps after which a resource is no more. */
const LEAVES_NOTHING = /^(delete|discard|read-discard|remove)/;

const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);
const count = (value: unknown): number => (typeof value === "number" && Number.isSafeInteger(value) ? value : 0);

function fromPreview(name: string, document: Json, wanted: Wanted): StackDocument {
    const byUrn = new Map<string, { state: Json; outputs: unknown }>();
    const operations = new Set<unknown>();
    for (const [index, step] of (document["steps"] as unknown[]).entries()) {
        if (!isObject(step) || typeof step["urn"] !== "string") throw new UsageProblem(`${name}: step ${index} has no URN`);
        operations.add(step["op"]);
        const state = step["newState"];
        if (!isObject(state) || LEAVES_NOTHING.test(textOr(step["op"], ""))) continue;
        // What is only read is another stack's: the engine shows it to no policy at a preview or an update.
        if (state["external"] === true) continue;
        // What does not change has its outputs in the old state only; the new state of a preview has none.
        const old = step["op"] === "same" && isObject(step["oldState"]) ? step["oldState"]["outputs"] : undefined;
        byUrn.set(step["urn"], { state: { ...state, urn: step["urn"] }, outputs: state["outputs"] ?? old });
    }
    const notes: string[] = [];
    const same = isObject(document["changeSummary"]) ? count(document["changeSummary"]["same"]) : 0;
    if (same > 0 && !operations.has("same")) {
        notes.push(
            `${same} unchanged resources are not in the document; write it with \`pulumi preview --json --show-sames\` to have them judged.`,
        );
    }
    const config = isObject(document["config"]) ? document["config"] : {};
    const stack = stackOfSteps(document["steps"] as Json[]);
    const about = { stack, notes, incomplete: failureOf(document["diagnostics"]), places: wanted.places };
    const now = finish(name, "preview", [...byUrn.values()], config, about);
    if (wanted.before !== true) return now;
    return { ...now, before: before(name, document["steps"] as Json[], config, { stack, places: wanted.places }) };
}

/** Where a change deletes all that a stack holds, only what it deletes says which it is. */
function stackOfSteps(steps: readonly Json[]): StackName | undefined {
    const { project, stack } = parseUrn(String(steps[0]?.["urn"])) ?? {};
    return project === undefined || stack === undefined ? undefined : { project, stack };
}

/** The document does not say how the stack was configured before: its configuration counts for both. */
function before(name: string, steps: readonly Json[], config: Json, about: Pick<About, "stack" | "places">): StackDocument {
    const entries = oldStates(steps).map((state) => ({ state, outputs: state["outputs"] }));
    return finish(name, "state", entries, config, { ...about, notes: [], incomplete: undefined });
}

/** Whether a preview ended with errors. What they say may hold values of the program. */
function failureOf(diagnostics: unknown): string | undefined {
    const all: readonly unknown[] = Array.isArray(diagnostics) ? diagnostics : [];
    const errors = all.filter((entry) => isObject(entry) && entry["severity"] === "error").length;
    if (errors === 0) return undefined;
    return `the preview ended with ${errors === 1 ? "an error" : `${errors} errors`}: what the program had not reached is not in the document.`;
}

interface Entry {
    readonly state: Json;
    readonly outputs: unknown;
}

/** What is known of a document besides its resources. */
interface About extends Pick<StackDocument, "notes" | "incomplete"> {
    readonly stack: StackName | undefined;
    readonly places?: Places | undefined;
}

function finish(
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
