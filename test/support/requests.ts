/** Messages of the analyzer protocol made by hand, and a reading of the structures that come back. */
import {
    AnalyzeRequest,
    AnalyzerProviderResource,
    AnalyzeStackRequest,
    AnalyzerResource,
    AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Answer, Analyzer, Diagnostic } from "./analyzer";

type Json = Readonly<Record<string, unknown>>;

/** A resource as a test writes it. */
export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs?: Json;
}

export const urnOf = ({ type, name }: { readonly type: string; readonly name: string }): string =>
    `urn:pulumi:dev::project::${type}::${name}`;

/** The root stack resource, which the engine sends first. */
export const ROOT_STACK: Registered = { type: "pulumi:pulumi:Stack", name: "project-dev" };

const struct = (value: Json): Struct => Struct.fromJavaScript(value as never);

/** The provider of every resource: rules ask for its version. */
function defaultProvider(): AnalyzerProviderResource {
    const provider = new AnalyzerProviderResource();
    const [type, name] = ["pulumi:providers:aws", "default_7_48_0"];
    provider.setType(type);
    provider.setName(name);
    provider.setUrn(urnOf({ type, name }));
    provider.setProperties(struct({ region: "eu-west-1", version: "7.48.0" }));
    return provider;
}

/** The request that asks about one resource; the same for `analyze` and `remediate`. */
export function analyzeRequest(resource: Registered): AnalyzeRequest {
    const request = new AnalyzeRequest();
    request.setType(resource.type);
    request.setName(resource.name);
    request.setUrn(urnOf(resource));
    request.setProperties(struct(resource.inputs ?? {}));
    request.setOptions(new AnalyzerResourceOptions());
    if (resource.type.startsWith("aws:")) request.setProvider(defaultProvider());
    return request;
}

/** The request that asks about a whole stack. */
export function analyzeStackRequest(resources: readonly Registered[]): AnalyzeStackRequest {
    const request = new AnalyzeStackRequest();
    request.setResourcesList(
        resources.map((resource) => {
            const message = new AnalyzerResource();
            message.setType(resource.type);
            message.setName(resource.name);
            message.setUrn(urnOf(resource));
            message.setProperties(struct(resource.inputs ?? {}));
            message.setOptions(new AnalyzerResourceOptions());
            return message;
        }),
    );
    return request;
}

/** Asks about one resource. */
export async function analyze(analyzer: Analyzer, resource: Registered): Promise<readonly Diagnostic[]> {
    return ((await analyzer.call("analyze", analyzeRequest(resource))) as { diagnosticsList: Answer["diagnostics"] }).diagnosticsList;
}

/** Asks about a whole stack. */
export async function analyzeStack(analyzer: Analyzer, resources: readonly Registered[]): Promise<readonly Diagnostic[]> {
    return ((await analyzer.call("analyzeStack", analyzeStackRequest(resources))) as { diagnosticsList: Answer["diagnostics"] })
        .diagnosticsList;
}

/** What one policy made of a resource's inputs; `properties` is undefined where it left them alone. */
export interface Remediation {
    readonly policy: string;
    readonly diagnostic: string;
    readonly properties: Json | undefined;
}

/** Asks for the remediation of one resource. */
export async function remediate(analyzer: Analyzer, resource: Registered): Promise<readonly Remediation[]> {
    const answer = (await analyzer.call("remediate", analyzeRequest(resource))) as {
        remediationsList: { policyname: string; diagnostic: string; properties?: StructObject }[];
    };
    return answer.remediationsList.map(({ policyname, diagnostic, properties }) => ({
        policy: policyname,
        diagnostic,
        properties: properties === undefined ? undefined : fromStruct(properties),
    }));
}

interface StructObject {
    readonly fieldsMap: readonly (readonly [string, ValueObject])[];
}
/** Exactly one member is set; null is where none of these is. */
interface ValueObject {
    readonly numberValue?: number;
    readonly stringValue?: string;
    readonly boolValue?: boolean;
    readonly structValue?: StructObject;
    readonly listValue?: { readonly valuesList: readonly ValueObject[] };
}

const fromStruct = (value: StructObject): Json => Object.fromEntries(value.fieldsMap.map(([key, inner]) => [key, fromValue(inner)]));

function fromValue(value: ValueObject): unknown {
    if (value.structValue !== undefined) return fromStruct(value.structValue);
    if (value.listValue !== undefined) return value.listValue.valuesList.map(fromValue);
    return value.stringValue ?? value.numberValue ?? value.boolValue ?? null;
}
