/**
 * Where resources name the functions that they invoke asynchronously: one row for each type. Source: AWS Lambda Developer Guide, "Invoking a
 * Lambda function asynchronously", and the pages on each service that it names.
 */
import type { At, Known } from "../../paths";
import { KINDS, viewAt, walk } from "../../stack";
import type { Node, Properties, UntypedNode } from "../../stack";
import { isHidden, isRecord, own } from "../../values";
import type { Path, View } from "../../values";
import type { ACCOUNT_POLICIES } from "../retention";

export const listAt = (root: View<unknown>, path: Path): readonly View<unknown>[] => {
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

export const INVOKERS = {
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
export const referencesOf = (node: UntypedNode): readonly View<unknown>[] => {
    const references = own(INVOKERS, node.token) as ((node: UntypedNode) => readonly View<unknown>[]) | undefined;
    return references?.(node) ?? [];
};
