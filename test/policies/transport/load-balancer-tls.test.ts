import assert from "node:assert/strict";
import rule from "../../../policies/transport/load-balancer-tls";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { remedied, testResourceRule } from "../../support/rule-tests";

const CLASSIC = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy";
const secure = (sslPolicy?: string, protocol = "HTTPS"): Record<string, unknown> => ({
    port: 443,
    protocol,
    ...(sslPolicy === undefined ? {} : { sslPolicy }),
});
const redirect = (protocol?: string): Record<string, unknown> => ({
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_301", ...(protocol === undefined ? {} : { protocol }) } }],
});
const CLASSIC_BALANCER = "aws:elb/loadBalancer:LoadBalancer";
const forwarding = (...lbProtocols: readonly unknown[]): Record<string, unknown> => ({
    listeners: lbProtocols.map((lbProtocol) => ({ instancePort: 8080, instanceProtocol: "http", lbPort: 443, lbProtocol })),
});
const classic = (attributes: readonly object[]): Record<string, unknown> => ({
    policyTypeName: "SSLNegotiationPolicyType",
    policyAttributes: attributes,
});

const NATIVE_CLASSIC = "aws-native:elasticloadbalancing:LoadBalancer";
const native = (policyNames: readonly string[], reference?: string): Record<string, unknown> => ({
    listeners: [{ loadBalancerPort: "443", instancePort: "8080", protocol: "HTTPS", policyNames }],
    policies: [
        { policyName: "sticky", policyType: "LBCookieStickinessPolicyType", attributes: [{ name: "CookieExpirationPeriod", value: "60" }] },
        ...(reference === undefined
            ? []
            : [
                  {
                      policyName: "tls",
                      policyType: "SSLNegotiationPolicyType",
                      attributes: [{ name: "Reference-Security-Policy", value: reference }],
                  },
              ]),
    ],
});

