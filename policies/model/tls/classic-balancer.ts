/** The TLS policies of a Classic Load Balancer's listeners, which stand in resources of their own. */
import { LINKS, together } from "../stack";
import type { NodeOf } from "../stack";
import { isRecord } from "../values";

/** @pulumi/aws 6 knows them by the second name too. */
export const BALANCERS = ["aws:elb/loadBalancer:LoadBalancer", "aws:elasticloadbalancing/loadBalancer:LoadBalancer"] as const;
type Balancer = NodeOf<(typeof BALANCERS)[number]>;
/** What gives policies to the listener of a port, by `lbPort` or `loadBalancerPort`. */
type PortPolicy = NodeOf<
    | "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy"
    | "aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy"
    | "aws:elb/listenerPolicy:ListenerPolicy"
    | "aws:elasticloadbalancing/listenerPolicy:ListenerPolicy"
>;

/** The protocols of listeners that end TLS. */
export const isSecure = (protocol: string | undefined): boolean => /^(?:https|ssl)$/i.test(protocol ?? "");

/**
 * The listeners as aws-native writes them, each secure one with its `policyNames`: those that the resources of the stack give its port.
 * They are left out where a resource that may give the port one cannot be read; `undefined` where the listeners are not known.
 */
export function listenersWithPolicies(balancer: Balancer): readonly unknown[] | undefined {
    const { raw } = balancer.inputs.child("listeners");
    if (!Array.isArray(raw)) return undefined;
    const { items, unresolved } = together<PortPolicy>(
        balancer.graph.linked(LINKS.balancerNegotiationPolicies, balancer),
        balancer.graph.linked(LINKS.balancerListenerPolicies, balancer),
    );
    const ports = items.filter(givesPolicy).map(portOf);
    const isDoubtful = unresolved.length > 0 || ports.includes(undefined);
    return raw.map((listener: unknown) => {
        if (!isRecord(listener)) return listener;
        const own = wholeNumber(listener["lbPort"]);
        const isGiven = own !== undefined && ports.includes(own);
        if (!isGiven && (isDoubtful || (own === undefined && ports.length > 0))) return listener;
        return { ...listener, policyNames: isGiven ? ["of the stack"] : [] };
    });
}

/** Whether a resource names a policy: a ListenerPolicy that names none takes away what there was. */
function givesPolicy({ inputs }: PortPolicy): boolean {
    if (inputs.has("lbPort")) return true;
    const { raw } = inputs.child("policyNames");
    return raw !== undefined && raw !== null && !(Array.isArray(raw) && raw.length === 0);
}

const portOf = ({ inputs }: PortPolicy): number | undefined =>
    wholeNumber(inputs.child(inputs.has("lbPort") ? "lbPort" : "loadBalancerPort").raw);

function wholeNumber(raw: unknown): number | undefined {
    const value = typeof raw === "string" || typeof raw === "number" ? Number(raw) : Number.NaN;
    return Number.isInteger(value) ? value : undefined;
}
