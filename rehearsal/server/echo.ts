/**
 * A stand-in for the providers that are none of AWS's: it adds what is known of some (rehearsal/others), gives back the inputs of the rest
 * and leaves what they would add unknown, as most do at preview.
 */
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { typeOf } from "../context";
import { madeBy } from "../others";
import { canonical, type Properties } from "../wire";
import { diffOf } from "./diff";
import { properties, struct } from "./messages";
import type { Answers, Notes, State } from "./provider";
import { StandIn } from "./stand-in";

export class Echo implements Answers {
    readonly notes: Notes = { states: new Map(), unknownFunctions: new Set(), unanswered: new Set() };

    handshake(_request: proto.ProviderHandshakeRequest): proto.ProviderHandshakeResponse {
        const response = new proto.ProviderHandshakeResponse();
        response.setAcceptSecrets(true);
        return response;
    }

    configure(): proto.ConfigureResponse {
        const response = new proto.ConfigureResponse();
        response.setAcceptsecrets(true);
        response.setSupportspreview(true);
        return response;
    }

    checkConfig(request: proto.CheckRequest): proto.CheckResponse {
        return this.check(request);
    }

    check(request: proto.CheckRequest): proto.CheckResponse {
        const response = new proto.CheckResponse();
        response.setInputs(request.getNews());
        return response;
    }

    diff(request: proto.DiffRequest): proto.DiffResponse {
        return diffOf(properties(request.getOldInputs()), properties(request.getNews()), request.getIgnorechangesList(), []);
    }

    create(request: proto.CreateRequest): proto.CreateResponse {
        const { id, state } = this.state(request.getUrn(), properties(request.getProperties()));
        const response = new proto.CreateResponse();
        // An update demands an id; at a preview one that is not known stays so.
        response.setId(id ?? (request.getPreview() ? "" : UNNAMED));
        response.setProperties(struct(state.outputs));
        return response;
    }

    /** What was drawn once stays. */
    update(request: proto.UpdateRequest): proto.UpdateResponse {
        const { state } = this.state(request.getUrn(), properties(request.getNews()));
        const olds = properties(request.getOlds());
        const had = Object.entries(olds).filter(([key]) => key in state.outputs && !(key in state.inputs));
        const response = new proto.UpdateResponse();
        response.setProperties(struct(this.note(request.getUrn(), state.inputs, { ...state.outputs, ...Object.fromEntries(had) }).outputs));
        return response;
    }

    read(request: proto.ReadRequest): proto.ReadResponse {
        const response = new proto.ReadResponse();
        response.setId(request.getId());
        response.setProperties(request.getProperties());
        response.setInputs(request.getProperties());
        return response;
    }

    invoke(request: proto.InvokeRequest): proto.InvokeResponse {
        const token = request.getTok();
        const args = properties(request.getArgs());
        const made = madeBy(token, args, `${token} ${canonical(args)}`);
        if (made === undefined) this.notes.unanswered.add(packageOf(token));
        const response = new proto.InvokeResponse();
        response.setReturn(struct(made === undefined ? {} : { ...args, id: made.id, ...made.outputs }));
        return response;
    }

    info(): plugin.PluginInfo {
        const response = new plugin.PluginInfo();
        response.setVersion("0.0.0");
        return response;
    }

    schema(): proto.GetSchemaResponse {
        const response = new proto.GetSchemaResponse();
        response.setSchema("{}");
        return response;
    }

    private state(urn: string, inputs: Properties): { id: string | undefined; state: State } {
        const type = typeOf(urn);
        const made = madeBy(type, inputs, urn);
        if (made === undefined) this.notes.unanswered.add(packageOf(type));
        return { id: made?.id, state: this.note(urn, inputs, { ...made?.outputs, ...inputs }) };
    }

    private note(urn: string, inputs: Properties, outputs: Properties): State {
        const state = { inputs, outputs };
        this.notes.states.set(urn, state);
        return state;
    }
}

const UNNAMED = "made-up";

const packageOf = (token: string): string => token.split(":")[0] ?? token;

/** One server for all of these providers: calls tell by their types whom they are for. */
export function echoes(names: readonly string[]): Promise<StandIn> {
    return StandIn.serve(names, new Echo());
}
