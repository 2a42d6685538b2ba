import rule from "../../../policies/assets/classified";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const ALL = { "asset-category": "essential", "data-classification": "personal", "asset-owner": "shop" };
const without = (key: keyof typeof ALL, more: object = {}): object => ({
    ...Object.fromEntries(Object.entries(ALL).filter(([name]) => name !== key)),
    ...more,
});

testResourceRule(rule, {
    compliant: [
        { title: "all three", inputs: { tags: ALL } },
        { title: "words in any case", inputs: { tags: { ...ALL, "asset-category": "Essential", "data-classification": "PERSONAL" } } },
        {
            title: "some of them by the provider",
            inputs: { tags: without("asset-owner") },
            provider: { defaultTags: JSON.stringify({ tags: { "asset-owner": "shop" } }) },
        },
        {
            title: "the organization's own names and words",
            inputs: { tags: { kind: "core", dc: "c2", team: "shop" } },
            config: { categoryTag: "kind", categories: ["core"], classificationTag: "dc", classifications: ["C1", "C2"], ownerTag: "team" },
        },
        {
            title: "a file system of aws-native has its tags by another name",
            type: "aws-native:efs:FileSystem",
            inputs: { fileSystemTags: Object.entries(ALL).map(([key, value]) => ({ key, value })) },
        },
        {
            title: "a global table is tagged by its replicas",
            type: "aws-native:dynamodb:GlobalTable",
            inputs: {
                keySchema: [{ attributeName: "id", keyType: "HASH" }],
                replicas: [{ region: "eu-west-1", tags: Object.entries(ALL).map(([key, value]) => ({ key, value })) }],
            },
        },
        { title: "and so has a user pool", type: "aws-native:cognito:UserPool", inputs: { userPoolTags: ALL } },
        { title: "a type that is not to be judged", type: "aws:sqs/queue:Queue", inputs: {}, config: { types: ["aws:s3/*"] } },
        {
            title: "aws-native writes a list",
            type: "aws-native:s3:Bucket",
            inputs: { tags: Object.entries(ALL).map(([key, value]) => ({ key, value })) },
        },
    ],
    violating: [
        {
            title: "a file system of aws-native without an owner",
            type: "aws-native:efs:FileSystem",
            inputs: {
                fileSystemTags: [
                    { key: "asset-category", value: "essential" },
                    { key: "data-classification", value: "public" },
                ],
            },
            found: ["noOwner@fileSystemTags"],
        },
        { title: "a user pool of aws-native without tags", type: "aws-native:cognito:UserPool", inputs: {}, found: ["none@userPoolTags"] },
        {
            title: "a global table of which no replica has tags",
            type: "aws-native:dynamodb:GlobalTable",
            inputs: { keySchema: [{ attributeName: "id", keyType: "HASH" }], replicas: [{ region: "eu-west-1" }] },
            found: ["none@replicas[0].tags"],
        },
        { title: "no tags at all", inputs: { name: "orders" }, found: ["none@tags"] },
        { title: "an owner alone", inputs: { tags: { "asset-owner": "shop" } }, found: ["noCategory@tags", "noClassification@tags"] },
        { title: "no owner", inputs: { tags: without("asset-owner") }, found: ["noOwner@tags"] },
        { title: "an empty owner", inputs: { tags: { ...ALL, "asset-owner": " " } }, found: ["noOwner@tags"] },
        {
            title: "a word that is not in the vocabulary",
            type: "aws:dynamodb/table:Table",
            inputs: { tags: { ...ALL, "data-classification": "secret" } },
            found: ["classification@tags"],
        },
        {
            title: "a category that is not in the vocabulary",
            inputs: { tags: { ...ALL, "asset-category": "x" } },
            found: ["category@tags"],
        },
    ],
    unknown: [
        {
            title: "one tag, beside one that is missing",
            inputs: { tags: without("asset-owner", { "asset-category": UNKNOWN }) },
            undetermined: ["tags.asset-category"],
            found: ["noOwner@tags"],
        },
        { title: "all tags", inputs: { tags: UNKNOWN }, undetermined: ["tags"] },
    ],
    secret: [{ title: "masked", inputs: { tags: { ...ALL, "asset-owner": MASKED } }, undetermined: ["tags.asset-owner"] }],
});
