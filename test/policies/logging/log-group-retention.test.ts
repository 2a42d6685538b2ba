import assert from "node:assert/strict";
import rule from "../../../policies/logging/log-group-retention";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, remedied, testResourceRule } from "../../support/rule-tests";

const BY_CLASS = { minimumDaysByClassification: { personal: 365, public: 7 } };

const ACCOUNT_POLICY = "aws:cloudwatch/logAccountPolicy:LogAccountPolicy";
const account = (retentionInDays: unknown, more: object = {}): Record<string, unknown> => ({
    policyName: "retention",
    policyType: "RETENTION_POLICY",
    policyDocument: JSON.stringify({ retentionInDays, enforcementMode: "RETROACTIVE" }),
    ...more,
});

testResourceRule(rule, {
    compliant: [
        { title: "the account keeps logs long enough", type: ACCOUNT_POLICY, inputs: account(90) },
        {
            title: "the account keeps them forever, where that is allowed",
            type: ACCOUNT_POLICY,
            inputs: account("NEVER_EXPIRE"),
            config: { allowNeverExpire: true },
        },
        {
            title: "a policy of the account on something else",
            type: "aws-native:logs:AccountPolicy",
            inputs: { policyType: "SUBSCRIPTION_FILTER_POLICY", policyDocument: "{}" },
        },
        { title: "thirty days are the least by default", inputs: { retentionInDays: 30 } },
        { title: "a number may arrive as text", inputs: { retentionInDays: "90" } },
        { title: "the retention of the DELIVERY class is AWS's", inputs: { logGroupClass: "DELIVERY" } },
        { title: "for ever, where that is allowed", inputs: {}, config: { allowNeverExpire: true } },
        {
            title: "what holds for personal data does not hold for the rest",
            inputs: { retentionInDays: 90, tags: { "data-classification": "internal" } },
            config: BY_CLASS,
        },
        { title: "no classification, the common minimum", inputs: { retentionInDays: 90 }, config: BY_CLASS },
        {
            title: "a classification may ask for less",
            inputs: { retentionInDays: 7, tags: { "data-classification": "Public" } },
            config: BY_CLASS,
        },
        {
            title: "what the classification asks for is allowed although it is more than the common maximum",
            inputs: { retentionInDays: 365, tags: { "data-classification": "personal" } },
            config: { ...BY_CLASS, maximumDays: 180 },
        },
        {
            title: "long enough for any classification, of which this one is not known",
            inputs: { retentionInDays: 400, tags: UNKNOWN },
            config: BY_CLASS,
        },
        {
            title: "with a tag of another name",
            inputs: { retentionInDays: 90, tags: { "data-classification": "personal", class: "internal" } },
            config: { ...BY_CLASS, classificationTag: "class" },
        },
    ],
    violating: [
        {
            title: "the account keeps all logs forever",
            type: ACCOUNT_POLICY,
            inputs: account("NEVER_EXPIRE"),
            found: ["accountForEver@policyDocument"],
            // What is set for a whole account is nobody's to change on the side.
            mended: false,
        },
        {
            title: "the account keeps all logs too short",
            type: "aws-native:logs:AccountPolicy",
            inputs: account(90),
            config: { minimumDays: 365 },
            found: ["accountTooShort@policyDocument"],
            mended: false,
        },
        {
            title: "the account keeps all logs too long",
            type: ACCOUNT_POLICY,
            inputs: account(3653),
            config: { maximumDays: 400 },
            found: ["accountTooLong@policyDocument"],
            mended: false,
        },
        {
            title: "too short for personal data",
            inputs: { retentionInDays: 90, tags: { "data-classification": "Personal" } },
            config: BY_CLASS,
            found: ["tooShort@retentionInDays"],
        },
        {
            title: "never set on a group with personal data, which the provider's default tags tell",
            inputs: {},
            provider: { defaultTags: JSON.stringify({ tags: { "data-classification": "personal" } }) },
            config: BY_CLASS,
            found: ["forEver@retentionInDays"],
        },
        {
            title: "too short for personal data, with the tags of aws-native",
            type: "aws-native:logs:LogGroup",
            inputs: { retentionInDays: 90, tags: [{ key: "data-classification", value: "personal" }] },
            config: BY_CLASS,
            found: ["tooShort@retentionInDays"],
        },
        {
            title: "longer than allowed, of a classification that asks for less",
            inputs: { retentionInDays: 400, tags: { "data-classification": "personal" } },
            config: { ...BY_CLASS, maximumDays: 180 },
            found: ["tooLong@retentionInDays"],
            mended: false,
        },
        { title: "never set on a group of aws-native", type: "aws-native:logs:LogGroup", inputs: {}, found: ["forEver@retentionInDays"] },
        { title: "absent means for ever", inputs: {}, found: ["forEver@retentionInDays"] },
        { title: "zero means for ever", inputs: { retentionInDays: 0 }, found: ["forEver@retentionInDays"] },
        { title: "null means absent", inputs: { retentionInDays: null }, found: ["forEver@retentionInDays"] },
        { title: "too short", inputs: { retentionInDays: 14 }, found: ["tooShort@retentionInDays"] },
        {
            title: "shorter than configured",
            inputs: { retentionInDays: 90 },
            config: { minimumDays: 365 },
            found: ["tooShort@retentionInDays"],
        },
        {
            title: "longer than configured",
            inputs: { retentionInDays: 400 },
            config: { maximumDays: 365 },
            found: ["tooLong@retentionInDays"],
            mended: false,
        },
        { title: "not one of AWS's values", inputs: { retentionInDays: 45 }, found: ["illegal@retentionInDays"], mended: false },
    ],
    unknown: [
        {
            title: "the document of the account's policy",
            type: ACCOUNT_POLICY,
            inputs: account(7, { policyDocument: UNKNOWN }),
            undetermined: ["policyDocument"],
        },
        {
            title: "a document of another form",
            type: ACCOUNT_POLICY,
            inputs: account(7, { policyDocument: "retentionInDays: 7" }),
            undetermined: ["policyDocument"],
        },
        { title: "known after the deployment", inputs: { retentionInDays: UNKNOWN }, undetermined: ["retentionInDays"] },
        {
            title: "the name may be unknown",
            inputs: { name: UNKNOWN, retentionInDays: 7 },
            undetermined: [],
            found: ["tooShort@retentionInDays"],
        },
        {
            title: "of a class that is not known yet the setting may not count",
            inputs: { logGroupClass: UNKNOWN },
            undetermined: ["logGroupClass"],
        },
        {
            title: "too short for some classification, of which this one is not known",
            inputs: { retentionInDays: 90, tags: UNKNOWN },
            config: BY_CLASS,
            undetermined: ["tags"],
        },
        { title: "the class may decide", inputs: { logGroupClass: UNKNOWN, retentionInDays: 400 }, undetermined: [] },
    ],
    secret: [{ title: "masked by the document", inputs: { retentionInDays: MASKED }, undetermined: ["retentionInDays"] }],
});

