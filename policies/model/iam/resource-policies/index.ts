/**
 * What resource policies let in: which resources carry one and where, which statements are open to everybody or trust a service without
 * saying on whose behalf, and which deny what does not come over TLS.
 */
export { RESOURCE_POLICY_CARRIERS } from "./carriers";
export * from "./endpoints";
export { publicStatements, servicesWithoutSource } from "./exposure";
export * from "./resource-policies";
export * from "./tls-only";
