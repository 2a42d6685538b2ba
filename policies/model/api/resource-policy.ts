/**
 * Whether the resource policy of a REST API holds its callers. AWS evaluates it beside the authorizer; for a private API it is the gate
 * (API Gateway developer guide, "Control access to a REST API with API Gateway resource policies").
 */
import { readDocument, unread } from "../iam/language";
import { publicStatements } from "../iam/resource-policies";
import { Undetermined } from "../values";
import type { View } from "../values";
import { bodyPolicy } from "./openapi/extensions";

/**
 * Whether the policies of an API, in its property `policy`, its body or of their own (`others`), admit only named accounts,
 * organisations or networks.
 * @throws Undetermined where they are not known, or none is in sight: it may be a resource of its own.
 */
export function policyHoldsCallers(api: View, others: readonly View[] = []): boolean {
    const inBody = bodyPolicy(api.child("body"));
    const policies = [api.child("policy"), ...(inBody === undefined ? [] : [inBody]), ...others].filter(
        ({ raw }) => raw !== undefined && raw !== null && raw !== "",
    );
    if (policies.length === 0) throw new Undetermined(["policy"], "unresolved");
    const documents = policies.map(({ raw, path }) => readDocument(raw, path));
    if (documents.some((document) => publicStatements(document).length > 0)) return false;
    const unreadable = documents.flatMap(unread)[0];
    if (unreadable !== undefined) throw unreadable;
    return true;
}
