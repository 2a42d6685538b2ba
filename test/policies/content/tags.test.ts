import assert from "node:assert/strict";
import { readSettings } from "../../../policies/kit/settings";
import rule from "../../../policies/content/tags";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, testResourceRule } from "../../support/rule-tests";
import { CARD, DATABASE, EMAIL, GITHUB, IBAN, PASSWORD } from "./planted";

/** Of pulumi-aws: provider/tags.go. */
const WHOLE = "`tagsAll` is unknown as a whole as soon as one tag is, which says nothing that the tags and the provider do not say";

const PROVIDER = "pulumi:providers:aws";
const NATIVE = "aws-native:lambda:Function";
const provider = { defaultTags: JSON.stringify({ tags: { owner: EMAIL } }) };

testResourceRule(rule, {
    compliant: [
        {
            title: "what tags are for",
            inputs: {
                tags: {
                    Name: "orders-prod",
                    team: "payments",
                    "cost-centre": "4711",
                    version: "1.24.3",
                    commit: "5f3c1a9e8b7d6c5f4e3d2c1b0a9f8e7d6c5b4a39",
                    created: "2026-08-01T10:00:00Z",
                    "kubernetes.io/cluster/main": "owned",
                    "aws:cloudformation:stack-id":
                        "arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/6ac1d0a0-12a3-11ee-be56-0242ac120002",
                    account: "123456789012",
                    network: "10.20.0.0/16",
                    secret: "prod/orders/db",
                },
            },
        },
        { title: "a team's mailbox", inputs: { tags: { contact: "team-orders@" + "mail-provider.org" } } },
        {
            title: "a mailbox of an allowed domain",
            inputs: { tags: { owner: EMAIL } },
            config: { allowedEmailDomains: ["mail-provider.org"] },
        },
        { title: "an allowed key", inputs: { tags: { "contact:owner": EMAIL } }, config: { allowedKeys: ["contact:*"] } },
        { title: "a detector switched off", inputs: { tags: { owner: EMAIL } }, config: { detectors: ["credential"] } },
        { title: "an IP address, which is not looked for by default", inputs: { tags: { host: "203.0.113." + "77" } } },
        { title: "a provider's tag, which is the provider's to answer for", inputs: { tagsAll: { owner: EMAIL } }, provider },
        { title: "a provider's tag that the resource overrides", inputs: { tags: { owner: "a" }, tagsAll: { owner: "a" } }, provider },
        { title: "resources of other clouds", type: "kubernetes:core/v1:ConfigMap", inputs: { tags: { owner: EMAIL } } },
        { title: "tags that a provider is to ignore", type: PROVIDER, inputs: { ignoreTags: `{"keys":["${EMAIL}"]}` } },
        { title: "no tags", inputs: { name: EMAIL } },
    ],
    violating: [
        { title: "an e-mail address", inputs: { tags: { owner: EMAIL } }, found: ["personal@tags.owner"] },
        { title: "a key that is an e-mail address is not shown", inputs: { tags: { [EMAIL]: "owner" } }, found: ["personal@tags"] },
        { title: "a payment card", inputs: { tags: { note: CARD } }, found: ["personal@tags.note"] },
        { title: "an IBAN", inputs: { tags: { refund: IBAN } }, found: ["personal@tags.refund"] },
        { title: "a token", inputs: { tags: { deploy: GITHUB } }, found: ["credential@tags.deploy"] },
        { title: "a password by the tag's name", inputs: { tags: { DbPassword: PASSWORD } }, found: ["credential@tags.DbPassword"] },
        { title: "a connection string is one mistake", inputs: { tags: { db: DATABASE } }, found: ["credential@tags.db"] },
        {
            title: "two kinds in one tag are one finding",
            inputs: { tags: { note: `${EMAIL}, ${IBAN}` } },
            found: ["personal@tags.note"],
        },
        {
            title: "a tag copied to tagsAll",
            inputs: { tags: { owner: EMAIL }, tagsAll: { owner: EMAIL } },
            found: ["personal@tags.owner"],
        },
        {
            title: "a tag of an unseen provider",
            inputs: { tagsAll: { owner: EMAIL } },
            silentWhenHidden: { tagsAll: WHOLE },
            found: ["personal@tagsAll.owner"],
        },
        {
            title: "a tag that the provider gives another value",
            inputs: { tagsAll: { owner: EMAIL } },
            provider: { defaultTags: '{"tags":{"owner":"payments"}}' },
            silentWhenHidden: { tagsAll: WHOLE },
            found: ["personal@tagsAll.owner"],
        },
        {
            title: "a provider's default tags, as the engine encodes them",
            type: PROVIDER,
            inputs: provider,
            found: ["personal@defaultTags.tags.owner"],
        },
        {
            title: "a provider's default tags, plain",
            type: PROVIDER,
            inputs: { defaultTags: { tags: { owner: EMAIL } } },
            found: ["personal@defaultTags.tags.owner"],
        },
        {
            title: "aws-native's list",
            type: NATIVE,
            inputs: {
                tags: [
                    { key: "team", value: "payments" },
                    { key: "owner", value: EMAIL },
                ],
            },
            found: ["personal@tags[1].value"],
        },
        {
            title: "a key in aws-native's list",
            type: NATIVE,
            inputs: { tags: [{ key: EMAIL, value: "x" }] },
            found: ["personal@tags[0]"],
        },
        {
            title: "an Auto Scaling group's list",
            type: "aws:autoscaling/group:Group",
            inputs: { tags: [{ key: "owner", value: EMAIL, propagateAtLaunch: true }] },
            found: ["personal@tags[0].value"],
        },
        {
            title: "tags of a launch template's volumes",
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            inputs: { tagSpecifications: [{ resourceType: "volume", tags: { owner: EMAIL } }] },
            found: ["personal@tagSpecifications[0].tags.owner"],
        },
        {
            title: "what the organisation forbids",
            inputs: { tags: { project: "Falcon-7" } },
            config: { forbiddenPatterns: ["^x$", "(?:^|-)Falcon"] },
            found: ["forbidden@tags.project"],
        },
        {
            title: "an IP address where it is asked for",
            inputs: { tags: { host: "203.0.113." + "77" } },
            config: { detectors: ["ip-address"] },
            found: ["personal@tags.host"],
        },
    ],
    unknown: [
        {
            title: "one tag of two, with tagsAll unknown as a whole",
            inputs: { tags: { a: UNKNOWN, owner: EMAIL }, tagsAll: UNKNOWN },
            undetermined: ["tags.a"],
            found: ["personal@tags.owner"],
        },
        { title: "all tags", inputs: { tags: UNKNOWN }, undetermined: ["tags"] },
        { title: "a provider's default tags", type: PROVIDER, inputs: { defaultTags: UNKNOWN }, undetermined: ["defaultTags"] },
        {
            title: "the value of an entry in a list",
            type: NATIVE,
            inputs: { tags: [{ key: "owner", value: UNKNOWN }] },
            undetermined: ["tags[0].value"],
        },
    ],
    secret: [
        {
            title: "one tag of two is masked",
            inputs: { tags: { a: MASKED, owner: EMAIL } },
            undetermined: ["tags.a"],
            found: ["personal@tags.owner"],
        },
    ],
});

describe("content-tags: its options", () => {
    it("say which pattern is none, without repeating it", () => {
        const [problem] = readSettings(rule, { forbiddenPatterns: ["fine", "(" + "unclosed"] }).problems;
        assert.match(problem?.message ?? "", /forbiddenPatterns.*entry 2/);
        assert.ok(!problem?.message.includes("unclosed"));
        assert.equal(readSettings(rule, { forbiddenPatterns: [1] }).problems.length, 1);
    });
    it("are complained of through the engine", () => {
        const reports = askPolicy(rule, "aws:sqs/queue:Queue", { tags: { a: "b" } }, { forbiddenPatterns: ["("] });
        assert.match(JSON.stringify(reports), /configuration: option `forbiddenPatterns`/);
    });
});
