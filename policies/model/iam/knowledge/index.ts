/**
 * What AWS says: which actions exist and on which resources, what its managed policies grant, which issuers many customers share,
 * which statements Lambda prescribes. Data with source and date, asked through functions. (The escalation paths load lazily.)
 */
export * from "./actions";
export * from "./callback-defaults";
export * from "./execution-statements";
export * from "./managed";
export * from "./oidc-issuers";
export * from "./optional-resource";
export * from "./suggest-action";
