/**
 * The main file of a policy pack that finds nothing and writes down what the engine asks it: one line a call in the file that
 * `RECORD_TRACE` names, `{method, request}`, the request being the base64 of the protobuf message.
 */
import { appendFileSync } from "node:fs";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerInfo, EnforcementLevel, PolicyInfo, PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

const METHODS = ["ConfigureStack", "GetPluginInfo", "GetAnalyzerInfo", "Configure", "Remediate", "Analyze", "AnalyzeStack"];

function policy(name: string, type: PolicyType): PolicyInfo {
    const info = new PolicyInfo();
    info.setName(name);
    info.setDescription("Finds nothing.");
    info.setEnforcementlevel(EnforcementLevel.ADVISORY);
    info.setPolicyType(type);
    return info;
}

function answer(method: string): Uint8Array {
    if (method === "GetAnalyzerInfo") {
        const info = new AnalyzerInfo();
        info.setName("recording");
        info.setVersion("1.0.0");
        info.setSupportsconfig(true);
        info.setPoliciesList([policy("resource", PolicyType.POLICY_TYPE_RESOURCE), policy("stack", PolicyType.POLICY_TYPE_STACK)]);
        return info.serializeBinary();
    }
    if (method === "GetPluginInfo") {
        const info = new PluginInfo();
        info.setVersion("1.0.0");
        return info.serializeBinary();
    }
    return new Uint8Array();
}

function main(trace: string): void {
    const same = (bytes: Buffer): Buffer => bytes;
    const service: { [name: string]: grpc.MethodDefinition<Buffer, Buffer> } = {};
    const handlers: { [name: string]: grpc.handleUnaryCall<Buffer, Buffer> } = {};
    for (const method of METHODS) {
        const name = method.charAt(0).toLowerCase() + method.slice(1);
        service[name] = {
            path: `/pulumirpc.Analyzer/${method}`,
            requestStream: false,
            responseStream: false,
            requestSerialize: same,
            requestDeserialize: same,
            responseSerialize: same,
            responseDeserialize: same,
        };
        handlers[name] = (call, callback) => {
            appendFileSync(trace, `${JSON.stringify({ method: name, request: call.request.toString("base64") })}\n`);
            callback(null, Buffer.from(answer(method)));
        };
    }
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    server.addService(service, handlers);
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
        if (error !== null) {
            throw error;
        }
        process.stdout.write(`${port}\n`);
    });
}

const trace = process.env["RECORD_TRACE"];
if (trace === undefined) {
    throw new Error("RECORD_TRACE does not name a file");
}
main(trace);
