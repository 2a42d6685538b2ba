/** What a CloudFront distribution's settings mean. Source: CloudFront developer guide, "Distribution settings reference". */
import { cloudFrontMinimum } from "./names";
import type { TlsVersion } from "./names";
import { isRecord, isUnknown, Undetermined } from "../values";
import type { Path, View } from "../values";

/**
 * The oldest version viewers may use, or "default certificate": then it is TLS 1.0 and no setting changes that. With a certificate of
 * one's own and no minimum, the provider's default is `TLSv1`.
 */
export function viewerMinimum(settings: View | undefined): TlsVersion | "default certificate" {
    if (settings === undefined) return "default certificate";
    const isOwn = ["acmCertificateArn", "iamCertificateId"].some((key) => settings.has(key) && settings.child(key).raw !== "");
    if (settings.boolean("cloudfrontDefaultCertificate") === true || !isOwn) return "default certificate";
    const accepts = cloudFrontMinimum(settings.string("minimumProtocolVersion") || "TLSv1");
    if (accepts === undefined) throw new Undetermined([...settings.path, "minimumProtocolVersion"], "shape");
    return accepts;
}

/** What is wrong with the way CloudFront takes to an origin, and where that stands. */
export interface OriginFault {
    readonly id: "website" | "originHttp" | "originProtocols";
    readonly where: View | Path;
}

/** What CloudFront may speak to an origin besides TLS 1.2 (CloudFront API reference, `OriginSslProtocols`). */
const OLD_PROTOCOLS: ReadonlySet<unknown> = new Set(["SSLv3", "TLSv1", "TLSv1.1"]);
const NEW_PROTOCOLS: ReadonlySet<unknown> = new Set(["TLSv1.2", "TLSv1.3"]);

/** Of an origin of a distribution; a multi-tenant distribution lists the one configuration that there may be. */
export function originFault(origin: View): OriginFault | undefined {
    const custom = origin.object("customOriginConfig") ?? origin.object("customOriginConfigs");
    if (custom === undefined) return undefined;
    const fault = connectionFault(custom);
    const website = fault?.id === "originHttp" && isWebsiteEndpoint(origin.child("domainName").raw);
    return website ? { id: "website", where: origin } : fault;
}

/** Of the settings of an origin, or of a VPC origin: `originProtocolPolicy` and `originSslProtocols`. */
export function connectionFault(settings: View): OriginFault | undefined {
    if (settings.string("originProtocolPolicy") !== "https-only")
        return { id: "originHttp", where: settings.child("originProtocolPolicy") };
    const protocols = settings.child("originSslProtocols");
    // AWS names no default.
    if (protocols.known() === undefined || protocols.raw === null) throw new Undetermined(protocols.path, "unresolved");
    // A list; of a VPC origin a list within an object.
    const names = protocols.asList().flatMap((view) => (isRecord(view.raw) ? view.list("items") : [view]));
    if (names.some(({ raw }) => OLD_PROTOCOLS.has(raw))) return { id: "originProtocols", where: protocols };
    const other = names.find((name) => !NEW_PROTOCOLS.has(name.asString()));
    if (other !== undefined) throw new Undetermined(other.path, "shape");
    return undefined;
}

/** Whether a domain name is an S3 website endpoint: `bucket.s3-website-eu-west-1.amazonaws.com`, or with a dot before the region. */
const isWebsiteEndpoint = (domain: unknown): boolean =>
    typeof domain === "string" && !isUnknown(domain) && /\.s3-website[.-][a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/.test(domain);
