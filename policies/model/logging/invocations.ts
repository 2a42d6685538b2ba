/**
 * What invokes functions asynchronously, and where events go that a function failed on. Sources: AWS Lambda Developer Guide, "Invoking a
 * Lambda function asynchronously", "Capturing records of Lambda asynchronous invocations" and "Retaining discarded batches"; Lambda API
 * reference, OnFailure and DestinationConfig.
 */
import { KINDS, LINKS, viewAt, walk } from "../stack";
import type { FunctionNode, Kind, Link, Many, Node, NodeOf, Properties, QueueNode, UntypedNode } from "../stack";
import type { ACCOUNT_POLICIES } from "./retention";
import { isHidden, isRecord, own, Undetermined, knownText } from "../values";
import type { At, Known } from "../paths";
import type { Path, View } from "../values";

const listAt = (root: View<unknown>, path: Path): readonly View<unknown>[] => {
    const { raw } = walk(root, path);
    if (Array.isArray(raw)) return raw.map((_, index) => walk(root, [...path, index]));
    return raw === undefined || raw === null ? [] : [walk(root, path)];
};

/** The value at `path` below each element of a list. */
const within = <S, const L extends Path, const P extends Path>(
    root: View<S>,
    list: L & Known<S, L>,
    path: P & Known<At<S, L>, P>,
): readonly View<unknown>[] =>
    listAt(root, list).map((element) => (isHidden(element.raw) ? element : walk(root, [...element.path, ...path])));

type References<P> = (node: Node<P>) => readonly View<unknown>[];

/** Only what is invoked as an event: a receipt rule may wait for the answer. */
const receiptActions: References<Properties<"aws:ses/receiptRule:ReceiptRule">> = ({ inputs }) =>
    listAt(inputs, ["lambdaActions"])
        .filter(({ raw }) => !isRecord(raw) || own(raw, "invocationType") !== "RequestResponse")
        .map((action) => (isHidden(action.raw) ? action : walk(inputs, [...action.path, "functionArn"])));

/** A subscription of a function; one of another protocol names no function. */
const subscribed: References<Properties<"aws:sns/topicSubscription:TopicSubscription" | "aws-native:sns:Subscription">> = ({ inputs }) => {
    const protocol = viewAt(inputs, ["protocol"]).raw;
    return protocol === "lambda" || isHidden(protocol) ? [viewAt(inputs, ["endpoint"])] : [];
};

/** Alarms take functions as actions; what is unknown there is nearly always a topic, and its dependencies tell. */
const alarmActions: References<Properties<"aws:cloudwatch/metricAlarm:MetricAlarm" | "aws:cloudwatch/compositeAlarm:CompositeAlarm">> = (
    alarm,
) =>
    (["alarmActions", "okActions", "insufficientDataActions"] as const).flatMap((property) =>
        listAt(alarm.inputs, [property]).filter(({ raw }) => !isHidden(raw) || alarm.dependsOn(property, KINDS.function.tokens).length > 0),
    );

/** Destinations may be functions, though most are queues and topics. */
const destinations: References<Properties<"aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig">> = (config) =>
    (["onSuccess", "onFailure"] as const)
        .map((kind) => viewAt(config.inputs, ["destinationConfig", kind, "destination"]))
        .filter(({ raw }) => !isHidden(raw) || config.dependsOn("destinationConfig", KINDS.function.tokens).length > 0);

