import type { View } from "../values";
import { ResourceNode } from "./node";
import type { Properties } from "./properties";
import { permissionsOf } from "./documents";
import type { AttachedArn, AttachedDocument, Attachments, Permissions } from "./documents";
import { together } from "./join";
import { KINDS } from "./kind";
import { LINKS } from "./link";
import type { Many, Node, Unresolved } from "./terms";
import { viewAt, walk } from "../paths";
import { append } from "../lists";

const ROLE: Attachments = {
    policies: LINKS.rolePolicies,
    attachments: [LINKS.roleAttachments, LINKS.roleExclusiveAttachments, LINKS.roleSharedAttachments],
};
const USER: Attachments = {
    policies: LINKS.userPolicies,
    attachments: [LINKS.userAttachments, LINKS.userExclusiveAttachments, LINKS.userSharedAttachments],
};
const GROUP: Attachments = {
    policies: LINKS.groupPolicies,
    attachments: [LINKS.groupAttachments, LINKS.groupExclusiveAttachments, LINKS.groupSharedAttachments],
};

/** What a role, a user and a group have in common: permissions reach them. */
abstract class PrincipalNode<S> extends ResourceNode<S> {
    #permissions: Permissions | undefined;

    protected abstract readonly attachments: Attachments;

    /** Every document of the stack that reaches it: in-line, of policy resources, of attached customer-managed policies. */
    get documents(): Many<AttachedDocument> {
        return this.permissions.documents;
    }

    /** Every attached managed policy that is not in the stack, by ARN: AWS's own above all. */
    get managedPolicyArns(): Many<AttachedArn> {
        return this.permissions.managedPolicyArns;
    }

    /** The managed policy that bounds its permissions. */
    get permissionsBoundary() {
        return this.graph.join(this, walk(this.inputs, ["permissionsBoundary"]), KINDS.policy);
    }

    private get permissions(): Permissions {
        return (this.#permissions ??= permissionsOf(this.graph, this, this.attachments));
    }
}

/** `aws.iam.Role`. */
export class RoleNode extends PrincipalNode<Properties<"aws:iam/role:Role">> {
    protected readonly attachments = ROLE;

    /** The trust policy. */
    get trust(): AttachedDocument {
        const path = ["assumeRolePolicy"] as const;
        return { origin: this, path, raw: viewAt(this.inputs, path).raw };
    }

    get instanceProfiles() {
        return this.graph.linked(LINKS.instanceProfiles, this);
    }
}

/** `aws.iam.User`. */
export class UserNode extends PrincipalNode<Properties<"aws:iam/user:User">> {
    protected readonly attachments = USER;

    /** What gives it a password for the console: login profiles; itself, where `aws-native` says it in line. */
    get loginProfiles(): Many<Node> {
        const linked = this.graph.linked(LINKS.loginProfiles, this);
        const inline = this.inputs.raw === undefined ? undefined : viewAt(this.inputs, ["loginProfile"]).raw;
        return inline === undefined || inline === null ? linked : { items: [...linked.items, this], unresolved: linked.unresolved };
    }

    get accessKeys() {
        return this.graph.linked(LINKS.accessKeys, this);
    }

    /** The groups of the stack that it is a member of. */
    get groups(): Many<GroupNode> {
        const memberships = this.graph.linked(LINKS.userMemberships, this);
        const members = this.graph.linked(LINKS.groupMembershipUsers, this);
        const sources: readonly (readonly [Node, View<unknown>])[] = [
            ...memberships.items.map((node) => [node, viewAt(node.inputs, ["groups"])] as const),
            ...members.items.map((node) => [node, viewAt(node.inputs, ["group"])] as const),
            [this, viewAt(this.inputs, ["groups"])],
        ];
        const groups = new Set<GroupNode>();
        const unresolved: Unresolved[] = [];
        for (const [node, view] of sources) {
            const joined = this.graph.joinAll(node, view, KINDS.group);
            for (const found of joined.nodes) groups.add(found.node as GroupNode);
            append(unresolved, joined.unresolved);
        }
        return together(
            { items: [...groups], unresolved },
            { items: [], unresolved: memberships.unresolved },
            { items: [], unresolved: members.unresolved },
        );
    }
}

/** `aws.iam.Group`. */
export class GroupNode extends PrincipalNode<Properties<"aws:iam/group:Group">> {
    protected readonly attachments = GROUP;
}
