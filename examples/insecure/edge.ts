import * as aws from "@pulumi/aws";
import { http } from "./api";
import { list } from "./functions";

const balancer = new aws.lb.LoadBalancer("shop", {
    loadBalancerType: "application",
    subnets: ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"],
});
const group = new aws.lb.TargetGroup("shop", { targetType: "lambda" });
// In clear.
new aws.lb.Listener("shop-http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
});
// TLS 1.0.
new aws.lb.Listener("shop-https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-2016-08",
    certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
});
new aws.lambda.Permission("list-shop", {
    action: "lambda:InvokeFunction",
    function: list.name,
    principal: "elasticloadbalancing.amazonaws.com",
    sourceArn: group.arn,
});

// CloudFront's own certificate is served with TLS 1.0 whatever is asked for; viewers may come in clear.
new aws.cloudfront.Distribution("shop", {
    enabled: true,
    origins: [
        {
            originId: "api",
            domainName: http.apiEndpoint.apply((endpoint) => endpoint.replace("https://", "")),
            customOriginConfig: {
                httpPort: 80,
                httpsPort: 443,
                originProtocolPolicy: "match-viewer",
                originSslProtocols: ["TLSv1", "TLSv1.2"],
            },
        },
    ],
    defaultCacheBehavior: {
        targetOriginId: "api",
        viewerProtocolPolicy: "allow-all",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        forwardedValues: { queryString: false, cookies: { forward: "none" } },
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
});
