/** What a stand-in answers to the engine, and what is noted of it on the way. */
import type { Properties } from "../wire";
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import type * as plugin from "@pulumi/pulumi/proto/plugin_pb";

/** A resource as the stand-in has it. Secrets are marked in both. */
export interface State {
    /** Left out where nobody knows it. */
    readonly id?: string | undefined;
    readonly inputs: Properties;
    /** All that the resource shows: the inputs too. */
    readonly outputs: Properties;
}

/** What became known on the way. */
export interface Notes {
    /** What was given, by URN. */
    readonly states: Map<string, State>;
    /** Functions that were answered without being known. */
    readonly unknownFunctions: Set<string>;
    /** Packages of which something was left unknown. */
    readonly unanswered: Set<string>;
    /** Types of components that were registered without what is in them. */
    readonly childless: Set<string>;
}

/** The notes of a stand-in that has not been asked anything. */
export const noNotes = (): Notes => ({ states: new Map(), unknownFunctions: new Set(), unanswered: new Set(), childless: new Set() });

/** Another preview says anew what is to be noted: what an earlier one met may not be met again. */
export function forget(notes: Notes): void {
    for (const noted of Object.values(notes) as { clear(): void }[]) noted.clear();
}

/** What a stand-in answers, a method for each call of the protocol. */
export interface Answers {
    readonly notes: Notes;
    /**
     * Told before each preview. `isRepeated` where the one before went well and is made again: look-ups find from the start what that one
     * made.
     */
    begin?(isRepeated: boolean): void;
    /** Whether an answer would be another one by what was made after it was given. */
    isUnsettled?(): boolean;
    handshake(request: proto.ProviderHandshakeRequest): proto.ProviderHandshakeResponse;
    /** Told where the engine listens. */
    attach?(address: string): void;
    configure(request: proto.ConfigureRequest, caller: string): proto.ConfigureResponse;
    checkConfig(request: proto.CheckRequest): proto.CheckResponse;
    check(request: proto.CheckRequest, caller: string): proto.CheckResponse;
    diff(request: proto.DiffRequest): proto.DiffResponse;
    create(request: proto.CreateRequest, caller: string): proto.CreateResponse;
    update(request: proto.UpdateRequest, caller: string): proto.UpdateResponse;
    read(request: proto.ReadRequest, caller: string): proto.ReadResponse;
    invoke(request: proto.InvokeRequest, caller: string): proto.InvokeResponse;
    info(): plugin.PluginInfo;
    schema(): proto.GetSchemaResponse;
    /** Registers a component; left out by a provider that has none. */
    construct?(request: proto.ConstructRequest): Promise<proto.ConstructResponse>;
    /** Becomes another package; left out by a provider that is one alone. */
    parameterize?(request: proto.ParameterizeRequest): proto.ParameterizeResponse;
}
