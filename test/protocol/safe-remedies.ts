/**
 * What each remedy may write, and what it must leave as it is: a fix never cuts traffic, never loses data and never loosens what is
 * stricter already.
 */

type Json = Readonly<Record<string, unknown>>;

interface Safe {
    /** Each place that changes in the rule's bad example, with the new value. */
    readonly writes: Json;
    /** Inputs of which nothing may change, why, and their type where it is not the rule's first. */
    readonly keeps: readonly (readonly [why: string, inputs: Json, type?: string])[];
}

export const SAFE: Readonly<Record<string, Safe>> = {
    "encryption-api-cache": {
        writes: { "settings.cacheDataEncrypted": true },
        keeps: [
            ["a cache that is off is not switched on", { methodPath: "*/*", settings: { cachingEnabled: false, cacheTtlInSeconds: 5 } }],
        ],
    },
    "encryption-key-rotation": {
        writes: { enableKeyRotation: true },
        keeps: [
            ["a signing key cannot rotate", { enableKeyRotation: false, keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_2048" }],
            ["the period stays", { rotationPeriodInDays: 90, deletionWindowInDays: 30 }],
        ],
    },
    "identity-password-policy": {
        writes: { minimumPasswordLength: 14 },
        keeps: [
            [
                "longer passwords and a longer memory stay",
                { minimumPasswordLength: 20, passwordReusePrevention: 24, maxPasswordAge: 60, allowUsersToChangePassword: true },
            ],
        ],
    },
    "identity-user-pool-password": {
        writes: { "passwordPolicy.minimumLength": 12 },
        keeps: [
            ["longer passwords stay", { passwordPolicy: { minimumLength: 16, requireSymbols: true } }],
            ["a shorter life of temporary passwords stays", { passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 1 } }],
            ["a pool in a shape that is not mended", { policies: { passwordPolicy: { minimumLength: 8 } } }, "aws-native:cognito:UserPool"],
        ],
    },
    "logging-api-tracing": {
        writes: { xrayTracingEnabled: true },
        keeps: [["all else stays", { stageName: "live", variables: { a: "b" } }]],
    },
    "logging-function-tracing": {
        writes: { "tracingConfig.mode": "Active" },
        keeps: [["active tracing stays", { runtime: "nodejs24.x", tracingConfig: { mode: "Active" } }]],
    },
    "logging-log-group-retention": {
        writes: { retentionInDays: 30 },
        keeps: [
            ["a finite retention is never shortened", { retentionInDays: 3653 }],
            ["a period that is not AWS's would have to be shortened or guessed", { retentionInDays: 3700 }],
            ["AWS fixes that of this class", { logGroupClass: "DELIVERY", retentionInDays: 1 }],
        ],
    },
    "logging-no-payload-trace": {
        writes: { "settings.dataTraceEnabled": false },
        keeps: [["the log itself stays", { methodPath: "*/*", settings: { loggingLevel: "INFO", metricsEnabled: true } }]],
    },
    "logging-trail-sound": {
        writes: { enableLogFileValidation: true },
        keeps: [
            [
                "a trail of an organization outside its home Region must not become a trail of all Regions",
                { isOrganizationTrail: true, isMultiRegionTrail: false, enableLogFileValidation: true },
            ],
        ],
    },
    "transport-api-default-endpoint-tls": {
        writes: { securityPolicy: "TLS_1_2" },
        keeps: [
            ["TLS 1.3 alone stays", { name: "orders", securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" }],
            ["an endpoint that is switched off stays off", { name: "orders", disableExecuteApiEndpoint: true }],
        ],
    },
    "transport-api-tls": {
        writes: { securityPolicy: "TLS_1_2" },
        keeps: [["TLS 1.3 alone stays", { domainName: "api.example.com", securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" }]],
    },
    "transport-load-balancer-tls": {
        writes: { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" },
        keeps: [
            ["TLS 1.3 alone stays", { port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }],
            ["plain HTTP is reported, and traffic flows on", { port: 80, protocol: "HTTP", defaultActions: [{ type: "forward" }] }],
            ["a policy that nobody knows stays", { port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-Of-The-Future" }],
        ],
    },
};

/** Each value that is no container, by its path. */
export function* leaves(value: unknown, path = ""): Generator<readonly [string, unknown]> {
    if (typeof value !== "object" || value === null) yield [path, value];
    else for (const [key, inner] of Object.entries(value)) yield* leaves(inner, path === "" ? key : `${path}.${key}`);
}

export const valueAt = (root: unknown, path: string): unknown =>
    path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);

/** What was written: each path whose value is another, with the new value; `undefined` for what is gone. */
export function changes(before: unknown, after: unknown): Json {
    const [old, now] = [new Map(leaves(before)), new Map(leaves(after))];
    const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => !Object.is(old.get(path), now.get(path)));
    return Object.fromEntries(paths.map((path) => [path, now.get(path)]));
}
