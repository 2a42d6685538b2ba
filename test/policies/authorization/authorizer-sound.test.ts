import rule from "../../../policies/authorization/authorizer-sound";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const REST = "aws:apigateway/authorizer:Authorizer";
const V2 = "aws:apigatewayv2/authorizer:Authorizer";
const rest = (inputs: object) => ({ type: REST, inputs: { restApi: "a", name: "n", ...inputs } });
const http = (inputs: object) => ({
    type: V2,
    inputs: { apiId: "a", authorizerType: "REQUEST", authorizerPayloadFormatVersion: "2.0", ...inputs },
});
const jwt = (jwtConfiguration: unknown) => ({ type: V2, inputs: { authorizerType: "JWT", jwtConfiguration } });
const good = { issuer: "https://login.example.com/pool", audiences: ["orders"] };
const body = (type: string, authorizer: unknown) => ({
    type,
    inputs: { body: { openapi: "3.0.1", components: { securitySchemes: { gate: { "x-amazon-apigateway-authorizer": authorizer } } } } },
});
const inBody = "body.components.securitySchemes.gate.x-amazon-apigateway-authorizer";

testResourceRule(rule, {
    compliant: [
        { title: "a JWT authorizer", ...jwt(good) },
        { title: "a Lambda authorizer of a REST API that says nothing of caching", ...rest({}) },
        { title: "answers for a minute", ...rest({ type: "REQUEST", authorizerResultTtlInSeconds: 60 }) },
        {
            title: "a user pool",
            ...rest({ type: "COGNITO_USER_POOLS", providerArns: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/p"] }),
        },
        { title: "an HTTP API by its header", ...http({ identitySources: ["$request.header.Authorization"] }) },
        { title: "an HTTP API that says nothing of caching nor of whom to keep answers for", ...http({}) },
        {
            title: "what SAM writes for an HTTP API without identity sources",
            ...body("aws:apigatewayv2/api:Api", { type: "request", authorizerPayloadFormatVersion: "1.0" }),
        },
        {
            title: "an HTTP API without identity sources, where answers may be kept for a minute only",
            ...http({}),
            config: { maximumTtlSeconds: 60 },
        },
        { title: "an HTTP API that caches nothing", ...http({ authorizerResultTtlInSeconds: 0 }) },
        {
            title: "a WebSocket API, which caches nothing",
            type: V2,
            inputs: { authorizerType: "REQUEST", identitySources: ["route.request.header.Auth"] },
        },
        {
            title: "aws-native",
            type: "aws-native:apigatewayv2:Authorizer",
            inputs: { ...http({}).inputs, identitySource: ["$request.header.Authorization"] },
        },
        {
            title: "a JWT authorizer of a body",
            ...body("aws:apigatewayv2/api:Api", { type: "jwt", jwtConfiguration: { issuer: good.issuer, audience: ["orders"] } }),
        },
        {
            title: "a token authorizer of a body",
            ...body("aws:apigateway/restApi:RestApi", { type: "token", authorizerResultTtlInSeconds: 300 }),
        },
        { title: "an API without a body", type: "aws:apigateway/restApi:RestApi", inputs: { name: "a" } },
        { title: "an issuer in the only block of a list", type: V2, inputs: { authorizerType: "JWT", jwtConfiguration: [good] } },
    ],
    violating: [
        {
            title: "an issuer over http",
            ...jwt({ ...good, issuer: "http://login.example.com" }),
            found: ["issuer@jwtConfiguration.issuer"],
        },
        {
            title: "an issuer with a query",
            ...jwt({ ...good, issuer: "https://login.example.com?a=b" }),
            found: ["issuer@jwtConfiguration.issuer"],
        },
        { title: "no audience", ...jwt({ issuer: good.issuer }), found: ["noAudience@jwtConfiguration.audiences"] },
        {
            title: "no configuration",
            ...jwt(undefined),
            found: ["issuer@jwtConfiguration.issuer", "noAudience@jwtConfiguration.audiences"],
        },
        {
            title: "no audience, beside an issuer that is not known",
            ...jwt({ issuer: UNKNOWN, audiences: [] }),
            found: ["noAudience@jwtConfiguration.audiences"],
            undetermined: ["jwtConfiguration.issuer"],
        },
        { title: "answers for an hour", ...rest({ authorizerResultTtlInSeconds: 3600 }), found: ["ttl@authorizerResultTtlInSeconds"] },
        {
            title: "the default, where less is asked for",
            ...rest({ type: "TOKEN" }),
            config: { maximumTtlSeconds: 60 },
            found: ["ttl@authorizerResultTtlInSeconds"],
        },
        {
            title: "an HTTP API that says nothing of caching beside an identity source, where answers may be kept for a minute only",
            ...http({ identitySources: ["$request.header.Authorization"] }),
            config: { maximumTtlSeconds: 60 },
            found: ["ttl@authorizerResultTtlInSeconds"],
        },
        {
            title: "a user pool authorizer without one",
            ...rest({ type: "COGNITO_USER_POOLS", providerArns: [] }),
            found: ["noPool@providerArns"],
        },
        {
            title: "an HTTP API that keeps answers for nobody in particular",
            ...http({ authorizerResultTtlInSeconds: 300 }),
            found: ["noIdentity@identitySources"],
        },
        {
            title: "aws-native",
            type: "aws-native:apigatewayv2:Authorizer",
            inputs: http({ identitySource: [], authorizerResultTtlInSeconds: 60 }).inputs,
            found: ["noIdentity@identitySource"],
        },
        {
            title: "a JWT authorizer of a body",
            ...body("aws:apigatewayv2/api:Api", { type: "jwt", jwtConfiguration: { issuer: good.issuer, audience: [] } }),
            found: [`noAudience@${inBody}.jwtConfiguration.audience`],
        },
        {
            title: "a Lambda authorizer of the body of an HTTP API",
            ...body("aws:apigatewayv2/api:Api", {
                type: "request",
                authorizerPayloadFormatVersion: "2.0",
                authorizerResultTtlInSeconds: 900,
            }),
            found: [`ttl@${inBody}.authorizerResultTtlInSeconds`, `noIdentity@${inBody}.identitySource`],
        },
        {
            title: "a user pool authorizer of a body",
            ...body("aws:apigateway/restApiPut:RestApiPut", { type: "cognito_user_pools" }),
            found: [`noPool@${inBody}.providerARNs`],
        },
    ],
    unknown: [
        { title: "the issuer", ...jwt({ ...good, issuer: UNKNOWN }), undetermined: ["jwtConfiguration.issuer"] },
        { title: "the audiences", ...jwt({ ...good, audiences: UNKNOWN }), undetermined: ["jwtConfiguration.audiences"] },
        { title: "the type", ...rest({ type: UNKNOWN }), undetermined: ["type"] },
        {
            title: "how long answers are kept",
            ...rest({ authorizerResultTtlInSeconds: UNKNOWN }),
            undetermined: ["authorizerResultTtlInSeconds"],
        },
        { title: "the authorizer of a body", ...body("aws:apigateway/restApi:RestApi", UNKNOWN), undetermined: [inBody] },
        { title: "the body", type: "aws:apigateway/restApi:RestApi", inputs: { body: UNKNOWN }, undetermined: ["body"] },
    ],
    secret: [{ title: "the issuer", ...jwt({ ...good, issuer: MASKED }), undetermined: ["jwtConfiguration.issuer"] }],
});
