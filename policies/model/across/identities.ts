/** What a stack says of itself to the others: its roles, who takes which role, and whom its roles trust. All of it is data. */
import { parseArn } from "../arn";
import { documentAt } from "../iam/language";
import { trustGrants } from "../iam/trust";
import { KINDS } from "../stack";
import type { Node, RoleNode, Stack } from "../stack";
import { Undetermined } from "../values";
import type { Path } from "../values";

/** A resource of a stack, as findings name it. */
export interface Named {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
}

/** A role of a stack. */
export interface OwnRole extends Named {
    /** {@link roleKey}; absent where it is not known yet. */
    readonly key?: string;
    /** The roles that it trusts, by their keys. */
    readonly trusts: readonly string[];
}

/** A resource that takes a role. */
export interface RoleUser extends Named {
    readonly key: string;
    /** The path of the property that names the role. */
    readonly path: Path;
    /** Whether the role is the execution role of a function. */
    readonly isFunction: boolean;
    /** What tells the resource from those of other stacks: its ARN, where that is known. */
    readonly arn?: string;
}

export interface Identities {
    readonly roles: readonly OwnRole[];
    readonly users: readonly RoleUser[];
}

/** A role by its account and its name, which is unique there whatever the path (AWS IAM User Guide, "IAM and AWS STS quotas"). */
function roleKey(text: string): string | undefined {
    const arn = parseArn(text);
    if (arn?.service !== "iam" || !/^\d{12}$/.test(arn.account) || !arn.resource.startsWith("role/")) return undefined;
    return `${arn.account}/${arn.resource.slice(arn.resource.lastIndexOf("/") + 1)}`;
}

/** Whether a role is one that a service of AWS makes for itself in every account. */
const isServiceRole = (text: string): boolean => /^arn:[a-z-]+:iam::\d{12}:role\/aws-(?:service-role|reserved)\//.test(text);

/** Only the roles that the stack makes itself are told as its own; those that it reads belong to another stack. */
export const identitiesOf = (stack: Stack): Identities => ({ roles: stack.roles.filter(isMade).map(ownRole), users: usersOf(stack) });

/** What is only read is another stack's. */
const isMade = (node: Node): boolean => !node.isRead;

const named = ({ urn, type, name }: Node): Named => ({ urn, type, name });

function ownRole(role: RoleNode): OwnRole {
    const key = keyOf(role);
    return { ...named(role), ...(key === undefined ? {} : { key }), trusts: trustedBy(role) };
}

const keyOf = (role: Node): string | undefined => KINDS.role.identify(role).arns.flatMap((arn) => roleKey(arn) ?? [])[0];

/** The roles that may certainly assume this one. What cannot be read of the trust policy is told by the policies on it. */
function trustedBy({ trust: { raw, path } }: RoleNode): readonly string[] {
    try {
        const grants = trustGrants(documentAt({ raw, path }));
        const roles = grants.filter(({ admitted, inverted }) => admitted === "yes" && !inverted).map(({ principal }) => principal.written);
        return [...new Set(roles.flatMap((written) => roleKey(written) ?? []))].sort();
    } catch (error) {
        if (error instanceof Undetermined) return [];
        throw error;
    }
}

function usersOf(stack: Stack): readonly RoleUser[] {
    return stack.roleConsumers().uses.flatMap(({ role, value, consumers }) => {
        const key = role === undefined ? roleKey(value ?? "") : keyOf(role);
        if (key === undefined || (role === undefined && isServiceRole(value ?? ""))) return [];
        return consumers.filter(({ node }) => isMade(node)).map(({ node, path }) => userOf(node, path, key));
    });
}

function userOf(node: Node, path: Path, key: string): RoleUser {
    const isFunction = [KINDS.function, KINDS.webFunction].some(({ tokens }) => tokens.includes(node.token));
    const arn = KINDS.function.tokens.includes(node.token) ? KINDS.function.identify(node).arns[0] : undefined;
    return { ...named(node), key, path, isFunction, ...(arn === undefined ? {} : { arn }) };
}
