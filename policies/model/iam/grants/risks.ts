/**
 * Risks of a policy document besides privilege escalation: reading data or secrets anywhere, obtaining credentials, changing who may
 * reach a resource, whole services, writing anywhere. Each is a list of grants, so that a rule or the generated table of AWS-managed
 * policies can name action and statement.
 *
 * "Anywhere" is an unconstrained grant: a resource pattern that leaves every resource of the type open, and no condition that ties the
 * request to a resource. An ARN of nothing but wildcards (`arn:aws:s3:::*`) constrains nothing; `aws:SourceIp` constrains the caller.
 */
import { breadthOf, partsOf } from "../language/action-patterns";
import { actionInfo } from "../knowledge/actions";
import type { Condition, PolicyDocument } from "../language/statement";
import { grants, type Grants } from "./permissions";
import { isHeld, type Grant } from "./grant";
import { demandsTag, holdsToOwner, narrows, onlyThroughService } from "./scope";
import { reach } from "./reach";
import { anyOf, verdictOf, type Verdict } from "../language/verdict";
import { EXFILTRATION_ACTIONS, CREDENTIAL_ACTIONS } from "../knowledge/risky-actions";
import { type Effects, effectiveActions, servicesAllowed } from "./effects";

/** Grants that read data or secrets anywhere. */
export const exfiltration = (grants: Grants): readonly Grant[] =>
    EXFILTRATION_ACTIONS.flatMap((action) => grants.allows(action)).filter(isUnconstrained);

/** Grants that return credentials of any resource. */
export const credentialsExposure = (grants: Grants): readonly Grant[] =>
    CREDENTIAL_ACTIONS.flatMap((action) => grants.allows(action)).filter(isUnconstrained);

/** Grants that manage permissions of any resource, where the action could be held to some: who may reach a bucket, key, queue, function. */
export const resourceExposure = (documents: readonly PolicyDocument[], granted: Grants = grants(documents)): readonly Grant[] =>
    ofKind("exposes", documents, granted);

/**
 * Grants that write to, or invoke, any resource, though the action ought to name its resources. Not counted: tags, and what AWS's own
 * Lambda execution policies grant on `*`.
 */
export const writesAnywhere = (documents: readonly PolicyDocument[], granted: Grants = grants(documents)): readonly Grant[] =>
    ofKind("writes", documents, granted);

/** The services that an Allow grants whole (`s3:*`), sorted; `["*"]` where it grants all of them (`*`). Conditions and resources do not matter. */
export function serviceWildcards(documents: readonly PolicyDocument[]): readonly string[] {
    const services = new Set<string>();
    for (const { statements } of documents) {
        for (const { effect, actions } of statements) {
            if (effect === "Deny") continue;
            for (const pattern of actions ?? []) {
                const breadth = breadthOf(pattern);
                if (breadth === "all") services.add("*");
                if (breadth === "service") services.add(partsOf(pattern).service);
            }
        }
    }
    return services.has("*") ? ["*"] : [...services].sort();
}

/**
 * Whether nothing holds a grant to chosen resources. Where a call names several (`redshift:GetClusterCredentials`: database and user),
 * one that is held to some is enough.
 */
function isUnconstrained(grant: Grant): boolean {
    if (isHeld(grant, (condition) => ties(condition, grant.action)) === "yes") return false;
    const all = (types?: readonly string[]): boolean => grant.resources.some((resource) => reach(resource, grant.action, types) === "all");
    const required = actionInfo(grant.action)?.resourceTypes.filter((type) => type.required) ?? [];
    return required.length === 0 ? all() : required.every(({ name }) => all([name]));
}

/**
 * Whether a condition ties the request to a resource. The owner's account and organisation do: nothing foreign can be reached; and what
 * only a service may ask for on the principal's behalf it does not choose by itself. So does the presence of a tag of the resource: AWS's
 * own policies tell by it what their service has made.
 */
const ties = (condition: Condition, action: string): Verdict =>
    anyOf([narrows(condition, action), holdsToOwner(condition, action), onlyThroughService(condition), verdictOf(demandsTag(condition))]);

/** Only the actions of that effect are asked for: most of a service's merely read. */
const ofKind = (kind: keyof Effects, documents: readonly PolicyDocument[], granted: Grants): readonly Grant[] =>
    servicesAllowed(documents)
        .flatMap((service) => effectiveActions(service)[kind])
        .flatMap((action) => granted.allows(action))
        .filter(isUnconstrained);

/** Every risk of a set of documents, escalation paths apart. */
export interface Risks {
    readonly admin: boolean;
    readonly inverted: boolean;
    readonly services: readonly string[];
    readonly resourceExposure: readonly Grant[];
    readonly exfiltration: readonly Grant[];
    readonly credentialsExposure: readonly Grant[];
    readonly writesAnywhere: readonly Grant[];
}

/** All risks at once: some milliseconds for a document with `*`, less than one otherwise. */
export function risksOf(documents: readonly PolicyDocument[], granted: Grants = grants(documents)): Risks {
    const allows = documents.flatMap(({ statements }) => statements).filter(({ effect }) => effect === "Allow");
    return {
        admin: allows.some(
            ({ actions, resources }) => actions?.some((each) => breadthOf(each) === "all") === true && resources?.includes("*") === true,
        ),
        inverted: allows.some(({ notActions, notResources }) => notActions !== undefined || notResources !== undefined),
        services: serviceWildcards(documents),
        resourceExposure: resourceExposure(documents, granted),
        exfiltration: exfiltration(granted),
        credentialsExposure: credentialsExposure(granted),
        writesAnywhere: writesAnywhere(documents, granted),
    };
}
