import { hiddenReason, isHidden, isRecord, knownText, View } from "../values";
import type { Key, Path } from "../values";
import { hiddenName } from "./hidden-names";
import { NONE } from "./join";
import { KINDS } from "./kind";
import { LINKS } from "./link";
import { mayBeOne, placeOf } from "./outside";
import { ResourceNode } from "./node";
import type { Properties } from "./properties";
import type { RoleNode } from "./principals";
import type { Graph, Join, Kind, Link, Many, Node, NodeOf, Unresolved } from "./terms";
import { viewAt, walk } from "../paths";

const ROLE = KINDS.role as Kind<RoleNode>;
type AccessKey = NodeOf<"aws:iam/accessKey:AccessKey">;
type LogGroup = NodeOf<"aws:cloudwatch/logGroup:LogGroup">;

/** A variable of a function's environment that an access key of the stack is wired into. */
export interface AccessKeyUse {
    readonly key: Node;
    readonly path: Path;
}

/** `aws.lambda.Function`, `aws.lambda.CallbackFunction` too. */
export class FunctionNode extends ResourceNode<Properties<"aws:lambda/function:Function">> {
    /** The execution role. */
    get role(): Join<RoleNode> {
        return this.joined(["role"], ROLE);
    }

    /** The log group that it writes to: of `loggingConfig.logGroup`, else `/aws/lambda/<name>`; `none` where the stack has none of that name. */
    get logGroup(): Join<LogGroup> {
        const configured = viewAt(this.inputs, ["loggingConfig", "logGroup"]);
        if (configured.raw !== undefined && configured.raw !== null && configured.raw !== "")
            return this.graph.join(this, configured, KINDS.logGroup);
        return groupByName(this, "name", "/aws/lambda/", LINKS.functionLogGroupNames);
    }

    get urls() {
        return this.graph.linked(LINKS.functionUrls, this);
    }

    get permissions() {
        return this.graph.linked(LINKS.functionPermissions, this);
    }

    get aliases() {
        return this.graph.linked(LINKS.functionAliases, this);
    }

    get eventSourceMappings() {
        return this.graph.linked(LINKS.functionEventSources, this);
    }

    get eventInvokeConfigs() {
        return this.graph.linked(LINKS.functionEventInvokeConfigs, this);
    }

    /** The alarms that watch a metric with this function as dimension. */
    get alarms() {
        return this.graph.linked(LINKS.functionAlarms, this);
    }

    /** The distributions that run it at the edge. */
    get distributions() {
        return this.graph.linked(LINKS.functionDistributions, this);
    }

    /** The access keys of the stack that its environment is made from, and the variable where that is known. */
    get accessKeys(): Many<AccessKeyUse> {
        const keys = this.dependsOn("environment").filter((node) => node.is("aws:iam/accessKey:AccessKey"));
        const variables = variablesOf(this.inputs);
        const byDependency = keys.flatMap((key) => usesOf(key, variables));
        const byValue = variables.flatMap((view) => this.#keyOfValue(view));
        const uses = new Map([...byDependency, ...byValue].map((use) => [`${use.key.urn} ${use.path.join(".")}`, use]));
        return { items: [...uses.values()], unresolved: hiddenKeys(this, variables) };
    }

    #keyOfValue(view: View): readonly AccessKeyUse[] {
        const key = typeof view.raw === "string" ? this.graph.memo(accessKeySecrets, KINDS.accessKey).get(view.raw) : undefined;
        return key === undefined ? [] : [{ key, path: view.path }];
    }
}

/** `aws.lambdaweb.Function`: its configuration stands in its revisions. */
export class WebFunctionNode extends ResourceNode<Properties<"aws:lambdaweb/function:Function">> {
    get revisions() {
        return this.graph.linked(LINKS.webFunctionRevisions, this);
    }

    get endpoints() {
        return this.graph.linked(LINKS.webFunctionEndpoints, this);
    }

    /** The execution roles of its revisions, one for each. */
    get roles(): readonly Join<RoleNode>[] {
        return this.revisions.items.map((revision) => revision.joined(["serviceConfig", "executionRoleArn"], ROLE));
    }

    /** The log groups that its revisions write to: of their logging configuration, else `/aws/lambda/web/<name>`. */
    get logGroups(): readonly Join<LogGroup>[] {
        const path = ["serviceConfig", "telemetryConfig", "loggingConfig", "logGroup"] as const;
        const { items, unresolved } = this.revisions;
        // Where none is known for certain, what may be one may name another group.
        const [open] = items.length === 0 ? unresolved : [];
        if (open !== undefined) return [{ kind: "unresolved", ...open, candidates: [] }];
        const configured = items.map((revision) => revision.joined(path, KINDS.logGroup));
        const byDefault = configured.length === 0 || configured.some((join) => join.kind === "none");
        const set = configured.filter((join) => join.kind !== "none");
        return byDefault ? [...set, groupByName(this, "functionName", "/aws/lambda/web/", LINKS.webFunctionLogGroupNames)] : set;
    }
}

