import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { invoke } from "./functions";
import { typeOf } from "./subject";
import { autoname, created, isTagged, replacedBy } from "./types";
import { UNKNOWN, canonical, containsUnknown, isObject, plain, type Properties, type Value } from "./wire";

const VERSION = "7.48.0";

/** What the provider was configured with. */
let region = "eu-west-1";
let defaultTags: Properties = {};

type Handler<Request, Response> = (request: Request) => Response;

function unary<Request, Response>(handle: Handler<Request, Response>): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        try {
            callback(null, handle(call.request));
        } catch (error) {
            callback({ code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
        }
    };
}

function properties(struct: Struct | undefined): Properties {
    return (struct?.toJavaScript() ?? {}) as Properties;
}

function struct(values: Properties): Struct {
    return Struct.fromJavaScript(values as Parameters<typeof Struct.fromJavaScript>[0]);
}

function configure(request: proto.ConfigureRequest): proto.ConfigureResponse {
    const args = plain(properties(request.getArgs())) as Properties;
    if (typeof args["region"] === "string" && !containsUnknown(args["region"])) {
        region = args["region"];
    }
    // Objects in the configuration of a provider arrive as JSON text.
    const given =
        typeof args["defaultTags"] === "string" && !containsUnknown(args["defaultTags"])
            ? (JSON.parse(args["defaultTags"]) as Value)
            : args["defaultTags"];
    if (isObject(given) && isObject(given["tags"])) {
        defaultTags = given["tags"];
    }
    const response = new proto.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    response.setAcceptresources(false);
    response.setAcceptoutputs(false);
    return response;
}

/** The inputs with a name where there is none, and `tagsAll`: the provider's tags under the resource's own, unknown if one of them is. */
function check(request: proto.CheckRequest): proto.CheckResponse {
    const urn = request.getUrn();
    const olds = properties(request.getOlds());
    const inputs = properties(request.getNews());
    const name = autoname(urn);
    inputs["__defaults"] = [];
    if (name !== undefined && inputs[name.key] === undefined && inputs["namePrefix"] === undefined) {
        inputs[name.key] = olds[name.key] ?? name.name;
        inputs["__defaults"] = [name.key];
    }
    if (isTagged(typeOf(urn))) {
        const own = inputs["tags"];
        if (containsUnknown(own)) {
            inputs["tagsAll"] = UNKNOWN;
        } else {
            const merged = { ...defaultTags, ...(isObject(own) ? own : {}) };
            if (Object.keys(merged).length > 0) {
                inputs["tagsAll"] = merged;
            }
        }
    }
    const response = new proto.CheckResponse();
    response.setInputs(struct(inputs));
    return response;
}

function diff(request: proto.DiffRequest): proto.DiffResponse {
    const olds = properties(request.getOldInputs());
    const news = properties(request.getNews());
    const changed = [...new Set([...Object.keys(olds), ...Object.keys(news)])]
        .filter((key) => !key.startsWith("__") && canonical(plain(olds[key] ?? null)) !== canonical(plain(news[key] ?? null)))
        .sort();
    const response = new proto.DiffResponse();
    response.setChanges(changed.length > 0 ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE);
    response.setDiffsList(changed);
    const replaces = replacedBy(typeOf(request.getUrn()));
    response.setReplacesList(changed.filter((key) => replaces.includes(key)));
    return response;
}

/** What the resource shows after the creation: its inputs and the computed outputs, which a preview does not know. */
function outputs(urn: string, inputs: Properties, preview: boolean): { id: string; state: Properties } {
    const { id, outputs: computed } = created(urn, plain(inputs) as Properties, region);
    const state = { ...inputs };
    delete state["__defaults"];
    for (const [key, value] of Object.entries(computed)) {
        state[key] = preview ? UNKNOWN : value;
    }
    return { id, state };
}

function create(request: proto.CreateRequest): proto.CreateResponse {
    const { id, state } = outputs(request.getUrn(), properties(request.getProperties()), request.getPreview());
    const response = new proto.CreateResponse();
    response.setId(request.getPreview() ? "" : id);
    response.setProperties(struct(state));
    return response;
}

function update(request: proto.UpdateRequest): proto.UpdateResponse {
    const { state } = outputs(request.getUrn(), properties(request.getNews()), false);
    const response = new proto.UpdateResponse();
    response.setProperties(struct(state));
    return response;
}

/** A resource that exists already (`.get()`, import) is what its id and its given state say. */
function read(request: proto.ReadRequest): proto.ReadResponse {
    const given = properties(request.getProperties());
    const name = autoname(request.getUrn());
    const inputs = name === undefined || given[name.key] !== undefined ? given : { ...given, [name.key]: request.getId() };
    const response = new proto.ReadResponse();
    response.setId(request.getId());
    response.setProperties(struct(outputs(request.getUrn(), inputs, false).state));
    response.setInputs(struct(inputs));
    return response;
}

function call(request: proto.InvokeRequest): proto.InvokeResponse {
    const result = invoke(request.getTok(), plain(properties(request.getArgs())) as Properties, region);
    if (result === undefined) {
        throw new Error(`the offline provider does not know the function ${request.getTok()}`);
    }
    const response = new proto.InvokeResponse();
    response.setReturn(struct(result));
    return response;
}

function checkConfig(request: proto.CheckRequest): proto.CheckResponse {
    const response = new proto.CheckResponse();
    response.setInputs(request.getNews());
    return response;
}

function info(): plugin.PluginInfo {
    const response = new plugin.PluginInfo();
    response.setVersion(VERSION);
    return response;
}

function schema(): proto.GetSchemaResponse {
    const response = new proto.GetSchemaResponse();
    response.setSchema(JSON.stringify({ name: "aws", version: VERSION }));
    return response;
}

/** Starts the provider and prints its port, which is what the engine waits for. */
export function serve(): void {
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
    // The service's own type wants all twenty methods; those left out answer "unimplemented", which the engine accepts.
    server.addService(ResourceProviderService as unknown as grpc.ServiceDefinition, {
        checkConfig: unary(checkConfig),
        diffConfig: unary(() => new proto.DiffResponse()),
        configure: unary(configure),
        check: unary(check),
        diff: unary(diff),
        create: unary(create),
        read: unary(read),
        update: unary(update),
        delete: unary(() => new Empty()),
        invoke: unary(call),
        getPluginInfo: unary(info),
        getSchema: unary(schema),
        attach: unary(() => new Empty()),
        cancel: unary(() => new Empty()),
    });
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
        if (error !== null) {
            throw error;
        }
        process.stdout.write(`${port}\n`);
    });
}
