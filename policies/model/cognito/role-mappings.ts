/** How an identity pool chooses a role for a signed-in identity. Source: Amazon Cognito API reference, SetIdentityPoolRoles, RoleMapping. */
import { isRecord } from "../values";
import type { View } from "../values";

/** The role mappings of an attachment: a list (`aws`), or a map by provider (aws-native). */
export function roleMappings(attachment: View): readonly View[] {
    const mappings = attachment.child("roleMappings");
    const raw = mappings.known();
    if (isRecord(raw) && !("identityProvider" in raw)) return mappings.asEntries().map(([, mapping]) => mapping);
    return mappings.asList();
}

/** The roles that the rules of a mapping lead to. */
export function mappedRoles(mapping: View): readonly View[] {
    const rules = [...mapping.list("mappingRules"), ...(mapping.object("rulesConfiguration")?.list("rules") ?? [])];
    return rules.map((rule) => rule.child("roleArn"));
}
