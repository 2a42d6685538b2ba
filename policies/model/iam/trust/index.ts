/**
 * Who may become a role: everybody, another account, a person without MFA, an identity provider's customers, a service on whose behalf
 * nobody asks. And whether that is right for the role of a function.
 */
export * from "./account-trusts";
export * from "./federation";
export * from "./function-trust";
export * from "./roles-anywhere";
export * from "./trust-grants";
export * from "./trust-scope";
