/** What an API's OpenAPI definition (`body`) says. Source: API Gateway developer guide, "OpenAPI extensions for API Gateway". */
import { isHidden, isRecord, own, Undetermined, View } from "../values";
import { rootOf } from "./document";

/** Types whose `body` is an OpenAPI definition. */
export const BODY_TYPES = [
    "aws:apigateway/restApi:RestApi",
    "aws:apigateway/restApiPut:RestApiPut",
    "aws:apigatewayv2/api:Api",
    "aws-native:apigateway:RestApi",
    "aws-native:apigatewayv2:Api",
] as const;

/** Whether resources of a type may have such a body. */
export const hasBody = (type: string): boolean => (BODY_TYPES as readonly string[]).includes(type);

/** Whether a type's body defines a REST API; else an HTTP API. */
export const isRest = (type: string): boolean => type.includes(":apigateway/") || type.includes(":apigateway:");

/** References within references: longer chains are no work of a hand. */
const HOPS = 8;

/** An OpenAPI definition, 2.0, 3.0 or 3.1. Places are those in the body, whether it is an object or a text. */
export class Definition {
    #schemes: ReadonlyMap<string, View> | undefined;

    private constructor(readonly root: View) {}

    /**
     * The definition in a `body`; `undefined` where there is none.
     * @throws Undetermined where it is unknown or cannot be read.
     */
    static of(body: View): Definition | undefined {
        const root = rootOf(body);
        return root === undefined ? undefined : new Definition(new View(root, body.path));
    }

    /** Of a resource: its body, where the whole definition stands there. */
    static ofResource(inputs: View): Definition | undefined {
        for (const elsewhere of ["bodyS3Location", "cloneFrom"]) {
            if (inputs.has(elsewhere)) throw new Undetermined([elsewhere], "unresolved");
        }
        return Definition.of(inputs.child("body"));
    }

    /**
     * What a value stands for: what its `$ref` names within the definition, or itself.
     * @throws Undetermined where the reference leads out of the definition or to nothing in it, or CloudFormation would have to resolve it.
     */
    resolved(view: View): View {
        let at = view;
        for (let hop = 0; hop <= HOPS; hop++) {
            const raw = at.known();
            if (!isRecord(raw)) return at;
            if (Object.hasOwn(raw, "Ref") || Object.keys(raw).some((key) => key.startsWith("Fn::"))) break;
            const reference = own(raw, "$ref");
            if (reference === undefined) return at;
            // Findings stand where the reference is used.
            at = new View(this.#named(reference, view), view.path);
        }
        throw new Undetermined(view.path, "unresolved");
    }

    /**
     * The security schemes that it declares: 2.0 `securityDefinitions`, 3.x `components.securitySchemes`.
     * @throws Undetermined where they are not known.
     */
    get schemes(): ReadonlyMap<string, View> {
        return (this.#schemes ??= new Map([
            ...this.root.entries("securityDefinitions"),
            ...(this.root.object("components")?.entries("securitySchemes") ?? []),
        ]));
    }

    #named(reference: unknown, from: View): unknown {
        if (typeof reference !== "string" || !reference.startsWith("#/")) throw new Undetermined(from.path, "unresolved");
        const named = reference
            .slice(2)
            .split("/")
            .reduce<View>((at, step) => at.child(unescaped(step)), this.root).raw;
        // A name that the definition does not have says nothing of what is meant, least of all that there is nothing.
        if (named === undefined) throw new Undetermined(from.path, "unresolved");
        return named;
    }
}

/** RFC 6901, and the percent-encoding of a URI's fragment. */
function unescaped(step: string): string {
    const plain = step.replaceAll("~1", "/").replaceAll("~0", "~");
    try {
        return decodeURIComponent(plain);
    } catch {
        return plain;
    }
}

const ENDPOINT_CONFIGURATION = "x-amazon-apigateway-endpoint-configuration";
const SECURITY_POLICY = "x-amazon-apigateway-security-policy";

/**
 * Whether a `body` switches the execute-api endpoint off (`x-amazon-apigateway-endpoint-configuration`: `disableExecuteApiEndpoint`).
 * Swagger 2.0 has the extension at the top level, OpenAPI 3.0 in the Server object.
 * @throws Undetermined as {@link Definition.of}.
 */
export function disablesDefaultEndpoint(body: View): boolean {
    const definition = Definition.of(body);
    if (definition === undefined) return false;
    const settings = [definition.root, ...definition.root.list("servers")].map((holder) => () => {
        const extension = isRecord(holder.raw) || isHidden(holder.raw) ? holder.child(ENDPOINT_CONFIGURATION) : undefined;
        return extension?.asObject()?.boolean("disableExecuteApiEndpoint") === true;
    });
    let doubt: Undetermined | undefined;
    for (const isOff of settings) {
        try {
            if (isOff()) return true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            doubt ??= error;
        }
    }
    // A server that nobody can see may say so.
    if (doubt !== undefined) throw doubt;
    return false;
}

/**
 * The security policy that a `body` asks for (`x-amazon-apigateway-security-policy`), if it does.
 * @throws Undetermined as {@link Definition.of}.
 */
export const bodySecurityPolicy = (body: View): string | undefined => Definition.of(body)?.root.string(SECURITY_POLICY);

/**
 * The resource policy that a `body` holds (`x-amazon-apigateway-policy`), if it does.
 * @throws Undetermined as {@link Definition.of}.
 */
export function bodyPolicy(body: View): View | undefined {
    const policy = Definition.of(body)?.root.child("x-amazon-apigateway-policy");
    return policy === undefined || policy.raw === undefined || policy.raw === null ? undefined : policy;
}

const INTEGRATION = "x-amazon-apigateway-integration";
const INTEGRATIONS = "x-amazon-apigateway-integrations";

/**
 * The integrations that a `body` defines, each where it stands: in an operation (`x-amazon-apigateway-integration`), or among those that
 * operations refer to (`components`, `x-amazon-apigateway-integrations`). What is not known stands among them for what it may hold.
 * @throws Undetermined as {@link Definition.of}.
 */
export function integrationsOf(body: View): readonly View[] {
    const definition = Definition.of(body);
    if (definition === undefined) return [];
    const inPaths = within(definition.root.child("paths"))
        .flatMap((item) => (isRecord(item.raw) && Object.hasOwn(item.raw, "$ref") ? within(definition.resolved(item)) : within(item)))
        .flatMap((operation) => only(operation, INTEGRATION));
    const shared = only(definition.root.child("components"), INTEGRATIONS).flatMap(within);
    return [...inPaths, ...shared];
}

/** The objects in a map, and what is not known; the map itself where it is not known. */
function within(view: View): readonly View[] {
    if (isHidden(view.raw)) return [view];
    return isRecord(view.raw) ? view.asEntries().flatMap(([, value]) => (isRecord(value.raw) || isHidden(value.raw) ? [value] : [])) : [];
}

/** The object at a key, or what is not known. */
function only(view: View, key: string): readonly View[] {
    if (isHidden(view.raw)) return [view];
    const child = isRecord(view.raw) ? view.child(key) : undefined;
    return child !== undefined && (isRecord(child.raw) || isHidden(child.raw)) ? [child] : [];
}
