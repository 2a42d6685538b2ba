import { integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import { AUTHORIZER_TYPES, authorizersOf, faultsOf } from "../model/api/authorizers/authorizer";
import { BODY_TYPES } from "../model/api/openapi/definition";

export default resourceRule({
    name: "authorization-authorizer-sound",
    description: "An authorizer must know whose tokens it takes, and must not keep its answers too long or for the wrong caller.",
    severity: "medium",
    level: "advisory",
    checklist: ["B10"],
    why: "Without an audience a token that was made for another application is good here; an answer that is cached without an identity source is good for every caller.",
    fix: [
        "give a JWT authorizer an `https` issuer and its audiences, a user pool authorizer its `providerArns`, and a Lambda authorizer its identity sources and a short `authorizerResultTtlInSeconds`.",
    ],
    notes: [
        "The answers of a Lambda authorizer are cached for 300 seconds if nothing is said, but not those of an HTTP API's without identity sources. The authorizers of WebSocket APIs cache nothing; those of REST APIs take the Authorization header for the identity source.",
        "Authorizers that an OpenAPI body defines are judged too.",
    ],
    config: object({
        maximumTtlSeconds: integer({
            default: 300,
            maximum: 3600,
            about: "How many seconds an answer of a Lambda authorizer may be kept.",
        }),
    }),
    on: [...AUTHORIZER_TYPES, ...BODY_TYPES],
    fixes: {
        issuer: "set `jwtConfiguration.issuer` to the `https` address that the tokens name as `iss`.",
        noAudience: "set the audiences of `jwtConfiguration` to the applications whose tokens are meant for this API.",
        noPool: "name the user pool in `providerArns` (in a definition, `providerARNs`).",
        ttl: "lower `authorizerResultTtlInSeconds`.",
        noIdentity: "name the identity sources, or set `authorizerResultTtlInSeconds` to 0.",
    },
    messages: {
        issuer: "the issuer of the tokens is not an `https` address without query and fragment.",
        noAudience: "the authorizer takes tokens that were made for any application.",
        noPool: "the authorizer names no user pool.",
        ttl: (d: { seconds: number; maximum: number }) =>
            text`an answer of the authorizer is kept for ${d.seconds} seconds; the maximum is ${d.maximum}.`,
        noIdentity: "the authorizer keeps its answers and has no identity source to tell callers apart.",
    },
    example: {
        good: {
            type: "aws:apigatewayv2/authorizer:Authorizer",
            inputs: {
                authorizerType: "JWT",
                jwtConfiguration: { issuer: "https://login.example.com", audiences: ["orders"] },
            },
        },
        bad: {
            type: "aws:apigatewayv2/authorizer:Authorizer",
            inputs: { authorizerType: "JWT", jwtConfiguration: { issuer: "https://login.example.com", audiences: [] } },
        },
    },
    *check(resource, { config, each, found }) {
        yield* each(authorizersOf(resource.type, resource.as()), function* (authorizer) {
            yield* each(faultsOf(authorizer), function* (read) {
                const fault = read(config.maximumTtlSeconds);
                if (fault === undefined) return;
                if (fault.id === "ttl") yield found("ttl", fault.where, { seconds: fault.seconds, maximum: config.maximumTtlSeconds });
                else yield found(fault.id, fault.where);
            });
        });
    },
});
