import assert from "node:assert/strict";
import { alarmsNamed } from "../../../../../policies/model/logging/alarms/alarm-rule";

describe("The alarms that a composite alarm names", () => {
    const rules: readonly (readonly [string, readonly string[]])[] = [
        ["ALARM(a)", ["a"]],
        ['ALARM("a b (c)")', ["a b (c)"]],
        ["(ALARM(a) OR OK(b)) AND NOT INSUFFICIENT_DATA(c)", ["a", "b", "c"]],
        ["alarm(a) or Ok(b)", ["a", "b"]],
        ['ALARM("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a:b")', ["a:b"]],
        ["ALARM(arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:a)", ["a"]],
        ["AT_LEAST(2, ALARM, (a, b, c))", ["a", "b", "c"]],
        ['AT_LEAST(50%, NOT OK, ("a", b))', ["a", "b"]],
        ["TRUE", []],
        ["", []],
    ];
    for (const [rule, names] of rules) it(`in ${rule || "an empty rule"}`, () => assert.deepEqual([...alarmsNamed(rule)], names));
    it("are none in a rule that is longer than AWS accepts", () => assert.equal(alarmsNamed(`ALARM(a) ${" ".repeat(30_000)}`).size, 0));
});
