/** A stand-in for a provider that nothing is known about: it gives back the inputs and leaves the rest unknown, as most do at preview. */
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { diffOf } from "./diff";
import { properties, struct } from "./messages";
import type { Answers, Notes } from "./provider";
import { StandIn } from "./stand-in";

class Echo implements Answers {
    readonly notes: Notes = { states: new Map(), unknownFunctions: new Set() };

    handshake(): proto.ProviderHandshakeResponse {
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
        const response = new proto.CreateResponse();
        response.setProperties(request.getProperties());
        return response;
    }

    update(request: proto.UpdateRequest): proto.UpdateResponse {
        const response = new proto.UpdateResponse();
        response.setProperties(request.getNews());
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
        this.notes.unknownFunctions.add(request.getTok());
        const response = new proto.InvokeResponse();
        response.setReturn(struct({}));
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
}

/** One for each provider by its name. */
export function echoes(names: readonly string[]): Promise<StandIn[]> {
    return Promise.all(names.map((name) => StandIn.serve(name, new Echo())));
}
