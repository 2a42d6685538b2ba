/** From where an API can be reached (API Gateway REST API reference, `EndpointConfiguration`). */
import { KINDS, viewAt } from "../stack";
import type { Kind, Node, NodeOf } from "../stack";
import { isRecord, Undetermined, View } from "../values";
import { disablesDefaultEndpoint } from "./openapi/extensions";

type Api = NodeOf<"aws:apigateway/restApi:RestApi" | "aws:apigatewayv2/api:Api">;

/**
 * Whether a REST API is reached from VPCs only. One type as text (provider 7) or a list of one (provider 6).
 * @throws Undetermined where that is not known.
 */
export function isPrivateApi(api: Api): boolean {
    const types = api.inputs.object("endpointConfiguration")?.child("types");
    if (types === undefined || types.raw === undefined || types.raw === null) return false;
    return (Array.isArray(types.raw) ? types.asList() : [types]).some((type) => type.asString()?.toUpperCase() === "PRIVATE");
}

/**
 * Whether the execute-api endpoint of an API is switched off, by its property or its body.
 * @throws Undetermined where that is not known.
 */
export function isEndpointDisabled(api: Api): boolean {
    const property = api.inputs.child("disableExecuteApiEndpoint");
    if (property.asBoolean() === true) return true;
    return disablesDefaultEndpoint(api.inputs.child("body"));
}

/** What maps a domain to an API. */
export const MAPPING_TYPES = [
    "aws:apigateway/basePathMapping:BasePathMapping",
    "aws:apigatewayv2/apiMapping:ApiMapping",
    "aws:apigatewayv2/routingRule:RoutingRule",
    "aws-native:apigateway:BasePathMappingV2",
] as const;
type Mapping = NodeOf<(typeof MAPPING_TYPES)[number]>;

/** The APIs that custom domains lead to, and whether some mapping may lead to any. */
export interface MappedApis {
    readonly apis: ReadonlySet<Node>;
    readonly open: boolean;
}

/** Follows each mapping (see {@link MAPPING_TYPES}) to REST, HTTP and WebSocket APIs; those outside the stack are left out. */
export function mappedApis(mappings: readonly Mapping[]): MappedApis {
    const apis = new Set<Node>();
    let open = false;
    for (const mapping of mappings) {
        const views = namedIn(mapping);
        const kinds: readonly Kind[] = [KINDS.restApi, KINDS.api];
        const found = kinds.map((kind) => mapping.graph.joinAll(mapping, views, kind));
        for (const { nodes, unresolved } of found) {
            for (const { node } of nodes) apis.add(node);
            if (unresolved.some(({ candidates }) => candidates.length > 0)) open = true;
        }
        if (found.every(({ nodes, unresolved }) => nodes.length === 0 && unresolved.length > 0)) open = true;
    }
    return { apis, open };
}

/** Where a mapping names its API; a routing rule in each action. */
function namedIn(mapping: Mapping): readonly View<unknown>[] {
    if (mapping.is("aws:apigateway/basePathMapping:BasePathMapping")) return [viewAt(mapping.inputs, ["restApi"])];
    if (mapping.is("aws:apigatewayv2/apiMapping:ApiMapping")) return [viewAt(mapping.inputs, ["apiId"])];
    if (mapping.is("aws-native:apigateway:BasePathMappingV2")) return [viewAt(mapping.inputs, ["restApiId"])];
    const view = viewAt(mapping.inputs, ["actions"]);
    if (!Array.isArray(view.raw)) return [view];
    return view.asList().map((action) => {
        const id = isRecord(action.raw) ? viewAt(new View(action.raw), ["invokeApi", "apiId"]) : action;
        return new View(id.raw, view.path);
    });
}

/** @throws Undetermined where the mapping of the API cannot be told. */
export function isMapped(api: Node, { apis, open }: MappedApis): boolean {
    if (apis.has(api)) return true;
    if (open) throw new Undetermined([], "unresolved");
    return false;
}
