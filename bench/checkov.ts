/** `check` beside checkov on the same functions, roles, buckets and log groups as CloudFormation. Needs `checkov` on the PATH. */
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkDocument } from "./check";
import { inTemporaryFolder, run } from "./measure";
import type { Benchmark } from "./measure";
import { resources, stateDocument } from "./resources";

const COUNT = 1_000;
const WHAT = `check ÷ checkov, ${COUNT.toLocaleString("en")} resources`;

/** The CloudFormation types of the generated resources. */
const TYPES: Readonly<Record<string, string>> = {
    "aws:iam/role:Role": "AWS::IAM::Role",
    "aws:iam/rolePolicy:RolePolicy": "AWS::IAM::RolePolicy",
    "aws:cloudwatch/logGroup:LogGroup": "AWS::Logs::LogGroup",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "AWS::CloudWatch::Alarm",
    "aws:lambda/function:Function": "AWS::Lambda::Function",
    "aws:lambda/permission:Permission": "AWS::Lambda::Permission",
    "aws:s3/bucketV2:BucketV2": "AWS::S3::Bucket",
    "aws:s3/bucketPolicy:BucketPolicy": "AWS::S3::BucketPolicy",
    "aws:sqs/queue:Queue": "AWS::SQS::Queue",
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function template(): object {
    const made: Record<string, object> = {};
    for (const [index, { type, inputs }] of resources(COUNT).entries()) {
        const { tags, ...rest } = inputs;
        const properties = Object.fromEntries(
            Object.entries(rest).map(([key, value]) => [
                capital(key),
                /policy$/i.test(key) && typeof value === "string" ? (JSON.parse(value) as unknown) : value,
            ]),
        );
        const list = Object.entries((tags ?? {}) as Record<string, string>).map(([Key, Value]) => ({ Key, Value }));
        made[`R${index}`] = { Type: TYPES[type] ?? "AWS::CloudFormation::WaitConditionHandle", Properties: { ...properties, Tags: list } };
    }
    return { AWSTemplateFormatVersion: "2010-09-09", Resources: made };
}

export const checkovBenchmark: Benchmark = async (tell) => {
    if (spawnSync("checkov", ["--version"]).status !== 0) return [{ what: WHAT, measured: "not run: no `checkov` on the PATH" }];
    return inTemporaryFolder(async (folder) => {
        tell("checkov");
        await writeFile(join(folder, "state.json"), JSON.stringify(stateDocument(COUNT)));
        await writeFile(join(folder, "template.json"), JSON.stringify(template()));
        const other = await run("checkov", ["-f", join(folder, "template.json"), "--framework", "cloudformation", "--quiet", "--compact"], {
            cwd: folder,
        });
        const own = await checkDocument(folder, join(folder, "state.json"));
        const ratio = own.seconds / other.seconds;
        return [
            {
                what: WHAT,
                measured: `${ratio.toFixed(2)} (${own.seconds.toFixed(1)} s ÷ ${other.seconds.toFixed(1)} s)`,
                budget: { limit: 0.25, value: ratio },
            },
        ];
    });
};
