import { resourceRule } from "../kit/rule";

/** Both are off by default and cannot be changed later (AWS AppSync API reference, CreateApiCache). */
const SETTINGS = ["atRestEncryptionEnabled", "transitEncryptionEnabled"] as const;

export default resourceRule({
    name: "encryption-graphql-cache",
    description: "Caches of AppSync APIs must be encrypted at rest and in transit.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5"],
    why: "A cache holds the answers of the API, of all its users; AppSync encrypts it only on demand.",
    fix: ["set `atRestEncryptionEnabled` and `transitEncryptionEnabled` to true: the cache is replaced, and empty at first."],
    notes: ["Neither setting can be changed on a cache that exists (AppSync API reference, CreateApiCache)."],
    on: ["aws:appsync/apiCache:ApiCache", "aws-native:appsync:ApiCache"],
    messages: {
        atRestEncryptionEnabled: "the cache is not encrypted at rest.",
        transitEncryptionEnabled: "the cache is not encrypted in transit.",
    },
    example: {
        good: { inputs: { type: "SMALL", ttl: 60, atRestEncryptionEnabled: true, transitEncryptionEnabled: true } },
        bad: { inputs: { type: "SMALL", ttl: 60, transitEncryptionEnabled: true } },
    },
    *check(cache, { each, found }) {
        yield* each(SETTINGS, function* (setting) {
            if (cache.as().boolean(setting) !== true) yield found(setting, setting);
        });
    },
});
