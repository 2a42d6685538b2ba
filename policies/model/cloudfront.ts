/** What a CloudFront distribution's settings mean. Source: CloudFront developer guide, "Distribution settings reference". */
import { cloudFrontMinimum } from "./tls";
import type { TlsVersion } from "./tls";
import { Undetermined } from "./values";
import type { View } from "./values";

/**
 * The oldest version viewers may use, or "default certificate": then it is TLS 1.0 and no setting changes that. With a certificate of
 * one's own and no minimum, the provider's default is `TLSv1`.
 */
export function viewerMinimum(certificate: View): TlsVersion | "default certificate" {
    const settings = certificate.asObject();
    if (settings === undefined) return "default certificate";
    const isOwn = ["acmCertificateArn", "iamCertificateId"].some((key) => settings.has(key) && settings.child(key).raw !== "");
    if (settings.boolean("cloudfrontDefaultCertificate") === true || !isOwn) return "default certificate";
    const accepts = cloudFrontMinimum(settings.string("minimumProtocolVersion") || "TLSv1");
    if (accepts === undefined) throw new Undetermined([...certificate.path, "minimumProtocolVersion"], "shape");
    return accepts;
}

/** Whether a domain name is an S3 website endpoint: `bucket.s3-website-eu-west-1.amazonaws.com`, or with a dot before the region. */
export const isWebsiteEndpoint = (domain: string | undefined): boolean =>
    domain !== undefined && /\.s3-website[.-][a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/.test(domain);
