import { resourceRule } from "../kit/rule";

const NATIVE = "aws-native:cloudtrail:Trail";

export default resourceRule({
    name: "logging-trail-watched",
    description: "A CloudTrail trail must deliver its events to CloudWatch Logs, where they can be watched.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3", "B4"],
    why: "Files in a bucket are read after an incident; events in a log group can raise an alarm while it happens.",
    fix: [
        "set `cloudWatchLogsGroupArn` (with `:*` at its end; aws-native: `cloudWatchLogsLogGroupArn`) and `cloudWatchLogsRoleArn` to a role that may write to the group.",
    ],
    on: ["aws:cloudtrail/trail:Trail", NATIVE],
    messages: {
        none: "the trail does not deliver to CloudWatch Logs.",
        noRole: "the trail names a log group, but no role with which CloudTrail could write to it.",
        noGroup: "the trail names a role for CloudWatch Logs, but no log group.",
    },
    example: {
        good: {
            inputs: {
                s3BucketName: "acme-trail",
                cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*",
                cloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/trail",
            },
        },
        bad: { inputs: { s3BucketName: "acme-trail" } },
    },
    *check(trail, { found }) {
        const group = trail.is(NATIVE) ? "cloudWatchLogsLogGroupArn" : "cloudWatchLogsGroupArn";
        const isSet = (property: typeof group | "cloudWatchLogsRoleArn"): boolean => {
            const value = trail.child(property);
            // An ARN that is known only after the deployment is one.
            return !value.isAbsent && !value.isOneOf("");
        };
        if (!isSet(group)) yield isSet("cloudWatchLogsRoleArn") ? found("noGroup", group) : found("none", group);
        else if (!isSet("cloudWatchLogsRoleArn")) yield found("noRole", "cloudWatchLogsRoleArn");
    },
});
