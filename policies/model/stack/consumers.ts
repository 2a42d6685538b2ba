/** Who uses which role. */
import { arnParts } from "../region";
import { hiddenReason, isRecord, View, isHidden } from "../values";
import { KINDS } from "./kind";
import type { RoleNode } from "./principals";
import { push } from "../grouping";
import { isProvided, providerOf } from "./registry";
import type { Graph, Join, Kind, Node, Unresolved, UntypedNode } from "./terms";
import { viewAt } from "../paths";

/** A resource that uses a role. Revisions of one web function are that function. */
export interface RoleConsumer {
    readonly node: Node;
    /** The property that names the role; of `via` where the node's own inputs do not name it. */
    readonly path: View["path"];
    readonly via: Node;
}

/** A role and all that use it. */
export interface RoleUse {
    /** The role, where it is in the stack. */
    readonly role: RoleNode | undefined;
    /** What is known of it outside the stack: its ARN, or its name. */
    readonly value: string | undefined;
    /** The role's name, as far as it is known. */
    readonly name: string | undefined;
    /** By URN, each once. */
    readonly consumers: readonly RoleConsumer[];
    /** References that may lead to this role. */
    readonly possible: readonly Unresolved[];
}

export interface RoleConsumers {
    readonly uses: readonly RoleUse[];
    /** References of which the role cannot be told, with the roles that they may lead to. */
    readonly unresolved: readonly (Unresolved & { readonly candidates: readonly RoleNode[] })[];
    /** The uses that `node` is a consumer of: of a function one at most, none where its role is not set or cannot be told. */
    of(node: Node): readonly RoleUse[];
}

const INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const ROLE = KINDS.role as Kind<RoleNode>;
const NAMES_ROLE = /^(?:role|roleArn|credentials|credentialsArn|[A-Za-z0-9_]+Role|[A-Za-z0-9_]+RoleArn)$/;
/** Maps whose keys are the program's own words: a tag named `role` uses no role. */
const USERS_WORDS: ReadonlySet<string> = new Set(["tags", "tagsAll", "labels", "annotations", "variables", "environmentVariables"]);
/** Objects in which a role is named: hidden as a whole they may hold one that they depend on. */
const HOLDS_ROLE: ReadonlyMap<string, string> = new Map([
    ["aws:scheduler/schedule:Schedule", "target"],
    ["aws:lambdaweb/functionRevision:FunctionRevision", "serviceConfig"],
]);
/** Properties that take a role's name as well as its ARN, beside an instance profile's. */
const TAKES_NAME = /^(?:serviceRole|iamRole)$/;
/** Deeper than any property of AWS's types. */
const MAXIMUM_DEPTH = 24;

interface MutableUse {
    role: RoleNode | undefined;
    value: string | undefined;
    consumers: Map<string, RoleConsumer>;
    possible: Unresolved[];
}

/** So many references of one kind that may lead to a role are told of it. */
const MOST_TOLD = 8;

/** Every use of every role: by functions, and by whatever else names one in a property that is named after a role. */
export function roleConsumers(graph: Graph): RoleConsumers {
    const uses = new Map<string, MutableUse>();
    const unresolved: (Unresolved & { candidates: readonly RoleNode[] })[] = [];
    const times = new Map<readonly RoleNode[], number>();
    const useOf = (key: string, role: RoleNode | undefined, value: string | undefined): MutableUse => {
        const found = uses.get(key) ?? { role, value, consumers: new Map<string, RoleConsumer>(), possible: [] };
        uses.set(key, found);
        return found;
    };
    for (const node of graph.nodes) {
        if (!mayUseRoles(node)) continue;
        for (const view of roleReferences(node)) {
            const join = joinRole(graph, node, view);
            if (join.kind === "none") {
                // Where nothing says what a hidden value was made from, it may name any role.
                if (isHidden(view.raw) && !graph.knowsDependencies)
                    unresolved.push({ node, path: view.path, reason: hiddenReason(view.raw), candidates: [] });
                continue;
            }
            if (join.kind === "unresolved") {
                const { path, reason, candidates } = join;
                unresolved.push({ node, path, reason, candidates });
                // One name of many roles: as many references may lead to each of them, and a few are told.
                const told = times.get(candidates) ?? 0;
                times.set(candidates, told + 1);
                if (told < MOST_TOLD) for (const role of candidates) useOf(role.urn, role, undefined).possible.push({ node, path, reason });
                continue;
            }
            const use =
                join.kind === "node"
                    ? useOf(join.node.urn, join.node, undefined)
                    : useOf(outsideKey(graph, node, join.value), undefined, join.value);
            const consumer = unitOf(graph, node);
            if (!use.consumers.has(consumer.key)) use.consumers.set(consumer.key, { node: consumer.node, path: view.path, via: node });
        }
    }
    const nodes: readonly UntypedNode[] = graph.nodes;
    for (const node of nodes) {
        const holder = HOLDS_ROLE.get(node.token);
        const raw = holder === undefined ? undefined : viewAt(node.inputs, [holder]).raw;
        if (holder === undefined || !isHidden(raw)) continue;
        const candidates = node.dependsOn(holder, KINDS.role.tokens) as readonly RoleNode[];
        const open = { node, path: [holder], reason: hiddenReason(raw) };
        if (candidates.length > 0 || !graph.knowsDependencies) unresolved.push({ ...open, candidates });
        for (const role of candidates) useOf(role.urn, role, undefined).possible.push(open);
    }
    // Candidates come in the order of dependencies, which differs from run to run.
    const result = [...uses.keys()].sort().map((key) => finished(uses.get(key) as MutableUse));
    const byConsumer = new Map<string, RoleUse[]>();
    for (const use of result) {
        for (const { node, via } of use.consumers) {
            for (const urn of new Set([node.urn, via.urn])) push(byConsumer, urn, use);
        }
    }
    return { uses: result, unresolved, of: (node) => byConsumer.get(node.urn) ?? byConsumer.get(unitOf(graph, node).node.urn) ?? [] };
}

