/**
 * The stack model: what a stack's resources are to one another. Rules ask nodes; how a join is made is nobody's business but this
 * folder's. Joins go by the dependencies that the engine records for each property, which are complete at first preview when ARNs
 * are unknown, and by values (ARN, name, id) where those are known.
 */
import { policyAccount } from "../account";
import type { ApiNode, RestApiNode } from "./api";
import type { BucketNode, KeyNode, QueueNode, TopicNode } from "./bucket";
import { roleConsumers } from "./consumers";
import type { RoleConsumers } from "./consumers";
import type { FunctionNode, WebFunctionNode } from "./function";
import { References } from "./references";
import { KINDS } from "./kind";
import { RoleNode, UserNode } from "./principals";
import type { GroupNode } from "./principals";
import type { StackResource } from "./resource";
import type { Join, Node } from "./terms";

export type { ApiNode, MethodNode, RestApiNode, RouteNode } from "./api";
export type { BucketNode, QueueNode } from "./bucket";
export type { RoleUse } from "./consumers";
export type { AttachedArn, AttachedDocument } from "./documents";
export { hiddenName, isOfNothing } from "./hidden-names";
export type { AccessKeyUse, FunctionNode, WebFunctionNode } from "./function";
export { allOf, knownOf, nodeOf, together } from "./join";
export { KINDS } from "./kind";
export { LINKS } from "./link";
export type { GroupNode, RoleNode, UserNode } from "./principals";
export { codeObject } from "./uploads";
export type { ProviderReference, StackResource } from "./resource";
export { isOneOf } from "./terms";
export type { NodeToken, Properties } from "./properties";
export type { Join, Kind, Link, Many, Node, NodeOf, UntypedNode } from "./terms";
export { viewAt, walk } from "../paths";

/** The role or user that a policy is a part of; `undefined` for what is no such policy. */
function holderOf(node: Node): Join<Node> | undefined {
    if (node.is("aws:iam/rolePolicy:RolePolicy")) return node.joined(["role"], KINDS.role);
    return node.is("aws:iam/userPolicy:UserPolicy") ? node.joined(["user"], KINDS.user) : undefined;
}

/** The lists hold what the program reads (`.get`) besides what it creates, of `aws` and `aws-native` alike, by URN. */
export class Stack extends References {
    #consumers: RoleConsumers | undefined;

    /** Beside its own inputs, what is attached to a role or user says where it lives; a policy of its own lives with it. */
    protected override provenAccounts(node: Node): readonly string[] {
        const accounts = super.provenAccounts(node);
        if (node instanceof RoleNode || node instanceof UserNode)
            return [...accounts, ...node.managedPolicyArns.items.flatMap(({ arn }) => policyAccount(arn) ?? [])];
        const holder = holderOf(node);
        return holder?.kind === "node" ? [...accounts, ...this.provenAccounts(holder.node)] : accounts;
    }

    /** The model of a stack. Nothing is read until something is asked. */
    static of(resources: readonly StackResource[]): Stack {
        return new Stack(resources);
    }

    /** Lambda functions, by URN; `aws-native`'s too. */
    get functions(): readonly FunctionNode[] {
        return this.ofKind(KINDS.function) as readonly FunctionNode[];
    }

    get webFunctions(): readonly WebFunctionNode[] {
        return this.ofKind(KINDS.webFunction) as readonly WebFunctionNode[];
    }

    get roles(): readonly RoleNode[] {
        return this.ofKind(KINDS.role) as readonly RoleNode[];
    }

    get users(): readonly UserNode[] {
        return this.ofKind(KINDS.user) as readonly UserNode[];
    }

    get groups(): readonly GroupNode[] {
        return this.ofKind(KINDS.group) as readonly GroupNode[];
    }

    get logGroups() {
        return this.ofKind(KINDS.logGroup);
    }

    get buckets(): readonly BucketNode[] {
        return this.ofKind(KINDS.bucket) as readonly BucketNode[];
    }

    get queues(): readonly QueueNode[] {
        return this.ofKind(KINDS.queue) as readonly QueueNode[];
    }

    get topics(): readonly TopicNode[] {
        return this.ofKind(KINDS.topic) as readonly TopicNode[];
    }

    get keys(): readonly KeyNode[] {
        return this.ofKind(KINDS.key) as readonly KeyNode[];
    }

    /** HTTP and WebSocket APIs. */
    get apis(): readonly ApiNode[] {
        return this.ofKind(KINDS.api) as readonly ApiNode[];
    }

    get restApis(): readonly RestApiNode[] {
        return this.ofKind(KINDS.restApi) as readonly RestApiNode[];
    }

    get alarms() {
        return this.ofKind(KINDS.alarm);
    }

    get trails() {
        return this.ofKind(KINDS.trail);
    }

    /** The AWS provider resources, explicit and default. A document of a preview has the explicit ones only. */
    get providers() {
        return this.ofType("pulumi:providers:aws", "pulumi:providers:aws-native");
    }

    /** Who uses which role, over the whole stack. */
    roleConsumers(): RoleConsumers {
        return (this.#consumers ??= roleConsumers(this));
    }
}
