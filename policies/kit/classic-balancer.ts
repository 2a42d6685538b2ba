/** Classic Load Balancers, whose listeners get their TLS policies by resources of their own. */
import { isOneOf } from "../model/stack";
import { BALANCERS, listenersWithPolicies } from "../model/tls/classic-balancer";
import type { InStack } from "./rule";

/** Whether a type is that of a Classic Load Balancer of the `aws` provider. */
export const isClassicBalancer = (type: string): boolean => BALANCERS.some((token) => token === type);

/** Their secure listeners are judged when the stack is known; a plain one is told at once in an engine. */
export const LISTENERS_IN_STACK: InStack = {
    awaits: ({ type }, stackKnown, isFound) => isClassicBalancer(type) && (stackKnown || !isFound),
    seen(balancer, node) {
        const listeners = isOneOf(node, BALANCERS) ? listenersWithPolicies(node) : undefined;
        return listeners === undefined ? balancer : balancer.with({ listeners });
    },
};
