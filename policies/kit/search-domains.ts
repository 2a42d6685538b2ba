/** Policies of search domains that are resources of their own: whether they are open to everybody, their domain says. */
import { isOneOf, KINDS, viewAt } from "../model/stack";
import { Undetermined } from "../model/values";
import type { InStack } from "./rule";

const TYPES = ["aws:opensearch/domainPolicy:DomainPolicy", "aws:elasticsearch/domainPolicy:DomainPolicy"] as const;

/** Properties of a domain that stand before its policy: its VPC, and its own question who calls. */
const GATES = ["vpcOptions", "advancedSecurityOptions"] as const;

/** A domain's separate policy is judged with its domain beside it. */
export const SEARCH_DOMAIN_POLICIES: InStack = {
    awaits: ({ type }) => TYPES.some((token) => token === type),
    seen: (resource, node) => {
        if (!isOneOf(node, TYPES)) return resource;
        const domain = node.joined(["domainName"], KINDS.searchDomain);
        if (domain.kind === "unresolved") throw new Undetermined(domain.path, domain.reason);
        if (domain.kind !== "node") return resource;
        const { inputs } = domain.node;
        return resource.with(Object.fromEntries(GATES.map((gate) => [gate, viewAt(inputs, [gate]).raw])));
    },
};