/** The log group whose name is made of the function's: by its value; where the group's is unknown, by its dependency on the function. */
function groupByName<S>(node: Node<S>, property: Key<S>, prefix: string, unknownNames: Link<LogGroup>): Join<LogGroup> {
    const { graph } = node;
    const view = walk(node.inputs, [property]);
    const name = knownText(view.raw);
    if (name !== undefined) {
        const named = graph.join(node, new View(prefix + name, view.path), KINDS.logGroup);
        if (named.kind !== "outside") return named;
    }
    const { items, unresolved } = graph.linked(unknownNames, node);
    const [group] = items;
    if (group !== undefined && items.length === 1) return { kind: "node", node: group };
    // A group that is named after other resources of the stack cannot have a name that is known here; one that is named after nothing can.
    const open = unresolved.filter((entry) => name === undefined || entry.reason === "unresolved");
    const hidden = items.length + open.length > 0 ? undefined : hiddenGroupBeside(node);
    if (hidden !== undefined && name !== undefined) return { kind: "unresolved", ...hidden, candidates: [] };
    if (
        items.length === 0 &&
        open.length === 0 &&
        hidden === undefined &&
        !(isHidden(view.raw) && hasOwnerlessGroup(node, property, prefix))
    )
        return NONE;
    return { kind: "unresolved", node, path: view.path, reason: "unresolved", candidates: items };
}

/** The name, which nobody can see, of a log group that may be the node's by its place: it was made of nothing in the stack. */
const hiddenGroupBeside = (node: Node): Unresolved | undefined =>
    node.graph
        .memo(hiddenGroups, KINDS.logGroup)
        .find(({ node: group }) => mayBeOne(placeOf(KINDS.logGroup, group), placeOf(KINDS.logGroup, node)));

/** Log groups with such names, one for each place: there may be thousands. */
function hiddenGroups(groups: readonly LogGroup[]): readonly Unresolved[] {
    const hidden = groups.flatMap((group) => hiddenName(group, KINDS.logGroup) ?? []);
    return [...new Map(hidden.map((entry) => [JSON.stringify(placeOf(KINDS.logGroup, entry.node)), entry])).values()];
}

/** What a function can be called (Lambda API reference, `FunctionName`). */
const FUNCTION_NAME = /^[\w-]+$/;

/** Whether the stack has a log group that may be a function's whose name nobody sees: named as such, and after none that is seen. */
function hasOwnerlessGroup({ graph, token }: Node, property: string, prefix: string): boolean {
    const known = ownerless.get(graph) ?? new Map<string, boolean>();
    ownerless.set(graph, known);
    let answer = known.get(prefix);
    if (answer === undefined) {
        const named = (node: Node, key: string): string => knownText(walk(node.inputs, [key]).raw) ?? "";
        const owners = new Set(graph.nodes.filter((node) => node.token === token).map((node) => prefix + named(node, property)));
        answer = graph
            .ofKind(KINDS.logGroup)
            .flatMap((group) => KINDS.logGroup.identify(group).names)
            .some((name) => name.startsWith(prefix) && FUNCTION_NAME.test(name.slice(prefix.length)) && !owners.has(name));
        known.set(prefix, answer);
    }
    return answer;
}

const ownerless = new WeakMap<Graph, Map<string, boolean>>();

const variablesOf = (inputs: View<Properties<"aws:lambda/function:Function">>): readonly View[] => {
    const variables = viewAt(inputs, ["environment", "variables"]);
    return isRecord(variables.raw) ? variables.asEntries().map(([, view]) => view) : [variables];
};

/** Hidden variables of which nothing says what they were made from, where the stack has keys that may be in them. */
export function hiddenKeys(node: Node, variables: readonly View<unknown>[]): readonly Unresolved[] {
    if (node.graph.knowsDependencies || !node.graph.nodes.some(({ token }) => KINDS.accessKey.tokens.includes(token))) return [];
    return variables.filter(({ raw }) => isHidden(raw)).map(({ raw, path }) => ({ node, path, reason: hiddenReason(raw) }));
}

/** What an access key holds that lets its bearer in. */
const CREDENTIALS = ["secret", "id", "sesSmtpPasswordV4"] as const;
/** What it holds besides, and an environment may show. */
const HARMLESS = ["user", "status", "createDate"] as const;

const valuesOf = (key: AccessKey, properties: typeof CREDENTIALS | typeof HARMLESS): readonly string[] =>
    properties.flatMap((property) => knownText(viewAt(key.inputs, [property]).raw) ?? []);

/** The variables that hold a key which the environment depends on; the environment where it cannot be told which. */
function usesOf(key: AccessKey, variables: readonly View[]): readonly AccessKeyUse[] {
    const credentials = valuesOf(key, CREDENTIALS);
    const holds = ({ raw }: View): boolean => typeof raw === "string" && credentials.some((credential) => raw.includes(credential));
    const certain = variables.filter(holds);
    if (certain.length > 0) return certain.map(({ path }) => ({ key, path }));
    const hidden = variables.filter(({ raw }) => isHidden(raw));
    const [only] = hidden;
    if (only !== undefined) return [{ key, path: hidden.length === 1 ? only.path : ["environment"] }];
    const harmless = valuesOf(key, HARMLESS);
    return variables.some(({ raw }) => typeof raw === "string" && harmless.includes(raw)) ? [] : [{ key, path: ["environment"] }];
}

/** Access keys of the stack by what they hold. */
export function accessKeySecrets(keys: readonly AccessKey[]): ReadonlyMap<string, AccessKey> {
    return new Map(keys.flatMap((key) => valuesOf(key, CREDENTIALS).map((value) => [value, key] as const)));
}