testResourceRule(rule, {
    compliant: [
        {
            title: "a Classic Load Balancer of aws-native with a policy of TLS 1.2",
            type: NATIVE_CLASSIC,
            inputs: native(["tls"], "ELBSecurityPolicy-TLS-1-2-2017-01"),
        },
        {
            title: "a recommended policy",
            inputs: secure("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"),
            config: { recommended: true },
        },
        { title: "TLS 1.2 restricted", inputs: secure("ELBSecurityPolicy-TLS13-1-2-Res-2021-06") },
        { title: "the extended policies accept no older version", inputs: secure("ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06") },
        { title: "a FIPS policy", inputs: secure("ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04") },
        { title: "a policy newer than this test", inputs: secure("ELBSecurityPolicy-TLS13-1-3-PQ-2031-01", "TLS") },
        { title: "forward secrecy with TLS 1.2", inputs: secure("ELBSecurityPolicy-FS-1-2-Res-2020-10") },
        { title: "HTTP that only redirects to HTTPS", inputs: redirect("HTTPS") },
        {
            title: "a redirect on aws-native",
            type: "aws-native:elasticloadbalancingv2:Listener",
            inputs: { port: 80, protocol: "HTTP", defaultActions: [{ type: "redirect", redirectConfig: { protocol: "HTTPS" } }] },
        },
        { title: "TCP is passed through", inputs: { port: 443, protocol: "TCP" } },
        {
            title: "a gateway load balancer has no protocol",
            inputs: { loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/gwy/a/1" },
        },
        {
            title: "a classic policy that switches on TLS 1.2 alone",
            type: CLASSIC,
            inputs: classic([
                { name: "Protocol-TLSv1.2", value: "true" },
                { name: "Protocol-TLSv1", value: "false" },
            ]),
        },
        {
            title: "a classic policy by reference",
            type: CLASSIC,
            inputs: classic([{ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-TLS-1-2-2017-01" }]),
        },
        { title: "a classic balancer that passes TCP through", type: CLASSIC_BALANCER, inputs: forwarding("tcp") },
        {
            title: "a classic policy of another kind",
            type: CLASSIC,
            inputs: { policyTypeName: "AppCookieStickinessPolicyType", policyAttributes: [{ name: "CookieName", value: "c" }] },
        },
    ],
    violating: [
        {
            title: "a Classic Load Balancer of aws-native without a policy",
            type: NATIVE_CLASSIC,
            inputs: native([]),
            found: ["unset@listeners[0].policyNames"],
            mended: false,
        },
        {
            title: "a Classic Load Balancer of aws-native with an old policy",
            type: NATIVE_CLASSIC,
            inputs: native(["tls"], "ELBSecurityPolicy-2015-05"),
            found: ["old@policies[1].attributes[0]"],
            mended: false,
        },
        {
            title: "a policy that is not recommended",
            inputs: secure("ELBSecurityPolicy-TLS13-1-2-2021-06"),
            config: { recommended: true },
            found: ["notRecommended@sslPolicy"],
            mended: false,
        },
        { title: "a TLS 1.3 policy that accepts 1.0", inputs: secure("ELBSecurityPolicy-TLS13-1-0-2021-06"), found: ["old@sslPolicy"] },
        { title: "a TLS 1.3 policy that accepts 1.1", inputs: secure("ELBSecurityPolicy-TLS13-1-1-2021-06"), found: ["old@sslPolicy"] },
        { title: "a FIPS policy that accepts 1.0", inputs: secure("ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04"), found: ["old@sslPolicy"] },
        { title: "absent means the default of 2016", inputs: secure(), found: ["unset@sslPolicy"] },
        { title: "empty means absent", inputs: secure(""), found: ["unset@sslPolicy"] },
        { title: "the default of 2016 by name", inputs: secure("ELBSecurityPolicy-2016-08"), found: ["old@sslPolicy"] },
        { title: "forward secrecy of 2018", inputs: secure("ELBSecurityPolicy-FS-2018-06", "TLS"), found: ["old@sslPolicy"] },
        {
            title: "1.2 where 1.3 is asked for",
            inputs: secure("ELBSecurityPolicy-TLS13-1-2-2021-06"),
            config: { minimumVersion: "1.3" },
            found: ["old@sslPolicy"],
            mended: false,
        },
        {
            title: "HTTP that forwards",
            inputs: { port: 80, protocol: "HTTP", defaultActions: [{ type: "forward", targetGroupArn: "arn" }] },
            found: ["http@protocol"],
            mended: false,
        },
        { title: "a redirect that keeps the protocol", inputs: redirect(), found: ["http@protocol"], mended: false },
        {
            title: "an action that forwards beside one that is not known yet",
            inputs: { port: 80, protocol: "HTTP", defaultActions: [UNKNOWN, { type: "forward", targetGroupArn: "arn" }] },
            found: ["http@protocol"],
            mended: false,
        },
        {
            title: "an empty protocol means HTTP",
            inputs: { port: 80, protocol: "", defaultActions: [{ type: "forward" }] },
            found: ["http@protocol"],
            mended: false,
        },
        {
            title: "no protocol means HTTP",
            inputs: { port: 80, defaultActions: [{ type: "forward" }] },
            found: ["http@protocol"],
            mended: false,
        },
        {
            title: "a classic balancer cannot redirect: each HTTP listener is open",
            type: CLASSIC_BALANCER,
            inputs: forwarding("https", "HTTP", UNKNOWN, "http"),
            found: ["classicHttp@listeners[1].lbProtocol", "classicHttp@listeners[3].lbProtocol"],
            undetermined: ["listeners[0].lbProtocol", "listeners[2].lbProtocol"],
            mended: false,
        },
        {
            title: "a classic balancer, as a stack shows it in which nothing gives its secure listener a policy",
            type: CLASSIC_BALANCER,
            inputs: { listeners: [{ lbProtocol: "https", policyNames: [] }] },
            found: ["classicUnset@listeners[0].lbProtocol"],
            mended: false,
        },
        {
            title: "a classic balancer by the name that version 6 also has",
            type: "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
            inputs: forwarding("http"),
            found: ["classicHttp@listeners[0].lbProtocol"],
            mended: false,
        },
        {
            title: "a classic policy by the name that version 6 also has",
            type: "aws:elasticloadbalancing/loadBalancerPolicy:LoadBalancerPolicy",
            inputs: classic([{ name: "Protocol-TLSv1", value: "true" }]),
            found: ["old@policyAttributes[0]"],
            mended: false,
        },
        {
            title: "a classic policy that switches on TLS 1.0",
            type: CLASSIC,
            inputs: classic([
                { name: "Protocol-TLSv1.2", value: "true" },
                { name: "Protocol-TLSv1", value: "true" },
            ]),
            found: ["old@policyAttributes[1]"],
            mended: false,
        },
        {
            title: "a classic policy by reference to an old one",
            type: CLASSIC,
            inputs: classic([{ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-2016-08" }]),
            found: ["old@policyAttributes[0]"],
            mended: false,
        },
        {
            title: "an attribute that is unknown hides none of the others",
            type: CLASSIC,
            inputs: classic([
                { name: "Protocol-TLSv1.1", value: UNKNOWN },
                { name: "Protocol-TLSv1", value: "true" },
            ]),
            found: ["old@policyAttributes[1]"],
            mended: false,
        },
    ],
    unknown: [
        {
            title: "a classic balancer that ends TLS: its policy stands elsewhere",
            type: CLASSIC_BALANCER,
            inputs: forwarding("https", "SSL", "tcp"),
            undetermined: ["listeners[0].lbProtocol", "listeners[1].lbProtocol"],
        },
        {
            title: "an attribute is unknown, the others are new enough",
            type: CLASSIC,
            inputs: classic([
                { name: "Protocol-TLSv1.2", value: "true" },
                { name: "Protocol-TLSv1", value: UNKNOWN },
            ]),
            undetermined: ["policyAttributes[1].value"],
        },
        {
            title: "the protocol of a classic balancer is unknown",
            type: CLASSIC_BALANCER,
            inputs: forwarding(UNKNOWN),
            undetermined: ["listeners[0].lbProtocol"],
        },
        { title: "the policy is known after the deployment", inputs: secure(UNKNOWN), undetermined: ["sslPolicy"] },
        { title: "a policy whose name says nothing", inputs: secure("company-policy"), undetermined: ["sslPolicy"] },
        { title: "the protocol is unknown", inputs: { port: 80, protocol: UNKNOWN }, undetermined: ["protocol"] },
        {
            title: "one action is unknown",
            inputs: { port: 80, protocol: "HTTP", defaultActions: [UNKNOWN] },
            undetermined: ["defaultActions[0]"],
        },
    ],
    secret: [{ title: "masked by the document", inputs: secure(MASKED), undetermined: ["sslPolicy"] }],
});

describe("transport-load-balancer-tls: the fix", () => {
    for (const [before, after] of [
        ["ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"],
        ["ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04", "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04"],
        ["ELBSecurityPolicy-TLS13-1-0-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"],
        ["ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09"],
    ] as const) {
        it(`stays in the family of ${before}`, () => {
            assert.deepEqual(remedied(rule, "aws:lb/listener:Listener", secure(before)), secure(after));
        });
    }
});
