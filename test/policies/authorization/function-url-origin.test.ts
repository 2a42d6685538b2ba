import rule from "../../../policies/authorization/function-url-origin";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { of } from "./apis";

const HOST = "abcdefghijklmnop.lambda-url.eu-west-1.on.aws";
const url = of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: "f", authorizationType: "AWS_IAM" }, { host: HOST });
const bucket = of("aws:s3/bucket:Bucket")("site", { bucket: "site" }, { bucketRegionalDomainName: "site.s3.eu-west-1.amazonaws.com" });
const control = (more: object = {}): ExampleResource =>
    of("aws:cloudfront/originAccessControl:OriginAccessControl")("control", {
        name: "c",
        originAccessControlOriginType: "lambda",
        signingBehavior: "always",
        signingProtocol: "sigv4",
        ...more,
    });
const customOriginConfig = { originProtocolPolicy: "https-only" };
const origin = (more: object = {}): object => ({ originId: "f", domainName: ref("url", "host"), customOriginConfig, ...more });
const signed = { originAccessControlId: ref("control", "id") };
const distribution = (...origins: readonly unknown[]): ExampleResource =>
    of("aws:cloudfront/distribution:Distribution")("cdn", { enabled: true, origins });
const native = (...origins: readonly unknown[]): ExampleResource =>
    of("aws-native:cloudfront:Distribution")("cdn", { distributionConfig: { enabled: true, origins } });
const all = ["deployed", "document"] as const;

testStackRule(rule, {
    compliant: [
        { title: "requests are signed", resources: [url, control(), distribution(origin(signed))] },
        {
            title: "aws-native",
            resources: [
                url,
                of("aws-native:cloudfront:OriginAccessControl")("control", {
                    originAccessControlConfig: { name: "c", originAccessControlOriginType: "lambda", signingBehavior: "always" },
                }),
                native(origin(signed)),
            ],
        },
        { title: "another origin", resources: [distribution({ originId: "a", domainName: "api.example.com", customOriginConfig })] },
        {
            title: "a bucket that is not known yet",
            resources: [bucket, distribution({ originId: "b", domainName: ref("site", "bucketRegionalDomainName") })],
        },
        { title: "no distribution", resources: [url] },
    ],
    violating: [
        { title: "no control", resources: [url, distribution(origin())], found: ["unsigned@origins[0]"] },
        {
            title: "an empty control",
            resources: [url, distribution(origin({ originAccessControlId: "" }))],
            found: ["unsigned@origins[0]"],
        },
        {
            title: "a control for buckets",
            resources: [url, control({ originAccessControlOriginType: "s3" }), distribution(origin(signed))],
            found: ["unsigned@origins[0]"],
        },
        {
            title: "a control that never signs",
            resources: [url, control({ signingBehavior: "never" }), distribution(origin(signed))],
            found: ["unsigned@origins[0]"],
        },
        {
            title: "a control that viewers may override",
            resources: [url, control({ signingBehavior: "no-override" }), distribution(origin(signed))],
            found: ["unsigned@origins[0]"],
        },
        {
            title: "a URL of another stack, by its host",
            resources: [distribution(origin({ domainName: HOST }))],
            found: ["unsigned@origins[0]"],
        },
        {
            title: "beside a bucket, which is no custom origin",
            resources: [url, bucket, distribution({ originId: "b", domainName: ref("site", "bucketRegionalDomainName") }, origin())],
            found: ["unsigned@origins[1]"],
        },
        { title: "aws-native", resources: [url, native(origin())], found: ["unsigned@distributionConfig.origins[0]"] },
    ],
    unknown: [
        {
            title: "the control of another stack",
            resources: [url, distribution(origin({ originAccessControlId: "E1A2B3C4D5E6F7" }))],
            undetermined: ["origins[0].originAccessControlId"],
        },
        {
            title: "how the control signs",
            resources: [url, control({ signingBehavior: UNKNOWN }), distribution(origin(signed))],
            undetermined: ["origins[0].originAccessControlId"],
        },
        {
            title: "the origins, without a word of what they were made from",
            resources: [url, of("aws:cloudfront/distribution:Distribution")("cdn", { origins: UNKNOWN })],
            undetermined: ["origins"],
        },
        {
            title: "the host, without a word of what it was made from",
            resources: [distribution(origin({ domainName: UNKNOWN }))],
            undetermined: ["origins[0]"],
        },
        {
            title: "which of two hosts is the URL",
            resources: [
                url,
                bucket,
                distribution(origin(), { originId: "b", domainName: ref("site", "bucketRegionalDomainName"), customOriginConfig }),
            ],
            modes: ["preview"],
            undetermined: ["origins[0]"],
        },
    ],
    secret: [
        {
            title: "the origins",
            resources: [of("aws:cloudfront/distribution:Distribution")("cdn", { origins: MASKED })],
            modes: all,
            undetermined: ["origins"],
        },
    ],
});
