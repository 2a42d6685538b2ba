import rule from "../../../policies/logging/trail-watched";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cloudtrail:Trail";
const group = "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*";
const role = "arn:aws:iam::123456789012:role/trail";

testResourceRule(rule, {
    compliant: [
        { title: "group and role", inputs: { cloudWatchLogsGroupArn: group, cloudWatchLogsRoleArn: role } },
        { title: "aws-native", type: NATIVE, inputs: { cloudWatchLogsLogGroupArn: group, cloudWatchLogsRoleArn: role } },
    ],
    violating: [
        { title: "neither", inputs: { s3BucketName: "trail" }, found: ["none@cloudWatchLogsGroupArn"] },
        { title: "no role", inputs: { cloudWatchLogsGroupArn: group }, found: ["noRole@cloudWatchLogsRoleArn"] },
        { title: "no group", inputs: { cloudWatchLogsRoleArn: role }, found: ["noGroup@cloudWatchLogsGroupArn"] },
        { title: "aws-native", type: NATIVE, inputs: {}, found: ["none@cloudWatchLogsLogGroupArn"] },
    ],
    unknown: [
        {
            title: "ARNs that are not known yet are there",
            inputs: { cloudWatchLogsGroupArn: UNKNOWN, cloudWatchLogsRoleArn: UNKNOWN },
            undetermined: [],
        },
    ],
    secret: [
        { title: "masked ARNs are there", inputs: { cloudWatchLogsGroupArn: MASKED, cloudWatchLogsRoleArn: MASKED }, undetermined: [] },
    ],
});
