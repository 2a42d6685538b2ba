import assert from "node:assert/strict";
import rule from "../../../policies/logging/log-group-retention";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, testResourceRule } from "../../support/rule-tests";

testResourceRule(rule, {
    compliant: [
        { title: "thirty days are the least by default", inputs: { retentionInDays: 30 } },
        { title: "a number may arrive as text", inputs: { retentionInDays: "90" } },
        { title: "the retention of the DELIVERY class is AWS's", inputs: { logGroupClass: "DELIVERY" } },
        { title: "for ever, where that is allowed", inputs: {}, config: { allowNeverExpire: true } },
    ],
    violating: [
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
});
