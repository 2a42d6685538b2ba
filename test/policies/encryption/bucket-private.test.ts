import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/encryption/bucket-private";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const ALL = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
const bucket = (inputs: object = {}): ExampleResource => ({
    type: "aws:s3/bucket:Bucket",
    name: "orders",
    inputs: { bucket: "orders", ...inputs },
});
const native = (inputs: object = {}): ExampleResource => ({
    type: "aws-native:s3:Bucket",
    name: "orders",
    inputs: { bucketName: "orders", ...inputs },
});
const block = (inputs: object): ExampleResource => ({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name: "block",
    inputs: { bucket: ref("orders", "id"), ...inputs },
});
const accessPoint = (inputs: object): ExampleResource => ({
    type: "aws:s3/accessPoint:AccessPoint",
    name: "reports",
    inputs: { bucket: "orders", name: "reports", ...inputs },
});
const account = (inputs: object = ALL): ExampleResource => ({
    type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    name: "account",
    inputs: { ...inputs },
});
const acl = (inputs: object): ExampleResource => ({
    type: "aws:s3/bucketAcl:BucketAcl",
    name: "acl",
    inputs: { bucket: ref("orders", "id"), ...inputs },
});
const explicit = { config: { requireExplicit: true } } as const;

testStackRule(rule, {
    compliant: [
        { title: "an access point that leaves AWS's default", resources: [accessPoint({})] },
        {
            title: "an access point that leaves out what is on by default",
            resources: [accessPoint({ publicAccessBlockConfiguration: { blockPublicAcls: true } })],
        },
        {
            title: "an access point of a VPC is not public",
            resources: [
                accessPoint({
                    publicAccessBlockConfiguration: { blockPublicPolicy: false },
                    vpcConfiguration: { vpcId: "vpc-0a1b2c3d4e5f60718" },
                }),
            ],
        },
        {
            title: "an access point that the account's block holds",
            resources: [accessPoint({ publicAccessBlockConfiguration: { blockPublicPolicy: false } }), account()],
        },
        { title: "all four settings", resources: [bucket(), block(ALL)], ...explicit },
        { title: "no block: AWS's default has been all four since 2023", resources: [bucket()] },
        {
            title: "the account's block does what the bucket's leaves out",
            resources: [bucket(), block({ blockPublicAcls: true }), account()],
        },
        {
            title: "each setting is true in one of the two",
            resources: [
                bucket(),
                block({ blockPublicAcls: true, ignorePublicAcls: true }),
                account({ blockPublicPolicy: true, restrictPublicBuckets: true }),
            ],
        },
        {
            title: "the account's block by a provider of another Region that signs in alike",
            resources: [
                { type: "pulumi:providers:aws", name: "here", inputs: { profile: "shop", region: "eu-west-1" } },
                { type: "pulumi:providers:aws", name: "there", inputs: { profile: "shop", region: "us-east-1" } },
                { ...bucket(), provider: "here" },
                { ...block({ blockPublicAcls: true }), provider: "here" },
                { ...account(), provider: "there" },
            ],
        },
        { title: "the account's block alone, where one is required", resources: [bucket(), account()], ...explicit },
        { title: "of aws-native", resources: [native({ publicAccessBlockConfiguration: ALL })], ...explicit },
        { title: "a private list", resources: [bucket(), acl({ acl: "private" })] },
        { title: "a list for the delivery of logs", resources: [bucket({ acl: "log-delivery-write" })] },
        {
            title: "a grant to an account",
            resources: [
                bucket(),
                acl({ accessControlPolicy: { grants: [{ grantee: { type: "CanonicalUser", id: "0f" }, permission: "READ" }] } }),
            ],
        },
        {
            title: "an unknown setting that the account's block makes true",
            resources: [bucket(), block({ ...ALL, blockPublicAcls: UNKNOWN }), account()],
        },
        { title: "a stack without a bucket", resources: [{ type: "aws:sqs/queue:Queue", name: "q", inputs: {} }], ...explicit },
    ],
    violating: [
        {
            title: "an access point that blocks nothing",
            resources: [
                accessPoint({
                    publicAccessBlockConfiguration: {
                        blockPublicAcls: false,
                        blockPublicPolicy: false,
                        ignorePublicAcls: false,
                        restrictPublicBuckets: false,
                    },
                }),
            ],
            found: ["open@publicAccessBlockConfiguration"],
        },
        {
            title: "a setting that is left out is false",
            resources: [bucket(), block({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true })],
            found: ["open"],
        },
        { title: "all four off", resources: [bucket(), block({})], found: ["open"] },
        {
            title: "of a bucket outside the stack",
            resources: [block({ ...ALL, bucket: "elsewhere", restrictPublicBuckets: false })],
            found: ["open"],
        },
        {
            title: "of aws-native",
            resources: [native({ publicAccessBlockConfiguration: { blockPublicAcls: true } })],
            found: ["open@publicAccessBlockConfiguration"],
        },
        {
            title: "the block of another account does not count",
            resources: [
                { type: "pulumi:providers:aws", name: "p", inputs: { allowedAccountIds: '["123456789012"]' } },
                bucket(),
                { ...block({ ...ALL, blockPublicPolicy: false }), provider: "p" },
                account({ ...ALL, accountId: "999999999999" }),
            ],
            found: ["open"],
        },
        { title: "no block where one is required", resources: [bucket()], ...explicit, found: ["unset"] },
        { title: "a bucket of aws-native without a block where one is required", resources: [native()], ...explicit, found: ["unset"] },
        { title: "a public list", resources: [bucket(), acl({ acl: "public-read" })], found: ["acl@acl"] },
        {
            title: "a list for everybody with an AWS account, in line",
            resources: [bucket({ acl: "authenticated-read" })],
            found: ["acl@acl"],
        },
        { title: "a public list of aws-native", resources: [native({ accessControl: "PublicRead" })], found: ["acl@accessControl"] },
        {
            title: "a grant to everybody, said on the list and not again in the bucket's outputs",
            resources: [
                bucket({ grants: [{ type: "Group", uri: EVERYBODY, permissions: ["READ"] }] }),
                acl({ accessControlPolicy: { grants: [{ grantee: { type: "Group", uri: EVERYBODY }, permission: "READ" }] } }),
            ],
            found: ["acl@accessControlPolicy.grants[0]"],
        },
        {
            title: "a grant to everybody in line",
            resources: [bucket({ grants: [{ type: "Group", uri: EVERYBODY, permissions: ["READ"] }] })],
            found: ["acl@grants[0]"],
        },
        {
            title: "an unknown setting beside one that is off",
            resources: [bucket(), block({ ...ALL, blockPublicAcls: UNKNOWN, ignorePublicAcls: false })],
            found: ["open"],
        },
    ],
    unknown: [
        {
            title: "an account's block whose provider may be of another account",
            resources: [
                { type: "pulumi:providers:aws", name: "audit", inputs: { profile: "audit" } },
                { type: "pulumi:providers:aws", name: "shop", inputs: { profile: "shop" } },
                { ...bucket(), provider: "shop" },
                { ...block({ ...ALL, blockPublicPolicy: false }), provider: "shop" },
                { ...account(), provider: "audit" },
            ],
            undetermined: ["blockPublicPolicy"],
        },
        {
            title: "the block of an access point",
            resources: [accessPoint({ publicAccessBlockConfiguration: UNKNOWN })],
            undetermined: ["publicAccessBlockConfiguration"],
        },
        { title: "a setting", resources: [bucket(), block({ ...ALL, blockPublicPolicy: UNKNOWN })], undetermined: ["blockPublicPolicy"] },
        {
            title: "the block of aws-native",
            resources: [native({ publicAccessBlockConfiguration: UNKNOWN })],
            undetermined: ["publicAccessBlockConfiguration"],
        },
        { title: "a list", resources: [bucket(), acl({ acl: UNKNOWN })], undetermined: ["acl"] },
        { title: "grants", resources: [bucket({ grants: UNKNOWN })], undetermined: ["grants"] },
    ],
    secret: [
        {
            title: "a setting that the document masks",
            resources: [bucket(), block({ ...ALL, blockPublicPolicy: MASKED })],
            undetermined: ["blockPublicPolicy"],
        },
    ],
});
