import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/failure-destination";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const DLQ = "arn:aws:sqs:eu-west-1:123456789012:failed";
const r = (type: string, name: string, inputs: object): ExampleResource => ({ type, name, inputs: { ...inputs } });
const fn = (inputs: object = {}): ExampleResource => r("aws:lambda/function:Function", "invoice", { name: "invoice", ...inputs });
const dead = { deadLetterConfig: { targetArn: DLQ } };
const arn = ref("invoice", "arn");
const sns = (endpoint: unknown = arn, more: object = {}): ExampleResource =>
    r("aws:sns/topicSubscription:TopicSubscription", "s", {
        topic: "arn:aws:sns:eu-west-1:123456789012:orders",
        protocol: "lambda",
        endpoint,
        ...more,
    });
const config = (inputs: object): ExampleResource =>
    r("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "c", { functionName: ref("invoice", "name"), ...inputs });
const onFailure = { destinationConfig: { onFailure: { destination: DLQ } } };
const mapping = (inputs: object): ExampleResource =>
    r("aws:lambda/eventSourceMapping:EventSourceMapping", "m", { functionName: "invoice", ...inputs });
const KINESIS = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders";
const DYNAMODB = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000";
const MSK = "arn:aws:kafka:eu-west-1:123456789012:cluster/orders/abc";
const queue = (inputs: object = {}): ExampleResource => r("aws:sqs/queue:Queue", "q", { name: "q", ...inputs });
const ofQueue = mapping({ eventSourceArn: ref("q", "arn") });

testStackRule(rule, {
    compliant: [
        { title: "a function that nothing invokes asynchronously", resources: [fn()] },
        {
            title: "a function behind an API is invoked synchronously",
            resources: [
                fn(),
                r("aws:apigatewayv2/integration:Integration", "i", { apiId: "a", integrationUri: ref("invoice", "invokeArn") }),
            ],
            modes: ["preview"],
        },
        { title: "a dead-letter queue", resources: [fn(dead), sns()] },
        { title: "a dead-letter queue that is not known yet", resources: [fn({ deadLetterConfig: { targetArn: UNKNOWN } }), sns()] },
        { title: "a destination", resources: [fn(), sns(), config(onFailure)] },
        {
            title: "a destination that is not known yet",
            resources: [fn(), sns(), config({ destinationConfig: { onFailure: { destination: UNKNOWN } } })],
        },
        { title: "a destination by $LATEST", resources: [fn(), sns(), config({ ...onFailure, qualifier: "$LATEST" })] },
        {
            title: "a destination of the alias that is invoked",
            modes: ["deployed"],
            resources: [
                fn(),
                sns("arn:aws:lambda:eu-west-1:123456789012:function:invoice:live"),
                config({ ...onFailure, qualifier: "live" }),
            ],
        },
        {
            title: "a policy of the account that hides personal data invokes nothing",
            resources: [
                fn(),
                r("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "f", {
                    policyType: "DATA_PROTECTION_POLICY",
                    policyDocument: UNKNOWN,
                }),
            ],
        },
        { title: "a subscription of another protocol", resources: [fn(), sns("https://orders.example.com", { protocol: "https" })] },
        {
            title: "a receipt rule that waits for the answer",
            resources: [
                fn(),
                r("aws:ses/receiptRule:ReceiptRule", "x", {
                    lambdaActions: [{ functionArn: arn, invocationType: "RequestResponse", position: 1 }],
                }),
            ],
        },
        {
            title: "a rule whose target is a queue",
            resources: [fn(), queue(), r("aws:cloudwatch/eventTarget:EventTarget", "t", { rule: "r", arn: ref("q", "arn") })],
        },
        {
            title: "a rule whose target is a queue outside, which no function's hidden name can be",
            resources: [fn({ name: MASKED }), r("aws:cloudwatch/eventTarget:EventTarget", "t", { rule: "r", arn: DLQ })],
            modes: ["preview"],
        },
        {
            title: "a stream's mapping with a destination",
            resources: [mapping({ eventSourceArn: KINESIS, destinationConfig: { onFailure: { destinationArn: DLQ } } })],
        },
        {
            title: "a mapping of aws-native",
            resources: [
                r("aws-native:lambda:EventSourceMapping", "m", {
                    functionName: "invoice",
                    eventSourceArn: KINESIS,
                    destinationConfig: { onFailure: { destination: DLQ } },
                }),
            ],
        },
        { title: "a queue with a redrive policy", resources: [queue({ redrivePolicy: UNKNOWN }), ofQueue] },
        {
            title: "a queue whose redrive policy stands apart",
            resources: [
                queue(),
                ofQueue,
                r("aws:sqs/redrivePolicy:RedrivePolicy", "rp", { queueUrl: ref("q", "url"), redrivePolicy: "{}" }),
            ],
        },
        {
            title: "a broker has no destination",
            resources: [mapping({ eventSourceArn: "arn:aws:mq:eu-west-1:123456789012:broker:b:b-1" })],
        },
        { title: "a mapping that is switched off", resources: [mapping({ eventSourceArn: KINESIS, enabled: false })] },
    ],
    violating: [
        { title: "a topic", resources: [fn(), sns()], found: ["lost@deadLetterConfig"] },
        {
            title: "a topic, by the function's name in an ARN",
            modes: ["deployed"],
            resources: [fn(), sns("arn:aws:lambda:eu-west-1:123456789012:function:invoice")],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "the subscription's own queue keeps what was not delivered",
            resources: [fn(), sns(arn, { redrivePolicy: "{}" })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a rule",
            resources: [fn(), r("aws:cloudwatch/eventTarget:EventTarget", "t", { rule: "r", arn, deadLetterConfig: { arn: DLQ } })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a rule of aws-native",
            resources: [fn(), r("aws-native:events:Rule", "t", { targets: [{ id: "t", arn }] })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a schedule",
            resources: [fn(), r("aws:scheduler/schedule:Schedule", "t", { target: { arn, roleArn: "r" } })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a bucket",
            resources: [
                fn(),
                r("aws:s3/bucketNotification:BucketNotification", "n", {
                    bucket: "b",
                    lambdaFunctions: [{ lambdaFunctionArn: arn, events: [] }],
                }),
            ],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a bucket of aws-native",
            resources: [
                fn(),
                r("aws-native:s3:Bucket", "b", {
                    notificationConfiguration: { lambdaConfigurations: [{ event: "s3:ObjectCreated:*", function: arn }] },
                }),
            ],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a log subscription",
            resources: [
                fn(),
                r("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "f", {
                    logGroup: "g",
                    destinationArn: arn,
                    filterPattern: "",
                }),
            ],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a log subscription of the whole account",
            modes: ["deployed"],
            resources: [
                fn(),
                r("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "f", {
                    policyType: "SUBSCRIPTION_FILTER_POLICY",
                    policyDocument: JSON.stringify({
                        DestinationArn: "arn:aws:lambda:eu-west-1:123456789012:function:invoice",
                        FilterPattern: "",
                    }),
                }),
            ],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "an IoT rule",
            resources: [fn(), r("aws:iot/topicRule:TopicRule", "i", { lambdas: [{ functionArn: arn }] })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "a receipt rule",
            resources: [fn(), r("aws:ses/receiptRule:ReceiptRule", "x", { lambdaActions: [{ functionArn: arn, position: 1 }] })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "an alarm",
            silentWhenHidden: { "a.alarmActions*": "an action that is not known and depends on no function is nearly always a topic" },
            resources: [fn(), r("aws:cloudwatch/metricAlarm:MetricAlarm", "a", { alarmActions: [arn] })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "onSuccess keeps no failures",
            resources: [fn(), sns(), config({ destinationConfig: { onSuccess: { destination: DLQ } } })],
            found: ["lost@deadLetterConfig"],
        },
        {
            title: "the configuration of an alias that nobody invokes",
            resources: [fn(), sns(), config({ ...onFailure, qualifier: "live" })],
            found: ["qualified@deadLetterConfig"],
        },
        { title: "a stream", resources: [mapping({ eventSourceArn: KINESIS })], found: ["batches@destinationConfig"] },
        { title: "a table's stream", resources: [mapping({ eventSourceArn: DYNAMODB })], found: ["batches@destinationConfig"] },
        { title: "Kafka", resources: [mapping({ eventSourceArn: MSK })], found: ["batches@destinationConfig"] },
        {
            title: "one's own Kafka",
            resources: [mapping({ selfManagedEventSource: { endpoints: {} } })],
            found: ["batches@destinationConfig"],
        },
        {
            title: "a table of the stack",
            resources: [r("aws:dynamodb/table:Table", "t", {}), mapping({ eventSourceArn: ref("t", "streamArn") })],
            modes: ["preview"],
            found: ["batches@destinationConfig"],
        },
        { title: "a queue", resources: [queue(), ofQueue], found: ["queue@eventSourceArn"] },
    ],
    unknown: [
        {
            title: "the function's queue as a whole",
            resources: [fn({ deadLetterConfig: UNKNOWN }), sns()],
            undetermined: ["deadLetterConfig"],
        },
        { title: "the destinations", resources: [fn(), sns(), config({ destinationConfig: UNKNOWN })], undetermined: [""] },
        { title: "the qualifier", resources: [fn(), sns(), config({ ...onFailure, qualifier: UNKNOWN })], undetermined: [""] },
        { title: "what a topic invokes", resources: [fn(), sns(UNKNOWN)], undetermined: [""] },
        { title: "the source of a mapping", resources: [mapping({ eventSourceArn: UNKNOWN })], undetermined: ["eventSourceArn"] },
        {
            title: "the destination of a mapping as a whole",
            resources: [mapping({ eventSourceArn: KINESIS, destinationConfig: UNKNOWN })],
            undetermined: ["destinationConfig"],
        },
        {
            title: "a queue outside the stack",
            resources: [mapping({ eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:elsewhere" })],
            undetermined: ["eventSourceArn"],
        },
    ],
    secret: [{ title: "the destinations are masked", resources: [fn(), sns(), config({ destinationConfig: MASKED })], undetermined: [""] }],
});
