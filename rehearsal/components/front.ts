/** Stands in for the plug-ins of packages of components: what the engine asks about them, and who registers them. */
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { partitionOf } from "../context";
import { answer } from "../functions";
import { Echo } from "../server/echo";
import { struct } from "../server/messages";
import type { Role } from "../server/provider";
import { StandIn } from "../server/stand-in";
import type { ComponentProcess } from "./process";
import { COMPONENT_PACKAGES, COMPONENT_TYPES, schemaOf, type ComponentPackage } from "./schema";

class Front extends Echo {
    private engine = "";

    constructor(
        private readonly name: ComponentPackage,
        private readonly role: Role,
        private readonly process: ComponentProcess,
    ) {
        super();
    }

    override handshake(request: proto.ProviderHandshakeRequest): proto.ProviderHandshakeResponse {
        this.attach(request.getEngineAddress());
        const response = super.handshake(request);
        response.setAcceptResources(true);
        response.setAcceptOutputs(true);
        return response;
    }

    override configure(): proto.ConfigureResponse {
        const response = super.configure();
        response.setAcceptresources(true);
        response.setAcceptoutputs(true);
        return response;
    }

    attach(address: string): void {
        if (address !== "") this.engine = address;
    }

    override construct(request: proto.ConstructRequest): Promise<proto.ConstructResponse> {
        if (!COMPONENT_TYPES.includes(request.getType())) return super.construct(request);
        return this.process.construct(request, this.engine);
    }

    override invoke(request: proto.InvokeRequest): proto.InvokeResponse {
        if (request.getTok() !== "awsx:ec2:getDefaultVpc") return super.invoke(request);
        const { account, region } = this.role;
        const context = { package: "aws", account, region, partition: partitionOf(region), generation: 7, urn: "" } as const;
        const vpcId = answer("aws:ec2/getVpc:getVpc", { default: true }, context).values["id"] ?? "";
        const filters = [{ name: "vpc-id", values: [vpcId] }];
        const publicSubnetIds = answer("aws:ec2/getSubnets:getSubnets", { filters }, context).values["ids"] ?? [];
        const response = new proto.InvokeResponse();
        response.setReturn(struct({ vpcId, publicSubnetIds, privateSubnetIds: [] }));
        return response;
    }

    override info(): plugin.PluginInfo {
        const response = new plugin.PluginInfo();
        response.setVersion("0.0.0");
        return response;
    }

    override schema(): proto.GetSchemaResponse {
        const response = new proto.GetSchemaResponse();
        response.setSchema(schemaOf(this.name));
        return response;
    }
}

/** One for each package of components. `role` is that of the stand-in for `aws`. */
export function fronts(role: Role, process: ComponentProcess): Promise<StandIn[]> {
    return Promise.all(COMPONENT_PACKAGES.map((name) => StandIn.serve([name], new Front(name, role, process))));
}
