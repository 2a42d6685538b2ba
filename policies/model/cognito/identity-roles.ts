/**
 * The roles whose credentials an identity pool gives out, and whom their trust lets in. Source: Amazon Cognito developer guide, "Using
 * role-based access control" and "Security best practices for identity pools".
 */
import { isHidden, isUnknown, knownText } from "../values";
import type { Path, View } from "../values";
import { holdsForGrant, trustGrants } from "../iam/trust";
import type { TrustGrant } from "../iam/trust";
import { provesSomeKey, verdictOf, type PolicyDocument, type Statement, type Verdict } from "../iam/language";
import { KINDS, nodeOf, viewAt } from "../stack";
import type { Join, Kind, NodeOf, RoleNode, Stack } from "../stack";
import { mappedRoles, roleMappings } from "./role-mappings";

const ROLE = KINDS.role as Kind<RoleNode>;
export const ROLE_ATTACHMENT = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment";
export const USER_GROUP = "aws:cognito/userGroup:UserGroup";
type Attachment = NodeOf<typeof ROLE_ATTACHMENT>;
type UserGroup = NodeOf<typeof USER_GROUP>;
export type RoleGiver = NodeOf<typeof ROLE_ATTACHMENT | typeof USER_GROUP>;

/** One place that hands a role to identities. */
export interface IdentityRole {
    readonly path: Path;
    readonly role: Join<RoleNode>;
    /** Whether it is the role of identities that have not signed in. */
    readonly guest: boolean;
}

/** Every attachment of roles to a pool, and every user group of the stack. */
export const roleGivers = (stack: Stack): readonly RoleGiver[] => stack.ofType(ROLE_ATTACHMENT, USER_GROUP);

/**
 * The roles that an attachment or a user group hands out, in parts that can be read apart: of signed-in identities and of guests, and
 * of the rules of mappings.
 */
export const givenRoles = (giver: RoleGiver): readonly (() => readonly IdentityRole[])[] => [
    ...(giver.is(USER_GROUP) ? [() => groupRoles(giver)] : []),
    ...(giver.is(ROLE_ATTACHMENT) ? [() => attachedRoles(giver), () => mappingRoles(giver)] : []),
];

function attachedRoles(attachment: Attachment): readonly IdentityRole[] {
    const roles = attachment.inputs.child("roles");
    const at = (key: "authenticated" | "unauthenticated", guest: boolean): IdentityRole => {
        const path = ["roles", key] as const;
        return { path, role: attachment.joined(path, ROLE), guest };
    };
    return [
        ...(roles.has("authenticated") ? [at("authenticated", false)] : []),
        ...(roles.has("unauthenticated") && admitsGuests(attachment) ? [at("unauthenticated", true)] : []),
    ];
}

const mappingRoles = (attachment: Attachment): readonly IdentityRole[] =>
    roleMappings(attachment.inputs.as())
        .flatMap((mapping) => mappedRoles(mapping))
        .map((view: View) => ({ path: view.path, role: attachment.graph.join(attachment, view, ROLE), guest: false }));

const groupRoles = (group: UserGroup): readonly IdentityRole[] =>
    group.inputs.has("roleArn") ? [{ path: ["roleArn"], role: group.joined(["roleArn"], ROLE), guest: false }] : [];

/** The identity pool of an attachment, where it is in the stack. */
const poolOf = (attachment: Attachment) => nodeOf(attachment.joined(["identityPoolId"], KINDS.identityPool));

/** Whether the pool of an attachment lets guests in; where the pool is not in the stack, it may. */
function admitsGuests(attachment: Attachment): boolean {
    const pool = poolOf(attachment);
    return pool === undefined || viewAt(pool.inputs, ["allowUnauthenticatedIdentities"]).asBoolean() === true;
}

/** Which ids of identity pools a trust policy may name: these, any single one, or some that nobody can tell yet. */
export type PoolIds = readonly string[] | "any" | "unknown";

/** The ids that are right for what `giver` hands out. A user group's role may be used with any pool that the user pool belongs to. */
export function poolIds(giver: RoleGiver): PoolIds {
    if (giver.token === USER_GROUP) return "any";
    const id = knownText(giver.inputs.child("identityPoolId").raw);
    return id === undefined ? "unknown" : [id];
}

