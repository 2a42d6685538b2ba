import { isClassicBalancer, LISTENERS_IN_STACK } from "../kit/classic-balancer";
import { choice, flag, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { attributesMinimum, DEFAULT, isHttpsRedirect, listenerProtocol, successorOf } from "../model/tls/load-balancer";
import { isSecure } from "../model/tls/classic-balancer";
import { isOlder, loadBalancerMinimum, versionName } from "../model/tls/names";
import type { TlsVersion } from "../model/tls/names";
import { isRecommended } from "../model/tls/recommended";
import { Undetermined } from "../model/values";

/** Classic Load Balancers; @pulumi/aws 6 knows them by the second name too. */
const CLASSIC = /^aws:(?:elb|elasticloadbalancing)\//;
/** A Classic Load Balancer with its policies in line. */
const NATIVE = "aws-native:elasticloadbalancing:LoadBalancer";

export default resourceRule({
    name: "transport-load-balancer-tls",
    description: "Load balancer listeners must refuse TLS versions older than the minimum, and plain HTTP except for a redirect to HTTPS.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    why: "A listener decides which protocol its clients may speak. Without a policy AWS's API picks one that accepts TLS 1.0.",
    fix: [
        "set `sslPolicy` to a policy of the minimum or newer, such as `ELBSecurityPolicy-TLS13-1-2-Res-2021-06` for TLS 1.2 (of a Classic Load Balancer the attribute `Reference-Security-Policy` to `ELBSecurityPolicy-TLS-1-2-2017-01`), and let an HTTP listener do nothing but redirect to HTTPS.",
        "With the level `remediate` the policy of a secure listener is set; an HTTP listener is reported and left alone.",
    ],
    notes: [
        "The oldest version a policy accepts is read from its name, so new policies need no update of the pack. Listeners that pass TCP or UDP through are not judged: whoever ends the connection decides.",
        'The policy of a Classic Load Balancer\'s listener is a resource of its own: the listener is judged when the stack is known. One without a policy gets ELBSecurityPolicy-2016-08 (Elastic Load Balancing, "Update the SSL negotiation configuration of your Classic Load Balancer").',
    ],
    config: object({
        minimumVersion: choice(["1.2", "1.3"], { default: "1.2", about: "The oldest TLS version that may be accepted." }),
        recommended: flag({
            default: false,
            about: "Whether the policy must be one that AWS recommends: the list of the Security Hub control ELB.17.",
        }),
    }),
    on: [
        "aws:lb/listener:Listener",
        "aws:alb/listener:Listener",
        "aws:elasticloadbalancingv2/listener:Listener",
        "aws:applicationloadbalancing/listener:Listener",
        "aws-native:elasticloadbalancingv2:Listener",
        "aws:elb/loadBalancerPolicy:LoadBalancerPolicy",
        "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
        "aws:elb/loadBalancer:LoadBalancer",
        "aws:elasticloadbalancing/loadBalancerPolicy:LoadBalancerPolicy",
        "aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy",
        "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
        NATIVE,
    ],
    fixes: {
        http: "let the listener do nothing but redirect to HTTPS, or give it the protocol HTTPS with a certificate.",
        classicUnset:
            "give the port of the listener an `SslNegotiationPolicy`, or a `LoadBalancerPolicy` with the attribute `Reference-Security-Policy` set to `ELBSecurityPolicy-TLS-1-2-2017-01` and a `ListenerPolicy` that names it.",
        classicHttp: "give it the protocol `https` or `ssl` with a certificate, or use an Application Load Balancer, which can redirect.",
    },
    inStack: LISTENERS_IN_STACK,
    messages: {
        unset: "not set; AWS's default, ELBSecurityPolicy-2016-08, accepts TLS 1.0.",
        classicUnset: "no resource of the stack gives the listener a policy; AWS's default, ELBSecurityPolicy-2016-08, accepts TLS 1.0.",
        old: (d: { accepts: Text; minimum: Text }) => text`the policy accepts ${d.accepts}; the minimum is ${d.minimum}.`,
        notRecommended: "the policy is not one that AWS recommends.",
        http: "the listener speaks plain HTTP, and not every default action of it redirects to HTTPS.",
        classicHttp: "the listener speaks plain HTTP, and a Classic Load Balancer cannot redirect to HTTPS.",
    },
    example: {
        good: { inputs: { port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" } },
        bad: { inputs: { port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" } },
    },
    *check(listener, { config, each, found }) {
        const old = (accepts: TlsVersion): { accepts: Text; minimum: Text } => ({
            accepts: vouched(versionName(accepts), "table"),
            minimum: vouched(versionName(config.minimumVersion), "table"),
        });
        if (isClassicBalancer(listener.type) || listener.type === NATIVE) {
            yield* each(listener.as().list("listeners"), function* (view) {
                const where = view.as().child(listener.type === NATIVE ? "protocol" : "lbProtocol");
                const protocol = where.asString();
                if (protocol?.toUpperCase() === "HTTP") yield found("classicHttp", where);
                if (!isSecure(protocol)) return;
                if (listener.type !== NATIVE && !view.as().has("policyNames")) throw new Undetermined(where.path, "unresolved");
                if (view.as().list("policyNames").length > 0) return;
                yield listener.type === NATIVE ? found("unset", [...view.path, "policyNames"]) : found("classicUnset", where);
            });
        }
        if (CLASSIC.test(listener.type) || listener.type === NATIVE) {
            const policies = listener.type === NATIVE ? listener.as().list("policies") : [listener.as()];
            yield* each(isClassicBalancer(listener.type) ? [] : policies, function* (policy) {
                const attributes = attributesMinimum(policy.as(), config.minimumVersion);
                if (attributes !== undefined && isOlder(attributes.accepts, config.minimumVersion))
                    yield found("old", attributes.where, old(attributes.accepts));
            });
            return;
        }
        switch (listenerProtocol(listener.as())) {
            case "http":
                if (!isHttpsRedirect(listener.as())) yield found("http", "protocol");
                return;
            case "secure": {
                const policy = listener.string("sslPolicy") || undefined;
                const accepts = loadBalancerMinimum(policy ?? DEFAULT);
                if (accepts === undefined) throw new Undetermined(["sslPolicy"], "shape");
                if (!isOlder(accepts, config.minimumVersion)) {
                    if (config.recommended && !isRecommended("loadBalancer", policy)) yield found("notRecommended", "sslPolicy");
                } else if (policy === undefined) yield found("unset", "sslPolicy");
                else yield found("old", "sslPolicy", old(accepts));
            }
        }
    },
    remedy(listener, { resource }) {
        if (CLASSIC.test(resource.type) || resource.type === NATIVE || listenerProtocol(resource.as()) !== "secure") return;
        const policy = resource.string("sslPolicy") || DEFAULT;
        const accepts = loadBalancerMinimum(policy);
        if (accepts === undefined || !isOlder(accepts, "1.2")) return;
        listener.sslPolicy = successorOf(policy);
    },
});
