import assert from "node:assert/strict";
import { nodeOf } from "../../../../policies/model/stack";
import { UNKNOWN } from "../../../../policies/model/values";
import { given, namesOf, said, stackOf, TYPES } from "./build";
import type { Given } from "./build";

const { bucket, fn } = TYPES;
const DOCUMENT = '{"Statement":[]}';
const bucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";

const POLICIES: readonly (readonly [title: string, expected: readonly string[], open: number, resources: readonly Given[]])[] = [
    ["by its name", ["p"], 0, [given(bucket, "b", { bucket: "photos" }), given(bucketPolicy, "p", { bucket: "photos", policy: DOCUMENT })]],
    [
        "by dependency",
        ["p"],
        0,
        [given(bucket, "b", {}), given(bucketPolicy, "p", { bucket: UNKNOWN, policy: UNKNOWN }, { from: { bucket: ["b"] } })],
    ],
    [
        "by what stands for it",
        ["p"],
        0,
        [
            given(bucket, "b", {}),
            given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", { bucket: UNKNOWN }, { from: { bucket: ["b"] } }),
            given(bucketPolicy, "p", { bucket: UNKNOWN, policy: DOCUMENT }, { from: { bucket: ["block"] } }),
        ],
    ],
    [
        "by the other token",
        ["p"],
        0,
        [given("aws:s3/bucketV2:BucketV2", "b", { bucket: "photos" }), given(bucketPolicy, "p", { bucket: "photos", policy: DOCUMENT })],
    ],
    ["in line", ["b"], 0, [given(bucket, "b", { bucket: "photos", policy: DOCUMENT })]],
    [
        "in line once, where an output repeats it",
        ["p"],
        0,
        [given(bucket, "b", { bucket: "photos", policy: DOCUMENT }), given(bucketPolicy, "p", { bucket: "photos", policy: DOCUMENT })],
    ],
    [
        "of aws-native",
        ["p"],
        0,
        [
            given("aws-native:s3:Bucket", "b", { bucketName: "photos" }),
            given("aws-native:s3:BucketPolicy", "p", { bucket: "photos", policyDocument: {} }),
        ],
    ],
    [
        "never another bucket's",
        [],
        0,
        [given(bucket, "b", { bucket: "photos" }), given(bucketPolicy, "p", { bucket: "videos", policy: DOCUMENT })],
    ],
    [
        "openly, where nobody knows whose it is",
        [],
        1,
        [given(bucket, "b", { bucket: "photos" }), given(bucketPolicy, "p", { bucket: UNKNOWN, policy: DOCUMENT })],
    ],
];

describe("the policies of a bucket", () => {
    for (const [title, expected, open, resources] of POLICIES) {
        it(`are found ${title}`, () => {
            const [found] = stackOf(...resources).buckets;
            assert.ok(found);
            assert.deepEqual(
                found.policies.items.map(({ origin }) => origin.name),
                expected,
            );
            assert.equal(found.policies.unresolved.length, open);
        });
    }
});

describe("the policies of queues, topics and keys", () => {
    const CASES: readonly (readonly [type: string, props: unknown, policyType: string, policyProps: Record<string, unknown>])[] = [
        [
            "aws:sqs/queue:Queue",
            { name: "q", url: "https://sqs.eu-west-1.amazonaws.com/123456789012/q" },
            "aws:sqs/queuePolicy:QueuePolicy",
            { queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/q" },
        ],
        [
            "aws:sns/topic:Topic",
            { arn: "arn:aws:sns:eu-west-1:123456789012:t" },
            "aws:sns/topicPolicy:TopicPolicy",
            { arn: "arn:aws:sns:eu-west-1:123456789012:t" },
        ],
        [
            "aws:kms/key:Key",
            { keyId: "11111111-2222-3333-4444-555555555555" },
            "aws:kms/keyPolicy:KeyPolicy",
            { keyId: "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555" },
        ],
        [
            "aws-native:sqs:Queue",
            { queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/q" },
            "aws-native:sqs:QueuePolicy",
            { queues: ["https://sqs.eu-west-1.amazonaws.com/123456789012/q"] },
        ],
    ];
    for (const [type, props, policyType, policyProps] of CASES) {
        it(`are joined for ${type}`, () => {
            const stack = stackOf(
                given(type, "x", props, { provider: { name: "p", props: { allowedAccountIds: '["123456789012"]' } } }),
                given(policyType, "p", { ...policyProps, policy: DOCUMENT, policyDocument: DOCUMENT }),
            );
            const [found] = [...stack.queues, ...stack.topics, ...stack.keys];
            assert.deepEqual(
                found?.policies.items.map(({ origin }) => origin.name),
                ["p"],
            );
        });
    }
});

describe("APIs", () => {
    it("have routes, stages, integrations and authorizers, found by dependency while ids are unknown", () => {
        const to = (type: string, name: string, from: Record<string, string[]>): Given =>
            given(type, name, Object.fromEntries(Object.keys(from).map((key) => [key, UNKNOWN])), { from });
        const [api] = stackOf(
            given(fn, "f"),
            given("aws:apigatewayv2/api:Api", "api", { name: "api" }),
            given("aws:apigatewayv2/api:Api", "another", { name: "another" }),
            to("aws:apigatewayv2/integration:Integration", "i", { apiId: ["api"], integrationUri: ["f"] }),
            to("aws:apigatewayv2/authorizer:Authorizer", "a", { apiId: ["api"] }),
            to("aws:apigatewayv2/route:Route", "r", { apiId: ["api"], target: ["i"], authorizerId: ["a"] }),
            to("aws:apigatewayv2/stage:Stage", "s", { apiId: ["r"] }),
        ).apis.filter(({ name }) => name === "api");
        assert.ok(api);
        assert.deepEqual([api.routes, api.stages, api.integrations, api.authorizers].map(namesOf), [["r"], ["s"], ["i"], ["a"]]);
        const [route] = api.routes.items;
        assert.ok(route);
        assert.equal(said(route.authorizer), "node a");
        assert.equal(nodeOf(nodeOf(route.integration)?.function ?? { kind: "none" })?.name, "f");
    });

    it("are told apart by their ids once these are known", () => {
        const method = "aws:apigateway/method:Method";
        const stack = stackOf(
            given("aws:apigateway/restApi:RestApi", "one", { id: "abc" }),
            given("aws:apigateway/restApi:RestApi", "two", { id: "def" }),
            given(method, "m1", { restApi: "abc" }),
            given(method, "m2", { restApi: "def" }),
            given("aws-native:apigateway:Method", "m3", { restApiId: "def", authorizationType: "NONE" }),
        );
        assert.deepEqual(
            stack.restApis.map((api) => namesOf(api.methods)),
            [["m1"], ["m3", "m2"]],
        );
        assert.equal(stack.restApis[1]?.methods.items[0]?.inputs.string("authorization"), "NONE");
    });
});
