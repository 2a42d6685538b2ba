/** From where an API can be reached (API Gateway REST API reference, `EndpointConfiguration`). */
import { KINDS, viewAt } from "../stack";
import type { Kind, Node } from "../stack";
import { isRecord, Undetermined, View } from "../values";
import type { Path } from "../values";
import { disablesDefaultEndpoint } from "./definition";

/**
 * Whether a REST API is reached from VPCs only. One type as text (provider 7) or a list of one (provider 6).
 * @throws Undetermined where that is not known.
 */
export function isPrivateApi(api: Node): boolean {
    const types = api.inputs.object("endpointConfiguration")?.as().child("types");
    if (types === undefined || types.raw === undefined || types.raw === null) return false;
    return (Array.isArray(types.raw) ? types.asList() : [types]).some((type) => type.asString()?.toUpperCase() === "PRIVATE");
}

/**
 * Whether the execute-api endpoint of an API is switched off, by its property or its body.
 * @throws Undetermined where that is not known.
 */
export function isEndpointDisabled(api: Node): boolean {
    const property = api.inputs.child("disableExecuteApiEndpoint");
    if (property.asBoolean() === true) return true;
    return disablesDefaultEndpoint(api.inputs.child("body"));
}

/** What maps a domain to an API, and where it names the API. */
const MAPPINGS: Readonly<Record<string, Path>> = {
    "aws:apigateway/basePathMapping:BasePathMapping": ["restApi"],
    "aws:apigatewayv2/apiMapping:ApiMapping": ["apiId"],
    "aws:apigatewayv2/routingRule:RoutingRule": ["actions"],
    "aws-native:apigateway:BasePathMappingV2": ["restApiId"],
};
export const MAPPING_TYPES: readonly string[] = Object.keys(MAPPINGS);

/** The APIs that custom domains lead to, and whether some mapping may lead to any. */
export interface MappedApis {
    readonly apis: ReadonlySet<Node>;
    readonly open: boolean;
}

export function mappedApis(mappings: readonly Node[]): MappedApis {
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

/** `apiId` of a mapping; of a routing rule that of each action. */
function namedIn(mapping: Node): readonly View[] {
    const [property = ""] = (MAPPINGS[mapping.token] ?? []).map(String);
    const view = viewAt(mapping.inputs, [property]);
    if (property !== "actions" || !Array.isArray(view.raw)) return [view];
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
