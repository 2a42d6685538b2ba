import { choice, flag, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { DATA_STORES } from "../model/tls/data-stores";
import { isOlder, versionName } from "../model/tls/names";
import { isRecommended } from "../model/tls/recommended";

export default resourceRule({
    name: "transport-data-stores",
    description: "Caches, databases, streams and search domains must make their clients use TLS of the minimum version or newer.",
    severity: "high",
    level: "advisory",
    checklist: ["A3"],
    why: "A function and its data store speak over a network: a store that also answers in clear lets everybody on the way read and change what passes.",
    fix: [
        "switch on the store's encryption in transit, and demand it: `transitEncryptionEnabled`, `tlsEnabled`, `clusterEndpointEncryptionType` `TLS`, `clientBroker` `TLS`, `enforceHttps`, `requireTls`, or the parameter `rds.force_ssl`, `require_secure_transport`, `require_ssl` or `tls` in the parameter group.",
    ],
    notes: [
        "There is no fix by the level `remediate`: it would cut off clients, and of some stores replace them.",
        "A parameter group that does not name the parameter has its family's default, by a dated table. Where AWS states no default the store is not judged: an MSK cluster without `encryptionInfo`, a search domain without `domainEndpointOptions` or `tlsSecurityPolicy`.",
        "DynamoDB, Aurora DSQL, Keyspaces, Timestream, S3, the serverless caches and MSK Serverless always use TLS.",
        ...DATA_STORES.map(({ tokens, source }) => `\`${tokens[0] ?? ""}\`: ${source}.`),
    ],
    config: object({
        minimumVersion: choice(["1.2", "1.3"], { default: "1.2", about: "The oldest TLS version that may be accepted." }),
        recommended: flag({
            default: false,
            about: "Whether a search domain's policy must be one that AWS recommends: the list of the Security Hub control Opensearch.8.",
        }),
    }),
    on: DATA_STORES.flatMap(({ tokens }) => tokens),
    messages: {
        plain: "clients may connect in clear.",
        default: "the parameter that demands TLS is not set, and by AWS's default clients may connect in clear.",
        optional: "TLS is offered and not demanded: clients may connect in clear.",
        brokers: "the brokers speak to each other in clear.",
        old: (d: { accepts: Text; minimum: Text }) => text`the store accepts ${d.accepts}; the minimum is ${d.minimum}.`,
        notRecommended: "the TLS policy is not one that AWS recommends.",
    },
    example: {
        good: {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            inputs: { description: "Sessions", transitEncryptionEnabled: true, transitEncryptionMode: "required" },
        },
        bad: { type: "aws:elasticache/replicationGroup:ReplicationGroup", inputs: { description: "Sessions" } },
    },
    *check(store, { config, each, found }) {
        const readings = DATA_STORES.filter(({ tokens }) => tokens.includes(store.type)).flatMap(({ readings }) => readings);
        yield* each(readings, function* (read) {
            const fault = read(store.as(), store.type);
            if (fault === undefined) return;
            if (fault.kind !== "accepts") yield found(fault.kind, fault.where);
            else if (isOlder(fault.version, config.minimumVersion))
                yield found("old", fault.where, {
                    accepts: vouched(versionName(fault.version), "table"),
                    minimum: vouched(versionName(config.minimumVersion), "table"),
                });
            else if (config.recommended && fault.policy !== undefined && !isRecommended("openSearch", fault.policy))
                yield found("notRecommended", fault.where);
        });
    },
});
