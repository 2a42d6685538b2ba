/** One mistake in what is logged is one mandatory finding, whichever policies look at the place. */
import assert from "node:assert/strict";
import type { ExampleResource } from "../../policies/kit/example";
import { ref } from "../../policies/kit/example";
import { concerns, judgeResource, judgeStack, rootOf } from "../../policies/kit/judge";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import publicPolicies from "../../policies/access/no-public-resource-policies";
import accessLog from "../../policies/logging/api-access-log";
import payloadTrace from "../../policies/logging/no-payload-trace";
import trailBucket from "../../policies/logging/trail-bucket";
import trailSound from "../../policies/logging/trail-sound";
import tlsOnly from "../../policies/transport/bucket-tls-only";
import { Stack } from "../../policies/model/stack";
import { realise } from "../support/stack-example";

const RULES = [publicPolicies, accessLog, payloadTrace, trailBucket, trailSound, tlsOnly];
const environment: Environment = {
    now: new Date("2026-11-21T12:00:00Z"),
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
};

/** The mandatory findings on a stack, as `policy@property`. */
async function findings(examples: readonly ExampleResource[]): Promise<string[]> {
    const resources = realise(examples, "deployed");
    const root = rootOf(resources);
    assert.ok(root !== undefined);
    const found: string[] = [];
    for (const rule of RULES.filter(({ level }) => level === "mandatory")) {
        const settings = readSettings(rule, {});
        const judgements: Judgement[] = [];
        if (rule.kind === "stack") judgements.push(judgeStack(rule, Stack.of(resources), root, settings, environment));
        else
            for (const { props, urn, type, name } of resources.filter(({ type }) => concerns(rule, type))) {
                const view = new ResourceView(props, urn, type, name, undefined, { protect: false });
                judgements.push(await judgeResource(rule, view, settings, environment));
            }
        for (const { violations, failure } of judgements) {
            assert.equal(failure, undefined);
            found.push(...violations.map(({ policy, property }) => `${policy}@${property}`));
        }
    }
    return found;
}

const overTls = (bucket: string): object => ({
    Statement: [
        {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ],
});
const trail: ExampleResource = {
    type: "aws:cloudtrail/trail:Trail",
    name: "activity",
    inputs: { s3BucketName: ref("files", "bucket"), isMultiRegionTrail: true, enableLogFileValidation: true },
};
const bucket: ExampleResource = { type: "aws:s3/bucket:Bucket", name: "files", inputs: { bucket: "files" } };
const policy = (document: object): ExampleResource => ({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: "policy",
    inputs: { bucket: ref("files", "bucket"), policy: JSON.stringify(document) },
});

const mistakes: readonly (readonly [string, readonly ExampleResource[], readonly string[]])[] = [
    ["a trail's bucket without versions", [trail, bucket, policy(overTls("files"))], ["logging-trail-bucket@"]],
    [
        "a quick-create API has no stage to judge",
        [{ type: "aws:apigatewayv2/api:Api", name: "quick", inputs: { protocolType: "HTTP", target: "arn" } }],
        [],
    ],
    [
        "a stage without an access log",
        [{ type: "aws:apigatewayv2/stage:Stage", name: "live", inputs: { apiId: "abc", name: "live" } }],
        ["logging-api-access-log@accessLogSettings"],
    ],
];

describe("One mistake in what is logged", () => {
    for (const [mistake, resources, expected] of mistakes)
        it(`is one mandatory finding: ${mistake}`, async () => assert.deepEqual(await findings(resources), expected));
});
