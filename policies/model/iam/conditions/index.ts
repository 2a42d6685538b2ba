/**
 * What a condition block proves about every request that satisfies it: that the caller, its organisation or the source is bound, that
 * it signed in with MFA, that it came over TLS. How operators and values combine is `language/conditions`.
 */
export * from "./addresses";
export * from "./mfa";
export * from "./pins";
export * from "./sessions";
export * from "./transport";
