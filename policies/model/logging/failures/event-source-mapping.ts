/**
 * Where batches go that a function failed on. Sources: AWS Lambda Developer Guide, "Retaining discarded batches"; Lambda API reference,
 * OnFailure; Amazon SQS Developer Guide, "Using dead-letter queues in Amazon SQS".
 */
import { isSetAt } from "../../paths";
import { KINDS, LINKS, viewAt } from "../../stack";
import type { Kind, Link, NodeOf, QueueNode } from "../../stack";
import { isHidden, knownText, Undetermined } from "../../values";

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
    (["destinationArn", "destination"] as const).some((property) => isSetAt(inputs, ["destinationConfig", "onFailure", property]));

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
    if (isSetAt(join.node.inputs, ["redrivePolicy"])) return true;
    const { items, unresolved } = join.node.graph.linked(REDRIVE, join.node);
    if (items.length > 0) return true;
    if (unresolved.length > 0) throw new Undetermined(["eventSourceArn"], "unresolved");
    return false;
}

/** The mappings of the stack that are on, or may be. */
export const activeMappings = (mappings: readonly Mapping[]): readonly Mapping[] =>
    mappings.filter(({ inputs }) => viewAt(inputs, ["enabled"]).raw !== false);

export const MAPPING_TOKENS = LINKS.functionEventSources.tokens;
