/** Domains of Amazon OpenSearch Service. */
import { below } from "../../paths";
import { Undetermined } from "../../values";
import { openSearchMinimum } from "../names";
import { isNative, unlessOff } from "./store";
import type { DataStore } from "./store";

/** The endpoint of a search domain. AWS states no default of either setting; the provider's of `enforceHttps` is true within the block. */
const SEARCH: DataStore["readings"] = [
    (inputs, type) => {
        const enforced = below(inputs, "domainEndpointOptions.enforceHttps");
        const isSaid = !enforced.isAbsent || (!isNative(type) && inputs.has("domainEndpointOptions"));
        if (!isSaid) throw new Undetermined(enforced.path, "unresolved");
        return unlessOff(enforced, "plain");
    },
    (inputs) => {
        const where = below(inputs, "domainEndpointOptions.tlsSecurityPolicy");
        const policy = where.asString() || undefined;
        if (policy === undefined) throw new Undetermined(where.path, "unresolved");
        const version = openSearchMinimum(policy);
        if (version === undefined) throw new Undetermined(where.path, "shape");
        return { kind: "accepts", where, version, policy };
    },
];

export const SEARCH_DOMAINS: readonly DataStore[] = [
    {
        tokens: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain", "aws-native:opensearchservice:Domain"],
        source: "Amazon OpenSearch Service API reference, DomainEndpointOptions; Pulumi registry, aws.opensearch.Domain: enforceHttps is true within the block",
        readings: SEARCH,
    },
];
