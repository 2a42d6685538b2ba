/**
 * Risks of a policy document besides privilege escalation: reading data or secrets anywhere, obtaining credentials, changing who may
 * reach a resource, whole services, writing anywhere. Each is a list of grants, so that a rule or the generated table of AWS-managed
 * policies can name action and statement.
 *
 * "Anywhere" is an unconstrained grant: a resource pattern that leaves every resource of the type open, and no condition that ties the
 * request to a resource. An ARN of nothing but wildcards (`arn:aws:s3:::*`) constrains nothing; `aws:SourceIp` constrains the caller.
 */
import { breadthOf, partsOf } from "../language/action-patterns";
import { actionInfo, actionsOf, servicePrefixes } from "../knowledge/actions";
import type { Condition, PolicyDocument } from "../language/document";
import { resourceScoping } from "../knowledge/optional-resource";
import { grants, isHeld, type Grant, type Grants } from "./permissions";
import { demandsTag, holdsToOwner, narrows, onlyThroughService, reach } from "./scope";
import { anyOf, verdictOf, type Verdict } from "../language/verdict";

/**
 * Actions that return data or secrets from stores that are often worth stealing: the five of cloudsplaining 0.9.1 (2026-06), and two
 * that return the same bytes by another name (older object versions, older parameter values).
 */
export const EXFILTRATION_ACTIONS: readonly string[] = [
    "s3:GetObject",
    "s3:GetObjectVersion",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameterHistory",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
];

/**
 * Actions whose answer holds credentials: the list of cloudsplaining 0.9.1 (2026-06), with `gamelift:` where it has `gamelist:`.
 */
export const CREDENTIAL_ACTIONS: readonly string[] = [
    "airflow:CreateCliToken",
    "airflow:CreateWebLoginToken",
    "appsync:CreateApiKey",
    "chime:CreateApiKey",
    "cloud9:CreateEnvironmentToken",
    "codeartifact:GetAuthorizationToken",
    "codepipeline:PollForJobs",
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetOpenIdToken",
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
    "cognito-idp:GetSigningCertificate",
    "connect:GetFederationToken",
    "connect:GetFederationTokens",
    "ec2:GetPasswordData",
    "ecr-public:GetAuthorizationToken",
    "ecr:GetAuthorizationToken",
    "emr-containers:GetManagedEndpointSessionCredentials",
    "finspace-api:GetProgrammaticAccessCredentials",
    "gamelift:GetComputeAccess",
    "gamelift:GetComputeAuthToken",
    "gamelift:GetInstanceAccess",
    "gamelift:RequestUploadCredentials",
    "grafana:CreateWorkspaceApiKey",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:ResetServiceSpecificCredential",
    "iam:UpdateAccessKey",
    "license-manager:GetAccessToken",
    "lightsail:CreateBucketAccessKey",
    "lightsail:DownloadDefaultKeyPair",
    "lightsail:GetInstanceAccessDetails",
    "lightsail:GetRelationalDatabaseMasterUserPassword",
    "mediapackage:RotateChannelCredentials",
    "mediapackage:RotateIngestEndpointCredentials",
    "rds-db:connect",
    "redshift-serverless:GetCredentials",
    "redshift:GetClusterCredentials",
    "redshift:GetClusterCredentialsWithIAM",
    "sso:GetRoleCredentials",
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:GetFederationToken",
    "sts:GetSessionToken",
];

/**
 * Writes that open a resource or a privilege to somebody else, though the reference calls them no more than writes (API references of
 * the services): sharing through AWS RAM; sharing or trust of a directory; `AccessPolicies` of a search domain;
 * `AllowUnauthenticatedIdentities` of an identity pool; membership of a group, which is the grant of its policies.
 */
const SHARING_ACTIONS: ReadonlySet<string> = new Set([
    "cognito-identity:UpdateIdentityPool",
    "ds:CreateTrust",
    "ds:ShareDirectory",
    "es:UpdateDomainConfig",
    "es:UpdateElasticsearchDomainConfig",
    "iam:AddUserToGroup",
    "ram:AssociateResourceShare",
]);

/** Writes that AWS's own execution policies for Lambda grant on `*`: a function's log group. Network interfaces: optional-resource.json. */
const EXECUTION_WRITES: ReadonlySet<string> = new Set(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]);

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
    anyOf([narrows(condition, action), holdsToOwner(condition), verdictOf(onlyThroughService(condition) || demandsTag(condition))]);

/** What an action does that could be held to chosen resources; both false for one that could not. */
interface Effects {
    readonly exposes: boolean;
    readonly writes: boolean;
}

function effectsOf(action: string): Effects {
    const levels = resourceScoping(action) === "required" ? (actionInfo(action)?.levels ?? []) : [];
    return {
        exposes: levels.includes("Permissions management") || SHARING_ACTIONS.has(action),
        writes: levels.includes("Write") && !levels.includes("Tagging") && !EXECUTION_WRITES.has(action),
    };
}

/** Only the actions of that effect are asked for: most of a service's merely read. */
const ofKind = (kind: keyof Effects, documents: readonly PolicyDocument[], granted: Grants): readonly Grant[] =>
    servicesAllowed(documents)
        .flatMap((service) => effectiveActions(service)[kind])
        .flatMap((action) => granted.allows(action))
        .filter(isUnconstrained);

const effective = new Map<string, Readonly<Record<keyof Effects, readonly string[]>>>();

/** The actions of a service by what they do. */
function effectiveActions(service: string): Readonly<Record<keyof Effects, readonly string[]>> {
    let known = effective.get(service);
    if (known === undefined) {
        const all = actionsOf(service).map((action) => ({ action, ...effectsOf(action) }));
        const of = (kind: keyof Effects): readonly string[] => all.filter((each) => each[kind]).map(({ action }) => action);
        known = { exposes: of("exposes"), writes: of("writes") };
        // Only services of the reference are kept: how many there are is known.
        if (all.length > 0) effective.set(service, known);
    }
    return known;
}

/** The services of which some Allow names actions, before Deny; all there are where one grants `*` or all but some. */
function servicesAllowed(documents: readonly PolicyDocument[]): readonly string[] {
    const services = new Set<string>();
    for (const { statements } of documents) {
        for (const { effect, actions } of statements) {
            if (effect === "Deny") continue;
            for (const pattern of actions ?? ["*"]) services.add(partsOf(pattern).service);
        }
    }
    return [...services].some((service) => /[*?]/.test(service)) ? servicePrefixes() : [...services];
}

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
