import assert from "node:assert/strict";
import { resourcePolicies, type ResourcePolicy } from "../../../../../policies/model/iam/resource-policies/resource-policies";
import { RESOURCE_POLICY_CARRIERS } from "../../../../../policies/model/iam/resource-policies/carriers";
import { MASKED, Undetermined, UNKNOWN, View } from "../../../../../policies/model/values";

const QUEUE = "aws:sqs/queuePolicy:QueuePolicy";
const EVENTS = "aws:cloudwatch/eventPermission:EventPermission";

const resourcePolicy = (token: string, inputs: View): ResourcePolicy | undefined => resourcePolicies(token, inputs)[0];

describe("resource policies", () => {
    it("leave out functions, layers and REST APIs", () => {
        const others = RESOURCE_POLICY_CARRIERS.filter(
            (token) => /lambda|apigateway/.test(token) && !/s3control|s3objectlambda/.test(token),
        );
        assert.deepEqual(others, []);
    });
    it("are none where the property is absent or empty, and on other types", () => {
        for (const policy of [undefined, null, ""]) assert.equal(resourcePolicy(QUEUE, new View({ policy })), undefined);
        assert.equal(resourcePolicy("aws:iam/policy:Policy", new View({ policy: "{}" })), undefined);
    });
    it("are read as text and as an object", () => {
        const policy = { Statement: { Effect: "Allow", Principal: "*", Action: "sqs:*" } };
        for (const written of [policy, JSON.stringify(policy)]) {
            const found = resourcePolicy(QUEUE, new View({ policy: written }))?.read();
            assert.equal(found?.statements[0]?.principals?.everybody, true);
        }
    });
    it("throw where the document is not known", () =>
        assert.throws(() => resourcePolicy(QUEUE, new View({ policy: UNKNOWN }))?.read(), Undetermined));
    it("of an event bus stand in its properties", () => {
        const condition = { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" };
        const [statement] = resourcePolicy(EVENTS, new View({ principal: "*", condition }))?.read().statements ?? [];
        assert.deepEqual(
            [statement?.principals?.everybody, statement?.actions, statement?.conditions.map(({ key, values }) => [key, ...values])],
            [true, ["events:PutEvents"], [["aws:principalorgid", "o-a1b2c3d4e5"]]],
        );
    });
    const BUS = "aws-native:events:EventBusPolicy";
    const statement = { Effect: "Allow", Principal: "*", Action: "events:PutEvents", Resource: "*" };
    for (const [title, inputs] of Object.entries({
        "an object": { statement },
        text: { statement: JSON.stringify(statement) },
        properties: { principal: "*", action: "events:PutEvents" },
    }))
        it(`of an event bus stand in one statement without a document: ${title}`, () => {
            const [read] = resourcePolicy(BUS, new View(inputs))?.read().statements ?? [];
            assert.deepEqual([read?.principals?.everybody, read?.actions], [true, ["events:PutEvents"]]);
        });
    for (const hidden of [UNKNOWN, MASKED])
        it(`of one statement, hidden as ${hidden}, have nothing to read`, () => {
            const read = resourcePolicy(BUS, new View({ statement: hidden }))?.read();
            assert.deepEqual([read?.statements.length, read?.unreadable.length], [0, 1]);
        });

    const document = { Statement: statement };
    const paths = (token: string, inputs: object): readonly string[] =>
        resourcePolicies(token, new View(inputs)).map(({ path }) => path.join("."));
    it("of a table and of its stream are two", () =>
        assert.deepEqual(
            paths("aws-native:dynamodb:Table", {
                resourcePolicy: { policyDocument: document },
                streamSpecification: { resourcePolicy: { policyDocument: document } },
            }),
            ["resourcePolicy.policyDocument", "streamSpecification.resourcePolicy.policyDocument"],
        ));
    it("of a global table stand in its replicas", () =>
        assert.deepEqual(
            paths("aws-native:dynamodb:GlobalTable", {
                replicas: [{ region: "eu-west-1" }, { region: "eu-central-1", resourcePolicy: { policyDocument: document } }],
            }),
            ["replicas.1.resourcePolicy.policyDocument"],
        ));
    it("throw when read where only what is around them is not known", () => {
        const [first, second] = resourcePolicies(
            "aws-native:dynamodb:Table",
            new View({ resourcePolicy: { policyDocument: document }, streamSpecification: UNKNOWN }),
        );
        assert.equal(first?.read().statements.length, 1);
        assert.throws(() => second?.read(), Undetermined);
    });
});
