import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cancel, create, list } from "./functions";

export const http = new aws.apigatewayv2.Api("orders", {
    protocolType: "HTTP",
    corsConfiguration: { allowCredentials: true, allowOrigins: ["*"], allowMethods: ["GET", "POST"] },
});

function route(name: string, routeKey: string, fn: aws.lambda.Function, more: Partial<aws.apigatewayv2.RouteArgs> = {}): void {
    const integration = new aws.apigatewayv2.Integration(name, {
        apiId: http.id,
        integrationType: "AWS_PROXY",
        integrationUri: fn.invokeArn,
        payloadFormatVersion: "2.0",
    });
    new aws.apigatewayv2.Route(name, { apiId: http.id, routeKey, target: pulumi.interpolate`integrations/${integration.id}`, ...more });
    new aws.lambda.Permission(`api-${name}`, {
        action: "lambda:InvokeFunction",
        function: fn.name,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${http.executionArn}/*/*`,
    });
}

// A token from anybody for anybody, and not even over TLS.
const anyToken = new aws.apigatewayv2.Authorizer("any-token", {
    apiId: http.id,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: "http://login.example.com", audiences: [] },
});
route("create", "POST /orders", create);
route("list", "GET /orders", list, { authorizationType: "AWS_IAM" });
route("cancel", "DELETE /orders/{id}", cancel, { authorizationType: "JWT", authorizerId: anyToken.id });
// Passes what it gets to a partner in clear.
new aws.apigatewayv2.Integration("partner", {
    apiId: http.id,
    integrationType: "HTTP_PROXY",
    integrationMethod: "POST",
    integrationUri: "http://partner.example.net/orders",
});

// No access log, no limits.
new aws.apigatewayv2.Stage("live", { apiId: http.id, name: "live", autoDeploy: true });

// Quick-create: an API with one open route, and none of it is a resource.
export const quick = new aws.apigatewayv2.Api("quick", { protocolType: "HTTP", target: list.arn });

// A document instead of routes: one operation with an authorizer, one without.
new aws.apigatewayv2.Api("described", {
    protocolType: "HTTP",
    body: JSON.stringify({
        openapi: "3.0.1",
        info: { title: "Order status", version: "1" },
        components: {
            securitySchemes: {
                users: {
                    type: "oauth2",
                    "x-amazon-apigateway-authorizer": {
                        type: "jwt",
                        identitySource: "$request.header.Authorization",
                        jwtConfiguration: { issuer: "https://login.example.com", audience: ["orders"] },
                    },
                },
            },
        },
        paths: {
            "/status": { get: { security: [{ users: [] }], responses: {} } },
            "/status/all": { get: { responses: {} } },
        },
    }),
});
