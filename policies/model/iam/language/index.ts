/**
 * What is written: policy documents read into statements, their principals, patterns and conditions, and where documents stand in a
 * resource's inputs. Knows the grammar of IAM, nothing of what its words mean. Every other room builds on this one.
 */
export * from "./action-patterns";
export * from "./arn-patterns";
export * from "./carriers";
export * from "./conditions";
export * from "./document";
export * from "./fixed";
export * from "./inverse";
export * from "./malformed";
export * from "./pattern-sets";
export * from "./principals";
export * from "./resource-patterns";
export * from "./statement";
export * from "./verdict";
