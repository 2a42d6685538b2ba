import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { document } from "./account";
import type { ServiceFunction } from "./function";
import { cancel, create, list, status } from "./functions";
import { customer, customers, shop } from "./identity";
import { logKey } from "./keys";

export const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";

export const http = new aws.apigatewayv2.Api("orders", {
    protocolType: "HTTP",
    // Only the custom domain below, whose TLS version is ours to choose.
    disableExecuteApiEndpoint: true,
    corsConfiguration: {
        allowOrigins: ["https://shop.example.com"],
        allowMethods: ["GET", "POST", "DELETE"],
        allowHeaders: ["authorization", "content-type"],
    },
});
const customersOnly = new aws.apigatewayv2.Authorizer("customers", {
    apiId: http.id,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: pulumi.interpolate`https://${customers.endpoint}`, audiences: [shop.id] },
});

function route(
    name: string,
    routeKey: string,
    { function: fn }: ServiceFunction,
    authorization: Pick<aws.apigatewayv2.RouteArgs, "authorizationType" | "authorizerId">,
): void {
    const integration = new aws.apigatewayv2.Integration(name, {
        apiId: http.id,
        integrationType: "AWS_PROXY",
        integrationUri: fn.invokeArn,
        payloadFormatVersion: "2.0",
    });
    new aws.apigatewayv2.Route(name, {
        apiId: http.id,
        routeKey,
        target: pulumi.interpolate`integrations/${integration.id}`,
        ...authorization,
    });
    new aws.lambda.Permission(`api-${name}`, {
        action: "lambda:InvokeFunction",
        function: fn.name,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${http.executionArn}/*/*`,
    });
}

route("create", "POST /orders", create, { authorizationType: "JWT", authorizerId: customersOnly.id });
route("list", "GET /orders", list, { authorizationType: "JWT", authorizerId: customersOnly.id });
route("cancel", "DELETE /orders/{id}", cancel, { authorizationType: "AWS_IAM" });
route("status", "GET /customers/{customer}/orders", status, { authorizationType: "AWS_IAM" });

// A customer reaches what stands under their own identity and nothing else.
new aws.iam.RolePolicy("customer", {
    role: customer.name,
    policy: document({
        Sid: "OwnOrders",
        Effect: "Allow",
        Action: "execute-api:Invoke",
        Resource: pulumi.interpolate`${http.executionArn}/live/GET/customers/$\{cognito-identity.amazonaws.com:sub}/orders`,
    }),
});

const accessLog = new aws.cloudwatch.LogGroup("api-access", { name: "/aws/apigateway/orders", retentionInDays: 400, kmsKeyId: logKey.arn });
const stage = new aws.apigatewayv2.Stage("live", {
    apiId: http.id,
    name: "live",
    autoDeploy: true,
    accessLogSettings: {
        destinationArn: accessLog.arn,
        format: JSON.stringify({
            requestId: "$context.requestId",
            routeKey: "$context.routeKey",
            status: "$context.status",
            error: "$context.error.message",
        }),
    },
    defaultRouteSettings: { throttlingBurstLimit: 100, throttlingRateLimit: 50, detailedMetricsEnabled: true },
});

const domain = new aws.apigatewayv2.DomainName("orders", {
    domainName: "orders.example.com",
    domainNameConfiguration: { certificateArn, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
});
new aws.apigatewayv2.ApiMapping("orders", { apiId: http.id, domainName: domain.domainName, stage: stage.name });
