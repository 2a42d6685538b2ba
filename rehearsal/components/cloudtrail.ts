/** The component `awsx.cloudtrail.Trail` (awsx: cloudtrail/trail.ts). */
import type * as pulumi from "@pulumi/pulumi";
import { bucketOf, logGroupOf } from "./parts";
import { Made, ask, groupOf, together, type Args, type Later, type State } from "./resource";

const SERVICE = { Service: "cloudtrail.amazonaws.com" };

const bucketPolicy = (arn: string): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            { Sid: "AWSCloudTrailAclCheck", Effect: "Allow", Principal: SERVICE, Action: ["s3:GetBucketAcl"], Resource: [arn] },
            {
                Sid: "AWSCloudTrailWrite",
                Effect: "Allow",
                Principal: SERVICE,
                Action: ["s3:PutObject"],
                Resource: [`${arn}/*`],
                Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
            },
        ],
    });

/** The trail with its bucket's policy; a bucket unless the program brings one, a log group and role where logs are enabled. */
export function trail(name: string, args: Args, parent: pulumi.Resource): State {
    const { s3Bucket, cloudWatchLogsGroup, ...own } = args;
    const { bucket, name: s3BucketName, arn } = bucketOf(name, s3Bucket, parent);
    const policy = new Made(
        "aws:s3/bucketPolicy:BucketPolicy",
        name,
        { bucket: s3BucketName, policy: arn.apply(bucketPolicy) },
        { parent, dependsOn: bucket === undefined ? [] : [bucket] },
    );
    const logs = groupOf(cloudWatchLogsGroup)["enable"] === true ? logGroupOf(name, cloudWatchLogsGroup, parent) : undefined;
    const role =
        logs?.logGroup === undefined
            ? undefined
            : logsRole(
                  name,
                  logs.id.apply((id) => id.arn),
                  parent,
              );
    const inputs = {
        ...own,
        s3BucketName,
        cloudWatchLogsGroupArn: logs?.id.apply((id) => `${id.arn}:*`),
        cloudWatchLogsRoleArn: role?.at("arn"),
    };
    const made = new Made("aws:cloudtrail/trail:Trail", name, inputs, { parent, dependsOn: [policy] });
    return { bucket, logGroup: logs?.logGroup, trail: made };
}

/** The role by which the trail writes into its own streams of the group. */
function logsRole(name: string, groupArn: Later<string>, parent: pulumi.Resource): Made {
    const identity = ask("aws:index/getCallerIdentity:getCallerIdentity", {}, parent);
    const policy = together([groupArn, identity]).apply(([arn, { accountId }]) => {
        const Resource = [`${arn}:log-stream:${String(accountId)}_CloudTrail_*`];
        const statement = (action: string): object => ({ Effect: "Allow", Action: [action], Resource });
        return JSON.stringify({ Version: "2012-10-17", Statement: ["logs:CreateLogStream", "logs:PutLogEvents"].map(statement) });
    });
    const assumeRolePolicy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Sid: "AllowAssumeRole", Effect: "Allow", Principal: SERVICE, Action: "sts:AssumeRole" }],
    });
    return new Made("aws:iam/role:Role", name, { assumeRolePolicy, inlinePolicies: [{ policy }] }, { parent });
}
