/** An API's OpenAPI definition (`body`), and what its references lead to. Sources: OpenAPI Specification 2.0, 3.0 and 3.1; RFC 6901. */
import { isRecord, own, Undetermined, View } from "../../values";
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
