import rule from "../../../policies/transport/bucket-tls-only";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const BUCKET = "arn:aws:s3:::acme-documents";
const plain = { Bool: { "aws:SecureTransport": "false" } };
const deny = (more: object = {}): object => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [BUCKET, `${BUCKET}/*`],
    Condition: plain,
    ...more,
});
const oldTls = (version: string, more: object = {}): object =>
    deny({ Condition: { NumericLessThan: { "s3:TlsVersion": version } }, ...more });
const document = (...statements: readonly object[]): object => ({ Version: "2012-10-17", Statement: statements });

const bucket = (inputs: object = {}, type = "aws:s3/bucket:Bucket"): ExampleResource => ({
    type,
    name: "documents",
    inputs: { bucket: "acme-documents", ...inputs },
});
const guarded = (policy: unknown, inputs: object = {}): readonly ExampleResource[] => [
    bucket(inputs),
    { type: "aws:s3/bucketPolicy:BucketPolicy", name: "tls", inputs: { bucket: ref("documents", "id"), policy } },
];

testStackRule(rule, {
    compliant: [
        { title: "denied to everybody, for the bucket and its objects", resources: guarded(document(deny())) },
        { title: "as text", resources: guarded(JSON.stringify(document(deny()))) },
        {
            title: "a single statement, {AWS: [*]}, a Boolean value, the action *",
            resources: guarded({
                Statement: deny({ Principal: { AWS: ["*"] }, Action: ["*"], Condition: { Bool: { "AWS:securetransport": false } } }),
            }),
        },
        {
            title: "BoolIfExists",
            resources: guarded(document(deny({ Condition: { BoolIfExists: { "aws:SecureTransport": ["false"] } } }))),
        },
        { title: "one pattern for both", resources: guarded(document(deny({ Resource: `${BUCKET}*` }))) },
        { title: "every resource", resources: guarded(document(deny({ Resource: "*" }))) },
        { title: "two statements together", resources: guarded(document(deny({ Resource: BUCKET }), deny({ Resource: `${BUCKET}/*` }))) },
        {
            title: "sparing AWS services",
            resources: guarded(
                document(deny({ Condition: { Bool: { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } } })),
            ),
        },
        {
            title: "beside an Allow",
            resources: guarded(document({ ...deny(), Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" } }, deny())),
        },
        { title: "the bucket in line, before version 7", resources: [bucket({ policy: JSON.stringify(document(deny())) })] },
        {
            title: "BucketV2, named by its bucket's name",
            resources: [
                bucket({}, "aws:s3/bucketV2:BucketV2"),
                { type: "aws:s3/bucketPolicy:BucketPolicy", name: "tls", inputs: { bucket: "acme-documents", policy: document(deny()) } },
            ],
        },
        {
            title: "in China",
            resources: guarded(document(deny({ Resource: ["arn:aws-cn:s3:::acme-documents", "arn:aws-cn:s3:::acme-documents/*"] }))),
        },
        {
            title: "TLS 1.3, where it is demanded",
            config: { requireTlsVersion: "1.3" },
            resources: guarded(document(deny(), oldTls("1.3"))),
        },
        { title: "a stack without buckets", resources: [{ type: "aws:sqs/queue:Queue", name: "q", inputs: {} }] },
        {
            title: "a policy whose text holds the bucket's ARN, once it is known",
            resources: guarded(document(deny({ Resource: [ref("documents", "arn"), ref("documents", "arn", "", "/*")] }))),
            modes: ["deployed", "document"],
        },
    ],
    violating: [
        { title: "no policy", resources: [bucket()], found: ["noPolicy"] },
        {
            title: "an Allow with SecureTransport true",
            resources: guarded(document(deny({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } }))),
            found: ["open"],
        },
        {
            title: "a Deny of SecureTransport true",
            resources: guarded(document(deny({ Condition: { Bool: { "aws:SecureTransport": "true" } } }))),
            found: ["open"],
        },
        {
            title: "for one principal",
            resources: guarded(document(deny({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }))),
            found: ["open"],
        },
        {
            title: "for all but one principal",
            resources: guarded(document({ ...deny(), Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } })),
            found: ["open"],
        },
        { title: "for reading alone", resources: guarded(document(deny({ Action: ["s3:GetObject"] }))), found: ["open"] },
        {
            title: "for all actions but one",
            resources: guarded(document({ ...deny(), Action: undefined, NotAction: "s3:PutObject" })),
            found: ["open"],
        },
        { title: "for the objects alone", resources: guarded(document(deny({ Resource: `${BUCKET}/*` }))), found: ["open"] },
        { title: "for the bucket alone", resources: guarded(document(deny({ Resource: BUCKET }))), found: ["open"] },
        {
            title: "for another bucket",
            resources: guarded(document(deny({ Resource: ["arn:aws:s3:::acme-other", "arn:aws:s3:::acme-other/*"] }))),
            found: ["open"],
        },
        { title: "for a folder", resources: guarded(document(deny({ Resource: [BUCKET, `${BUCKET}/private/*`] }))), found: ["open"] },
        {
            title: "with a condition more",
            resources: guarded(document(deny({ Condition: { ...plain, StringEquals: { "aws:PrincipalAccount": "123456789012" } } }))),
            found: ["open"],
        },
        {
            title: "a policy of another bucket",
            resources: [...guarded(document(deny())), { ...bucket({ bucket: "acme-logs" }), name: "logs" }],
            found: ["noPolicy"],
        },
        { title: "TLS 1.3 is demanded", config: { requireTlsVersion: "1.3" }, resources: guarded(document(deny())), found: ["oldTls"] },
        {
            title: "TLS 1.3 is demanded, 1.2 is written",
            config: { requireTlsVersion: "1.3" },
            resources: guarded(document(deny(), oldTls("1.2"))),
            found: ["oldTls"],
        },
        {
            title: "TLS 1.3 is demanded of the objects alone",
            config: { requireTlsVersion: "1.3" },
            resources: guarded(document(deny(), oldTls("1.3", { Resource: `${BUCKET}/*` }))),
            found: ["oldTls"],
        },
        {
            title: "a Deny by TLS version lets plain HTTP pass, which has none",
            resources: guarded(document(oldTls("1.3"))),
            found: ["open"],
        },
    ],
    unknown: [
        { title: "a policy known after the deployment, as it holds the bucket's ARN", resources: guarded(UNKNOWN), undetermined: [""] },
        {
            title: "resources known after the deployment",
            resources: guarded(document(deny({ Resource: [ref("documents", "arn"), ref("documents", "arn", "", "/*")] }))),
            modes: ["preview"],
            undetermined: [""],
        },
        { title: "no JSON", resources: guarded("{"), undetermined: [""] },
        { title: "an unknown statement beside the right one", resources: guarded({ Statement: [UNKNOWN, deny()] }), undetermined: [] },
        {
            title: "an unknown value of the condition",
            resources: guarded(document(deny({ Condition: { Bool: { "aws:SecureTransport": UNKNOWN } } }))),
            undetermined: [""],
        },
        {
            title: "a policy that may be this bucket's",
            resources: [
                bucket(),
                { type: "aws:s3/bucketPolicy:BucketPolicy", name: "tls", inputs: { bucket: UNKNOWN, policy: document(deny()) } },
            ],
            undetermined: ["bucket"],
        },
        {
            title: "an unknown name, every resource",
            resources: guarded(document(deny({ Resource: "*" })), { bucket: UNKNOWN }),
            modes: ["preview"],
            undetermined: [],
        },
        { title: "an unknown name", resources: guarded(document(deny()), { bucket: UNKNOWN }), modes: ["preview"], undetermined: [""] },
    ],
    secret: [{ title: "a policy that the document masks", resources: guarded(MASKED), undetermined: [""] }],
});
