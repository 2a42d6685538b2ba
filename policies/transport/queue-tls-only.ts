import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { plainRequests } from "../model/iam/resource-policies";

export default stackRule({
    name: "transport-queue-tls-only",
    description: "Each SQS queue must have a policy that denies requests without TLS.",
    severity: "medium",
    level: "advisory",
    checklist: ["A3"],
    why: "SQS has endpoints that answer plain HTTP: without a Deny, messages can be read on the way.",
    fix: [
        'add a statement to the queue\'s policy that denies `sqs:*` to `"*"` on the queue under `"Bool": {"aws:SecureTransport": "false"}`.',
    ],
    notes: ["An Allow under `aws:SecureTransport` true is not enough: an identity policy may allow the request without it."],
    messages: { open: "no policy of the queue denies every request without TLS to everybody, for all actions." },
    example: {
        good: [
            { type: "aws:sqs/queue:Queue", name: "orders", inputs: { name: "orders" } },
            {
                type: "aws:sqs/queuePolicy:QueuePolicy",
                name: "orders-tls",
                inputs: {
                    queueUrl: ref("orders", "url"),
                    policy: {
                        Version: "2012-10-17",
                        Statement: [
                            {
                                Effect: "Deny",
                                Principal: "*",
                                Action: "sqs:*",
                                Resource: ref("orders", "arn"),
                                Condition: { Bool: { "aws:SecureTransport": "false" } },
                            },
                        ],
                    },
                },
            },
        ],
        bad: [{ type: "aws:sqs/queue:Queue", name: "orders", inputs: { name: "orders" } }],
    },
    applies: (stack) => stack.queues.length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.queues, function* (queue) {
            const arn = queue.inputs.child("arn").knownText;
            if (plainRequests(queue.policies, { action: "sqs:*", resources: [arn] }) !== undefined) yield found("open", queue);
        });
    },
});
