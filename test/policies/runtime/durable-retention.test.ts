import rule from "../../../policies/runtime/durable-retention";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:lambda:Function";

testResourceRule(rule, {
    compliant: [
        { title: "a week", inputs: { durableConfig: { executionTimeout: 60, retentionPeriod: 7 } } },
        { title: "AWS's default of two weeks", inputs: { durableConfig: { executionTimeout: 60 } } },
        { title: "an ordinary function", inputs: { runtime: "nodejs24.x" } },
        {
            title: "a time that is allowed",
            inputs: { durableConfig: { executionTimeout: 3600, retentionPeriod: 30 } },
            config: { maximumSeconds: 3600 },
        },
        { title: "aws-native", type: NATIVE, inputs: { durableConfig: { executionTimeout: 60, retentionPeriodInDays: 7 } } },
    ],
    violating: [
        {
            title: "longer than a month",
            inputs: { durableConfig: { executionTimeout: 60, retentionPeriod: 31 } },
            found: ["tooLong@durableConfig.retentionPeriod"],
        },
        {
            title: "AWS's default is longer than configured",
            inputs: { durableConfig: { executionTimeout: 60 } },
            config: { maximumDays: 7 },
            found: ["byDefault@durableConfig.retentionPeriod"],
        },
        {
            title: "an execution that may take a year",
            inputs: { durableConfig: { executionTimeout: 31_536_000, retentionPeriod: 7 } },
            config: { maximumSeconds: 86_400 },
            found: ["runsTooLong@durableConfig.executionTimeout"],
        },
        {
            title: "aws-native",
            type: NATIVE,
            inputs: { durableConfig: { executionTimeout: 60, retentionPeriodInDays: 90 } },
            found: ["tooLong@durableConfig.retentionPeriodInDays"],
        },
    ],
    unknown: [
        { title: "all of it", inputs: { durableConfig: UNKNOWN }, undetermined: ["durableConfig"] },
        {
            title: "the retention, beside a time that is too long",
            inputs: { durableConfig: { executionTimeout: 7200, retentionPeriod: UNKNOWN } },
            config: { maximumSeconds: 3600 },
            undetermined: ["durableConfig.retentionPeriod"],
            found: ["runsTooLong@durableConfig.executionTimeout"],
        },
    ],
    secret: [
        {
            title: "masked",
            inputs: { durableConfig: { executionTimeout: 60, retentionPeriod: MASKED } },
            undetermined: ["durableConfig.retentionPeriod"],
        },
    ],
});