function finished(use: MutableUse): RoleUse {
    const value = use.value;
    const named = use.role === undefined ? undefined : KINDS.role.identify(use.role).names[0];
    const name = value === undefined ? (named ?? use.role?.name) : KINDS.role.interpret(value).name;
    return { role: use.role, value, name, consumers: [...use.consumers.values()], possible: use.possible };
}

/** Attachments and policies of IAM name a role without using it; stacks, components and providers only pass it on. */
function mayUseRoles(node: Node): boolean {
    if (node.token.startsWith("aws:iam/") || node.token.startsWith("aws-native:iam:")) return node.token === INSTANCE_PROFILE;
    if (node.type.startsWith("pulumi:")) return false;
    return isProvided(node) || (node.provider !== undefined && node.children.length === 0);
}

/** The values of a resource that stand under a property which names a role, at any depth. */
function roleReferences(node: Node): readonly View[] {
    const found: View[] = [];
    if (node.token === INSTANCE_PROFILE) {
        const roles = node.inputs.raw;
        if (isRecord(roles) && Array.isArray(roles["roles"]))
            roles["roles"].forEach((raw: unknown, index) => found.push(new View(raw, ["roles", index])));
    }
    const path: (string | number)[] = [];
    const walk = (raw: object): void => {
        if (path.length > MAXIMUM_DEPTH) return;
        const isList = Array.isArray(raw);
        if (!isList && !isRecord(raw)) return;
        for (const [key, value] of Object.entries(raw) as [string, unknown][]) {
            path.push(isList ? Number(key) : key);
            if (typeof value === "object" && value !== null && !USERS_WORDS.has(key)) walk(value);
            else if (typeof value === "string" && NAMES_ROLE.test(key)) found.push(new View(value, [...path]));
            path.pop();
        }
    };
    if (isRecord(node.inputs.raw)) walk(node.inputs.raw);
    // An execution role that is not text leads somewhere all the same, by its dependency, or cannot be told.
    if (node.is(FUNCTION) && !found.some((view) => isExecutionRole(node, view))) found.push(viewAt(node.inputs, ["role"]).as());
    return found;
}

const FUNCTION = "aws:lambda/function:Function";
const isExecutionRole = (node: Node, view: View): boolean => node.token === FUNCTION && view.path.length === 1 && view.path[0] === "role";

/** Where a property named after a role leads; `none` where it names something else, as such properties do. */
function joinRole(graph: Graph, node: UntypedNode, view: View): Join<RoleNode> {
    const join = graph.join(node, view, ROLE);
    if (isExecutionRole(node, view)) return join;
    if (join.kind === "unresolved" && join.candidates.length === 0) return { kind: "none" };
    if (join.kind === "outside" && !isRoleArn(join.value)) return { kind: "none" };
    if (isRoleArn(view.raw) || isHidden(view.raw)) return join;
    // A bare word: a role's name where names are taken, else a word such as "ADMIN", unless the program took it from the role.
    const property = view.path.findLast((part) => typeof part === "string") ?? "";
    if (node.token === INSTANCE_PROFILE || (isProvided(node) && TAKES_NAME.test(property))) return join;
    return join.kind === "node" && node.dependsOn(String(view.path[0])).includes(join.node) ? join : { kind: "none" };
}

function isRoleArn(raw: unknown): boolean {
    const arn = typeof raw === "string" ? arnParts(raw) : undefined;
    return arn !== undefined && arn.service === "iam" && arn.resource.startsWith("role/");
}

/** An ARN says which account; a bare name is a name of the account, or of the provider where that is not known. */
function outsideKey(graph: Graph, node: Node, value: string): string {
    return isRoleArn(value) ? value : `${graph.accountOf(node) ?? providerOf(node)} ${value}`;
}

/** What counts as one consumer: a function however often it is read, a web function whatever its revisions. */
function unitOf(graph: Graph, node: Node): { readonly key: string; readonly node: Node } {
    if (node.token === FUNCTION) {
        const unit = graph.canonical(node, KINDS.function);
        return { key: unit.urn, node: unit };
    }
    if (!node.is("aws:lambdaweb/functionRevision:FunctionRevision")) return { key: node.urn, node };
    const join = node.joined(["functionName"], KINDS.webFunction);
    if (join.kind === "node") return { key: join.node.urn, node: join.node };
    return join.kind === "outside" ? { key: outsideKey(graph, node, join.value), node } : { key: node.urn, node };
}
