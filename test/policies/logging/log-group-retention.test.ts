import rule from "../../../policies/logging/log-group-retention";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

testResourceRule(rule, {
    compliant: [
        { title: "thirty days are the least by default", inputs: { retentionInDays: 30 } },
        { title: "a number may arrive as text", inputs: { retentionInDays: "90" } },
        { title: "the DELIVERY class is always two days", inputs: { logGroupClass: "DELIVERY" } },
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
        { title: "the class may decide", inputs: { logGroupClass: UNKNOWN, retentionInDays: 400 }, undetermined: [] },
    ],
    secret: [{ title: "masked by the document", inputs: { retentionInDays: MASKED }, undetermined: ["retentionInDays"] }],
});
