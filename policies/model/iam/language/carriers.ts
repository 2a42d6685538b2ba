/**
 * Which resources carry IAM policy documents, and which attach managed policies by ARN: where in the inputs of a single resource they
 * stand, for the `aws` provider (versions 6 and 7) and for `aws-native`.
 *
 * Source: Pulumi registry, API docs of aws.iam, aws.ssoadmin, aws-native.iam and aws-native.sso. Outputs are not looked at: there the
 * provider repeats what other resources attached.
 */
import { type Path, type View, isHidden } from "../../values";
import { readDocument } from "./document";
import { Malformed } from "./malformed";
import type { PartialDocument, Statement } from "./statement";

/** Whom a document is for: what a principal may do, or who may become a role. */
export type DocumentKind = "identity" | "trust";

/** The role or user that holds a document: a write to itself is an escalation on a named ARN too. */
export interface Self {
    readonly kind: "role" | "user";
    /** `undefined` where nobody can see it yet. */
    readonly name: string | undefined;
}

/** A policy document inside a resource's inputs. */
export interface CarriedDocument {
    readonly kind: DocumentKind;
    readonly path: Path;
    /** JSON text, an object, or the unknown sentinel. */
    readonly raw: unknown;
    /** The role or user that holds it, where it has a name of its own or one that is not known yet. */
    readonly holder: Self | undefined;
    /**
     * Its statements.
     * @throws Undetermined where the document as a whole cannot be read.
     */
    read(): PartialDocument;
}

interface Place {
    readonly kind: DocumentKind;
    /** Property of the document; or a list, and in its elements the property of the document. */
    readonly property: string;
    readonly within?: string;
}
interface Carrier {
    readonly documents: readonly Place[];
    /** Properties that hold ARNs of managed policies, one or a list. */
    readonly attached?: readonly string[];
    /** Where the name of the role or user stands that holds the documents. */
    readonly holder?: { readonly kind: Self["kind"]; readonly property: string };
}

const identity = (property: string, within?: string): Place => ({
    kind: "identity",
    property,
    ...(within === undefined ? {} : { within }),
});
const role = (property: string): NonNullable<Carrier["holder"]> => ({ kind: "role", property });
const user = (property: string): NonNullable<Carrier["holder"]> => ({ kind: "user", property });
const attaches = (...attached: readonly string[]): Carrier => ({ documents: [], attached });

const CARRIERS: ReadonlyMap<string, Carrier> = new Map<string, Carrier>([
    [
        "aws:iam/role:Role",
        {
            documents: [identity("policy", "inlinePolicies"), { kind: "trust", property: "assumeRolePolicy" }],
            attached: ["managedPolicyArns"],
            holder: role("name"),
        },
    ],
    ["aws:iam/rolePolicy:RolePolicy", { documents: [identity("policy")], holder: role("role") }],
    ["aws:iam/policy:Policy", { documents: [identity("policy")] }],
    ["aws:iam/userPolicy:UserPolicy", { documents: [identity("policy")], holder: user("user") }],
    ["aws:iam/groupPolicy:GroupPolicy", { documents: [identity("policy")] }],
    ["aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", { documents: [identity("inlinePolicy")] }],
    ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", attaches("policyArn")],
    ["aws:iam/userPolicyAttachment:UserPolicyAttachment", attaches("policyArn")],
    ["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", attaches("policyArn")],
    ["aws:iam/policyAttachment:PolicyAttachment", attaches("policyArn")],
    ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", attaches("policyArns")],
    ["aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", attaches("policyArns")],
    ["aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive", attaches("policyArns")],
    ["aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", attaches("managedPolicyArn")],
    ["aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive", attaches("managedPolicyArns")],
    [
        "aws-native:iam:Role",
        {
            documents: [identity("policyDocument", "policies"), { kind: "trust", property: "assumeRolePolicyDocument" }],
            attached: ["managedPolicyArns"],
            holder: role("roleName"),
        },
    ],
    ["aws-native:iam:RolePolicy", { documents: [identity("policyDocument")], holder: role("roleName") }],
    ["aws-native:iam:ManagedPolicy", { documents: [identity("policyDocument")] }],
    [
        "aws-native:iam:User",
        { documents: [identity("policyDocument", "policies")], attached: ["managedPolicyArns"], holder: user("userName") },
    ],
    ["aws-native:iam:UserPolicy", { documents: [identity("policyDocument")], holder: user("userName") }],
    ["aws-native:iam:Group", { documents: [identity("policyDocument", "policies")], attached: ["managedPolicyArns"] }],
    ["aws-native:iam:GroupPolicy", { documents: [identity("policyDocument")] }],
    ["aws-native:sso:PermissionSet", { documents: [identity("inlinePolicy")], attached: ["managedPolicies"] }],
]);

