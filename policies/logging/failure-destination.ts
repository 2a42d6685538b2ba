import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { keepsFailures } from "../model/logging/failures/event-invoke-config";
import {
    activeMappings,
    MAPPING_TOKENS,
    mappingKeepsFailures,
    mappingSource,
    queueKeepsFailures,
} from "../model/logging/failures/event-source-mapping";
import { asynchronousInvokers, invokesQualified } from "../model/logging/failures/invokers";
import { viewAt } from "../model/stack";
import { Undetermined } from "../model/values";

const subscription = {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "orders",
    inputs: { topic: "arn:aws:sns:eu-west-1:123456789012:orders", protocol: "lambda", endpoint: ref("invoice", "arn") },
};

export default stackRule({
    name: "logging-failure-destination",
    description: "Events that a Lambda function failed on must be kept.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "Lambda tries an asynchronous event three times and then drops it; a stream's batch is tried until it expires. What is lost is not noticed, and cannot be done again.",
    fix: [
        "set `deadLetterConfig.targetArn` on the function, or `destinationConfig.onFailure` in a `FunctionEventInvokeConfig` or in the event source mapping; give a queue a `redrivePolicy`.",
    ],
    notes: [
        "Functions are judged only where something in the stack invokes them asynchronously: a topic, a rule or schedule of EventBridge, a bucket, a log subscription, an IoT or receipt rule, an alarm, a destination.",
        "A dead-letter queue of the subscription or of the rule's target keeps what could not be delivered, not what the function failed on.",
        "A configuration for an alias or version does not cover calls of the function itself. `onSuccess` keeps no failures.",
        "Mappings of Amazon MQ and DocumentDB have no destination and are not judged, nor are mappings that are switched off. A queue outside the stack is undetermined.",
    ],
    fixes: {
        lost: "set `deadLetterConfig.targetArn`, or `destinationConfig.onFailure` in a `FunctionEventInvokeConfig` of the function.",
        qualified: "set `deadLetterConfig.targetArn`, or give the function a `FunctionEventInvokeConfig` without `qualifier`.",
        batches: "set `destinationConfig.onFailure` of the event source mapping.",
        queue: "give the queue a `redrivePolicy`, or a `RedrivePolicy` resource, with a dead-letter queue.",
    },
    messages: {
        lost: "the function is invoked asynchronously, and events that it fails on are dropped.",
        qualified: "only an alias or version of the function keeps failed events, and it is invoked without one.",
        batches: "batches that the function fails on are dropped when they expire.",
        queue: "the queue of the mapping has no `redrivePolicy`, so messages that fail are tried until they expire.",
    },
    example: {
        good: [
            {
                type: "aws:lambda/function:Function",
                name: "invoice",
                inputs: { name: "invoice", deadLetterConfig: { targetArn: "arn:aws:sqs:eu-west-1:123456789012:failed" } },
            },
            subscription,
        ],
        bad: [{ type: "aws:lambda/function:Function", name: "invoice", inputs: { name: "invoice" } }, subscription],
    },
    applies: (stack) => stack.functions.length + stack.ofType(...MAPPING_TOKENS).length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.functions, function* (fn) {
            const { items: invokers, unresolved } = asynchronousInvokers(fn);
            if (invokers.length + unresolved.length === 0) return;
            const kept = keepsFailures(fn);
            if (invokers.length === 0 && kept !== "kept") throw new Undetermined([], "unresolved");
            // Its own stack may keep them, by a FunctionEventInvokeConfig.
            if (kept !== "kept" && fn.isRead) throw new Undetermined(["deadLetterConfig"], "unresolved");
            if (kept === "lost") yield found("lost", [fn, "deadLetterConfig"]);
            if (kept === "qualified" && !invokers.some(invokesQualified)) yield found("qualified", [fn, "deadLetterConfig"]);
        });
        yield* each(activeMappings(stack.ofType(...MAPPING_TOKENS)), function* (mapping) {
            const source = mappingSource(mapping);
            if (source === "queue" ? queueKeepsFailures(mapping) : source === "other" || mappingKeepsFailures(mapping)) return;
            viewAt(mapping.inputs, ["enabled"]).known();
            if (source === "queue") yield found("queue", [mapping, "eventSourceArn"]);
            else yield found("batches", [mapping, "destinationConfig"]);
        });
    },
});
