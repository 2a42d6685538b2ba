/** APIs, and what is set for their stages and methods. */
import { functionWith, times } from "../documents";
import type { Family } from "../family";
import { made, READING, related } from "./related";

export const APIS: readonly Family[] = [
    related("routes and integrations of one API", 1900, (count) => [
        made("aws:apigatewayv2/api:Api", "api", { protocolType: "HTTP", name: "api" }),
        ...times(count, (at) =>
            made("aws:apigatewayv2/integration:Integration", `i${at}`, {
                apiId: "api",
                integrationType: "HTTP_PROXY",
                integrationUri: `http://h${at}.internal`,
            }),
        ),
        ...times(count, (at) =>
            made("aws:apigatewayv2/route:Route", `r${at}`, { apiId: "api", routeKey: `GET /p${at}`, target: `integrations/i${at}` }),
        ),
    ]),
    related("permissions of one function", 900, (count) => [
        functionWith("f", {}),
        ...times(count, (at) =>
            made("aws:lambda/permission:Permission", `p${at}`, {
                function: "f",
                action: "lambda:InvokeFunction",
                principal: "apigateway.amazonaws.com",
                sourceArn: `arn:aws:execute-api:eu-west-1:123456789012:a${at}/*`,
            }),
        ),
    ]),
    related("listeners of one load balancer", 1000, (count) => [
        made("aws:lb/loadBalancer:LoadBalancer", "lb", { name: "lb", loadBalancerType: "application" }),
        ...times(count, (at) =>
            made("aws:lb/listener:Listener", `l${at}`, {
                loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/lb/1",
                port: at,
                protocol: "HTTP",
                defaultActions: [{ type: "forward" }],
            }),
        ),
    ]),
    related("statements and blocks of one bucket", 1700, (count) => [
        made("aws:s3/bucket:Bucket", "b", { bucket: "b" }),
        ...times(count, (at) => made("aws:s3/bucketPolicy:BucketPolicy", `p${at}`, { bucket: "b", policy: READING })),
        ...times(count, (at) =>
            made("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", `x${at}`, { bucket: "b", blockPublicAcls: true }),
        ),
    ]),
];
