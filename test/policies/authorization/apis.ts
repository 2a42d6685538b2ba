/** Resources that the tests of this topic share. */
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";

type Inputs = Readonly<Record<string, unknown>>;
const resource =
    (type: string) =>
    (name: string, inputs: Inputs, outputs?: Inputs): ExampleResource => ({
        type,
        name,
        inputs,
        ...(outputs === undefined ? {} : { outputs }),
    });

/** A REST API with its root resource. */
export const rest = (inputs: Inputs = {}): ExampleResource =>
    resource("aws:apigateway/restApi:RestApi")("shop", { name: "shop", ...inputs }, { rootResourceId: "root1a2b3c", id: "rest1a2b3c" });
export const path = (name: string, pathPart: string, parent?: string): ExampleResource =>
    resource("aws:apigateway/resource:Resource")(
        name,
        {
            restApi: ref("shop", "id"),
            parentId: parent === undefined ? ref("shop", "rootResourceId") : ref(parent, "id"),
            pathPart,
        },
        { id: `res-${name}` },
    );
export const method = (name: string, at: string | undefined, inputs: Inputs): ExampleResource =>
    resource("aws:apigateway/method:Method")(name, {
        restApi: ref("shop", "id"),
        resourceId: at === undefined ? ref("shop", "rootResourceId") : ref(at, "id"),
        ...inputs,
    });
export const stage = resource("aws:apigateway/stage:Stage");
export const settings = resource("aws:apigateway/methodSettings:MethodSettings");
export const restAuthorizer = resource("aws:apigateway/authorizer:Authorizer");

export const api = (inputs: Inputs = {}, name = "web"): ExampleResource =>
    resource("aws:apigatewayv2/api:Api")(name, { name, protocolType: "HTTP", ...inputs }, { id: `api-${name}` });
export const route = (name: string, routeKey: unknown, inputs: Inputs = {}, of = "web"): ExampleResource =>
    resource("aws:apigatewayv2/route:Route")(name, { apiId: ref(of, "id"), routeKey, ...inputs });
export const httpStage = resource("aws:apigatewayv2/stage:Stage");
export const authorizer = resource("aws:apigatewayv2/authorizer:Authorizer");
export const of = resource;
