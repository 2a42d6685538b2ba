import rule from "../../../policies/access/no-public-resource-policies";
import { RESOURCE_POLICY_CARRIERS, resourcePolicy } from "../../../policies/model/iam/resource-policies";
import { MASKED, UNKNOWN, View } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const allow = (more: object = {}, condition?: object): object => ({
    Effect: "Allow",
    Principal: "*",
    Action: "sqs:SendMessage",
    Resource: "*",
    ...(condition === undefined ? {} : { Condition: condition }),
    ...more,
});
const QUEUE = "aws:sqs/queuePolicy:QueuePolicy";
const BUCKET = "aws:s3/bucketPolicy:BucketPolicy";
const EVENTS = "aws:cloudwatch/eventPermission:EventPermission";
const queue = (...statements: readonly unknown[]): { type: string; inputs: { policy: unknown } } => ({
    type: QUEUE,
    inputs: { policy: { Statement: statements } },
});
const bucket = (...statements: readonly unknown[]): { type: string; inputs: { policy: unknown } } => ({
    type: BUCKET,
    inputs: { policy: { Statement: statements } },
});
const first = "everybody@policy.Statement[0]";

/** Where each type has its policy, for the policy of everybody to be found there. */
const open = (token: string): { type: string; inputs: Record<string, unknown> } => {
    if (token === EVENTS) return { type: token, inputs: { principal: "*" } };
    const native = token.startsWith("aws-native:");
    const property =
        ["policy", "policyDocument", "resourcePolicy", "accessPolicy", "accessPolicies", "keyPolicy"].find(
            (candidate) => resourcePolicy(token, new View({ [candidate]: "{}" })) !== undefined,
        ) ?? "";
    return { type: token, inputs: { [property]: native ? { Statement: allow() } : JSON.stringify({ Statement: allow() }) } };
};

