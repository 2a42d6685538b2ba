/** The types that are assets of their own: they hold data, run code or take requests, and AWS tags them. */
import { matchesWildcard } from "../wildcard";

export const ASSET_TYPES = [
    "aws:lambda/function:Function",
    "aws-native:lambda:Function",
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws-native:s3:Bucket",
    "aws:dynamodb/table:Table",
    "aws-native:dynamodb:Table",
    "aws-native:dynamodb:GlobalTable",
    "aws:sqs/queue:Queue",
    "aws-native:sqs:Queue",
    "aws:sns/topic:Topic",
    "aws-native:sns:Topic",
    "aws:secretsmanager/secret:Secret",
    "aws-native:secretsmanager:Secret",
    "aws:kinesis/stream:Stream",
    "aws-native:kinesis:Stream",
    "aws:efs/fileSystem:FileSystem",
    "aws-native:efs:FileSystem",
    "aws:rds/instance:Instance",
    "aws:rds/cluster:Cluster",
    "aws-native:rds:DbInstance",
    "aws-native:rds:DbCluster",
    "aws:cognito/userPool:UserPool",
    "aws-native:cognito:UserPool",
    "aws:sfn/stateMachine:StateMachine",
    "aws-native:stepfunctions:StateMachine",
    "aws:apigateway/restApi:RestApi",
    "aws-native:apigateway:RestApi",
    "aws:apigatewayv2/api:Api",
    "aws-native:apigatewayv2:Api",
] as const;

/** Whether the configuration wants this type judged. */
export const isAssetOf = (type: string, globs: readonly string[]): boolean => globs.some((glob) => matchesWildcard(glob, type));
