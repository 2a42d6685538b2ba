/** Places where programs write text for machines: a harmless value is none, a credential is found. */
import assert from "node:assert/strict";
import environment from "../../../policies/content/no-credentials-in-environment";
import names from "../../../policies/content/names";
import { judgeResource } from "../../../policies/kit/judge";
import { type Environment, type Judgement } from "../../../policies/kit/judgement";
import { ResourceView, type Rule } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import { UNKNOWN } from "../../../policies/model/values";
import { NOW } from "../../support/rule-tests";
import { GITHUB, PASSWORD } from "./planted";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const container = (more: object): Record<string, unknown> => ({
    containerDefinitions: JSON.stringify([{ name: "app", image: "app:1", ...more }]),
});

interface Place {
    readonly type: string;
    readonly what: string;
    readonly inputs: (text: string) => Record<string, unknown>;
    readonly good: string;
    readonly bad: string;
    readonly rule?: Rule;
}

const PLACES: readonly Place[] = [
    {
        what: "options of a log driver",
        type: "aws:ecs/taskDefinition:TaskDefinition",
        inputs: (text) => container({ logConfiguration: { logDriver: "splunk", options: { "splunk-format": text } } }),
        good: "json",
        bad: GITHUB,
    },
    {
        what: "options of a log driver in a list",
        type: "aws-native:ecs:TaskDefinition",
        inputs: (text) => ({ containerDefinitions: [{ logConfiguration: { logDriver: "fluentd", options: { "http-password": text } } }] }),
        good: "${HTTP_PASSWORD}",
        bad: PASSWORD,
    },
    {
        what: "labels of a container",
        type: "aws:ecs/taskDefinition:TaskDefinition",
        inputs: (text) => container({ dockerLabels: { route: text } }),
        good: "Host(`shop.example.com`)",
        bad: GITHUB,
    },
    {
        what: "options of a volume's driver",
        type: "aws:ecs/taskDefinition:TaskDefinition",
        inputs: (text) => ({ ...container({}), volumes: [{ dockerVolumeConfiguration: { driverOpts: { password: text } } }] }),
        good: "<password>",
        bad: PASSWORD,
    },
    {
        what: "a container's command",
        type: "aws:batch/jobDefinition:JobDefinition",
        inputs: (text) => ({ containerProperties: JSON.stringify({ image: "i", command: ["run", text] }) }),
        good: "--token=Ref::token",
        bad: `--token=${GITHUB}`,
    },
    {
        what: "parameters of a job",
        type: "aws-native:batch:JobDefinition",
        inputs: (text) => ({ parameters: { dbPassword: text } }),
        good: "Ref::password",
        bad: PASSWORD,
    },
    {
        what: "arguments of a step",
        type: "aws:emr/cluster:Cluster",
        inputs: (text) => ({ steps: [{ hadoopJarStep: { jar: "command-runner.jar", args: ["spark-submit", text] } }] }),
        good: "--deploy-mode=cluster",
        bad: `--conf=spark.token=${GITHUB}`,
    },
    {
        what: "arguments of a step of its own",
        type: "aws-native:emr:Step",
        inputs: (text) => ({ hadoopJarStep: { jar: "command-runner.jar", args: [text] } }),
        good: "s3://jobs/nightly.py",
        bad: `--token=${GITHUB}`,
    },
    {
        what: "configuration of a cluster in JSON",
        type: "aws:emr/cluster:Cluster",
        inputs: (text) => ({
            configurationsJson: JSON.stringify([
                { Classification: "hive-site", Properties: { "javax.jdo.option.ConnectionPassword": text } },
            ]),
        }),
        good: "{{resolve:secretsmanager:hive:SecretString:password}}",
        bad: PASSWORD,
    },
    {
        what: "attributes of requests of a stream",
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        inputs: (text) => ({
            httpEndpointConfiguration: { requestConfiguration: { commonAttributes: [{ name: "api-key", value: text }] } },
        }),
        good: "${apiKey}",
        bad: GITHUB,
    },
    {
        what: "attributes of requests of a stream in the other spelling",
        type: "aws-native:kinesisfirehose:DeliveryStream",
        inputs: (text) => ({
            httpEndpointDestinationConfiguration: {
                requestConfiguration: { commonAttributes: [{ attributeName: "password", attributeValue: text }] },
            },
        }),
        good: "none",
        bad: PASSWORD,
    },
    {
        what: "attributes of a connection of DMS",
        type: "aws:dms/endpoint:Endpoint",
        inputs: (text) => ({ extraConnectionAttributes: `addColumnName=true;${text}` }),
        good: "maxFileSize=512",
        bad: `asm_password=${PASSWORD}`,
    },
    {
        what: "a component of Image Builder",
        type: "aws:imagebuilder/component:Component",
        inputs: (text) => ({
            data: `phases:\n  - name: build\n    steps:\n      - action: ExecuteBash\n        inputs:\n          - ${text}\n`,
        }),
        good: "yum install -y git",
        bad: `git clone https://github.com/org/repo && export GITHUB_TOKEN=${GITHUB}`,
    },
    {
        what: "an object's content",
        type: "aws:s3/bucketObjectv2:BucketObjectv2",
        inputs: (text) => ({ bucket: "b", content: text }),
        good: '{"region":"eu-west-1"}',
        bad: `{"token":"${GITHUB}"}`,
    },
    {
        what: "an object's content in base64",
        type: "aws:s3/bucketObject:BucketObject",
        inputs: (text) => ({ bucket: "b", contentBase64: base64(text) }),
        good: '{"region":"eu-west-1"}',
        bad: `{"token":"${GITHUB}"}`,
    },
    {
        what: "user data of a template",
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        inputs: (text) => ({ userData: base64(`#!/bin/sh\n${text}\n`) }),
        good: "yum update -y",
        bad: `export TOKEN=${GITHUB}`,
    },
    {
        what: "user data of a template by AWS's own model",
        type: "aws-native:ec2:LaunchTemplate",
        inputs: (text) => ({ launchTemplateData: { userData: base64(`#!/bin/sh\n${text}\n`) } }),
        good: "yum update -y",
        bad: `export TOKEN=${GITHUB}`,
    },
    {
        what: "user data of an Auto Scaling group's configuration",
        type: "aws:ec2/launchConfiguration:LaunchConfiguration",
        inputs: (text) => ({ userData: `#!/bin/sh\n${text}\n` }),
        good: "echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config",
        bad: `export TOKEN=${GITHUB}`,
    },
    {
        what: "a document of Systems Manager",
        type: "aws-native:ssm:Document",
        inputs: (text) => ({ content: { mainSteps: [{ action: "aws:runShellScript", inputs: { runCommand: [text] } }] } }),
        good: "systemctl restart app",
        bad: `curl -H 'Authorization: token ${GITHUB}' https://api.github.com`,
    },
    {
        what: "what a maintenance window runs",
        type: "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask",
        inputs: (text) => ({
            taskInvocationParameters: { runCommandParameters: { parameters: [{ name: "commands", values: [text] }] } },
        }),
        good: "yum update -y",
        bad: `app --token ${GITHUB}`,
    },
    {
        what: "what an association runs",
        type: "aws:ssm/association:Association",
        inputs: (text) => ({ name: "AWS-RunShellScript", parameters: { workingDirectory: text } }),
        good: "/srv/app",
        bad: GITHUB,
    },
    {
        what: "a build's specification",
        type: "aws:codebuild/project:Project",
        inputs: (text) => ({
            source: { type: "NO_SOURCE", buildspec: `version: 0.2\nphases:\n  build:\n    commands:\n      - ${text}\n` },
        }),
        good: "npm ci",
        bad: `npm config set //registry.npmjs.org/:_authToken ${GITHUB}`,
    },
    {
        what: "arguments of a job of Glue",
        type: "aws:glue/job:Job",
        inputs: (text) => ({ defaultArguments: { "--db-password": text } }),
        good: "{{resolve:secretsmanager:db}}",
        bad: PASSWORD,
        rule: environment,
    },
    {
        what: "arguments that a trigger of Glue gives",
        type: "aws:glue/trigger:Trigger",
        inputs: (text) => ({ actions: [{ jobName: "nightly", arguments: { "--db-password": text } }] }),
        good: "{{resolve:secretsmanager:db}}",
        bad: PASSWORD,
        rule: environment,
    },
    {
        what: "a resolver's code",
        type: "aws:appsync/resolver:Resolver",
        inputs: (text) => ({ code: `export const request = () => ({ headers: { "x-token": "${text}" } });` }),
        good: "${ctx.args.token}",
        bad: GITHUB,
    },
    {
        what: "code of an edge function",
        type: "aws:cloudfront/function:Function",
        inputs: (text) => ({ code: `function handler(event) { var expected = "${text}"; return event.request; }` }),
        good: "index.html",
        bad: GITHUB,
    },
    {
        what: "code of an edge function by AWS's own model",
        type: "aws-native:cloudfront:Function",
        inputs: (text) => ({ functionCode: `function handler(event) { var expected = "${text}"; return event.request; }` }),
        good: "index.html",
        bad: GITHUB,
    },
    {
        what: "what a rule sends",
        type: "aws-native:events:Rule",
        inputs: (text) => ({ targets: [{ id: "t", input: `{"password":"${text}"}` }] }),
        good: "<password>",
        bad: PASSWORD,
    },
    {
        what: "what a schedule sends",
        type: "aws:scheduler/schedule:Schedule",
        inputs: (text) => ({ target: { input: `{"token":"${text}"}` } }),
        good: "<token>",
        bad: GITHUB,
    },
    {
        what: "headers of a rule of IoT",
        type: "aws:iot/topicRule:TopicRule",
        inputs: (text) => ({ https: [{ url: "https://a.net", httpHeaders: [{ key: "x-api-key", value: text }] }] }),
        good: "${topic()}",
        bad: GITHUB,
    },
    {
        what: "a pipeline's configuration",
        type: "aws:opensearchingest/pipeline:Pipeline",
        inputs: (text) => ({ pipelineConfigurationBody: `sink:\n  - opensearch:\n      username: shop\n      password: "${text}"\n` }),
        good: "${{aws_secrets:db:password}}",
        bad: PASSWORD,
    },
    {
        what: "properties of a worker",
        type: "aws:mskconnect/workerConfiguration:WorkerConfiguration",
        inputs: (text) => ({ propertiesFileContent: `key.converter=json\nsasl.password=${text}\n` }),
        good: "${secretsmanager:kafka:password}",
        bad: PASSWORD,
    },
    {
        what: "what a service starts with",
        type: "aws:apprunner/service:Service",
        inputs: (text) => ({ sourceConfiguration: { imageRepository: { imageConfiguration: { startCommand: text } } } }),
        good: "node server.js",
        bad: `node server.js --token=${GITHUB}`,
    },
    {
        what: "scripts of a notebook",
        type: "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
        inputs: (text) => ({ onStart: base64(`#!/bin/sh\n${text}\n`) }),
        good: "pip install pandas",
        bad: `export TOKEN=${GITHUB}`,
    },
    {
        what: "a statement",
        type: "aws:redshiftdata/statement:Statement",
        inputs: (text) => ({ sql: `create user reports ${text}` }),
        good: "password disable",
        bad: `-- ${GITHUB}`,
    },
];

