/**
 * What identity documents give: each action after Deny, on which resources, through which wildcard; what is wider than it need be,
 * and what reaches other accounts. The judgement on privilege escalation (`escalation*`, `risks`) loads lazily, by its own path.
 */
export * from "./denies";
export { type Given } from "./deny-covers";
export * from "./foreign-resources";
export { type Grant } from "./grant";
export * from "./own-denies";
export * from "./pass-role";
export * from "./permissions";
export * from "./reported-steps";
export * from "./role-grants";
export * from "./scope";
export * from "./unscoped";
export * from "./wide-actions";
