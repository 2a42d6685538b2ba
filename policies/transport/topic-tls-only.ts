import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { plainRequests } from "../model/iam/resource-policies";

export default stackRule({
    name: "transport-topic-tls-only",
    description: "Each SNS topic must have a policy that denies requests without TLS.",
    severity: "medium",
    level: "advisory",
    checklist: ["A3"],
    why: "SNS has endpoints that answer plain HTTP: without a Deny, what is published can be read on the way.",
    fix: [
        'add a statement to the topic\'s policy that denies `sns:Publish` to `"*"` on the topic under `"Bool": {"aws:SecureTransport": "false"}`.',
    ],
    notes: [
        "An Allow under `aws:SecureTransport` true is not enough: an identity policy may allow the request without it.",
        "SNS takes only some of its actions into a topic policy; `sns:Publish` is the one that carries messages, and the one AWS's documentation denies.",
    ],
    messages: { open: "no policy of the topic denies `sns:Publish` without TLS to everybody." },
    example: {
        good: [
            { type: "aws:sns/topic:Topic", name: "orders", inputs: { name: "orders" } },
            {
                type: "aws:sns/topicPolicy:TopicPolicy",
                name: "orders-tls",
                inputs: {
                    arn: ref("orders", "arn"),
                    policy: {
                        Version: "2012-10-17",
                        Statement: [
                            {
                                Effect: "Deny",
                                Principal: "*",
                                Action: "sns:Publish",
                                Resource: ref("orders", "arn"),
                                Condition: { Bool: { "aws:SecureTransport": "false" } },
                            },
                        ],
                    },
                },
            },
        ],
        bad: [{ type: "aws:sns/topic:Topic", name: "orders", inputs: { name: "orders" } }],
    },
    applies: (stack) => stack.topics.length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.topics, function* (topic) {
            const arn = topic.inputs.child("arn").knownText;
            if (plainRequests(topic.policies, { action: "sns:Publish", resources: [arn] }) !== undefined) yield found("open", topic);
        });
    },
});
