/** One mistake, one finding: every rule of transport/ on single resources judges the same resource. */
import assert from "node:assert/strict";
import { rules } from "../../policies";
import { concerns, judgeResource } from "../../policies/kit/judge";
import type { Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { NOW } from "../support/rule-tests";

const environment = { now: NOW, program: { folder: undefined }, deployer: { env: {}, asked: false }, register: { entries: () => [] } };
const transport = rules.filter(({ name, kind, level }) => name.startsWith("transport-") && kind === "resource" && level !== "disabled");

/** The findings of all rules of the topic: `policy: id`, without the topic. */
function findings(type: string, inputs: Readonly<Record<string, unknown>>): readonly string[] {
    const view = new ResourceView(inputs, `urn:pulumi:test::example::${type}::subject`, type, "subject", undefined, { protect: false });
    return transport
        .filter((rule) => concerns(rule, type))
        .flatMap((rule) => {
            const { violations, failure } = judgeResource(rule, view, readSettings(rule, {}), environment) as Judgement;
            assert.equal(failure, undefined, rule.name);
            return violations.map(({ id }) => `${rule.name.replace("transport-", "")}: ${id}`);
        });
}

const uri = "http://orders.internal.example.com";
const mistakes: readonly (readonly [string, string, Readonly<Record<string, unknown>>, string])[] = [
    [
        "a REST API's integration over a VPC link in clear",
        "aws:apigateway/integration:Integration",
        { type: "HTTP_PROXY", connectionType: "VPC_LINK", uri },
        "private-integration: clear",
    ],
    [
        "the same in a method of aws-native",
        "aws-native:apigateway:Method",
        { integration: { type: "HTTP_PROXY", connectionType: "VPC_LINK", uri } },
        "private-integration: clear",
    ],
    ["over the internet in clear", "aws:apigateway/integration:Integration", { type: "HTTP_PROXY", uri }, "no-plain-http: endpoint"],
    [
        "self-managed Kafka in clear",
        "aws:lambda/eventSourceMapping:EventSourceMapping",
        { selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.com:9092" } } },
        "event-source: clear",
    ],
];

describe("one mistake in transport, one finding", () => {
    for (const [title, type, inputs, expected] of mistakes) it(title, () => assert.deepEqual(findings(type, inputs), [expected]));
});