const tokensWhere = (accept: (carrier: Carrier) => boolean): readonly string[] =>
    [...CARRIERS].filter(([, carrier]) => accept(carrier)).map(([token]) => token);

/** The tokens of resources that carry identity policy documents; of roles, the trust policy too. */
export const DOCUMENT_CARRIERS: readonly string[] = tokensWhere(({ documents }) => documents.length > 0);

/** The tokens of resources that attach managed policies by ARN. */
export const ATTACHMENT_CARRIERS: readonly string[] = tokensWhere(({ attached }) => attached !== undefined);

/**
 * The documents of a kind that a resource of type `token` carries, absent and empty ones left out. An element that is not known yet is
 * a document that cannot be read.
 * @throws Undetermined where the list of in-line policies is not known as a whole.
 */
export function carriedDocuments(token: string, inputs: View<unknown>, kind: DocumentKind = "identity"): readonly CarriedDocument[] {
    const carrier = CARRIERS.get(token);
    if (carrier === undefined) return [];
    const view = inputs.as();
    return carrier.documents
        .filter((place) => place.kind === kind)
        .flatMap((place) => placesOf(view, place))
        .filter(({ raw }) => raw !== undefined && raw !== null && raw !== "")
        .map(({ raw, path }) => ({ kind, path, raw, holder: holderOf(view, carrier), read: () => ofKind(kind, readDocument(raw, path)) }));
}

/**
 * A document with what AWS refuses of its kind: an identity policy is for whoever holds it and names resources, a trust policy names
 * principals and is for its role (IAM User Guide, "Grammar of the IAM JSON policy language").
 */
function ofKind(kind: DocumentKind, document: PartialDocument): PartialDocument {
    const faults = document.statements.flatMap((statement) => faultOf(kind, statement) ?? []);
    const prohibited = document.statements.flatMap((statement) => prohibitedIn(kind, statement));
    if (faults.length + prohibited.length === 0) return document;
    const refused = new Set(faults.map(({ index }) => index));
    const statements = document.statements.filter(({ index }) => !refused.has(index));
    return { ...document, statements, malformed: [...document.malformed, ...faults, ...prohibited] };
}

/** What a statement must not have: it says all the same what its author means, and is judged. */
function prohibitedIn(kind: DocumentKind, statement: Statement): readonly Malformed[] {
    const elements =
        kind === "identity"
            ? ([
                  ["Principal", statement.principals],
                  ["NotPrincipal", statement.notPrincipals],
              ] as const)
            : ([
                  ["Resource", statement.resources],
                  ["NotResource", statement.notResources],
              ] as const);
    return elements
        .filter(([, value]) => value !== undefined)
        .map(([element]) => new Malformed(statement.path, { kind: "prohibited", element }, statement.index));
}

function faultOf(kind: DocumentKind, statement: Statement): Malformed | undefined {
    const named = kind === "identity" ? (statement.resources ?? statement.notResources) : (statement.principals ?? statement.notPrincipals);
    const element = kind === "identity" ? "Resource" : "Principal";
    if (named === undefined) return new Malformed(statement.path, { kind: "missing", element }, statement.index);
    const isEmpty = Array.isArray(named) && named.length === 0;
    return isEmpty ? new Malformed(statement.path, { kind: "empty", element }, statement.index) : undefined;
}

function placesOf(view: View, { property, within }: Place): readonly View[] {
    if (within === undefined) return [view.child(property)];
    return view
        .child(within)
        .asList()
        .map((element) => (isHidden(element.raw) ? element : element.child(property)));
}

function holderOf(view: View, { holder }: Carrier): Self | undefined {
    if (holder === undefined) return undefined;
    const name = view.child(holder.property).raw;
    if (typeof name !== "string" || name === "") return undefined;
    return { kind: holder.kind, name: isHidden(name) ? undefined : name };
}

/**
 * The places where a resource of type `token` names managed policies by ARN; each may be unknown.
 * @throws Undetermined where a list is not known as a whole.
 */
export function attachedArns(token: string, inputs: View<unknown>): readonly View[] {
    const view = inputs.as();
    return (CARRIERS.get(token)?.attached ?? []).flatMap((property) => {
        const place = view.child(property);
        return property.endsWith("Arn") ? [place] : place.asList();
    });
}
