/**
 * A stand-in for the providers that are none of AWS's: it adds what is known of some (rehearsal/others), gives back the inputs of the rest
 * and leaves what they would add unknown, as most do at preview.
 */
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { typeOf } from "../context";
import { madeBy } from "../others";
import { canonical, type Properties } from "../wire";
import { childless } from "./childless";
import { diffOf } from "./diff";
import { properties, struct } from "./messages";
import { forget, noNotes, type Answers, type Notes, type State } from "./answers";
import { StandIn } from "./stand-in";

/** It takes resources and functions of any type, and asks nothing outside this process. */
export class Echo implements Answers {
    readonly notes: Notes = noNotes();

    /** `text` is the schema, where a host asks for one. */
    constructor(private readonly text = "{}") {}

    begin(_isRepeated: boolean): void {
        forget(this.notes);
    }

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

    construct(request: proto.ConstructRequest): Promise<proto.ConstructResponse> {
        this.notes.childless.add(request.getType());
        return childless(request);
    }

    /** A provider that is bridged as the program runs (`terraform-provider`) becomes the package that the program names. */
    parameterize(request: proto.ParameterizeRequest): proto.ParameterizeResponse {
        const response = new proto.ParameterizeResponse();
        response.setName(request.getValue()?.getName() ?? "");
        response.setVersion(request.getValue()?.getVersion() ?? "");
        return response;
    }

    info(): plugin.PluginInfo {
        const response = new plugin.PluginInfo();
        response.setVersion("0.0.0");
        return response;
    }

    schema(): proto.GetSchemaResponse {
        const response = new proto.GetSchemaResponse();
        response.setSchema(this.text);
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

/** Gives the schema of a package by its name. */
export type Schemas = (name: string) => string;

/**
 * One server for all of these providers, for calls tell by their types whom they are for; where schemas are asked for, one for each, since
 * that call does not tell.
 */
export function echoes(names: readonly string[], schemas?: Schemas): Promise<StandIn[]> {
    const groups = schemas === undefined ? [{ of: names, text: "{}" }] : names.map((name) => ({ of: [name], text: schemas(name) }));
    return Promise.all(groups.map(({ of, text }) => StandIn.serve(of, new Echo(text))));
}
