import rule from "../../../policies/encryption/table";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

const NATIVE = "aws-native:dynamodb:Table";
const GLOBAL = "aws-native:dynamodb:GlobalTable";

testResourceRule(rule, {
    compliant: [
        {
            title: "encryption `false` is AWS's own key, which is right where no other is required",
            inputs: { serverSideEncryption: { enabled: false } },
        },
        { title: "nothing said", inputs: { hashKey: "id" } },
        { title: "a key of the account", inputs: { serverSideEncryption: { enabled: true, kmsKeyArn: KEY } }, ...required },
        {
            title: "a list of one, as older providers write it",
            inputs: { serverSideEncryption: [{ enabled: true, kmsKeyArn: KEY }] },
            ...required,
        },
        {
            title: "each replica with a key of its Region",
            inputs: { serverSideEncryption: { enabled: true, kmsKeyArn: KEY }, replicas: [{ regionName: "eu-central-1", kmsKeyArn: KEY }] },
            ...required,
        },
        { title: "a replica of its own", type: "aws:dynamodb/tableReplica:TableReplica", inputs: { kmsKeyArn: KEY }, ...required },
        {
            title: "a table of aws-native",
            type: NATIVE,
            inputs: { sseSpecification: { sseEnabled: true, kmsMasterKeyId: KEY } },
            ...required,
        },
        {
            title: "a global table of aws-native",
            type: GLOBAL,
            inputs: { replicas: [{ region: "eu-west-1", sseSpecification: { kmsMasterKeyId: KEY } }] },
            ...required,
        },
    ],
    violating: [
        {
            title: "confidential by a tag of the user's own name, where that asks for a key of the account",
            inputs: { hashKey: "id", tags: { class: "Confidential", "data-classification": "public" } },
            config: { requireCustomerManagedKeyFor: ["confidential"], classificationTag: "class" },
            found: ["awsKey@serverSideEncryption"],
        },
        { title: "nothing said", inputs: { hashKey: "id" }, ...required, found: ["awsKey@serverSideEncryption"] },
        {
            title: "the key that AWS owns",
            inputs: { serverSideEncryption: { enabled: false } },
            ...required,
            found: ["awsKey@serverSideEncryption.kmsKeyArn"],
        },
        {
            title: "the AWS-managed key",
            inputs: { serverSideEncryption: { enabled: true } },
            ...required,
            found: ["awsKey@serverSideEncryption.kmsKeyArn"],
        },
        {
            title: "the AWS-managed key by its alias",
            inputs: { serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:alias/aws/dynamodb" } },
            ...required,
            found: ["awsKey@serverSideEncryption.kmsKeyArn"],
        },
        {
            title: "a replica without a key beside a table with one",
            inputs: {
                serverSideEncryption: { enabled: true, kmsKeyArn: KEY },
                replicas: [{ regionName: "eu-central-1" }, { regionName: "eu-north-1", kmsKeyArn: KEY }],
            },
            ...required,
            found: ["awsKey@replicas[0].kmsKeyArn"],
        },
        {
            title: "a replica of its own",
            type: "aws:dynamodb/tableReplica:TableReplica",
            inputs: { globalTableArn: "x" },
            ...required,
            found: ["awsKey@kmsKeyArn"],
        },
        {
            title: "a table of aws-native",
            type: NATIVE,
            inputs: { sseSpecification: { sseEnabled: true } },
            ...required,
            found: ["awsKey@sseSpecification.kmsMasterKeyId"],
        },
        {
            title: "a replica of a global table of aws-native",
            type: GLOBAL,
            inputs: { replicas: [{ region: "eu-west-1" }] },
            ...required,
            found: ["awsKey@replicas[0].sseSpecification"],
        },
        {
            title: "a global table of aws-native is classified by its replicas",
            type: GLOBAL,
            inputs: {
                keySchema: [{ attributeName: "id", keyType: "HASH" }],
                replicas: [{ region: "eu-west-1", tags: [{ key: "data-classification", value: "confidential" }] }],
            },
            config: { requireCustomerManagedKeyFor: ["confidential"] },
            found: ["awsKey@replicas[0].sseSpecification"],
        },
    ],
    unknown: [
        {
            title: "a key known after the deployment",
            inputs: { serverSideEncryption: { enabled: true, kmsKeyArn: UNKNOWN } },
            ...required,
            undetermined: ["serverSideEncryption.kmsKeyArn"],
        },
        { title: "the whole setting", inputs: { serverSideEncryption: UNKNOWN }, ...required, undetermined: ["serverSideEncryption"] },
        {
            title: "replicas that are not known hide nothing of the table",
            inputs: { replicas: UNKNOWN },
            ...required,
            found: ["awsKey@serverSideEncryption"],
            undetermined: ["replicas"],
        },
    ],
    secret: [
        {
            title: "a key that the document masks",
            inputs: { serverSideEncryption: { enabled: true, kmsKeyArn: MASKED } },
            ...required,
            undetermined: ["serverSideEncryption.kmsKeyArn"],
        },
    ],
});