describe("What logging-log-group-retention says", () => {
    const said = (retentionInDays: number, config = {}): string =>
        JSON.stringify(askPolicy(rule, "aws:cloudwatch/logGroup:LogGroup", { retentionInDays }, config));
    it("counts one day in the singular", () => {
        assert.match(said(1), /kept for 1 day, less than 30\./);
        assert.match(said(60, { maximumDays: 30 }), /kept for 60 days, more than 30\./);
    });
    it("names a period that there is, where there is no longer one", () => {
        assert.match(said(45), /45 days is not a period that CloudWatch Logs offers; 60 is\./);
        assert.match(said(9999), /; 3653 is\./);
    });
    it("says how long data of the classification must be kept", () => {
        const inputs = { retentionInDays: 90, tags: { "data-classification": "personal" } };
        const reports = askPolicy(rule, "aws:cloudwatch/logGroup:LogGroup", inputs, BY_CLASS);
        assert.match(JSON.stringify(reports), /less than 365\./);
    });
});

describe("The fix of logging-log-group-retention", () => {
    const mend = (inputs: object): unknown =>
        (remedied(rule, "aws:cloudwatch/logGroup:LogGroup", inputs as never, BY_CLASS) as { retentionInDays?: number } | undefined)
            ?.retentionInDays;
    it("writes what the classification asks for", () => {
        assert.equal(mend({ tags: { "data-classification": "personal" } }), 365);
        assert.equal(mend({}), 30);
    });
    it("writes nothing where the classification is not known", () => assert.equal(mend({ tags: UNKNOWN }), undefined));
});
