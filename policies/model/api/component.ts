/**
 * The routes of the component `RestAPI` of @pulumi/aws-apigateway: it writes the body of its REST API from them, and that body is not
 * known before the functions exist. Source: pulumi/pulumi-aws-apigateway, schema.json (RestAPI, Route, Authorizer).
 */
import type { Node } from "../stack";
import { viewAt } from "../stack";
import { isHidden, isRecord, Undetermined } from "../values";
import type { View } from "../values";
import { accessOf, operationsAt, pathsOf } from "./openapi/access";
import type { Access, DefinedOperation } from "./openapi/access";
import { Definition } from "./openapi/definition";

export const COMPONENT = "aws-apigateway:index:RestAPI";

/** A route, and who may call it, which may be unknown where the route is not. */
export interface ComponentRoute {
    readonly operation: Pick<DefinedOperation, "path" | "view"> & { readonly method: string | undefined };
    access(): Access;
}

/**
 * What a component lets people call: its routes, and the operations of its `swaggerString`.
 * @throws Undetermined where either is not known.
 */
export function componentRoutes(inputs: View): readonly (() => readonly ComponentRoute[])[] {
    return [
        ...inputs.list("routes").map((route) => () => [routeOf(route.as())]),
        () => {
            const definition = Definition.of(inputs.child("swaggerString"));
            if (definition === undefined) return [];
            return pathsOf(definition).flatMap(([path, item]) =>
                operationsAt(definition, path, item).map((operation) => ({
                    operation,
                    access: () => accessOf(definition, operation, true),
                })),
            );
        },
    ];
}

function routeOf(route: View): ComponentRoute {
    const path = route.string("path") ?? "/";
    const method = route.string("method")?.toUpperCase() ?? (route.has("localPath") ? "GET" : "ANY");
    return {
        operation: { method, path: path.startsWith("/") ? path : `/${path}`, view: route },
        access: () => accessOfRoute(route),
    };
}

/** `iamAuthEnabled`, or an authorizer. A raw operation (`data`) is written as it is. */
function accessOfRoute(route: View): Access {
    const raw = route.child("data");
    if (raw.raw !== undefined && raw.raw !== null) return accessOfRaw(raw);
    const authorizers = route.child("authorizers");
    const iam = route.child("iamAuthEnabled");
    if (isHidden(authorizers.raw)) return iam.isOneOf(true) ? { open: false } : (authorizers.known(), { open: false });
    const list = authorizers.raw === undefined || authorizers.raw === null ? [] : authorizers.asList();
    if (list.length > 0 || iam.asBoolean() === true) return { open: false };
    return { open: true, why: route.child("apiKeyRequired").isOneOf(true) ? "apiKey" : "none" };
}

function accessOfRaw(operation: View): Access {
    if (!isRecord(operation.known())) throw new Undetermined(operation.path, "shape");
    const auth = operation.child("x-amazon-apigateway-auth");
    if (isHidden(auth.raw)) auth.known();
    if (isRecord(auth.raw) && auth.as().string("type")?.toUpperCase() === "AWS_IAM") return { open: false };
    // The schemes that its requirements name stand in the rest of the definition, which the component writes.
    if (operation.has("security")) throw new Undetermined(operation.child("security").path, "unresolved");
    return { open: true, why: "none" };
}

/** Whether the body that a component wrote is known: then the API itself is judged, and the component says nothing new. */
export const hasKnownBody = (component: Node): boolean =>
    component.children.some(
        (child) =>
            child.is("aws:apigateway/restApi:RestApi") &&
            typeof viewAt(child.inputs, ["body"]).raw === "string" &&
            !isHidden(viewAt(child.inputs, ["body"]).raw),
    );
