/**
 * What a `Principal` element names. Sources: AWS IAM User Guide, "AWS JSON policy elements: Principal" (the forms) and "IAM
 * identifiers" (the prefixes of unique IDs, into which IAM turns the ARN of a principal that has been deleted).
 */
import { parseArn, resourceParts } from "../../arn";
import { isUnknown } from "../../values";
import type { Principals } from "./statement";
import { hasWildcard } from "./fixed";

/** One principal of a statement. `written` is the element as it stands in the document. */
export type Principal =
    /** Anybody, signed in or not. */
    | { readonly kind: "everybody"; readonly written: string }
    /** A whole account: its `root` ARN, or its twelve digits. It hands the decision on to the identity policies of that account. */
    | { readonly kind: "account"; readonly written: string; readonly account: string }
    | { readonly kind: "user" | "role" | "session" | "federatedUser"; readonly written: string; readonly account: string }
    /** An AWS service, by the name without Region and domain: `lambda`, `logs`, `batchoperations.s3`. */
    | { readonly kind: "service"; readonly written: string; readonly service: string; readonly region: string | undefined }
    /** An OpenID Connect provider; `issuer` in lower case without `https://`; no account for those built into IAM. */
    | { readonly kind: "oidc"; readonly written: string; readonly issuer: string; readonly account: string | undefined }
    | { readonly kind: "saml"; readonly written: string; readonly account: string }
    | { readonly kind: "canonicalUser"; readonly written: string }
    /** The unique ID of a user or role that is gone: nobody, until somebody saves the policy anew. */
    | { readonly kind: "deleted"; readonly written: string }
    /** A pattern. IAM takes no wildcard inside a principal, so the author cannot mean what AWS makes of it. */
    | { readonly kind: "wildcard"; readonly written: string; readonly account: string | undefined }
    /** Known only after deployment; `among`: the kind of principal it stands under. */
    | { readonly kind: "unknown"; readonly written: string; readonly among: "aws" | "service" | "federated" | "canonicalUser" }
    | { readonly kind: "other"; readonly written: string };

/** The principals of an element, each classified. */
export const principalsIn = (element: Principals): readonly Principal[] => [
    ...element.aws.map(awsPrincipal),
    ...element.service.map(servicePrincipal),
    ...element.federated.map(federatedPrincipal),
    ...element.canonicalUser.map(canonicalUser),
];

/** An element of `{"AWS": …}` or a bare `Principal`. */
export function awsPrincipal(written: string): Principal {
    if (isUnknown(written)) return { kind: "unknown", written, among: "aws" };
    if (written === "*") return { kind: "everybody", written };
    if (/^\d{12}$/.test(written)) return { kind: "account", written, account: written };
    if (/^A(?:ID|RO|GP|NP|IP|SC|3T)A[A-Z0-9]{12,124}$/.test(written)) return { kind: "deleted", written };
    const arn = parseArn(written);
    if (hasWildcard(written)) return { kind: "wildcard", written, account: arn && !hasWildcard(arn.account) ? arn.account : undefined };
    if (arn === undefined || arn.account === "") return { kind: "other", written };
    const { account } = arn;
    if (arn.service === "iam" && arn.resource === "root") return { kind: "account", written, account };
    const kind = KINDS.get(`${arn.service}:${resourceParts(arn).type ?? ""}`);
    return kind === undefined ? { kind: "other", written } : { kind, written, account };
}

const KINDS: ReadonlyMap<string, "user" | "role" | "session" | "federatedUser"> = new Map([
    ["iam:user", "user"],
    ["iam:role", "role"],
    ["sts:assumed-role", "session"],
    ["sts:federated-user", "federatedUser"],
]);

/** The DNS suffixes of the partitions under which services have their principals. */
const SUFFIXES = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".c2s.ic.gov",
    ".sc2s.sgov.gov",
    ".cloud.adc-e.uk",
    ".csp.hci.ic.gov",
    ".amazon.com",
];

const REGION = /^[a-z]{2,4}(?:-[a-z]{2,9}){1,3}-\d{1,2}$/;

/** An element of `{"Service": …}`. The Region in `logs.eu-west-1.amazonaws.com` does not make another service of it. */
export function servicePrincipal(written: string): Principal {
    if (isUnknown(written)) return { kind: "unknown", written, among: "service" };
    if (written === "*") return { kind: "everybody", written };
    if (hasWildcard(written)) return { kind: "wildcard", written, account: undefined };
    const name = written.toLowerCase();
    const suffix = SUFFIXES.find((candidate) => name.endsWith(candidate));
    const labels = (suffix === undefined ? name : name.slice(0, -suffix.length)).split(".");
    const region = labels.find((label) => REGION.test(label));
    return { kind: "service", written, service: labels.filter((label) => label !== region).join("."), region };
}

/** An element of `{"Federated": …}`: the ARN of a provider, or the domain of one that is built into IAM. */
export function federatedPrincipal(written: string): Principal {
    if (isUnknown(written)) return { kind: "unknown", written, among: "federated" };
    if (written === "*") return { kind: "everybody", written };
    if (hasWildcard(written)) return { kind: "wildcard", written, account: undefined };
    const arn = parseArn(written);
    if (arn === undefined)
        return BUILT_IN.test(written) ? { kind: "oidc", written, issuer: written, account: undefined } : { kind: "other", written };
    const { type, id } = resourceParts(arn);
    if (type === "saml-provider") return { kind: "saml", written, account: arn.account };
    if (type !== "oidc-provider") return { kind: "other", written };
    return { kind: "oidc", written, issuer: issuerOf(id), account: arn.account };
}

/** An element of `{"CanonicalUser": …}`. */
function canonicalUser(written: string): Principal {
    if (isUnknown(written)) return { kind: "unknown", written, among: "canonicalUser" };
    return written === "*" ? { kind: "everybody", written } : { kind: "canonicalUser", written };
}

const BUILT_IN =
    /^(?:accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com|cognito-identity[a-z0-9.-]{0,32}\.amazonaws\.com(?:\.cn)?)$/;

/** The issuer of a provider as it stands in condition keys, in lower case. */
export const issuerOf = (url: string): string =>
    url
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/\/$/, "");
