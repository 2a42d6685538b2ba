import rule from "../../../policies/logging/event-bus-detail";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

testResourceRule(rule, {
    compliant: [
        { title: "errors without detail", inputs: { logConfig: { level: "ERROR", includeDetail: "NONE" } } },
        { title: "absent means without detail", inputs: { logConfig: { level: "TRACE" } } },
        { title: "a bus without a log", inputs: { name: "orders" } },
        { title: "aws-native", type: "aws-native:events:EventBus", inputs: { logConfig: { level: "INFO", includeDetail: "NONE" } } },
    ],
    violating: [
        {
            title: "the whole event",
            inputs: { logConfig: { level: "ERROR", includeDetail: "FULL" } },
            found: ["detail@logConfig.includeDetail"],
        },
        { title: "a log that is off", inputs: { logConfig: { level: "OFF", includeDetail: "FULL" } }, found: ["off@logConfig.level"] },
        { title: "a log without a level", inputs: { logConfig: {} }, found: ["off@logConfig.level"] },
        {
            title: "aws-native",
            type: "aws-native:events:EventBus",
            inputs: { logConfig: { level: "INFO", includeDetail: "FULL" } },
            found: ["detail@logConfig.includeDetail"],
        },
    ],
    unknown: [
        { title: "the log", inputs: { logConfig: UNKNOWN }, undetermined: ["logConfig"] },
        {
            title: "the detail",
            inputs: { logConfig: { level: "INFO", includeDetail: UNKNOWN } },
            undetermined: ["logConfig.includeDetail"],
        },
    ],
    secret: [{ title: "the level is masked", inputs: { logConfig: { level: MASKED } }, undetermined: ["logConfig.level"] }],
});
