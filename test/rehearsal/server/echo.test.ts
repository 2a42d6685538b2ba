import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { echoes } from "../../../rehearsal/server/echo";
import type { StandIn } from "../../../rehearsal/server/stand-in";

/** What the engine offers a component: it registers what it is told, and keeps it. */
async function monitor(registered: resource.RegisterResourceRequest[]): Promise<{ readonly address: string; stop(): void }> {
    const server = new grpc.Server();
    const registerResource: grpc.handleUnaryCall<resource.RegisterResourceRequest, resource.RegisterResourceResponse> = (
        call,
        callback,
    ) => {
        registered.push(call.request);
        const response = new resource.RegisterResourceResponse();
        response.setUrn(`urn:pulumi:dev::shop::${call.request.getType()}::${call.request.getName()}`);
        callback(null, response);
    };
    server.addService(ResourceMonitorService, { registerResource });
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error === null ? resolve(bound) : reject(error),
        );
    });
    return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

describe("The stand-in for a provider that is none of AWS's", () => {
    let standIn: StandIn;
    let client: ResourceProviderClient;

    before(async () => {
        const [first] = await echoes(["eks", "docker"]);
        assert.ok(first !== undefined);
        standIn = first;
        client = new ResourceProviderClient(`127.0.0.1:${/\d+/.exec(standIn.address)?.[0] ?? ""}`, grpc.credentials.createInsecure());
    });
    after(() => {
        client.close();
        standIn.stop();
    });

    it("registers a component without what is in it, and notes its type", async () => {
        const registered: resource.RegisterResourceRequest[] = [];
        const engine = await monitor(registered);
        const request = new proto.ConstructRequest();
        request.setType("eks:index:Cluster");
        request.setName("main");
        request.setParent("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
        request.setMonitorendpoint(engine.address);
        const response = await new Promise<proto.ConstructResponse>((resolve, reject) => {
            client.construct(request, (error, answer) => (error === null ? resolve(answer) : reject(error)));
        }).finally(() => engine.stop());
        assert.equal(response.getUrn(), "urn:pulumi:dev::shop::eks:index:Cluster::main");
        assert.deepEqual(response.getState()?.toJavaScript(), {});
        assert.deepEqual(
            registered.map((one) => [one.getType(), one.getName(), one.getParent(), one.getCustom()]),
            [["eks:index:Cluster", "main", "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", false]],
        );
        assert.deepEqual([...standIn.notes.childless], ["eks:index:Cluster"]);
    });

    it("becomes the package that a program bridges as it runs", async () => {
        const value = new proto.ParameterizeRequest.ParametersValue();
        value.setName("planetscale");
        value.setVersion("0.4.1");
        const request = new proto.ParameterizeRequest();
        request.setValue(value);
        const response = await new Promise<proto.ParameterizeResponse>((resolve, reject) => {
            client.parameterize(request, (error, answer) => (error === null ? resolve(answer) : reject(error)));
        });
        assert.deepEqual([response.getName(), response.getVersion()], ["planetscale", "0.4.1"]);
    });

    it("is one server for all names, and one for each where schemas are asked for", async () => {
        assert.match(standIn.address, /^eks:(\d+),docker:\1$/);
        const apart = await echoes(["eks", "docker"], (name) => JSON.stringify({ name }));
        assert.deepEqual(
            apart.map(({ address }) => address.replace(/\d+/, "")),
            ["eks:", "docker:"],
        );
        for (const each of apart) each.stop();
    });
});
