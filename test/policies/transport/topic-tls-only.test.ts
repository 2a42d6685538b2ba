import rule from "../../../policies/transport/topic-tls-only";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const ARN = "arn:aws:sns:eu-west-1:123456789012:orders";
const deny = (more: object = {}): object => ({
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: ARN,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
    ...more,
});
const document = (...statements: readonly object[]): object => ({ Version: "2012-10-17", Statement: statements });
// The ARN is given, so that the first preview can tell as well.
const topic = (inputs: object = {}): ExampleResource => ({
    type: "aws:sns/topic:Topic",
    name: "orders",
    inputs: { name: "orders", arn: ARN, ...inputs },
});
const guarded = (policy: unknown): readonly ExampleResource[] => [
    topic(),
    { type: "aws:sns/topicPolicy:TopicPolicy", name: "tls", inputs: { arn: ref("orders", "arn"), policy } },
];

testStackRule(rule, {
    compliant: [
        { title: "by CDK's pattern: `sns:Publish` to the topic", resources: guarded(document(deny())) },
        { title: "with more actions", resources: guarded(document(deny({ Action: ["SNS:Subscribe", "SNS:Publish"] }))) },
        { title: "in line, as text", resources: [topic({ policy: JSON.stringify(document(deny({ Principal: { AWS: "*" } }))) })] },
        { title: "for every resource", resources: guarded({ Statement: deny({ Resource: "*" }) }) },
        { title: "a stack without a topic", resources: [{ type: "aws:s3/bucket:Bucket", name: "b", inputs: {} }] },
    ],
    violating: [
        { title: "no policy", resources: [topic()], found: ["open"] },
        {
            title: "an Allow with SecureTransport true",
            resources: guarded(document(deny({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } }))),
            found: ["open"],
        },
        { title: "for one principal", resources: guarded(document(deny({ Principal: { AWS: "123456789012" } }))), found: ["open"] },
        { title: "for another topic", resources: guarded(document(deny({ Resource: `${ARN}-dead` }))), found: ["open"] },
        { title: "for other actions", resources: guarded(document(deny({ Action: "sns:Subscribe" }))), found: ["open"] },
    ],
    unknown: [
        { title: "a policy known after the deployment", resources: guarded(UNKNOWN), undetermined: [""] },
        {
            title: "an ARN known after the deployment",
            resources: [topic({ arn: UNKNOWN, policy: document(deny()) })],
            modes: ["preview"],
            undetermined: [""],
        },
    ],
    secret: [{ title: "a policy that the document masks", resources: guarded(MASKED), undetermined: [""] }],
});