const ENVIRONMENT: Environment = {
    now: NOW,
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
};

function judge(rule: Rule, type: string, inputs: Record<string, unknown>): Judgement {
    const settings = readSettings(rule, {});
    const view = new ResourceView(inputs, `urn:pulumi:test::example::${type}::subject`, type, "subject", undefined, { protect: false });
    const judgement = judgeResource(rule, view, settings, ENVIRONMENT);
    assert.ok(!(judgement instanceof Promise));
    assert.equal(judgement.failure, undefined);
    return judgement;
}

describe("text for machines", () => {
    for (const { what, type, inputs, good, bad, rule = names } of PLACES) {
        it(`may be written as ${what}`, () => {
            assert.deepEqual(judge(rule, type, inputs(good)).violations, []);
        });
        it(`must hold no credential as ${what}`, () => {
            assert.equal(judge(rule, type, inputs(bad)).violations.length, 1);
        });
    }

    it("is not the log group that a container's logs go to, known after the deployment", () => {
        const options = { "awslogs-group": UNKNOWN, "awslogs-region": UNKNOWN };
        const { undetermined } = judge(names, "aws-native:ecs:TaskDefinition", {
            containerDefinitions: [{ logConfiguration: { logDriver: "awslogs", options } }],
        });
        assert.deepEqual(undetermined, []);
    });

    it("is an option of another log driver, known after the deployment", () => {
        const { undetermined } = judge(names, "aws-native:ecs:TaskDefinition", {
            containerDefinitions: [{ logConfiguration: { logDriver: "splunk", options: { "splunk-index": UNKNOWN } } }],
        });
        assert.equal(undetermined.length, 1);
    });
});
