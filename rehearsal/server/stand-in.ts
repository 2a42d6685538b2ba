/** The stand-in for a provider on the loopback interface: the engine attaches to it in place of the plug-in. */
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { unary } from "./messages";
import { Provider, type Role } from "./provider";
import { type Answers, type Notes } from "./answers";

/** One server for all the packages in `names`, on 127.0.0.1 at a port that the system chooses. */
export class StandIn {
    private constructor(
        private readonly server: grpc.Server,
        private readonly names: readonly string[],
        private readonly port: number,
        private readonly provider: Answers,
    ) {}

    get notes(): Notes {
        return this.provider.notes;
    }

    /** Before each preview; see `Answers`. */
    begin(isRepeated: boolean): void {
        this.provider.begin?.(isRepeated);
    }

    /** Whether the preview has to be made again, for answers that came too early. */
    get isUnsettled(): boolean {
        return this.provider.isUnsettled?.() === true;
    }

    /** Stands in for a provider of AWS. */
    static start(role: Role): Promise<StandIn> {
        return StandIn.serve([role.package], new Provider(role));
    }

    /** Listens on a port of the loopback interface that the system chooses. */
    static async serve(names: readonly string[], provider: Answers): Promise<StandIn> {
        const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
        const construct = provider.construct?.bind(provider);
        const parameterize = provider.parameterize?.bind(provider);
        // The service's own type wants all twenty methods; those left out answer "unimplemented", which the engine accepts.
        server.addService(ResourceProviderService, {
            handshake: unary((request: proto.ProviderHandshakeRequest) => provider.handshake(request)),
            attach: unary((request: plugin.PluginAttach) => {
                provider.attach?.(request.getAddress());
                return new Empty();
            }),
            getPluginInfo: unary(() => provider.info()),
            getSchema: unary(() => provider.schema()),
            checkConfig: unary((request: proto.CheckRequest) => provider.checkConfig(request)),
            diffConfig: unary(() => new proto.DiffResponse()),
            configure: unary((request: proto.ConfigureRequest, caller) => provider.configure(request, caller)),
            check: unary((request: proto.CheckRequest, caller) => provider.check(request, caller)),
            diff: unary((request: proto.DiffRequest) => provider.diff(request)),
            create: unary((request: proto.CreateRequest, caller) => provider.create(request, caller)),
            read: unary((request: proto.ReadRequest, caller) => provider.read(request, caller)),
            update: unary((request: proto.UpdateRequest, caller) => provider.update(request, caller)),
            delete: unary(() => new Empty()),
            invoke: unary((request: proto.InvokeRequest, caller) => provider.invoke(request, caller)),
            cancel: unary(() => new Empty()),
            // Where there are no components, the call stays unimplemented.
            ...(construct === undefined ? {} : { construct: unary(construct) }),
            ...(parameterize === undefined ? {} : { parameterize: unary(parameterize) }),
        });
        const port = await new Promise<number>((resolve, reject) => {
            server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
                if (error === null) resolve(bound);
                else reject(error);
            });
        });
        return new StandIn(server, names, port, provider);
    }

    /** What PULUMI_DEBUG_PROVIDERS takes to make the engine attach: `aws:50051`, an entry for each name. */
    get address(): string {
        return this.names.map((name) => `${name}:${this.port}`).join(",");
    }

    /** Ends it with every connection. */
    stop(): void {
        this.server.forceShutdown();
    }
}