function json(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

type AccountPolicy = (typeof ACCOUNT_POLICIES)[number];

/** A subscription filter of the account, for all its log groups; the function stands in a JSON text. Source: PutAccountPolicy. */
const accountSubscription: References<Properties<AccountPolicy>> = ({ inputs }) => {
    const type = viewAt(inputs, ["policyType"]).raw;
    if (type !== "SUBSCRIPTION_FILTER_POLICY" && !isHidden(type)) return [];
    const document = viewAt(inputs, ["policyDocument"]);
    if (isHidden(document.raw)) return [document];
    const read = typeof document.raw === "string" ? json(document.raw) : document.raw;
    return isRecord(read) ? [document.place(own(read, "DestinationArn"), [])] : [];
};

type Invoker =
    | "aws:sns/topicSubscription:TopicSubscription"
    | "aws-native:sns:Subscription"
    | "aws:cloudwatch/eventTarget:EventTarget"
    | "aws-native:events:Rule"
    | "aws:scheduler/schedule:Schedule"
    | "aws-native:scheduler:Schedule"
    | "aws:s3/bucketNotification:BucketNotification"
    | "aws:s3/bucket:Bucket"
    | "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"
    | "aws-native:logs:SubscriptionFilter"
    | AccountPolicy
    | "aws:iot/topicRule:TopicRule"
    | "aws:ses/receiptRule:ReceiptRule"
    | "aws:cloudwatch/metricAlarm:MetricAlarm"
    | "aws:cloudwatch/compositeAlarm:CompositeAlarm"
    | "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

const INVOKERS = {
    "aws:sns/topicSubscription:TopicSubscription": subscribed,
    "aws-native:sns:Subscription": subscribed,
    "aws:cloudwatch/eventTarget:EventTarget": ({ inputs }) => [viewAt(inputs, ["arn"])],
    "aws-native:events:Rule": ({ inputs }) => within(inputs, ["targets"], ["arn"]),
    "aws:scheduler/schedule:Schedule": ({ inputs }) => [viewAt(inputs, ["target", "arn"])],
    "aws-native:scheduler:Schedule": ({ inputs }) => [viewAt(inputs, ["target", "arn"])],
    "aws:s3/bucketNotification:BucketNotification": ({ inputs }) => within(inputs, ["lambdaFunctions"], ["lambdaFunctionArn"]),
    "aws:s3/bucket:Bucket": ({ inputs }) => within(inputs, ["notificationConfiguration", "lambdaConfigurations"], ["function"]),
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": ({ inputs }) => [viewAt(inputs, ["destinationArn"])],
    "aws-native:logs:SubscriptionFilter": ({ inputs }) => [viewAt(inputs, ["destinationArn"])],
    "aws:cloudwatch/logAccountPolicy:LogAccountPolicy": accountSubscription,
    "aws-native:logs:AccountPolicy": accountSubscription,
    "aws:iot/topicRule:TopicRule": ({ inputs }) => within(inputs, ["lambdas"], ["functionArn"]),
    "aws:ses/receiptRule:ReceiptRule": receiptActions,
    "aws:cloudwatch/metricAlarm:MetricAlarm": alarmActions,
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": alarmActions,
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": destinations,
} as const satisfies { readonly [T in Invoker]: References<Properties<T>> };

/** Where a resource names what it invokes; nowhere where it is none of these. */
const referencesOf = (node: UntypedNode): readonly View<unknown>[] => {
    const references = own(INVOKERS, node.token) as ((node: UntypedNode) => readonly View<unknown>[]) | undefined;
    return references?.(node) ?? [];
};

/**
 * References of what invokes a function asynchronously. A reference that is unknown and depends on no function of the stack leads to
 * something else: to nothing that could be reported.
 */
const INVOCATIONS: Link = {
    to: KINDS.function,
    tokens: Object.keys(INVOKERS),
    references: (node) => referencesOf(node).filter((view) => !isHidden(view.raw) || reachesFunction(node, view)),
};

/** The resources that stand between an invoker and a function. */
const FUNCTIONS = [...KINDS.function.tokens, ...Object.keys(KINDS.function.through)];

function reachesFunction(node: UntypedNode, view: View<unknown>): boolean {
    const property = String(view.path[0]);
    return node.dependencyUrns(property).length === 0 || node.dependsOn(property, FUNCTIONS).length > 0 || hasComponent(node, property);
}

/** A component's outputs may be its functions'. */
const hasComponent = (node: UntypedNode, property: string): boolean =>
    node.dependsOn(property).some(({ type }) => !type.startsWith("aws:") && !type.startsWith("aws-native:"));

/** What in the stack invokes the function asynchronously; among the unresolved what may wait for the answer. */
export function asynchronousInvokers(fn: FunctionNode): Many<Node> {
    const { items, unresolved } = fn.graph.linked(INVOCATIONS, fn);
    const doubtful = items.filter(mayWait);
    if (doubtful.length === 0) return { items, unresolved };
    return {
        items: items.filter((node) => !doubtful.includes(node)),
        unresolved: [...unresolved, ...doubtful.map((node) => ({ node, path: ["lambdaActions"], reason: "unknown" }) as const)],
    };
}

/** Whether nobody can see how a receipt rule invokes. */
const mayWait = (node: UntypedNode): boolean =>
    node.token === "aws:ses/receiptRule:ReceiptRule" &&
    listAt(node.inputs, ["lambdaActions"]).some(({ raw }) => isHidden(raw) || (isRecord(raw) && isHidden(own(raw, "invocationType"))));

/**
 * Whether events that the function failed on are kept: by a dead-letter queue, or by a destination of its configuration.
 * `qualified`: only by configurations of aliases or versions.
 * @throws Undetermined where it is not known
 */
export function keepsFailures(fn: FunctionNode): "kept" | "qualified" | "lost" {
    if (isSet(fn.inputs, ["deadLetterConfig", "targetArn"])) return "kept";
    const { items, unresolved } = fn.eventInvokeConfigs;
    let doubt: Undetermined | undefined;
    let isQualified = false;
    for (const { inputs } of items) {
        try {
            if (!isSet(inputs, ["destinationConfig", "onFailure", "destination"])) continue;
            const qualifier = inputs.string("qualifier") ?? qualifierOf(inputs.string("functionName"));
            if (qualifier === undefined || qualifier === "$LATEST") return "kept";
            isQualified = true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            // A function's name that is not known yet carries no qualifier that is written apart.
            if (error.path[0] === "functionName") return "kept";
            doubt ??= new Undetermined([], error.reason);
        }
    }
    if (doubt !== undefined) throw doubt;
    if (unresolved.length > 0) throw new Undetermined([], "unresolved");
    return isQualified ? "qualified" : "lost";
}

/** The qualifier in a function's ARN or partial ARN. */
const qualifierOf = (name: string | undefined): string | undefined =>
    /(?:^|:)function:[^:]+:([^:]+)$/.exec(name ?? "")?.[1] ?? /^[\w-]+:([\w$-]+)$/.exec(name ?? "")?.[1];

/** Whether what invokes the function asynchronously names an alias or a version of it. */
export function invokesQualified(invoker: UntypedNode): boolean {
    return referencesOf(invoker).some((view) => {
        const value = knownText(view.raw);
        if (value !== undefined) return qualifierOf(value) !== undefined;
        return invoker.dependsOn(String(view.path[0]), Object.keys(KINDS.function.through)).length > 0;
    });
}

/**
 * Whether a value is there: one that is known only after the deployment is.
 * @throws Undetermined where what holds it is not known
 */
function isSet<S, const P extends Path>(inputs: View<S>, path: P & Known<S, P>): boolean {
    const view = walk(inputs, path);
    if (isHidden(view.raw) && view.path.length < path.length) view.known();
    return view.raw !== undefined && view.raw !== null && view.raw !== "";
}

type Mapping = NodeOf<"aws:lambda/eventSourceMapping:EventSourceMapping">;

/** What a mapping reads from, as far as it decides where failures go. */
export type MappingSource = "stream" | "kafka" | "queue" | "other";

const BY_SERVICE: Readonly<Record<string, MappingSource>> = { kinesis: "stream", dynamodb: "stream", kafka: "kafka", sqs: "queue" };
const BY_TOKEN: readonly (readonly [RegExp, MappingSource])[] = [
    [/^aws(?:-native)?:(?:kinesis|dynamodb)[:/]/, "stream"],
    [/^aws(?:-native)?:msk[:/]/, "kafka"],
    [/^aws(?:-native)?:sqs[:/]/, "queue"],
    [/^aws(?:-native)?:(?:mq|amazonmq|docdb)[:/]/, "other"],
];

/** @throws Undetermined where the source is not known */
export function mappingSource(mapping: Mapping): MappingSource {
    const selfManaged = viewAt(mapping.inputs, ["selfManagedEventSource"]).raw;
    if (selfManaged !== undefined && selfManaged !== null) return "kafka";
    const arn = viewAt(mapping.inputs, ["eventSourceArn"]);
    const service = knownText(arn.raw)?.split(":")[2];
    if (service !== undefined) return (Object.hasOwn(BY_SERVICE, service) ? BY_SERVICE[service] : undefined) ?? "other";
    for (const { token } of mapping.dependsOn("eventSourceArn")) {
        const found = BY_TOKEN.find(([pattern]) => pattern.test(token));
        if (found !== undefined) return found[1];
    }
    if (!isHidden(arn.raw)) return "other";
    arn.known();
    return "other";
}

/** Whether a mapping sends what failed to a destination of its own. `aws-native` calls it `destination`. */
export const mappingKeepsFailures = ({ inputs }: Mapping): boolean =>
    (["destinationArn", "destination"] as const).some((property) => isSet(inputs, ["destinationConfig", "onFailure", property]));

const REDRIVE: Link<NodeOf<"aws:sqs/redrivePolicy:RedrivePolicy">> = {
    to: KINDS.queue,
    tokens: ["aws:sqs/redrivePolicy:RedrivePolicy"],
    references: ({ inputs }) => [viewAt(inputs, ["queueUrl"])],
};

/**
 * Whether the queue that a mapping reads from moves messages on that fail again and again.
 * @throws Undetermined where the queue is not in the stack
 */
export function queueKeepsFailures(mapping: Mapping): boolean {
    const join = mapping.joined(["eventSourceArn"], KINDS.queue as Kind<QueueNode>);
    if (join.kind === "none") return true;
    if (join.kind !== "node") throw new Undetermined(["eventSourceArn"], join.kind === "outside" ? "unresolved" : join.reason);
    if (isSet(join.node.inputs, ["redrivePolicy"])) return true;
    const { items, unresolved } = join.node.graph.linked(REDRIVE, join.node);
    if (items.length > 0) return true;
    if (unresolved.length > 0) throw new Undetermined(["eventSourceArn"], "unresolved");
    return false;
}

/** The mappings of the stack that are on, or may be. */
export const activeMappings = (mappings: readonly Mapping[]): readonly Mapping[] =>
    mappings.filter(({ inputs }) => viewAt(inputs, ["enabled"]).raw !== false);

export const MAPPING_TOKENS = LINKS.functionEventSources.tokens;
