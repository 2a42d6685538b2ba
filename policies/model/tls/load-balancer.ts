/** Listeners of Application and Network Load Balancers, and the policies of Classic ones. */
import { classicMinimum, isOlder } from "./names";
import type { TlsVersion } from "./names";
import { anyOf, Doubts } from "../doubts";
import { Undetermined } from "../values";
import type { Path, View } from "../values";

/** What the API gives a secure listener without a policy; the console's default is newer (Elastic Load Balancing, "CreateListener"). */
export const DEFAULT = "ELBSecurityPolicy-2016-08";

/**
 * How clients reach a listener: over TLS that it ends (HTTPS, TLS), over plain HTTP, or passed through. An Application Load Balancer
 * listener without a protocol speaks HTTP; a Gateway Load Balancer listener has neither protocol nor port.
 */
export function listenerProtocol(listener: View): "secure" | "http" | "through" {
    const protocol = listener.string("protocol")?.toUpperCase() || undefined;
    if (protocol === "HTTPS" || protocol === "TLS") return "secure";
    if (protocol === "HTTP" || (protocol === undefined && listener.has("port") && !listener.has("certificateArn"))) return "http";
    return protocol === undefined && listener.has("certificateArn") ? "secure" : "through";
}

/**
 * Whether every default action of a listener is a redirect to HTTPS. `#{protocol}`, the default of a redirect, keeps HTTP.
 * @throws Undetermined where an action cannot be read, and none of the others is something else.
 */
export function isHttpsRedirect(listener: View): boolean {
    const actions = listener.list("defaultActions");
    return !anyOf(actions, (action) => !redirectsToHttps(action.as())) && actions.length > 0;
}

function redirectsToHttps(action: View): boolean {
    if (action.string("type") !== "redirect") return false;
    const redirect = action.object(action.has("redirectConfig") ? "redirectConfig" : "redirect");
    return redirect?.string("protocol") === "HTTPS";
}

const PROTOCOLS: Readonly<Record<string, TlsVersion>> = {
    "Protocol-SSLv2": "ssl3",
    "Protocol-SSLv3": "ssl3",
    "Protocol-TLSv1": "1.0",
    "Protocol-TLSv1.1": "1.1",
    "Protocol-TLSv1.2": "1.2",
};

/**
 * The oldest version that the attributes of a Classic Load Balancer's policy switch on, or that the predefined policy they refer to
 * accepts; undefined for a policy of another kind.
 * @throws Undetermined where an attribute cannot be read, and none of the others switches on a version older than `minimum`.
 */
export function attributesMinimum(policy: View, minimum: TlsVersion): { readonly accepts: TlsVersion; readonly where: Path } | undefined {
    // Of aws-native the type is `policyType`, and stands beside those of other kinds.
    const kind = policy.string("policyTypeName") ?? policy.string("policyType");
    if (kind !== undefined && kind !== "SSLNegotiationPolicyType") return undefined;
    const property = policy.has("policyAttributes") ? "policyAttributes" : "attributes";
    let oldest: { accepts: TlsVersion; where: Path } | undefined;
    const doubts = new Doubts();
    for (const view of policy.list(property)) {
        const accepts = doubts.ask(() => acceptedBy(view.as()));
        if (accepts !== undefined && (oldest === undefined || isOlder(accepts, oldest.accepts))) oldest = { accepts, where: view.path };
    }
    if (oldest === undefined || !isOlder(oldest.accepts, minimum)) doubts.rethrow();
    return oldest;
}

function acceptedBy(attribute: View): TlsVersion | undefined {
    const name = attribute.string("name");
    if (name === "Reference-Security-Policy") {
        const reference = attribute.string("value");
        const accepts = reference === undefined ? undefined : classicMinimum(reference);
        if (accepts === undefined) throw new Undetermined([...attribute.path, "value"], "shape");
        return accepts;
    }
    const version = name !== undefined && Object.hasOwn(PROTOCOLS, name) ? PROTOCOLS[name] : undefined;
    return version !== undefined && attribute.boolean("value") === true ? version : undefined;
}

/** The restricted policy for TLS 1.2 and 1.3 of the same family: FIPS modules and post-quantum key exchange are kept. */
export function successorOf(policy: string): string {
    if (policy.includes("-FIPS-PQ-")) return "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09";
    if (policy.includes("-FIPS-")) return "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04";
    return policy.includes("-PQ-") ? "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" : "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";
}
