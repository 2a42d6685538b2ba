import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { certificateArn } from "./api";
import { list } from "./functions";
import { customers } from "./identity";

const balancer = new aws.lb.LoadBalancer("shop", {
    loadBalancerType: "application",
    subnets: ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"],
    dropInvalidHeaderFields: true,
    enableDeletionProtection: true,
});
const group = new aws.lb.TargetGroup("shop", { targetType: "lambda" });
new aws.lb.Listener("shop-http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
});
new aws.lb.Listener("shop-https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    certificateArn,
    defaultActions: [
        {
            type: "jwt-validation",
            order: 1,
            jwtValidation: {
                issuer: pulumi.interpolate`https://${customers.endpoint}`,
                jwksEndpoint: pulumi.interpolate`https://${customers.endpoint}/.well-known/jwks.json`,
            },
        },
        { type: "forward", order: 2, targetGroupArn: group.arn },
    ],
});
new aws.lambda.Permission("list-shop", {
    action: "lambda:InvokeFunction",
    function: list.function.name,
    principal: "elasticloadbalancing.amazonaws.com",
    sourceArn: group.arn,
});

new aws.cloudfront.Distribution("shop", {
    enabled: true,
    aliases: ["shop.example.com"],
    origins: [
        {
            originId: "api",
            domainName: "orders.example.com",
            customOriginConfig: { httpPort: 80, httpsPort: 443, originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
        },
    ],
    defaultCacheBehavior: {
        targetOriginId: "api",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
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
