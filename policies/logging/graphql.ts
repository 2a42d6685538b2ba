import { resourceRule } from "../kit/rule";
import type { View } from "../model/values";

const EVENT_APIS = ["aws:appsync/api:Api", "aws-native:appsync:Api"];

export default resourceRule({
    name: "logging-graphql",
    description: "AppSync APIs must log their errors, without the content of requests and responses.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3", "A8"],
    why: "Without field logs nobody sees which resolver failed and for whom; with verbose content, headers, tokens and the data of customers stand in the log.",
    fix: [
        'set `logConfig` with `fieldLogLevel` "ERROR", `excludeVerboseContent` true and a role for CloudWatch Logs.',
        'Of an Event API, set `eventConfig.logConfig.logLevel` to "ERROR" or more.',
    ],
    notes: [
        "`fieldLogLevel` NONE logs that there was a request, not that a field failed: it counts as not set.",
        "An Event API has no switch for verbose content.",
        "A merged API has a `logConfig` of its own; its source APIs keep theirs.",
    ],
    on: ["aws:appsync/graphQLApi:GraphQLApi", "aws-native:appsync:GraphQlApi", ...EVENT_APIS],
    messages: {
        none: "the API writes no log.",
        noErrors: "the log level NONE leaves out which field or event failed, and why.",
        verbose: "headers, the request's context and the data of responses are written to the log.",
    },
    example: {
        good: {
            inputs: {
                authenticationType: "AWS_IAM",
                logConfig: {
                    cloudwatchLogsRoleArn: "arn:aws:iam::123456789012:role/orders-graphql-log",
                    fieldLogLevel: "ERROR",
                    excludeVerboseContent: true,
                },
            },
        },
        bad: { inputs: { authenticationType: "AWS_IAM" } },
    },
    *check(api, { found }) {
        const isEventApi = EVENT_APIS.includes(api.type);
        const holder: View | undefined = isEventApi ? api.as().object("eventConfig") : api.as();
        const log = holder?.object("logConfig");
        if (log === undefined) {
            yield found("none", isEventApi ? ["eventConfig", "logConfig"] : "logConfig");
            return;
        }
        const property = isEventApi ? "logLevel" : "fieldLogLevel";
        if ((log.string(property) ?? "NONE") === "NONE") yield found("noErrors", [...log.path, property]);
        else if (!isEventApi && log.boolean("excludeVerboseContent") !== true)
            yield found("verbose", [...log.path, "excludeVerboseContent"]);
    },
});
