/**
 * Authorizers and what they leave open. Sources: API Gateway REST API reference, CreateAuthorizer; API Gateway V2 API reference,
 * CreateAuthorizer; API Gateway developer guide, "x-amazon-apigateway-authorizer object" and "JWT authorizers for REST APIs".
 */
import { isHidden, isRecord, Undetermined } from "../../values";
import type { View } from "../../values";
import { AUTHORIZER, authorizerIn } from "../openapi/access";
import { Definition, hasBody, isRest } from "../openapi/definition";

/** Types of resources that are authorizers. */
export const AUTHORIZER_TYPES = [
    "aws:apigateway/authorizer:Authorizer",
    "aws:apigatewayv2/authorizer:Authorizer",
    "aws-native:apigateway:Authorizer",
    "aws-native:apigatewayv2:Authorizer",
] as const;

/** AWS's default for a Lambda authorizer, in seconds. */
const DEFAULT_TTL = 300;

/** An authorizer, of whichever API. */
export interface Authorizer {
    readonly view: View;
    readonly rest: boolean;
    /** Whether a definition says it, in its own words. */
    readonly defined: boolean;
}

export type Fault =
    | { readonly id: "issuer" | "noAudience" | "noPool" | "noIdentity"; readonly where: View }
    | { readonly id: "ttl"; readonly where: View; readonly seconds: number };

/**
 * The authorizers that a resource is or defines.
 * @throws Undetermined where the definition cannot be read.
 */
export function authorizersOf(type: string, inputs: View): readonly Authorizer[] {
    const rest = isRest(type);
    if (!hasBody(type)) return [{ view: inputs, rest, defined: false }];
    const definition = Definition.ofResource(inputs);
    if (definition === undefined) return [];
    return [...definition.schemes.values()].flatMap((scheme) => {
        const view = authorizerOf(definition, scheme);
        return view === undefined ? [] : [{ view, rest, defined: true }];
    });
}

/** What is not known stands for what it may hold. */
function authorizerOf(definition: Definition, scheme: View): View | undefined {
    if (isHidden(scheme.raw)) return scheme;
    const resolved = definition.resolved(scheme);
    if (!isRecord(resolved.raw)) return undefined;
    const { raw } = resolved.child(AUTHORIZER);
    return isHidden(raw) ? resolved.child(AUTHORIZER) : authorizerIn(definition, resolved);
}

/** The questions that are asked of an authorizer, each of which may be undetermined. */
export function faultsOf(authorizer: Authorizer): readonly ((maximumTtl: number) => Fault | undefined)[] {
    const type = typeOf(authorizer);
    if (type === "JWT") return [() => issuerFault(authorizer.view), () => audienceFault(authorizer)];
    if (type === "COGNITO_USER_POOLS") return [() => poolFault(authorizer)];
    if (!caches(authorizer)) return [];
    return [(maximum) => ttlFault(authorizer, maximum), () => identityFault(authorizer)];
}

/** In the words of the APIs; REST: absent is TOKEN. */
function typeOf({ view, rest, defined }: Authorizer): string {
    const written = view.string(rest || defined ? "type" : "authorizerType")?.toUpperCase() ?? (rest ? "TOKEN" : "");
    if (!["TOKEN", "REQUEST", "JWT", "COGNITO_USER_POOLS"].includes(written))
        throw new Undetermined([...view.path, rest || defined ? "type" : "authorizerType"], "shape");
    return written;
}

/** Only HTTP APIs have payload versions; without one it is the authorizer of a WebSocket API, which caches nothing. */
const caches = ({ view, rest }: Authorizer): boolean => rest || view.has("authorizerPayloadFormatVersion");

function jwt(view: View, property: string): View {
    return (view.object("jwtConfiguration")?.as() ?? view.child("jwtConfiguration")).child(property);
}

/** An `https` address without query and fragment. */
function issuerFault(view: View): Fault | undefined {
    const issuer = jwt(view, "issuer");
    return /^https:\/\/[^\s?#]+$/i.test(issuer.asString() ?? "") ? undefined : { id: "issuer", where: issuer };
}

function audienceFault({ view, defined }: Authorizer): Fault | undefined {
    const audiences = jwt(view, defined && isAbsent(jwt(view, "audiences")) ? "audience" : "audiences");
    const listed = typeof audiences.raw === "string" && !isHidden(audiences.raw) ? [audiences] : audiences.asList();
    return listed.length > 0 ? undefined : { id: "noAudience", where: audiences };
}

function poolFault({ view, defined }: Authorizer): Fault | undefined {
    const pools = view.child(defined ? "providerARNs" : "providerArns");
    return pools.asList().length > 0 ? undefined : { id: "noPool", where: pools };
}

const writtenTtl = (view: View): number | undefined => view.number("authorizerResultTtlInSeconds");

function ttlFault(authorizer: Authorizer, maximum: number): Fault | undefined {
    const written = writtenTtl(authorizer.view);
    if ((written ?? DEFAULT_TTL) <= maximum) return undefined;
    if (written === undefined && !hasIdentity(authorizer)) return undefined;
    return { id: "ttl", where: authorizer.view.child("authorizerResultTtlInSeconds"), seconds: written ?? DEFAULT_TTL };
}

/**
 * Answers that are kept for nobody in particular. Where neither a time nor an identity source is written an HTTP API keeps none: the
 * provider of Terraform sends its 300 seconds only beside identity sources, because AWS refuses them alone.
 */
function identityFault(authorizer: Authorizer): Fault | undefined {
    if ((writtenTtl(authorizer.view) ?? 0) === 0 || hasIdentity(authorizer)) return undefined;
    return { id: "noIdentity", where: identityOf(authorizer) };
}

/** REST: absent is the Authorization header. HTTP: absent is nothing. */
function hasIdentity(authorizer: Authorizer): boolean {
    if (authorizer.rest) return true;
    const sources = identityOf(authorizer);
    return typeof sources.raw === "string" && !isHidden(sources.raw) ? sources.raw !== "" : sources.asList().length > 0;
}

const identityOf = ({ view, defined }: Authorizer): View =>
    view.child(defined || !isAbsent(view.child("identitySource")) ? "identitySource" : "identitySources");

const isAbsent = ({ raw }: View): boolean => raw === undefined || raw === null;
