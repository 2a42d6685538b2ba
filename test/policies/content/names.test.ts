import assert from "node:assert/strict";
import rule from "../../../policies/content/names";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, testResourceRule } from "../../support/rule-tests";
import { BASIC, CARD, DATABASE, EMAIL, GITHUB, IBAN, KEY_ID, PASSWORD, SECRET_KEY } from "./planted";

/** At first preview every ARN is as unknown as an object would be: each would be a doubt, and none of use. */
const OBJECT = "an object of which nothing is known holds text of people only by chance; it is judged before it is created";

const QUEUE = "aws:sqs/queue:Queue";
const MACHINE = "aws:sfn/stateMachine:StateMachine";
const REST = "aws:apigateway/restApi:RestApi";

testResourceRule(rule, {
    compliant: [
        {
            title: "ordinary names and descriptions",
            inputs: {
                name: "orders-4f1c2d",
                description: "Takes orders; see https://wiki.internal/orders. Runs at 10:00.",
                handler: "index.handler",
            },
        },
        { title: "a number in a name, which is hit by chance", inputs: { name: "batch-" + CARD.replaceAll(" ", "") } },
        { title: "a queue named after a secret", type: QUEUE, inputs: { name: "password-reset-tokens" } },
        { title: "a team's mailbox", inputs: { description: "Ask support@" + "mail-provider.org." } },
        {
            title: "an allowed domain",
            inputs: { description: `Ask ${EMAIL}.` },
            config: { allowedEmailDomains: ["mail-provider.org"] },
        },
        {
            title: "a value that a tag holds as well",
            alarmingWhenHidden: { "tags*": "what the name shows is there to be seen, whatever the tags hold" },
            inputs: { name: EMAIL, tags: { Name: EMAIL } },
        },
        {
            title: "an address that is no free-form field",
            type: "aws:sns/topicSubscription:TopicSubscription",
            inputs: { endpoint: EMAIL },
        },
        { title: "users, whose name is a person's by purpose", type: "aws:identitystore/user:User", inputs: { displayName: EMAIL } },
        { title: "an address in a document for machines", type: REST, inputs: { body: `{"info":{"contact":{"email":"${EMAIL}"}}}` } },
        { title: "a URL in such a document, which has a policy of its own", type: MACHINE, inputs: { definition: `{"u":"${BASIC}"}` } },
        {
            title: "documents where credentials are not looked for",
            type: MACHINE,
            inputs: { definition: GITHUB },
            config: { detectors: ["email"] },
        },
        {
            title: "a header that is taken from an event",
            type: "aws:cloudwatch/eventTarget:EventTarget",
            inputs: { httpTarget: { headerParameters: { Authorization: "$.detail.token", "x-api-key": "<key>" } } },
        },
        {
            title: "commands that refer to a password",
            type: "aws:ecs/taskDefinition:TaskDefinition",
            inputs: {
                containerDefinitions: JSON.stringify([{ command: ["sh", "-c", "app --password=$DB_PASSWORD --token-file /run/token"] }]),
            },
        },
        {
            title: "a reference to a bucket, whose name is judged on the bucket",
            type: "aws:s3/bucketPolicy:BucketPolicy",
            inputs: { bucket: `files-of-${EMAIL}`, policy: "{}" },
        },
        {
            title: "a reference that is known only after the deployment",
            type: "aws-native:lambda:Permission",
            inputs: { functionName: UNKNOWN, action: "lambda:InvokeFunction" },
        },
        {
            title: "the record that proves a domain to ACM",
            type: "aws:route53/record:Record",
            inputs: { name: UNKNOWN, type: UNKNOWN, records: [UNKNOWN] },
        },
        { title: "resources of other clouds", type: "kubernetes:core/v1:ConfigMap", inputs: { description: EMAIL } },
        { title: "the environment, which has a policy of its own", inputs: { environment: { variables: { NAME: GITHUB } } } },
    ],
    violating: [
        {
            title: "a header of a request to a partner",
            type: "aws:cloudwatch/eventTarget:EventTarget",
            inputs: { httpTarget: { headerParameters: { "x-api-key": "6f1c2b9e04d7a853b1e94c702f8d635a" } } },
            silentWhenHidden: { httpTarget: OBJECT },
            found: ["credential@httpTarget.headerParameters.x-api-key"],
        },
        {
            title: "a token on the command line of an image",
            inputs: { imageConfig: { commands: ["app", `--token=${GITHUB}`] } },
            silentWhenHidden: { imageConfig: OBJECT },
            found: ["credential@imageConfig.commands[1]"],
        },
        { title: "an e-mail address in a name", type: QUEUE, inputs: { name: `queue-of-${EMAIL}` }, found: ["personal@name"] },
        {
            title: "an e-mail address in the name of a record whose type is not known",
            type: "aws:route53/record:Record",
            inputs: { name: EMAIL, type: UNKNOWN },
            silentWhenHidden: { name: "a record whose very type is unknown is the one that a certificate asks for" },
            found: ["personal@name"],
        },
        {
            title: "an e-mail address in a bucket's own name",
            type: "aws:s3/bucketV2:BucketV2",
            inputs: { bucket: `files-of-${EMAIL}` },
            found: ["personal@bucket"],
        },
        { title: "an e-mail address in a description", inputs: { description: `Ask ${EMAIL}.` }, found: ["personal@description"] },
        {
            title: "an IBAN in a comment",
            type: "aws:cloudfront/distribution:Distribution",
            inputs: { comment: IBAN },
            found: ["personal@comment"],
        },
        { title: "a display name", type: "aws:sns/topic:Topic", inputs: { displayName: EMAIL }, found: ["personal@displayName"] },
        { title: "a connection string in a description, once", inputs: { description: DATABASE }, found: ["credential@description"] },
        { title: "a token in an alias", inputs: { ruleName: GITHUB }, found: ["credential@ruleName"] },
        {
            title: "a nested description",
            inputs: { rules: [{ description: "fine" }, { description: EMAIL }] },
            silentWhenHidden: { rules: OBJECT, "rules.1": OBJECT },
            found: ["personal@rules[1].description"],
        },
        {
            title: "a name that a tag does not hold",
            type: QUEUE,
            inputs: { name: EMAIL, tags: { Name: "orders" } },
            found: ["personal@name"],
        },
        {
            title: "an access key in a state machine",
            type: MACHINE,
            inputs: { definition: JSON.stringify({ States: { Call: { Parameters: { id: KEY_ID } } } }) },
            found: ["credential@definition"],
        },
        {
            title: "user data in base64",
            type: "aws:ec2/instance:Instance",
            inputs: { userDataBase64: Buffer.from(`#!/bin/sh\nexport AWS_SECRET_ACCESS_KEY=${SECRET_KEY}\n`).toString("base64") },
            found: ["credential@userDataBase64"],
        },
        {
            title: "a literal password for a template",
            type: "aws:cloudformation/stack:Stack",
            inputs: { parameters: { DbPassword: PASSWORD } },
            found: ["credential@parameters.DbPassword"],
        },
        {
            title: "a number where it is asked for",
            inputs: { description: `card ${CARD}` },
            config: { detectors: ["payment-card"] },
            found: ["personal@description"],
        },
        { title: "an IAM user named by an e-mail address", type: "aws:iam/user:User", inputs: { name: EMAIL }, found: ["personal@name"] },
        {
            title: "what the organisation forbids",
            inputs: { description: "for Falcon-7" },
            config: { forbiddenPatterns: ["Falcon"] },
            found: ["forbidden@description"],
        },
    ],
    unknown: [
        { title: "the name of an IAM user", type: "aws:iam/user:User", inputs: { name: UNKNOWN }, undetermined: ["name"] },
        {
            title: "the name beside a description",
            inputs: { name: UNKNOWN, description: EMAIL },
            undetermined: ["name"],
            found: ["personal@description"],
        },
        {
            title: "the name of a record of the program's own",
            type: "aws:route53/record:Record",
            inputs: { name: UNKNOWN, type: "CNAME", records: [UNKNOWN] },
            undetermined: ["name"],
        },
        { title: "a bucket's own name", type: "aws:s3/bucket:Bucket", inputs: { bucket: UNKNOWN }, undetermined: ["bucket"] },
        { title: "a state machine", type: MACHINE, inputs: { definition: UNKNOWN }, undetermined: ["definition"] },
    ],
    secret: [{ title: "a masked description", inputs: { description: MASKED }, undetermined: ["description"] }],
});

