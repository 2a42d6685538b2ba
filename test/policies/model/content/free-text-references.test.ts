import assert from "node:assert/strict";
import { texts } from "../../../../policies/model/content/free-text";
import { isReference } from "../../../../policies/model/content/free-text/references";
import { UNKNOWN, View } from "../../../../policies/model/values";

/** Types with the properties that give them their name, or are a text of their own, although other types refer to such. */
const NAMES: readonly (readonly [string, ...string[]])[] = [
    ["aws:s3/bucket:Bucket", "bucket", "bucketPrefix"],
    ["aws:s3/bucketV2:BucketV2", "bucket"],
    ["aws:s3/directoryBucket:DirectoryBucket", "bucket"],
    ["aws-native:s3:Bucket", "bucketName"],
    ["aws-native:lambda:Function", "functionName"],
    ["aws:lambda/layerVersion:LayerVersion", "layerName"],
    ["aws-native:sqs:Queue", "queueName"],
    ["aws-native:sns:Topic", "topicName"],
    ["aws-native:dynamodb:Table", "tableName"],
    ["aws-native:logs:LogGroup", "logGroupName"],
    ["aws-native:iam:Role", "roleName"],
    ["aws-native:stepfunctions:StateMachine", "stateMachineName"],
    ["aws-native:elasticache:SubnetGroup", "cacheSubnetGroupName"],
    ["aws-native:logs:MetricFilter", "filterName"],
    ["aws:apigateway/stage:Stage", "stageName"],
    ["aws:apigatewayv2/domainName:DomainName", "domainName"],
    ["aws:acm/certificate:Certificate", "domainName"],
    ["aws:backup/vault:Vault", "name"],
    ["aws:sesv2/configurationSet:ConfigurationSet", "configurationSetName"],
    ["aws:ec2/keyPair:KeyPair", "keyName", "keyNamePrefix"],
    ["aws:rds/cluster:Cluster", "databaseName", "masterUsername"],
    ["aws:rds/proxyEndpoint:ProxyEndpoint", "dbProxyEndpointName"],
    ["aws:lightsail/database:Database", "relationalDatabaseName", "masterDatabaseName"],
    ["aws:cloudwatch/metricAlarm:MetricAlarm", "name", "metricName"],
    ["aws:accessanalyzer/archiveRule:ArchiveRule", "ruleName"],
    ["aws:memorydb/cluster:Cluster", "name", "finalSnapshotName"],
    ["aws:x/y:Z", "name", "namePrefix", "alias", "title", "policyName"],
];

/** Types with the properties that say which other resource they speak of. */
const REFERENCES: readonly (readonly [string, ...string[]])[] = [
    ["aws:s3/bucketPolicy:BucketPolicy", "bucket"],
    ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "bucket"],
    ["aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2", "bucket"],
    ["aws:s3/bucketNotification:BucketNotification", "bucket"],
    ["aws:s3/bucketObjectv2:BucketObjectv2", "bucket"],
    ["aws:s3/bucketLogging:BucketLogging", "bucket", "targetBucket"],
    ["aws:cloudtrail/trail:Trail", "s3BucketName", "snsTopicName"],
    ["aws:lambda/function:Function", "s3Bucket"],
    ["aws-native:lambda:Permission", "functionName"],
    ["aws:lambda/functionUrl:FunctionUrl", "functionName"],
    ["aws:lambda/alias:Alias", "functionName"],
    ["aws:lambda/eventSourceMapping:EventSourceMapping", "functionName"],
    ["aws:lambda/layerVersionPermission:LayerVersionPermission", "layerName"],
    ["aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logGroupName"],
    ["aws-native:logs:MetricFilter", "logGroupName"],
    ["aws:cloudwatch/eventTarget:EventTarget", "eventBusName"],
    ["aws:dynamodb/tableItem:TableItem", "tableName"],
    ["aws:apigatewayv2/apiMapping:ApiMapping", "domainName"],
    ["aws:apigateway/basePathMapping:BasePathMapping", "domainName", "stageName"],
    ["aws:eks/nodeGroup:NodeGroup", "clusterName"],
    ["aws:autoscaling/policy:Policy", "autoscalingGroupName"],
    ["aws:rds/instance:Instance", "dbSubnetGroupName", "parameterGroupName", "optionGroupName"],
    ["aws:sesv2/emailIdentity:EmailIdentity", "configurationSetName"],
    ["aws:cloudformation/stackSetInstance:StackSetInstance", "stackSetName"],
    ["aws:cognito/userInGroup:UserInGroup", "groupName"],
    ["aws:ssm/association:Association", "name"],
    ["aws:memorydb/cluster:Cluster", "multiRegionClusterName"],
    ["aws:glue/trigger:Trigger", "workflowName"],
    ["aws-native:iam:UserPolicy", "userName"],
    ["aws-native:autoscaling:AutoScalingGroup", "launchConfigurationName"],
];

const isName = (type: string, inputs: unknown): readonly boolean[] =>
    [...texts(type, new View(inputs))].map(({ place }) => place === "name");

describe("a name", () => {
    for (const [type, ...properties] of NAMES)
        it(`is ${properties.join(", ")} of ${type}`, () => {
            for (const property of properties) assert.deepEqual(isName(type, { [property]: UNKNOWN }), [true], property);
        });

    for (const [type, ...properties] of REFERENCES)
        it(`is not ${properties.join(", ")} of ${type}`, () => {
            for (const property of properties) assert.deepEqual(isName(type, { [property]: "x" }), [false], property);
        });

    const NESTED: readonly (readonly [string, unknown, boolean])[] = [
        ["of a part of the resource", { attributes: [{ name: "x" }] }, true],
        ["of an inline policy", { policies: [{ policyName: "x" }] }, true],
        ["of a bucket in a part of a bucket", { replicationConfiguration: { rules: [{ destination: { bucket: "x" } }] } }, false],
        ["of a bucket for logs", { accessLogs: { bucket: "x" } }, false],
        ["of an origin's host", { origins: [{ domainName: "x" }] }, false],
        ["of a table behind a data source", { dynamodbConfig: { tableName: "x" } }, false],
        ["of a launch template", { launchTemplate: { name: "x" } }, false],
        ["of an instance profile", { iamInstanceProfile: { name: "x" } }, false],
        ["of the host that a record stands for", { aliases: [{ name: "x" }] }, false],
        ["of a function in a pipeline's action", { stages: [{ actions: [{ configuration: { FunctionName: "x" } }] }] }, false],
        ["of a user who is made with the resource", { advancedSecurityOptions: { masterUserOptions: { masterUserName: "x" } } }, true],
    ];
    for (const [what, inputs, expected] of NESTED)
        it(`${expected ? "is" : "is not"} that ${what}`, () => {
            assert.deepEqual(isName("aws:s3/bucket:Bucket", inputs), [expected]);
        });

    it("is none of another resource for its letters alone", () => {
        for (const key of ["robotName", "monkeyName", "reset", "hostname", "contentBucketPrefix"])
            assert.ok(!isReference("aws:x/y:Z", key, true), key);
    });
});
