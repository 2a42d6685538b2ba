/** Log groups of CloudWatch Logs; trails and event data stores of CloudTrail. */
import { keyedStore } from "./store";
import type { Store } from "./store";

export const LOG_GROUPS: readonly Store[] = [
    keyedStore(
        "Amazon CloudWatch Logs User Guide, Encrypt log data in CloudWatch Logs using AWS KMS",
        "kmsKeyId",
        "aws:cloudwatch/logGroup:LogGroup",
        "aws-native:logs:LogGroup",
    ),
];

export const TRAILS: readonly Store[] = [
    keyedStore(
        "AWS CloudTrail User Guide, Encrypting CloudTrail log files, digest files and event data stores with AWS KMS keys",
        "kmsKeyId",
        "aws:cloudtrail/trail:Trail",
        "aws-native:cloudtrail:Trail",
        "aws:cloudtrail/eventDataStore:EventDataStore",
        "aws-native:cloudtrail:EventDataStore",
    ),
];
