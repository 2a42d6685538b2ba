import rule from "../../../policies/encryption/function-code";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const NATIVE = "aws-native:lambda:Function";
const filterCriteria = { filters: [{ pattern: "{}" }] };

testResourceRule(rule, {
    compliant: [
        { title: "a zip with a key of the account", inputs: { handler: "index.handler", sourceKmsKeyArn: KEY } },
        { title: "a container image", inputs: { packageType: "Image", imageUri: UNKNOWN } },
        { title: "a container image by its URI alone", inputs: { imageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1" } },
        { title: "a zip of aws-native", type: NATIVE, inputs: { code: { s3Bucket: "code", sourceKmsKeyArn: KEY } } },
        { title: "a container image of aws-native", type: NATIVE, inputs: { code: { imageUri: "x" } } },
        { title: "a mapping without filters", type: MAPPING, inputs: { batchSize: 10 } },
        { title: "a mapping with filters and a key", type: MAPPING, inputs: { filterCriteria, kmsKeyArn: KEY } },
        { title: "a capacity provider with a key", type: "aws:lambda/capacityProvider:CapacityProvider", inputs: { kmsKeyArn: KEY } },
    ],
    violating: [
        { title: "a zip without a key", inputs: { handler: "index.handler" }, found: ["awsKey@sourceKmsKeyArn"] },
        { title: "the key of the environment is another", inputs: { kmsKeyArn: KEY }, found: ["awsKey@sourceKmsKeyArn"] },
        { title: "a zip of aws-native", type: NATIVE, inputs: { code: { s3Bucket: "code" } }, found: ["awsKey@code.sourceKmsKeyArn"] },
        { title: "a mapping with filters", type: MAPPING, inputs: { filterCriteria }, found: ["awsKey@kmsKeyArn"] },
        { title: "a capacity provider", type: "aws-native:lambda:CapacityProvider", inputs: {}, found: ["awsKey@kmsKeyArn"] },
    ],
    unknown: [
        { title: "a key known after the deployment", inputs: { sourceKmsKeyArn: UNKNOWN }, undetermined: ["sourceKmsKeyArn"] },
        {
            title: "filters known after the deployment",
            type: MAPPING,
            inputs: { filterCriteria: UNKNOWN },
            undetermined: ["filterCriteria"],
        },
        { title: "an image known after the deployment", inputs: { imageUri: UNKNOWN }, undetermined: ["imageUri"] },
    ],
    secret: [{ title: "a key that the document masks", inputs: { sourceKmsKeyArn: MASKED }, undetermined: ["sourceKmsKeyArn"] }],
});
