/** The resource of a finding as Security Hub names it. */
import { parseArn } from "../../../policies/model/arn";
import { resourceOf } from "../facts";
import { cut } from "./words";

/**
 * What Security Hub calls the types that it has a name for; all others are `Other`.
 * Source: AWS Security Hub API reference, ResourceDetails.
 */
const TYPES: Readonly<Record<string, string>> = {
    "apigateway/restApi:RestApi": "AwsApiGatewayRestApi",
    "apigateway/stage:Stage": "AwsApiGatewayStage",
    "apigatewayv2/api:Api": "AwsApiGatewayV2Api",
    "apigatewayv2/stage:Stage": "AwsApiGatewayV2Stage",
    "appsync/graphQLApi:GraphQLApi": "AwsAppSyncGraphQlApi",
    "cloudfront/distribution:Distribution": "AwsCloudFrontDistribution",
    "cloudtrail/trail:Trail": "AwsCloudTrailTrail",
    "cloudwatch/metricAlarm:MetricAlarm": "AwsCloudWatchAlarm",
    "codebuild/project:Project": "AwsCodeBuildProject",
    "dynamodb/table:Table": "AwsDynamoDbTable",
    "ec2/securityGroup:SecurityGroup": "AwsEc2SecurityGroup",
    "ecr/repository:Repository": "AwsEcrRepository",
    "ecs/taskDefinition:TaskDefinition": "AwsEcsTaskDefinition",
    "efs/accessPoint:AccessPoint": "AwsEfsAccessPoint",
    "guardduty/detector:Detector": "AwsGuardDutyDetector",
    "iam/accessKey:AccessKey": "AwsIamAccessKey",
    "iam/group:Group": "AwsIamGroup",
    "iam/policy:Policy": "AwsIamPolicy",
    "iam/role:Role": "AwsIamRole",
    "iam/user:User": "AwsIamUser",
    "kinesis/stream:Stream": "AwsKinesisStream",
    "kms/key:Key": "AwsKmsKey",
    "lambda/function:Function": "AwsLambdaFunction",
    "lambda/layerVersion:LayerVersion": "AwsLambdaLayerVersion",
    "lb/loadBalancer:LoadBalancer": "AwsElbv2LoadBalancer",
    "msk/cluster:Cluster": "AwsMskCluster",
    "opensearch/domain:Domain": "AwsOpenSearchServiceDomain",
    "rds/cluster:Cluster": "AwsRdsDbCluster",
    "rds/instance:Instance": "AwsRdsDbInstance",
    "redshift/cluster:Cluster": "AwsRedshiftCluster",
    "s3/bucket:Bucket": "AwsS3Bucket",
    "s3/bucketV2:BucketV2": "AwsS3Bucket",
    "secretsmanager/secret:Secret": "AwsSecretsManagerSecret",
    "sfn/stateMachine:StateMachine": "AwsStepFunctionStateMachine",
    "sns/topic:Topic": "AwsSnsTopic",
    "sqs/queue:Queue": "AwsSqsQueue",
    "wafv2/webAcl:WebAcl": "AwsWafv2WebAcl",
};

/** The same types as `aws-native` has them: `aws-native:lambda:Function`. */
const NATIVE: ReadonlyMap<string, string> = new Map([
    ...Object.entries(TYPES).map(([token, type]) => [token.replace(/\/[^:]*/, ""), type] as const),
    ["rds:DbCluster", "AwsRdsDbCluster"],
    ["rds:DbInstance", "AwsRdsDbInstance"],
    ["elasticloadbalancingv2:LoadBalancer", "AwsElbv2LoadBalancer"],
    ["stepfunctions:StateMachine", "AwsStepFunctionStateMachine"],
]);

export const RESOURCE_TYPES: readonly string[] = [...new Set(Object.values(TYPES))];

/** `AwsLambdaFunction` of `aws:lambda/function:Function`. */
export function typeOf(token: string): string {
    const [, provider, rest = ""] = /^(aws|aws-native):(.*)$/s.exec(token) ?? [];
    if (provider === "aws") return Object.hasOwn(TYPES, rest) ? (TYPES[rest] ?? OTHER) : OTHER;
    return provider === "aws-native" ? (NATIVE.get(rest) ?? OTHER) : OTHER;
}

const OTHER = "Other";

/** The partitions that Security Hub's format knows. */
const PARTITIONS: readonly string[] = ["aws", "aws-cn", "aws-us-gov"];
/** The most characters of a value in `Details.Other`: fewer than 1,024. */
const LONGEST = 1000;
/** The most characters of a region's name. */
const REGION = 16;

/** The resource by its ARN where the document holds it, else by its URN; its names in Pulumi stand beside. */
export function resourceIn(urn: string, arn: string | undefined, partition: string): object {
    const { type, name } = resourceOf({ urn });
    const known = arn === undefined ? undefined : parseArn(arn);
    const own = known?.partition ?? partition;
    const region = known?.region ?? "";
    return {
        Type: typeOf(type),
        Id: arn ?? cut(urn, LONGEST),
        ...(PARTITIONS.includes(own) ? { Partition: own } : {}),
        ...(region === "" || region.length > REGION ? {} : { Region: region }),
        Details: { Other: { urn: cut(urn, LONGEST), type: cut(type, LONGEST), name: cut(name, LONGEST) } },
    };
}
