/**
 * Reading of the two kinds of document that Pulumi writes about a stack: `pulumi stack export` (and the checkpoint file of a
 * local backend) and `pulumi preview --json`. Each resource is decoded once, into what the engine would show a policy pack.
 */
import { bytesOf, Damaged, TooLong, textOf } from "../files/content";
import { MAXIMUM_DEPTH, TooDeep } from "./decode";
import { isObject } from "../json";
import { NoDocument, UsageProblem } from "../problem";
import { refusal } from "../../policies/model/system";
import type { StackDocument, Wanted, Json } from "./document";
import { fromPreview } from "./preview";
import { unknownFeatures, stackNamed, fromState } from "./state";

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
