/** Who may call an operation that an OpenAPI definition defines? */
import { Doubts } from "../../doubts";
import { isRecord, Undetermined } from "../../values";
import type { View } from "../../values";
import type { Operation } from "../operation";
import type { Definition } from "./definition";

/** An operation of a definition, and where it stands. */
export interface DefinedOperation extends Operation {
    readonly method: string;
    readonly path: string;
    readonly view: View;
}

/**
 * Why everybody may call: no requirement, one at the root only, an empty one among them, an API key alone, a scheme that the
 * definition does not declare, a scheme with no authorizer behind it.
 */
export type Opening = "none" | "rootOnly" | "optional" | "apiKey" | "undeclared" | "undefended";
/** The answer: callers that IAM or an authorizer lets in, or everybody. */
export type Access = { readonly open: false } | { readonly open: true; readonly why: Opening };

const CLOSED: Access = { open: false };
const open = (why: Opening): Access => ({ open: true, why });

/** OpenAPI 2.0 and 3.x, "Path Item Object"; `x-amazon-apigateway-any-method` of API Gateway. */
const METHODS: ReadonlyMap<string, string> = new Map([
    ...["get", "put", "post", "delete", "options", "head", "patch", "trace"].map((method) => [method, method.toUpperCase()] as const),
    ["x-amazon-apigateway-any-method", "ANY"],
]);

/** The catch-all route of an HTTP API, which has no path: `/$default` in what API Gateway exports, `$default` in what SAM writes. */
const DEFAULT_ROUTE: ReadonlySet<string> = new Set(["/$default", "$default"]);

/**
 * The paths of a definition, each of which is read on its own.
 * @throws Undetermined where they are not known.
 */
export const pathsOf = (definition: Definition): readonly (readonly [string, View])[] =>
    definition.root.entries("paths").filter(([path]) => path.startsWith("/") || DEFAULT_ROUTE.has(path));

/**
 * The operations at a path of a definition.
 * @throws Undetermined where they are not known, or stand in another document.
 */
export function operationsAt(definition: Definition, path: string, item: View): readonly DefinedOperation[] {
    const resolved = definition.resolved(item);
    return resolved.asEntries().flatMap(([key, view]) => {
        const method = METHODS.get(key.toLowerCase());
        if (method === undefined || view.raw === undefined || view.raw === null) return [];
        return [{ method, path: method === "ANY" && DEFAULT_ROUTE.has(path) ? "$default" : path, view }];
    });
}

/**
 * Who may call an operation.
 *
 * A REST API is imported without the `security` at its root ("API Gateway doesn't support the API level security field. You have to
 * apply it per method": AWS, aws-apigateway-importer, issue 204); of HTTP APIs AWS says nothing.
 * @throws Undetermined where what decides is not known.
 */
export function accessOf(definition: Definition, operation: DefinedOperation, rest: boolean): Access {
    const view = definition.resolved(operation.view);
    if (!isRecord(view.known())) throw new Undetermined(view.path, "shape");
    const auth = view.child("x-amazon-apigateway-auth");
    const type = auth.raw === undefined || auth.raw === null ? undefined : definition.resolved(auth).string("type")?.toUpperCase();
    if (type === "AWS_IAM") return CLOSED;
    if (auth.raw !== undefined && auth.raw !== null && type !== "NONE") throw new Undetermined(auth.path, "shape");
    const access = requiredBy(definition, view, rest);
    // Two extensions that say the opposite of one another.
    if (type === "NONE" && !access.open) throw new Undetermined(auth.path, "unresolved");
    return access;
}

function requiredBy(definition: Definition, operation: View, rest: boolean): Access {
    const own = operation.child("security");
    if (own.raw !== undefined && own.raw !== null) return alternatives(definition, own);
    const root = definition.root.child("security");
    if (root.raw === undefined || root.raw === null) return open("none");
    if (rest) return open("rootOnly");
    const access = alternatives(definition, root);
    if (access.open) return access;
    throw new Undetermined(operation.path, "unresolved");
}

/**
 * Requirements are alternatives, and one that asks for nothing lets everybody in (OpenAPI, "Security Requirement Object"). But a method of
 * API Gateway has one authorizer and may ask for a key besides, and both stand as requirements of their own in what API Gateway exports
 * and in what SAM and @pulumi/aws-apigateway write: a key beside an authorizer opens nothing.
 */
function alternatives(definition: Definition, security: View): Access {
    const requirements = security.asList();
    // OpenAPI has no requirement outside of a list, and AWS does not say what it makes of one.
    if (!Array.isArray(security.raw)) throw new Undetermined(security.path, "shape");
    if (requirements.length === 0) return open("none");
    const doubts = new Doubts();
    const answers = requirements.flatMap((requirement) => doubts.ask(() => requirementOf(definition, requirement)) ?? []);
    const opening = answers.filter((answer) => answer.open);
    const optional = opening.find(({ why }) => why === "optional");
    if (optional !== undefined) return optional;
    doubts.rethrow();
    const [first] = opening;
    if (first === undefined || opening.length === answers.length) return first ?? CLOSED;
    if (opening.every(({ why }) => why === "apiKey")) return CLOSED;
    // Which of them the method gets, AWS does not say.
    throw new Undetermined(security.path, "unresolved");
}

/** Of several schemes each has to be met: one with an authorizer is enough, even beside others that are not known. */
function requirementOf(definition: Definition, requirement: View): Access {
    let opening: Access | undefined;
    const doubts = new Doubts();
    for (const [name] of requirement.asEntries()) {
        const access = doubts.ask(() => schemeOf(definition, name, requirement));
        if (access?.open === false) return access;
        opening ??= access;
    }
    doubts.rethrow();
    return opening ?? open("optional");
}

/** What kinds of authorizer there are (API Gateway developer guide, "x-amazon-apigateway-authorizer object"). */
const AUTHORIZERS: ReadonlySet<string> = new Set(["token", "request", "cognito_user_pools", "jwt"]);

function schemeOf(definition: Definition, name: string, requirement: View): Access {
    const declared = definition.schemes.get(name);
    if (declared === undefined) return open("undeclared");
    const scheme = definition.resolved(declared);
    if (!isRecord(scheme.known())) throw new Undetermined(requirement.path, "shape");
    const authorizer = authorizerIn(definition, scheme);
    if (authorizer !== undefined) {
        if (AUTHORIZERS.has(authorizer.string("type")?.toLowerCase() ?? "")) return CLOSED;
        throw new Undetermined(authorizer.path, "shape");
    }
    if (scheme.string("x-amazon-apigateway-authtype")?.toLowerCase() === "awssigv4") return CLOSED;
    return open(scheme.string("type")?.toLowerCase() === "apikey" ? "apiKey" : "undefended");
}

/** The extension that puts an authorizer behind a security scheme. */
export const AUTHORIZER = "x-amazon-apigateway-authorizer";

/** The authorizer behind a security scheme, if there is one. */
export function authorizerIn(definition: Definition, scheme: View): View | undefined {
    const authorizer = scheme.child(AUTHORIZER);
    return authorizer.raw === undefined || authorizer.raw === null ? undefined : definition.resolved(authorizer).asObject();
}
