/**
 * Whether a user of the stack can do next to nothing without multi-factor authentication: what reaches the user, or a group of the
 * user's, denies everything to whoever is not MFA-authenticated but what enrolling a device takes (AWS IAM User Guide, "AWS: Allows
 * MFA-authenticated IAM users to manage their own MFA device on the Security credentials page").
 */
import { allOf, anyOf, breadthOf, readDocument, type Statement, unread, type Verdict, verdictOf } from "../language";
import { provesDenyWithoutMfa, provesMfa } from "../conditions";
import { KINDS, LINKS, viewAt } from "../../stack";
import type { AttachedDocument, Node, UserNode } from "../../stack";
import { isUnknown, Undetermined } from "../../values";
import type { View } from "../../values";

/**
 * `yes`: covered by a Deny, or each Allow, of the user's policies or of its boundary, requires MFA. `unknown`: it depends on a policy
 * or group that is not in the stack, or on a value that is not known yet.
 */
export function requiresMfaOfUser(user: UserNode): Verdict {
    const groups = user.groups;
    const principals = [user, ...groups.items];
    const boundary = user.permissionsBoundary;
    const attached = principals.flatMap((principal) => principal.documents.items);
    const bounding =
        boundary.kind === "node" ? [{ origin: boundary.node, path: ["policy"], raw: boundary.node.inputs.child("policy").raw }] : [];
    const managed = principals.flatMap((principal) => principal.managedPolicyArns.items.map(({ arn }) => arn));
    const isOpen =
        groups.unresolved.length > 0 ||
        principals.some((principal) => principal.documents.unresolved.length > 0) ||
        managed.some((arn) => !isAwsManaged(arn)) ||
        boundary.kind === "unresolved" ||
        (boundary.kind === "outside" && !isAwsManaged(boundary.value)) ||
        isInForeignGroup(user);
    const denied = anyOf([...attached.map(denies), ...bounding.map(denies), isOpen ? "unknown" : "no"]);
    if (denied !== "no") return denied;
    const granting = managed.some((arn) => !arn.endsWith(":policy/IAMUserChangePassword"));
    // What a boundary does not allow, no policy of the user gives.
    return anyOf([granting ? "no" : allowsOnlyWithMfa(attached), allowsOnlyWithMfa(bounding)]);
}

/** AWS's own policies say nothing about MFA. */
const isAwsManaged = (arn: string): boolean => /^arn:[a-z-]{1,32}:iam::aws:policy\//.test(arn);

/** Whether the user is a member of a group that is known by its name alone. */
function isInForeignGroup(user: UserNode): boolean {
    const { graph } = user;
    const naming: readonly (readonly [Node, View<unknown>])[] = [
        ...graph.linked(LINKS.userMemberships, user).items.map((node) => [node, viewAt(node.inputs, ["groups"])] as const),
        ...graph.linked(LINKS.groupMembershipUsers, user).items.map((node) => [node, viewAt(node.inputs, ["group"])] as const),
        [user, viewAt(user.inputs, ["groups"])],
    ];
    return naming.some(([node, view]) => graph.joinAll(node, view, KINDS.group).outside.length > 0);
}

interface Reading {
    readonly statements: readonly Statement[];
    /** Whether there is more that cannot be read. */
    readonly partial: boolean;
}

function read({ raw, path }: AttachedDocument): Reading {
    try {
        const document = readDocument(raw, path);
        return { statements: document.statements, partial: unread(document).length > 0 };
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
        return { statements: [], partial: true };
    }
}

function denies(document: AttachedDocument): Verdict {
    const { statements, partial } = read(document);
    const covering = statements.map((statement) =>
        allOf([provesDenyWithoutMfa(statement), coversActions(statement), coversResources(statement)]),
    );
    return anyOf([...covering, partial ? "unknown" : "no"]);
}

const coversActions = ({ actions, notActions }: Statement): Verdict =>
    actions === undefined
        ? allowsSelfService({ actions: notActions ?? [] })
        : anyOf(actions.map((action): Verdict => (isUnknown(action) ? "unknown" : verdictOf(breadthOf(action) === "all"))));

const coversResources = ({ resources }: Statement): Verdict =>
    anyOf((resources ?? []).map((resource): Verdict => (isUnknown(resource) ? "unknown" : verdictOf(resource === "*"))));

/** What a user may need before there is a device: to see and enrol one, to change the first password, to ask for an MFA session. */
const SELF_SERVICE = /^(?:iam:(?:get|list)[a-z*?]*|iam:[a-z*?]*mfa[a-z*?]*|iam:changepassword|sts:getsessiontoken|sts:getcalleridentity)$/;

const isSelfService = (action: string): boolean => action.length < 128 && SELF_SERVICE.test(action.toLowerCase());

/** Whether a statement allows self-service and nothing else. */
const allowsSelfService = ({ actions }: Pick<Statement, "actions">): Verdict =>
    actions === undefined
        ? "no"
        : allOf(actions.map((action): Verdict => (isUnknown(action) ? "unknown" : verdictOf(isSelfService(action)))));

/** Whether something is allowed, and beside self-service nothing without MFA. */
function allowsOnlyWithMfa(documents: readonly AttachedDocument[]): Verdict {
    const allows = documents.flatMap((document) => read(document).statements).filter(({ effect }) => effect === "Allow");
    const conditional = allows.filter((statement) => allowsSelfService(statement) !== "yes");
    return conditional.length === 0
        ? "no"
        : allOf(conditional.map((statement) => anyOf([provesMfa(statement), allowsSelfService(statement)])));
}
