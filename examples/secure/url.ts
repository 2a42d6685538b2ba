import * as aws from "@pulumi/aws";
import { list } from "./functions";

// A function URL that nobody reaches but through the distribution, which signs what it sends.
const url = new aws.lambda.FunctionUrl("list", { functionName: list.function.name, authorizationType: "AWS_IAM" });
const control = new aws.cloudfront.OriginAccessControl("list", {
    name: "orders-list",
    originAccessControlOriginType: "lambda",
    signingBehavior: "always",
    signingProtocol: "sigv4",
});
const distribution = new aws.cloudfront.Distribution("list", {
    enabled: true,
    aliases: ["list.example.com"],
    origins: [
        {
            originId: "list",
            domainName: url.functionUrl.apply((address) => new URL(address).host),
            originAccessControlId: control.id,
            customOriginConfig: { httpPort: 80, httpsPort: 443, originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
        },
    ],
    defaultCacheBehavior: {
        targetOriginId: "list",
        viewerProtocolPolicy: "https-only",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        // AWS's "CachingDisabled": answers are for one customer.
        cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/66666666-7777-8888-9999-000000000000",
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
    },
});
for (const action of ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"]) {
    new aws.lambda.Permission(`list-${action === "lambda:InvokeFunction" ? "call" : "url"}`, {
        action,
        function: list.function.name,
        principal: "cloudfront.amazonaws.com",
        sourceArn: distribution.arn,
        ...(action === "lambda:InvokeFunction" ? { invokedViaFunctionUrl: true } : { functionUrlAuthType: "AWS_IAM" }),
    });
}
