/** Between the messages of the provider protocol and plain objects. */
import * as grpc from "@grpc/grpc-js";
import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Autonaming } from "../context";
import type { Properties } from "../wire";

/** A message that is left out is an empty object. */
export const properties = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};

/** Values must be JSON: the markers of unknown and secret ones are part of it. */
export const struct = (values: Properties): Struct => Struct.fromJavaScript(values);

/** What a check asks of names that the program leaves out; `undefined`: nothing. */
export function autonamingOf(request: CheckRequest): Autonaming | undefined {
    const asked = request.getAutonaming();
    if (asked === undefined) return undefined;
    const { Mode } = CheckRequest.AutonamingOptions;
    if (asked.getMode() === Mode.DISABLE) return { mode: "disable" };
    return { mode: asked.getMode() === Mode.ENFORCE ? "enforce" : "propose", name: asked.getProposedName() };
}

/**
 * A call of the protocol. `caller` tells the connections apart: the engine opens one for each provider of the program, so that what
 * one was configured with is not taken for another's.
 */
export type Handler<Request, Response> = (request: Request, caller: string) => Response | Promise<Response>;

/** A handler of one call for the server: whatever it throws or rejects with is answered as the call's failure. */
export function unary<Request, Response>(handle: Handler<Request, Response>): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        const answered = new Promise<Response>((resolve) => resolve(handle(call.request, call.getPeer())));
        answered.then(
            (response) => callback(null, response),
            (error: unknown) => callback(failureOf(error)),
        );
    };
}

/** What another process said goes on as it is; anything else is an error of the stand-in. */
function failureOf(error: unknown): Partial<grpc.ServiceError> {
    const { code, details, metadata } = error as Partial<grpc.ServiceError>;
    if (code !== undefined && details !== undefined) return { code, details, ...(metadata === undefined ? {} : { metadata }) };
    return { code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) };
}