/** What is wrong with the trust policy of a role that an identity pool gives out. */
export interface TrustFault {
    readonly kind: "notCognito" | "audience" | "otherPool" | "amr" | "guests";
    readonly statement: Statement | undefined;
}

/** `cognito-identity.amazonaws.com`; in China `cognito-identity.cn-north-1.amazonaws.com.cn`. */
const COGNITO = /^cognito-identity\./;
const AUDIENCE = /^cognito-identity\.amazonaws\.com(?:\.cn)?:aud$/;
const AMR = /^cognito-identity\.amazonaws\.com(?:\.cn)?:amr$/;
const TEXT: ReadonlySet<string> = new Set(["stringequals", "stringlike", "stringequalsignorecase"]);
const isFixed = (value: string): boolean => !/[*?]/.test(value);

/**
 * The faults of a trust policy: each statement for Cognito must name the pool (`aud`) and whether the identity has signed in (`amr`).
 * @param pools the ids that are right
 * @returns verdict by fault; `unknown` where an unknown element decides
 */
export function trustFaults(document: PolicyDocument, pools: PoolIds, guest: boolean): Faults {
    const all = trustGrants(document);
    const grants = all.filter(({ principal }) => principal.kind === "oidc" && COGNITO.test(principal.issuer));
    const hidden = all.some(({ principal }) => principal.kind === "unknown" && principal.among === "federated");
    if (grants.length === 0) return [[{ kind: "notCognito", statement: undefined }, hidden ? "unknown" : "yes"]];
    // A statement says the same of each of its grants to Cognito.
    const first = new Map<Statement, TrustGrant>();
    for (const grant of grants) if (!first.has(grant.statement)) first.set(grant.statement, grant);
    return [...first.values()].flatMap((grant) => grantFaults(document, grant, pools, guest));
}

/** Faults, each with whether it is certain. */
export type Faults = readonly (readonly [TrustFault, Exclude<Verdict, "no">])[];

function grantFaults(document: PolicyDocument, grant: TrustGrant, pools: PoolIds, guest: boolean): Faults {
    const { statement } = grant;
    const proves = (key: RegExp, accept: (value: string) => boolean): Verdict =>
        holdsForGrant(document, grant, (block) => provesSomeKey(block, (name) => key.test(name), accept, TEXT));
    const faults: Faults[number][] = [];
    const noteUnlessProved = (kind: TrustFault["kind"], proved: Verdict): boolean => {
        if (proved !== "yes") faults.push([{ kind, statement }, proved === "no" ? "yes" : "unknown"]);
        return proved === "yes";
    };
    if (noteUnlessProved("audience", proves(AUDIENCE, isFixed)) && pools !== "any")
        noteUnlessProved("otherPool", pools === "unknown" ? "unknown" : proves(AUDIENCE, (value) => pools.includes(value)));
    if (guest) noteUnlessProved("amr", proves(AMR, isFixed));
    else if (noteUnlessProved("amr", amrVerdict(statement, proves)))
        noteUnlessProved(
            "guests",
            proves(AMR, (value) => isFixed(value) && value !== "unauthenticated"),
        );
    return faults;
}

/** AWS documents `ForAnyValue:StringLike` for `amr`; what another operator does is nowhere said. */
function amrVerdict(statement: Statement, proves: (key: RegExp, accept: (value: string) => boolean) => Verdict): Verdict {
    const proved = proves(AMR, isFixed);
    if (proved !== "no") return proved;
    const named = statement.conditions.filter(({ key }) => !isUnknown(key) && AMR.test(key));
    return named.some(({ operator }) => !isUnknown(operator) && !TEXT.has(operator)) ? "unknown" : verdictOf(false);
}

/**
 * The statements of a trust policy that let in the identities of whichever pool: everybody may have one, and hand a token of it to STS.
 * A provider that only a deployment will know is one that the stack makes, and never Cognito's.
 */
export const openToEveryPool = (document: PolicyDocument): Faults =>
    trustFaults(document, "any", true).filter(([{ kind }]) => kind === "audience");

/** Whether a role's trust policy names Cognito's identity pools. One that nobody sees may be for anybody: it is no doubt of this policy. */
export function mayTrustCognito(role: RoleNode): boolean {
    const { raw } = role.trust;
    if (isHidden(raw)) return false;
    return (typeof raw === "string" ? raw : JSON.stringify(raw ?? "")).includes("cognito-identity.");
}
