/** The TLS policies of a Classic Load Balancer's listeners, which stand in resources of their own. */
import { LINKS } from "../stack";
import type { Node } from "../stack";
import { isRecord } from "../values";

/** The protocols of listeners that end TLS. */
export const isSecure = (protocol: string | undefined): boolean => /^(?:https|ssl)$/i.test(protocol ?? "");

/**
 * The listeners as aws-native writes them, each secure one with its `policyNames`: those that the resources of the stack give its port.
 * They are left out where a resource that may give the port one cannot be read; `undefined` where the listeners are not known.
 */
export function listenersWithPolicies(balancer: Node): readonly unknown[] | undefined {
    const { raw } = balancer.inputs.child("listeners");
    if (!Array.isArray(raw)) return undefined;
    const links = [LINKS.balancerNegotiationPolicies, LINKS.balancerListenerPolicies].map((link) => balancer.graph.linked(link, balancer));
    const ports = links.flatMap(({ items }) => items.filter(givesPolicy).map(portOf));
    const isDoubtful = links.some(({ unresolved }) => unresolved.length > 0) || ports.includes(undefined);
    return raw.map((listener: unknown) => {
        if (!isRecord(listener)) return listener;
        const own = wholeNumber(listener["lbPort"]);
        const isGiven = own !== undefined && ports.includes(own);
        if (!isGiven && (isDoubtful || (own === undefined && ports.length > 0))) return listener;
        return { ...listener, policyNames: isGiven ? ["of the stack"] : [] };
    });
}

/** Whether a resource names a policy: a ListenerPolicy that names none takes away what there was. */
function givesPolicy({ inputs }: Node): boolean {
    if (inputs.has("lbPort")) return true;
    const { raw } = inputs.child("policyNames");
    return raw !== undefined && raw !== null && !(Array.isArray(raw) && raw.length === 0);
}

const portOf = ({ inputs }: Node): number | undefined =>
    wholeNumber(inputs.child(inputs.has("lbPort") ? "lbPort" : "loadBalancerPort").raw);

function wholeNumber(raw: unknown): number | undefined {
    const value = typeof raw === "string" || typeof raw === "number" ? Number(raw) : Number.NaN;
    return Number.isInteger(value) ? value : undefined;
}
