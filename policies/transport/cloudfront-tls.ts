import { choice, flag, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { literal, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { connectionFault, originFault, viewerMinimum } from "../model/tls/cloudfront";
import { isOlder, versionName } from "../model/tls/names";
import type { TlsVersion } from "../model/tls/names";
import { isRecommended } from "../model/tls/recommended";
import { Undetermined } from "../model/values";

const MULTITENANT = "aws:cloudfront/multitenantDistribution:MultitenantDistribution";
const NATIVE = "aws-native:cloudfront:Distribution";
const VPC_ORIGINS = ["aws:cloudfront/vpcOrigin:VpcOrigin", "aws-native:cloudfront:VpcOrigin"];
const named = (version: TlsVersion): Text => vouched(versionName(version), "table");

const ORIGIN = {
    originId: "api",
    domainName: "api.example.com",
    customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
};

export default resourceRule({
    name: "transport-cloudfront-tls",
    description:
        "CloudFront distributions must refuse TLS versions older than the minimum and plain HTTP from viewers, and must reach their origins over TLS 1.2.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    why: "A distribution stands between the viewers and the function's API: the connection is only as safe as what the distribution accepts on either side.",
    fix: [
        "use a certificate of your own with `minimumProtocolVersion` `TLSv1.2_2021` or newer, `redirect-to-https` or `https-only` for every behavior, and `https-only` with `TLSv1.2` alone for every origin.",
    ],
    notes: [
        "With the default certificate (`*.cloudfront.net`) CloudFront accepts TLS 1.0 whatever `minimumProtocolVersion` says.",
        "A multi-tenant distribution without a certificate is not judged by it: viewers reach its tenants, which bring theirs.",
    ],
    config: object({
        minimumVersion: choice(["1.2", "1.3"], { default: "1.2", about: "The oldest TLS version that viewers may use." }),
        recommended: flag({
            default: false,
            about: "Whether the policy must be one that AWS recommends: the list of the Security Hub control CloudFront.15.",
        }),
    }),
    on: ["aws:cloudfront/distribution:Distribution", MULTITENANT, NATIVE, ...VPC_ORIGINS],
    fixes: {
        defaultCertificate: "use a certificate of your own with `minimumProtocolVersion` `TLSv1.2_2021` or newer.",
        old: "set `minimumProtocolVersion` to `TLSv1.2_2021` or newer, with a certificate of your own.",
        viewerHttp: "set `viewerProtocolPolicy` to `redirect-to-https` or `https-only`.",
        originHttp: "set `originProtocolPolicy` to `https-only`, with `TLSv1.2` alone in `originSslProtocols`.",
        originProtocols: "set `originSslProtocols` to `TLSv1.2` alone.",
        website: "take the bucket's REST endpoint as the origin, with an origin access control.",
    },
    messages: {
        defaultCertificate: "with CloudFront's default certificate viewers may use TLS 1.0, whatever minimum is set.",
        old: (d: { accepts: Text; minimum: Text; isSet: boolean }) =>
            text`${d.isSet ? literal("") : literal("not set; by AWS's default ")}viewers may use ${d.accepts}; the minimum is ${d.minimum}.`,
        notRecommended: "the viewers' security policy is not one that AWS recommends.",
        viewerHttp: "viewers may use plain HTTP.",
        originHttp: "CloudFront may reach this origin over plain HTTP.",
        originProtocols: "CloudFront may reach this origin with a version older than TLS 1.2.",
        website: "an S3 website endpoint speaks only plain HTTP.",
    },
    example: {
        good: {
            inputs: {
                viewerCertificate: {
                    acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
                    minimumProtocolVersion: "TLSv1.2_2021",
                    sslSupportMethod: "sni-only",
                },
                defaultCacheBehavior: { targetOriginId: "api", viewerProtocolPolicy: "redirect-to-https" },
                origins: [ORIGIN],
            },
        },
        bad: {
            inputs: {
                viewerCertificate: { cloudfrontDefaultCertificate: true },
                defaultCacheBehavior: { targetOriginId: "api", viewerProtocolPolicy: "redirect-to-https" },
                origins: [ORIGIN],
            },
        },
    },
    *check(distribution, { config, each, found }) {
        if (VPC_ORIGINS.includes(distribution.type)) {
            const settings = distribution.as().object("vpcOriginEndpointConfig");
            const fault = settings && connectionFault(settings);
            if (fault !== undefined) yield found(fault.id, fault.where);
            return;
        }
        const view = distribution.type === NATIVE ? distribution.as().child("distributionConfig") : distribution.as();
        yield* each(["viewerCertificate"], function* (property) {
            const certificate = view.object(property);
            const accepts = viewerMinimum(certificate);
            const place = certificate ?? view.child(property);
            const where = [...place.path, "minimumProtocolVersion"];
            const isSet = place.as().has("minimumProtocolVersion");
            if (accepts === "default certificate") {
                // It has no endpoint of its own (CloudFront developer guide, "Understand how multi-tenant distributions work").
                if (distribution.type === MULTITENANT || view.string("connectionMode") === "tenant-only")
                    throw new Undetermined(place.path, "unresolved");
                yield found("defaultCertificate", place);
            } else if (isOlder(accepts, config.minimumVersion))
                yield found("old", where, { accepts: named(accepts), minimum: named(config.minimumVersion), isSet });
            else if (config.recommended && !isRecommended("cloudFront", place.as().string("minimumProtocolVersion")))
                yield found("notRecommended", where);
        });
        yield* each(["defaultCacheBehavior", "orderedCacheBehaviors", "cacheBehaviors"], function* (property) {
            yield* each(view.list(property), function* (behavior) {
                if (behavior.as().string("viewerProtocolPolicy") === "allow-all")
                    yield found("viewerHttp", [...behavior.path, "viewerProtocolPolicy"]);
            });
        });
        yield* each(["origins"], function* (property) {
            yield* each(view.list(property), function* (origin) {
                const fault = originFault(origin.as());
                if (fault !== undefined) yield found(fault.id, fault.where);
            });
        });
    },
});
