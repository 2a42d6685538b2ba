import assert from "node:assert/strict";
import { alarmsOn } from "../../../../../policies/model/logging/alarms/metric-alarms";
import { Stack } from "../../../../../policies/model/stack";
import { UNKNOWN } from "../../../../../policies/model/values";
import { realise } from "../../../../support/stack-example";

const alarm = (name: string, inputs: object) => ({ type: "aws:cloudwatch/metricAlarm:MetricAlarm", name, inputs: { ...inputs } });
const ask = (alarms: readonly ReturnType<typeof alarm>[]): readonly [readonly string[], boolean] => {
    const answer = alarmsOn(Stack.of(realise(alarms, "deployed")), "Acme", "events");
    return [answer.alarms.map(({ name }) => name), answer.isWhole];
};
const mine = { namespace: "Acme", metricName: "events" };

describe("The alarms on a metric", () => {
    it("are those that name it, by themselves or in a query", () => {
        const query = { id: "m", metric: mine };
        const all = [alarm("a", mine), alarm("b", { metricQueries: [query, query] }), alarm("c", { ...mine, metricName: "others" })];
        assert.deepEqual(ask(all), [["a", "b"], true]);
    });
    for (const [what, inputs] of [
        ["the namespace", { ...mine, namespace: UNKNOWN }],
        ["the name", { ...mine, metricName: UNKNOWN }],
        ["both", { namespace: UNKNOWN, metricName: UNKNOWN }],
        ["the queries", { metricQueries: UNKNOWN }],
    ] as const)
        it(`may be more where ${what} of one is not known`, () => assert.deepEqual(ask([alarm("a", inputs)]), [[], false]));
    it("are all there are where what is not known cannot be this one", () => {
        const others = [alarm("a", { namespace: "Other", metricName: UNKNOWN }), alarm("b", { namespace: UNKNOWN, metricName: "others" })];
        assert.deepEqual(ask(others), [[], true]);
    });
    it("are all there are where the one that is not known whole is among them", () => {
        const query = { id: "s", expression: "SEARCH('{Acme} x', 'Sum')" };
        assert.deepEqual(ask([alarm("a", { metricQueries: [{ id: "m", metric: mine }, query] })]), [["a"], true]);
    });
    it("are looked for once in a stack, however many metrics are asked for", () => {
        let looks = 0;
        const stack = Stack.of(realise([alarm("a", mine)], "deployed"));
        const ofType = stack.ofType.bind(stack);
        stack.ofType = (...tokens) => (looks++, ofType(...tokens));
        for (let index = 0; index < 50; index++) alarmsOn(stack, "Acme", `m${index}`);
        assert.equal(looks, 1);
    });
});
