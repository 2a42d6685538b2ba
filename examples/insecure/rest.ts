import * as aws from "@pulumi/aws";
import { create } from "./functions";

const rest = new aws.apigateway.RestApi("partners", { description: "Orders of partners", endpointConfiguration: { types: "REGIONAL" } });
const orders = new aws.apigateway.Resource("orders", { restApi: rest.id, parentId: rest.rootResourceId, pathPart: "orders" });

// An API key says who pays, not who calls.
const post = new aws.apigateway.Method("post", {
    restApi: rest.id,
    resourceId: orders.id,
    httpMethod: "POST",
    authorization: "NONE",
    apiKeyRequired: true,
});
const preflight = new aws.apigateway.Method("options", {
    restApi: rest.id,
    resourceId: orders.id,
    httpMethod: "OPTIONS",
    authorization: "NONE",
});
const integration = new aws.apigateway.Integration("post", {
    restApi: rest.id,
    resourceId: orders.id,
    httpMethod: post.httpMethod,
    type: "AWS_PROXY",
    integrationHttpMethod: "POST",
    uri: create.invokeArn,
});
const mock = new aws.apigateway.Integration("options", {
    restApi: rest.id,
    resourceId: orders.id,
    httpMethod: preflight.httpMethod,
    type: "MOCK",
});
const deployment = new aws.apigateway.Deployment("partners", { restApi: rest.id }, { dependsOn: [integration, mock] });

// No access log, no tracing, a cache in clear, and whole requests in the log.
const stage = new aws.apigateway.Stage("partners", {
    restApi: rest.id,
    deployment: deployment.id,
    stageName: "v1",
    cacheClusterEnabled: true,
    cacheClusterSize: "0.5",
});
new aws.apigateway.MethodSettings("partners", {
    restApi: rest.id,
    stageName: stage.stageName,
    methodPath: "*/*",
    settings: { loggingLevel: "INFO", metricsEnabled: true, dataTraceEnabled: true, cachingEnabled: true, cacheDataEncrypted: false },
});

const domain = new aws.apigateway.DomainName("partners", {
    domainName: "partners.example.com",
    regionalCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    endpointConfiguration: { types: "REGIONAL" },
    securityPolicy: "TLS_1_0",
});
new aws.apigateway.BasePathMapping("partners", { restApi: rest.id, stageName: stage.stageName, domainName: domain.domainName });