testResourceRule(rule, {
    compliant: [
        { title: "an account", ...queue(allow({ Principal: { AWS: "123456789012" } })) },
        { title: "a service", ...queue(allow({ Principal: { Service: "sns.amazonaws.com" } })) },
        {
            title: "everybody who comes for a topic",
            ...queue(allow({}, { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:orders" } })),
        },
        { title: "everybody of the organisation", ...queue(allow({}, { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })) },
        { title: "everybody from one endpoint", ...bucket(allow({}, { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } })) },
        { title: "a Deny for everybody", ...bucket({ ...allow({}, { Bool: { "aws:SecureTransport": "false" } }), Effect: "Deny" }) },
        { title: "a queue for an address range", ...queue(allow({}, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })) },
        {
            title: "a topic for private addresses, which no request has",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: [allow({ Action: "sns:Publish" }, { IpAddress: { "aws:SourceIp": "10.0.0.0/16" } })] } },
        },
        {
            title: "a topic to subscribe to by addresses of one domain",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: [allow({ Action: "sns:Subscribe" }, { StringLike: { "sns:Endpoint": "*@example.com" } })] } },
        },
        {
            title: "a bucket by way of an access point",
            ...bucket(
                allow(
                    { Action: "s3:GetObject" },
                    { StringLike: { "s3:DataAccessPointArn": "arn:aws:s3:eu-west-1:123456789012:accesspoint/*" } },
                ),
            ),
        },
        { title: "a bucket for an address range", ...bucket(allow({}, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })) },
        {
            title: "a search domain for an address range",
            type: "aws:opensearch/domain:Domain",
            inputs: {
                accessPolicies: JSON.stringify({
                    Statement: allow({ Action: "es:*" }, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
                }),
            },
        },
        {
            title: "a file system by its mount targets",
            type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
            inputs: {
                policy: { Statement: allow({ Principal: { AWS: "*" } }, { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }) },
            },
        },
        {
            title: "a key for the callers of one account by way of a service",
            type: "aws:kms/key:Key",
            inputs: {
                policy: {
                    Statement: allow(
                        { Action: "kms:Decrypt" },
                        { StringEquals: { "kms:CallerAccount": "123456789012", "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                    ),
                },
            },
        },
        { title: "a key without a policy", type: "aws:kms/key:Key", inputs: { description: "orders" } },
        { title: "a queue with an empty one", type: "aws:sqs/queue:Queue", inputs: { policy: "" } },
        { title: "an event bus for an account", type: EVENTS, inputs: { principal: "123456789012", statementId: "partner" } },
        {
            title: "an event bus for an organisation",
            type: EVENTS,
            inputs: { principal: "*", condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" } },
        },
        {
            title: "a search domain in a VPC",
            type: "aws:opensearch/domain:Domain",
            inputs: { vpcOptions: { subnetIds: [UNKNOWN] }, accessPolicies: JSON.stringify({ Statement: allow({ Action: "es:*" }) }) },
        },
    ],
    violating: [
        { title: "the string *", ...queue(allow()), found: [first] },
        { title: "AWS: *", ...queue(allow({ Principal: { AWS: ["*"] } })), found: [first] },
        { title: "an account left open", ...queue(allow({ Principal: { AWS: "arn:aws:iam::*:root" } })), found: [first] },
        { title: "a source left open", ...queue(allow({}, { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } })), found: [first] },
        { title: "a condition that binds nobody", ...queue(allow({}, { Bool: { "aws:SecureTransport": "true" } })), found: [first] },
        {
            title: "a topic for an address range",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: [allow({ Action: "sns:Publish" }, { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })] } },
            found: [first],
        },
        {
            title: "an access point by its own ARN, which every request to it has",
            type: "aws:s3control/accessPointPolicy:AccessPointPolicy",
            inputs: {
                policy: {
                    Statement: [
                        allow(
                            { Action: "s3:GetObject" },
                            { StringEquals: { "s3:DataAccessPointArn": "arn:aws:s3:eu-west-1:123456789012:accesspoint/orders" } },
                        ),
                    ],
                },
            },
            found: [first],
        },
        { title: "a canonical user of any name", ...bucket(allow({ Principal: { CanonicalUser: ["*"] } })), found: [first] },
        { title: "a bucket for every address", ...bucket(allow({}, { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })), found: [first] },
        {
            title: "a public website's bucket",
            ...bucket(allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::acme-site/*" })),
            found: [first],
        },
        {
            title: "NotPrincipal",
            ...queue({ ...allow(), Principal: undefined, NotPrincipal: { AWS: "123456789012" } }),
            found: ["inverted@policy.Statement[0]"],
        },
        { title: "an event bus", type: EVENTS, inputs: { principal: "*", statementId: "all" }, found: ["eventPermission@principal"] },
        {
            title: "four statements: the first three, and a count",
            ...queue(allow(), allow(), allow(), allow()),
            found: ["everybody@policy.Statement[0]", "everybody@policy.Statement[1]", "everybody@policy.Statement[2]", "more@policy"],
        },
        ...RESOURCE_POLICY_CARRIERS.filter((token) => token !== EVENTS).map((token) => {
            const { type, inputs } = open(token);
            return { title: `${token} is read`, type, inputs, found: [`everybody@${Object.keys(inputs)[0] ?? ""}.Statement`] as [string] };
        }),
    ],
    unknown: [
        {
            title: "whether a search domain is in a VPC",
            type: "aws:opensearch/domain:Domain",
            inputs: { vpcOptions: UNKNOWN, accessPolicies: { Statement: allow() } },
            undetermined: ["vpcOptions"],
        },
        { title: "the document, as it holds the resource's ARN", type: QUEUE, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "a principal", ...queue(allow({ Principal: { AWS: UNKNOWN } })), undetermined: ["policy.Statement[0]"] },
        { title: "the source", ...queue(allow({}, { ArnEquals: { "aws:SourceArn": UNKNOWN } })), undetermined: ["policy.Statement[0]"] },
        { title: "the resource alone does not matter", ...queue(allow({ Resource: UNKNOWN })), undetermined: [], found: [first] },
        {
            title: "a statement, beside an open one",
            ...queue(UNKNOWN, allow()),
            undetermined: ["policy.Statement[0]"],
            found: ["everybody@policy.Statement[1]"],
        },
        {
            title: "the organisation of an event bus",
            type: EVENTS,
            inputs: { principal: "*", condition: UNKNOWN },
            undetermined: ["principal.Statement"],
        },
    ],
    secret: [{ title: "masked by the document", type: QUEUE, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
