import * as aws from "@pulumi/aws";
import { http } from "./api";
import { bot, cancel } from "./functions";

// An API key says nothing of who calls.
new aws.appsync.GraphQLApi("stock", { authenticationType: "API_KEY", schema: "type Query { level(item: ID!): Int }" });

// An authorizer that no route names.
new aws.apigatewayv2.Authorizer("staff", {
    apiId: http.id,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: "https://login.example.com", audiences: ["orders"] },
});

// CloudFront does not sign what it sends to the URL, so that the URL has to be open, or nothing gets through.
const url = new aws.lambda.FunctionUrl("cancel-url", { functionName: cancel.name, authorizationType: "AWS_IAM" });
new aws.cloudfront.Distribution("cancel", {
    enabled: true,
    aliases: ["cancel.example.com"],
    origins: [
        {
            originId: "cancel",
            domainName: url.functionUrl.apply((address) => new URL(address).host),
            customOriginConfig: { httpPort: 80, httpsPort: 443, originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
        },
    ],
    defaultCacheBehavior: {
        targetOriginId: "cancel",
        viewerProtocolPolicy: "https-only",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/66666666-7777-8888-9999-000000000000",
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
    },
});

// Any URL that somebody makes for this function is open.
new aws.lambda.Permission("bot-url", {
    action: "lambda:InvokeFunctionUrl",
    function: bot.name,
    principal: "*",
    functionUrlAuthType: "NONE",
});