describe("content-names, of the name of an IAM user", () => {
    const levels = (type: string, inputs: Record<string, unknown>, config: Record<string, unknown> = {}): readonly unknown[] =>
        askPolicy(rule, type, inputs, config).map(({ message }) =>
            typeof message === "object" ? (message as { enforcementLevel?: unknown }).enforcementLevel : "the policy's own",
        );

    it("takes an e-mail address as an advisory", () => {
        assert.deepEqual(levels("aws:iam/user:User", { name: EMAIL }), ["advisory"]);
        assert.deepEqual(levels("aws-native:iam:User", { userName: EMAIL }), ["advisory"]);
    });
    it("keeps the policy's level elsewhere, for other data and for what is forbidden", () => {
        assert.deepEqual(levels(QUEUE, { name: EMAIL }), ["the policy's own"]);
        assert.deepEqual(levels("aws:iam/role:Role", { name: EMAIL }), ["the policy's own"]);
        assert.deepEqual(levels("aws:iam/user:User", { name: IBAN }), ["the policy's own"]);
        assert.deepEqual(levels("aws:iam/user:User", { name: `${EMAIL}/${GITHUB}` }), ["the policy's own"]);
        assert.deepEqual(levels("aws:iam/user:User", { name: EMAIL }, { forbiddenPatterns: ["@"] }), ["the policy's own"]);
    });
});
