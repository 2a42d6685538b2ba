import assert from "node:assert/strict";
import { RESOURCE_POLICY_CARRIERS, resourcePolicy } from "../../../../policies/model/iam/resource-policies";
import { Undetermined, UNKNOWN, View } from "../../../../policies/model/values";

const QUEUE = "aws:sqs/queuePolicy:QueuePolicy";
const EVENTS = "aws:cloudwatch/eventPermission:EventPermission";

describe("resource policies", () => {
    it("leave out functions, layers and REST APIs", () => {
        const others = RESOURCE_POLICY_CARRIERS.filter((token) => /lambda|apigateway/.test(token) && !token.startsWith("aws:s3control/"));
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
});
