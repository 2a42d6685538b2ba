/**
 * Policies of VPC endpoints: which endpoints have one, and which of its statements let any caller reach any resource (AWS PrivateLink
 * Guide, "Control access to VPC endpoints using endpoint policies"; AWS data perimeter policy examples, "VPC endpoint policy examples").
 */
import data from "../../../data/endpoint-policies.json";
import { LINKS } from "../../stack";
import type { Node, Stack } from "../../stack";
import { isUnknown, Undetermined, type View } from "../../values";
import { provesAccount, provesOrganisation, provesPrincipal, provesResourceOwner } from "../conditions/pins";
import { holdsAfterDenies } from "../grants/denies";
import type { Conditioned } from "../language/conditions";
import type { PolicyDocument, Statement } from "../language/statement";
import { hasFixedOwner } from "../language/fixed";
import { principalsIn } from "../language/principals";
import { allOf, anyOf, certain, not, type Verdict } from "../language/verdict";
import { NOBODY, openingOf, sparesServices } from "./exposure";

/** The types whose endpoints have a policy; without the property an endpoint is a gateway. */
const WITH_POLICY: ReadonlySet<string> = new Set(["Gateway", "Interface"]);

/** Service names of AWS: `com.amazonaws.<region>.sqs`, in China `cn.com.amazonaws.…`. */
const AWS_SERVICE = /^(?:cn\.)?com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9.-]+)$/;

/**
 * Whether an endpoint is one that can have a policy.
 * @throws Undetermined where the type or the service is not known, or the pack's data does not have the service.
 */
export function hasEndpointPolicy(endpoint: View): boolean {
    const type = endpoint.string("vpcEndpointType") ?? "Gateway";
    if (!WITH_POLICY.has(type)) return false;
    const place = endpoint.child("serviceName");
    const name = place.asString() ?? "";
    const [, region = "", service = ""] = AWS_SERVICE.exec(name) ?? [];
    if (region === "vpce") return false;
    // FIPS endpoints are the same service: `kms-fips`.
    const base = service.replace(/-fips(?=\.|$)/, "");
    if (data.supported.includes(base)) return true;
    if (data.unsupported.includes(base)) return false;
    throw new Undetermined(place.path, "unresolved");
}

/**
 * Whether a resource of its own carries the endpoint's policy.
 * @throws Undetermined where such a resource may be the endpoint's or another's.
 */
export function hasSeparatePolicy(stack: Stack, endpoint: Node): boolean {
    const { items, unresolved } = stack.linked(LINKS.endpointPolicies, endpoint);
    if (items.length > 0) return true;
    if (unresolved.length > 0) throw new Undetermined(["policy"], "unresolved");
    return false;
}

/**
 * The Allow statements that hold neither callers nor resources to an organisation, an account or names.
 * @throws Undetermined where there is no such statement for certain, but an unknown element may make one.
 */
export const openEndpointStatements = (document: PolicyDocument): readonly Statement[] =>
    certain(
        document.statements.filter(({ effect }) => effect === "Allow"),
        (statement) => isOpen(document, statement),
        ({ path }) => path,
    );

function isOpen(document: PolicyDocument, statement: Statement): Verdict {
    const { actions, resources } = statement;
    const bound = holdsAfterDenies(document, { principal: "*", actions, resources }, statement, provesPerimeter, sparesServices);
    return allOf([admitsAnybody(statement), reachesAnything(statement), not(bound)]);
}

function admitsAnybody(statement: Statement): Verdict {
    if (openingOf(statement) !== undefined) return "yes";
    return principalsIn(statement.principals ?? NOBODY).some(({ kind }) => kind === "unknown") ? "unknown" : "no";
}

function reachesAnything({ resources }: Statement): Verdict {
    if (resources === undefined) return "yes";
    return anyOf(resources.map((resource) => (isUnknown(resource) ? "unknown" : hasFixedOwner(resource) ? "no" : "yes")));
}

const provesPerimeter = (block: Conditioned): Verdict =>
    anyOf([provesOrganisation(block), provesAccount(block), provesPrincipal(block), provesResourceOwner(block)]);
