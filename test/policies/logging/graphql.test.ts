import rule from "../../../policies/logging/graphql";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const role = "arn:aws:iam::123456789012:role/log";
const EVENTS = "aws:appsync/api:Api";

testResourceRule(rule, {
    compliant: [
        { title: "a level of errors", inputs: { logConfig: { fieldLogLevel: "ERROR", excludeVerboseContent: "true" } } },
        ...["ERROR", "INFO", "DEBUG", "ALL"].map((fieldLogLevel) => ({
            title: `${fieldLogLevel} without verbose content`,
            inputs: { logConfig: { cloudwatchLogsRoleArn: role, fieldLogLevel, excludeVerboseContent: true } },
        })),
        { title: "an Event API", type: EVENTS, inputs: { eventConfig: { logConfig: { cloudwatchLogsRoleArn: role, logLevel: "ERROR" } } } },
        {
            title: "aws-native",
            type: "aws-native:appsync:GraphQlApi",
            inputs: { logConfig: { cloudWatchLogsRoleArn: role, fieldLogLevel: "ERROR", excludeVerboseContent: true } },
        },
    ],
    violating: [
        { title: "no log", inputs: { authenticationType: "AWS_IAM" }, found: ["none@logConfig"] },
        { title: "a merged API has a log of its own", inputs: { apiType: "MERGED" }, found: ["none@logConfig"] },
        {
            title: "the level NONE leaves out errors",
            inputs: { logConfig: { fieldLogLevel: "NONE" } },
            found: ["noErrors@logConfig.fieldLogLevel"],
        },
        {
            title: "verbose content is logged by default",
            inputs: { logConfig: { fieldLogLevel: "ERROR" } },
            found: ["verbose@logConfig.excludeVerboseContent"],
        },
        { title: "an Event API without a log", type: EVENTS, inputs: { eventConfig: {} }, found: ["none@eventConfig.logConfig"] },
        {
            title: "an Event API at the level NONE",
            type: EVENTS,
            inputs: { eventConfig: { logConfig: { logLevel: "NONE" } } },
            found: ["noErrors@eventConfig.logConfig.logLevel"],
        },
        { title: "aws-native", type: "aws-native:appsync:GraphQlApi", inputs: {}, found: ["none@logConfig"] },
        { title: "an Event API of aws-native", type: "aws-native:appsync:Api", inputs: {}, found: ["none@eventConfig.logConfig"] },
    ],
    unknown: [
        { title: "the level", inputs: { logConfig: { fieldLogLevel: UNKNOWN } }, undetermined: ["logConfig.fieldLogLevel"] },
        { title: "the configuration", inputs: { logConfig: UNKNOWN }, undetermined: ["logConfig"] },
        {
            title: "the role may be unknown",
            inputs: { logConfig: { cloudwatchLogsRoleArn: UNKNOWN, fieldLogLevel: "ALL", excludeVerboseContent: true } },
            undetermined: [],
        },
    ],
    secret: [{ title: "the configuration is masked", inputs: { logConfig: MASKED }, undetermined: ["logConfig"] }],
});
