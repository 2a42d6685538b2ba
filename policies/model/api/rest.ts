/** The operations of a REST API that resources make: Method and Resource (API Gateway REST API reference, PutMethod, CreateResource). */
import { KINDS, LINKS, viewAt } from "../stack";
import type { MethodNode, Node, NodeOf } from "../stack";
import { isHidden, knownText } from "../values";
import { operationsAt, pathsOf } from "./openapi/access";
import { Definition } from "./openapi/definition";
import type { Operation } from "./operation";

/** Resources within resources: API Gateway allows 300 resources an API, and a broken document may be circular. */
const DEEPEST = 100;

/** What a method answers: its verb, and the path by the resources above it. */
export function methodOperation(method: MethodNode): Operation {
    return { method: knownText(viewAt(method.inputs, ["httpMethod"]).raw)?.toUpperCase(), path: pathOf(method, "resourceId") };
}

/** The body of an HTTP API defines its operations as well. */
type Api = NodeOf<"aws:apigateway/restApi:RestApi" | "aws:apigatewayv2/api:Api">;
/** A method, whose `resourceId` names a resource, or a resource, whose `parentId` does. */
type Placed = NodeOf<"aws:apigateway/method:Method" | "aws:apigateway/resource:Resource">;

/** The path of the resource that `property` of `node` names; `undefined` where it cannot be told. */
function pathOf(node: Placed, property: "resourceId" | "parentId"): string | undefined {
    const parts: string[] = [];
    let at = node;
    let by = property;
    for (let depth = 0; depth < DEEPEST; depth++) {
        const join = at.joined([by], KINDS.restResource);
        if (join.kind !== "node") return isRootOf(at, by) ? `/${parts.reverse().join("/")}` : undefined;
        const part = knownText(viewAt(join.node.inputs, ["pathPart"]).raw);
        if (part === undefined) return undefined;
        parts.push(part);
        [at, by] = [join.node, "parentId"];
    }
    return undefined;
}

/** Whether a reference is to the root resource of an API: by its id, or because it depends on the API and on no resource of it. */
function isRootOf(node: Placed, property: "resourceId" | "parentId"): boolean {
    const { raw } = viewAt(node.inputs, [property]);
    const apis = node.dependsOn(property).filter((other) => other.is("aws:apigateway/restApi:RestApi"));
    if (isHidden(raw)) return apis.length === 1 && node.dependsOn(property, KINDS.restResource.tokens).length === 0;
    const api = node.joined(["restApi"], KINDS.restApi);
    const candidates = api.kind === "node" ? [api.node] : apis;
    return candidates.some((candidate) => raw !== undefined && viewAt(candidate.inputs, ["rootResourceId"]).raw === raw);
}

const defined = new WeakMap<Node, ReadonlySet<string>>();

/** The operations that the bodies of an API define, as `GET /orders`; what cannot be read of them is left out. */
function definedIn(api: Api): ReadonlySet<string> {
    let operations = defined.get(api);
    if (operations === undefined) defined.set(api, (operations = new Set(read(api))));
    return operations;
}

function read(api: Api): readonly string[] {
    const bodies = [
        viewAt(api.inputs, ["body"]),
        ...api.graph.linked(LINKS.restApiBodies, api).items.map(({ inputs }) => viewAt(inputs, ["body"])),
    ];
    return bodies.flatMap((body) =>
        readable(() => {
            const definition = Definition.of(body);
            if (definition === undefined) return [];
            return pathsOf(definition).flatMap(([path, item]) => readable(() => operationsAt(definition, path, item).map(keyOf)));
        }),
    );
}

/** Whether a body of the API defines an operation too: the rule on bodies judges it. */
export const isDefined = (api: Api, operation: Operation): boolean => definedIn(api).has(keyOf(operation));

const keyOf = ({ method, path }: Operation): string => (path?.startsWith("$") === true ? path : `${method ?? ""} ${path ?? ""}`);

function readable<T>(read: () => readonly T[]): readonly T[] {
    try {
        return read();
    } catch {
        return [];
    }
}
