import rule from "../../../policies/transport/cloudfront-tls";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const MULTITENANT = "aws:cloudfront/multitenantDistribution:MultitenantDistribution";
const NATIVE = "aws-native:cloudfront:Distribution";
const certificate = { acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1", minimumProtocolVersion: "TLSv1.2_2021" };
const behavior = { targetOriginId: "api", viewerProtocolPolicy: "redirect-to-https" };
const origin = {
    originId: "api",
    domainName: "api.example.com",
    customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
};
const distribution = (changes: Record<string, unknown>): Record<string, unknown> => ({
    viewerCertificate: certificate,
    defaultCacheBehavior: behavior,
    origins: [origin],
    ...changes,
});
const viewer = (changes: Record<string, unknown>): Record<string, unknown> =>
    distribution({ viewerCertificate: { ...certificate, ...changes } });
const custom = (changes: Record<string, unknown>): Record<string, unknown> =>
    distribution({ origins: [{ ...origin, customOriginConfig: { ...origin.customOriginConfig, ...changes } }] });

const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const vpcOrigin = (changes: Record<string, unknown>): Record<string, unknown> => ({
    vpcOriginEndpointConfig: {
        name: "orders",
        originProtocolPolicy: "https-only",
        originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
        ...changes,
    },
});

testResourceRule(rule, {
    compliant: [
        { title: "a recommended policy", inputs: distribution({}), config: { recommended: true } },
        { title: "everything as it should be", inputs: distribution({}) },
        { title: "the policy of 2025", inputs: viewer({ minimumProtocolVersion: "TLSv1.2_2025" }) },
        { title: "TLS 1.3 alone", inputs: viewer({ minimumProtocolVersion: "TLSv1.3_2025" }), config: { minimumVersion: "1.3" } },
        { title: "everything as it should be, of aws-native", type: NATIVE, inputs: { distributionConfig: distribution({}) } },
        {
            title: "a multi-tenant distribution with a certificate",
            type: MULTITENANT,
            inputs: distribution({ cacheBehaviors: [behavior] }),
        },
        { title: "a VPC origin over TLS 1.2", type: VPC_ORIGIN, inputs: vpcOrigin({}) },
        {
            title: "a VPC origin of aws-native, which lists its protocols",
            type: "aws-native:cloudfront:VpcOrigin",
            inputs: vpcOrigin({ originSslProtocols: ["TLSv1.2"] }),
        },
        { title: "TLS 1.3 to the origin is not older than 1.2", inputs: custom({ originSslProtocols: ["TLSv1.2", "TLSv1.3"] }) },
        { title: "blocks that stand in a list of one", inputs: distribution({ viewerCertificate: [certificate] }) },
        {
            title: "an S3 origin has no protocol settings",
            inputs: distribution({
                origins: [{ originId: "s3", domainName: "b.s3.eu-west-1.amazonaws.com", originAccessControlId: "E1" }],
            }),
        },
    ],
    violating: [
        {
            title: "a policy that is not recommended",
            inputs: viewer({ minimumProtocolVersion: "TLSv1.2_2018" }),
            config: { recommended: true },
            found: ["notRecommended@viewerCertificate.minimumProtocolVersion"],
        },
        {
            title: "the default certificate",
            inputs: distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
            found: ["defaultCertificate@viewerCertificate"],
        },
        {
            title: "the default certificate whatever minimum is set",
            inputs: viewer({ cloudfrontDefaultCertificate: true }),
            found: ["defaultCertificate@viewerCertificate"],
        },
        {
            title: "no certificate block",
            inputs: distribution({ viewerCertificate: null }),
            found: ["defaultCertificate@viewerCertificate"],
        },
        {
            title: "a certificate without a minimum",
            inputs: distribution({ viewerCertificate: { iamCertificateId: "ASCA" } }),
            found: ["old@viewerCertificate.minimumProtocolVersion"],
        },
        {
            title: "an empty minimum",
            inputs: viewer({ minimumProtocolVersion: "" }),
            found: ["old@viewerCertificate.minimumProtocolVersion"],
        },
        {
            title: "TLS 1.1",
            inputs: viewer({ minimumProtocolVersion: "TLSv1.1_2016" }),
            found: ["old@viewerCertificate.minimumProtocolVersion"],
        },
        { title: "SSL 3", inputs: viewer({ minimumProtocolVersion: "SSLv3" }), found: ["old@viewerCertificate.minimumProtocolVersion"] },
        {
            title: "plain HTTP from viewers",
            inputs: distribution({ defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
            found: ["viewerHttp@defaultCacheBehavior.viewerProtocolPolicy"],
        },
        {
            title: "plain HTTP in an ordered behavior",
            inputs: distribution({ orderedCacheBehaviors: [behavior, { viewerProtocolPolicy: "allow-all" }] }),
            found: ["viewerHttp@orderedCacheBehaviors[1].viewerProtocolPolicy"],
        },
        {
            title: "the default certificate and plain HTTP, of aws-native",
            type: NATIVE,
            inputs: {
                distributionConfig: distribution({
                    viewerCertificate: { cloudFrontDefaultCertificate: true },
                    cacheBehaviors: [{ viewerProtocolPolicy: "allow-all" }],
                }),
            },
            found: [
                "viewerHttp@distributionConfig.cacheBehaviors[0].viewerProtocolPolicy",
                "defaultCertificate@distributionConfig.viewerCertificate",
            ],
        },
        {
            title: "what the viewer spoke to the origin",
            inputs: custom({ originProtocolPolicy: "match-viewer" }),
            found: ["originHttp@origins[0].customOriginConfig.originProtocolPolicy"],
        },
        {
            title: "plain HTTP to an origin of a multi-tenant distribution",
            type: MULTITENANT,
            inputs: distribution({
                origins: [
                    { id: "api", domainName: "api.example.com", customOriginConfigs: [{ originProtocolPolicy: "http-only" }] },
                    { id: "s3", domainName: "b.s3.eu-west-1.amazonaws.com", originAccessControlId: "E1" },
                ],
            }),
            found: ["originHttp@origins[0].customOriginConfigs[0].originProtocolPolicy"],
        },
        {
            title: "plain HTTP to an origin whose name is not known yet",
            inputs: distribution({
                origins: [{ ...origin, domainName: UNKNOWN, customOriginConfig: { originProtocolPolicy: "http-only" } }],
            }),
            found: ["originHttp@origins[0].customOriginConfig.originProtocolPolicy"],
        },
        {
            title: "an old protocol to the origin beside one that is not known yet",
            inputs: custom({ originSslProtocols: [UNKNOWN, "TLSv1"] }),
            found: ["originProtocols@origins[0].customOriginConfig.originSslProtocols"],
        },
        {
            title: "plain HTTP to a VPC origin",
            type: VPC_ORIGIN,
            inputs: vpcOrigin({ originProtocolPolicy: "http-only" }),
            found: ["originHttp@vpcOriginEndpointConfig.originProtocolPolicy"],
        },
        {
            title: "TLS 1.0 to a VPC origin",
            type: VPC_ORIGIN,
            inputs: vpcOrigin({ originSslProtocols: { items: ["TLSv1", "TLSv1.2"], quantity: 2 } }),
            found: ["originProtocols@vpcOriginEndpointConfig.originSslProtocols"],
        },
        {
            title: "TLS 1.1 to the origin",
            inputs: custom({ originSslProtocols: ["TLSv1.1", "TLSv1.2"] }),
            found: ["originProtocols@origins[0].customOriginConfig.originSslProtocols"],
        },
        {
            title: "an S3 website origin",
            inputs: distribution({
                origins: [
                    {
                        ...origin,
                        domainName: "b.s3-website-eu-west-1.amazonaws.com",
                        customOriginConfig: { originProtocolPolicy: "http-only", originSslProtocols: ["TLSv1.2"] },
                    },
                ],
            }),
            found: ["website@origins[0]"],
        },
    ],
    unknown: [
        {
            title: "the tenants of a multi-tenant distribution bring their certificates",
            type: MULTITENANT,
            inputs: distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
            undetermined: ["viewerCertificate"],
        },
        {
            title: "the same of aws-native",
            type: NATIVE,
            inputs: { distributionConfig: distribution({ connectionMode: "tenant-only", viewerCertificate: undefined }) },
            undetermined: ["distributionConfig.viewerCertificate"],
        },
        {
            title: "a protocol to the origin that AWS added later",
            inputs: custom({ originSslProtocols: ["TLSv2"] }),
            undetermined: ["origins[0].customOriginConfig.originSslProtocols[0]"],
        },
        {
            title: "all origins, beside a behavior that is known",
            inputs: distribution({ origins: UNKNOWN, defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
            undetermined: ["origins"],
            found: ["viewerHttp@defaultCacheBehavior.viewerProtocolPolicy"],
        },
        {
            title: "an origin that does not say its protocols",
            inputs: distribution({ origins: [{ ...origin, customOriginConfig: { originProtocolPolicy: "https-only" } }] }),
            undetermined: ["origins[0].customOriginConfig.originSslProtocols"],
        },
        {
            title: "a certificate known after the deployment is one's own",
            inputs: distribution({ viewerCertificate: { ...certificate, acmCertificateArn: UNKNOWN } }),
            undetermined: [],
        },
        {
            title: "the minimum is unknown, the rest is judged",
            inputs: { ...viewer({ minimumProtocolVersion: UNKNOWN }), defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } },
            undetermined: ["viewerCertificate.minimumProtocolVersion"],
            found: ["viewerHttp@defaultCacheBehavior.viewerProtocolPolicy"],
        },
        {
            title: "one origin of two is unknown",
            inputs: distribution({ origins: [UNKNOWN, { ...origin, customOriginConfig: { originProtocolPolicy: "http-only" } }] }),
            undetermined: ["origins[0]"],
            found: ["originHttp@origins[1].customOriginConfig.originProtocolPolicy"],
        },
        {
            title: "a minimum that AWS added after the data's date",
            inputs: viewer({ minimumProtocolVersion: "TLSv1.4_2030" }),
            undetermined: ["viewerCertificate.minimumProtocolVersion"],
        },
    ],
    secret: [
        {
            title: "masked by the document",
            inputs: viewer({ minimumProtocolVersion: MASKED }),
            undetermined: ["viewerCertificate.minimumProtocolVersion"],
        },
    ],
});
