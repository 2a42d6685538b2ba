import rule from "../../../policies/logging/state-machine";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:stepfunctions:StateMachine";
const to = { logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:orders:*" };

testResourceRule(rule, {
    compliant: [
        { title: "errors", inputs: { loggingConfiguration: { ...to, level: "ERROR" } } },
        {
            title: "everything, without data",
            inputs: { type: "EXPRESS", loggingConfiguration: { ...to, level: "ALL", includeExecutionData: false } },
        },
        {
            title: "aws-native",
            type: NATIVE,
            inputs: { stateMachineType: "EXPRESS", loggingConfiguration: { level: "FATAL", destinations: [] } },
        },
    ],
    violating: [
        { title: "absent means off", inputs: {}, found: ["off@loggingConfiguration.level"] },
        { title: "a level that is absent means off", inputs: { loggingConfiguration: to }, found: ["off@loggingConfiguration.level"] },
        { title: "an Express machine keeps nothing else", inputs: { type: "EXPRESS" }, found: ["offExpress@loggingConfiguration.level"] },
        {
            title: "aws-native",
            type: NATIVE,
            inputs: { stateMachineType: "EXPRESS", loggingConfiguration: { level: "OFF" } },
            found: ["offExpress@loggingConfiguration.level"],
        },
        {
            title: "the data of executions",
            inputs: { loggingConfiguration: { ...to, level: "ALL", includeExecutionData: true } },
            found: ["data@loggingConfiguration.includeExecutionData"],
        },
    ],
    unknown: [
        {
            title: "the level",
            inputs: { loggingConfiguration: { level: UNKNOWN } },
            undetermined: ["loggingConfiguration.level"],
        },
        {
            title: "whether data is written",
            inputs: { loggingConfiguration: { level: "ALL", includeExecutionData: UNKNOWN } },
            undetermined: ["loggingConfiguration.includeExecutionData"],
        },
        {
            title: "the destination may be unknown",
            inputs: { loggingConfiguration: { level: "ERROR", logDestination: UNKNOWN } },
            undetermined: [],
        },
    ],
    secret: [
        {
            title: "whether data is written",
            inputs: { loggingConfiguration: { level: "ALL", includeExecutionData: MASKED } },
            undetermined: ["loggingConfiguration.includeExecutionData"],
        },
    ],
});
