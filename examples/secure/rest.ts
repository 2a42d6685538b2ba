import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { certificateArn } from "./api";
import { status } from "./functions";
import { logKey } from "./keys";

const rest = new aws.apigateway.RestApi("partners", {
    description: "Orders of partners",
    endpointConfiguration: { types: "REGIONAL" },
    securityPolicy: "TLS_1_2",
    disableExecuteApiEndpoint: true,
});
const orders = new aws.apigateway.Resource("orders", { restApi: rest.id, parentId: rest.rootResourceId, pathPart: "orders" });
const get = new aws.apigateway.Method("get", { restApi: rest.id, resourceId: orders.id, httpMethod: "GET", authorization: "AWS_IAM" });
const integration = new aws.apigateway.Integration("get", {
    restApi: rest.id,
    resourceId: orders.id,
    httpMethod: get.httpMethod,
    type: "AWS_PROXY",
    integrationHttpMethod: "POST",
    uri: status.function.invokeArn,
});
new aws.lambda.Permission("partners-status", {
    action: "lambda:InvokeFunction",
    function: status.function.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${rest.executionArn}/*/GET/orders`,
});

const deployment = new aws.apigateway.Deployment("partners", { restApi: rest.id }, { dependsOn: [integration] });
const accessLog = new aws.cloudwatch.LogGroup("partners-access", {
    name: "/aws/apigateway/partners",
    retentionInDays: 400,
    kmsKeyId: logKey.arn,
});
export const stage = new aws.apigateway.Stage("partners", {
    restApi: rest.id,
    deployment: deployment.id,
    stageName: "v1",
    xrayTracingEnabled: true,
    accessLogSettings: {
        destinationArn: accessLog.arn,
        format: JSON.stringify({ requestId: "$context.requestId", resourcePath: "$context.resourcePath", status: "$context.status" }),
    },
});
new aws.apigateway.MethodSettings("partners", {
    restApi: rest.id,
    stageName: stage.stageName,
    methodPath: "*/*",
    settings: {
        loggingLevel: "ERROR",
        metricsEnabled: true,
        dataTraceEnabled: false,
        cachingEnabled: false,
        throttlingBurstLimit: 50,
        throttlingRateLimit: 25,
    },
});

const domain = new aws.apigateway.DomainName("partners", {
    domainName: "partners.example.com",
    regionalCertificateArn: certificateArn,
    endpointConfiguration: { types: "REGIONAL" },
    securityPolicy: "TLS_1_2",
});
new aws.apigateway.BasePathMapping("partners", { restApi: rest.id, stageName: stage.stageName, domainName: domain.domainName });
