/** How Lambda reaches self-managed Kafka. Source: AWS Lambda API reference, SourceAccessConfiguration (`SourceAccessType`). */
import { anyOf } from "../doubts";
import { Undetermined } from "../values";
import type { View } from "../values";

/** Ways to authenticate, each over TLS, and the brokers' certificate authority, which is for TLS itself. */
const SECURE: ReadonlySet<string> = new Set([
    "BASIC_AUTH",
    "SASL_SCRAM_256_AUTH",
    "SASL_SCRAM_512_AUTH",
    "CLIENT_CERTIFICATE_TLS_AUTH",
    "SERVER_ROOT_CA_CERTIFICATE",
    "OAUTHBEARER_AUTH",
    "IAM_OAUTHBEARER_AUTH",
    "IAM_AUTH",
]);
/** The network, and what only accompanies a way to authenticate. */
const BESIDE: ReadonlySet<string> = new Set([
    "VPC_SUBNET",
    "VPC_SECURITY_GROUP",
    "VIRTUAL_HOST",
    "OAUTHBEARER_SCOPE",
    "OAUTHBEARER_AUDIENCE",
    "OAUTHBEARER_LOGICAL_CLUSTER",
    "OAUTHBEARER_IDENTITY_POOL",
]);

/**
 * Whether the mapping reads from self-managed Kafka without TLS.
 * @throws Undetermined where an entry is not known, or of a type that AWS added later, and no other makes Lambda use TLS.
 */
export function speaksInClear(mapping: View): boolean {
    const source = mapping.child("selfManagedEventSource");
    if (source.raw === undefined || source.raw === null) return false;
    const isSecure = anyOf(mapping.list("sourceAccessConfigurations"), (entry) => {
        const type = entry.as().string("type") ?? "";
        if (SECURE.has(type) || BESIDE.has(type)) return SECURE.has(type);
        throw new Undetermined([...entry.path, "type"], "shape");
    });
    if (isSecure) return false;
    source.known();
    return Array.isArray(source.raw) ? source.raw.length > 0 : true;
}
