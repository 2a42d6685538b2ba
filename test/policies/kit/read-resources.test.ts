import assert from "node:assert/strict";
import essentialProtected from "../../../policies/assets/essential-protected";
import throttling from "../../../policies/authorization/throttling";
import secretRotation from "../../../policies/encryption/secret-rotation";
import alarmHasAction from "../../../policies/logging/alarm-has-action";
import failureDestination from "../../../policies/logging/failure-destination";
import bucketTlsOnly from "../../../policies/transport/bucket-tls-only";
import { judgeStack, rootOf } from "../../../policies/kit/judge";
import type { Rule } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import { Stack } from "../../../policies/model/stack";
import type { StackResource } from "../../../policies/model/stack";

const resource = (type: string, name: string, props: object, external = false): StackResource => ({
    urn: `urn:pulumi:dev::test::${type}::${name}`,
    type,
    name,
    props,
    parent: undefined,
    dependencies: [],
    propertyDependencies: {},
    provider: undefined,
    external,
});

/** What is found, and what cannot be told. */
function told(rule: Rule, ...resources: readonly StackResource[]): readonly string[] {
    const root = rootOf(resources);
    assert.ok(root);
    const environment = {
        now: new Date("2026-11-21T12:00:00Z"),
        program: { folder: undefined },
        deployer: { env: {}, asked: false },
        register: { entries: () => [] },
    };
    const { violations, undetermined } = judgeStack(rule, Stack.of(resources), root, readSettings(rule, {}), environment);
    return [...violations.map(({ id, property }) => `${id}@${property}`), ...undetermined.map(({ property }) => `? ${property}`)];
}

const FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:f";
const subscribed = resource("aws:sns/topicSubscription:TopicSubscription", "s", { topic: "t", protocol: "lambda", endpoint: FUNCTION });

describe("resources that the stack only reads", () => {
    it("lack nothing that their own stack may have", () => {
        const lacking = [
            [bucketTlsOnly, "aws:s3/bucket:Bucket", { bucket: "b" }, "noPolicy@", "? "],
            [secretRotation, "aws:secretsmanager/secret:Secret", { name: "s" }, "none@", "? "],
            [alarmHasAction, "aws:cloudwatch/metricAlarm:MetricAlarm", { name: "m" }, "none@alarmActions", "? alarmActions"],
            [
                failureDestination,
                "aws:lambda/function:Function",
                { name: "f", arn: FUNCTION },
                "lost@deadLetterConfig",
                "? deadLetterConfig",
            ],
            [
                essentialProtected,
                "aws:dynamodb/table:Table",
                { tags: { "asset-category": "essential" }, pointInTimeRecovery: { enabled: true } },
                "unkept@deletionProtectionEnabled",
                "? deletionProtectionEnabled",
            ],
        ] as const;
        for (const [rule, type, props, found, doubt] of lacking) {
            assert.deepEqual(told(rule, resource(type, "x", props), subscribed), [found], rule.name);
            assert.deepEqual(told(rule, resource(type, "x", props, true), subscribed), [doubt], rule.name);
        }
    });

    it("are judged by what they say themselves", () => {
        const api = resource("aws:apigatewayv2/api:Api", "api", { protocolType: "HTTP", id: "a" });
        const stage = resource("aws:apigatewayv2/stage:Stage", "live", { apiId: "a", name: "live" }, true);
        assert.deepEqual(told(throttling, api, stage), ["unlimited@defaultRouteSettings"]);
    });
});
