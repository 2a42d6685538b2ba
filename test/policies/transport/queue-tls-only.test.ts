import rule from "../../../policies/transport/queue-tls-only";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const ARN = "arn:aws:sqs:eu-west-1:123456789012:orders";
const deny = (more: object = {}): object => ({
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: ARN,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
    ...more,
});
const document = (...statements: readonly object[]): object => ({ Version: "2012-10-17", Statement: statements });
// The ARN is given, so that the first preview can tell as well.
const queue = (inputs: object = {}): ExampleResource => ({
    type: "aws:sqs/queue:Queue",
    name: "orders",
    inputs: { name: "orders", arn: ARN, ...inputs },
});
const guarded = (policy: unknown): readonly ExampleResource[] => [
    queue(),
    { type: "aws:sqs/queuePolicy:QueuePolicy", name: "tls", inputs: { queueUrl: ref("orders", "url"), policy } },
];

testStackRule(rule, {
    compliant: [
        { title: "to everybody for the queue", resources: guarded(document(deny())) },
        { title: "the action *, another case", resources: guarded(document(deny({ Action: "SQS:*" }))) },
        { title: "in line, as text", resources: [queue({ policy: JSON.stringify(document(deny({ Principal: { AWS: "*" } }))) })] },
        { title: "for every resource", resources: guarded({ Statement: deny({ Resource: "*" }) }) },
        { title: "a stack without a queue", resources: [{ type: "aws:s3/bucket:Bucket", name: "b", inputs: {} }] },
    ],
    violating: [
        { title: "no policy", resources: [queue()], found: ["open"] },
        {
            title: "an Allow with SecureTransport true",
            resources: guarded(document(deny({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } }))),
            found: ["open"],
        },
        { title: "for one principal", resources: guarded(document(deny({ Principal: { AWS: "123456789012" } }))), found: ["open"] },
        { title: "for another queue", resources: guarded(document(deny({ Resource: `${ARN}-dead` }))), found: ["open"] },
        {
            title: "for a queue of another Region, where nobody sees the name of this one",
            resources: [
                { ...queue({ name: MASKED }), outputs: { id: MASKED, url: MASKED } },
                {
                    type: "aws:sqs/queuePolicy:QueuePolicy",
                    name: "tls",
                    inputs: { queueUrl: "https://sqs.us-east-1.amazonaws.com/999999999999/other", policy: document(deny()) },
                },
            ],
            found: ["open"],
        },
        { title: "for sending alone", resources: guarded(document(deny({ Action: "sqs:SendMessage" }))), found: ["open"] },
    ],
    unknown: [
        { title: "a policy known after the deployment", resources: guarded(UNKNOWN), undetermined: [""] },
        {
            title: "an ARN known after the deployment",
            resources: [queue({ arn: UNKNOWN, policy: document(deny()) })],
            modes: ["preview"],
            undetermined: [""],
        },
    ],
    secret: [{ title: "a policy that the document masks", resources: guarded(MASKED), undetermined: [""] }],
});
