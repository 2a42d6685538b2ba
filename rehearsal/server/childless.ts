/** Components of which nobody knows what is in them: registered without it, so that the rest of the program goes on. */
import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { struct } from "./messages";

/** Registers the component itself with the engine that asks for it. At a preview the SDKs take outputs that are not told for unknown. */
export async function childless(request: proto.ConstructRequest): Promise<proto.ConstructResponse> {
    const registration = new resource.RegisterResourceRequest();
    registration.setType(request.getType());
    registration.setName(request.getName());
    registration.setParent(request.getParent());
    registration.setCustom(false);
    registration.setObject(struct({}));
    registration.setAcceptsecrets(true);
    registration.setAliasesList(request.getAliasesList());
    registration.setDependenciesList(request.getDependenciesList());
    registration.setProtect(request.getProtect() ?? false);
    // By this the engine tells where in the program the component stands.
    registration.setParentstacktracehandle(request.getStackTraceHandle());
    const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), grpc.credentials.createInsecure());
    try {
        const urn = await new Promise<string>((resolve, reject) => {
            monitor.registerResource(registration, (error, response) => (error === null ? resolve(response.getUrn()) : reject(error)));
        });
        const response = new proto.ConstructResponse();
        response.setUrn(urn);
        response.setState(struct({}));
        return response;
    } finally {
        monitor.close();
    }
}
