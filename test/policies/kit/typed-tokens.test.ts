import assert from "node:assert/strict";
import { literal } from "../../../policies/kit/text";
import { resourceRule, tokensOf } from "../../../policies/kit/rule";

/**
 * What the compiler refuses (`npm run typecheck`): each `@ts-expect-error` fails to compile where the property below it is known, so a
 * table of tokens that lost its types does not pass.
 */
const facts = {
    name: "logging-typed",
    description: "A property must be spelt as the provider does.",
    severity: "low",
    level: "mandatory",
    checklist: ["B3"],
    why: "A misspelt property is absent, and absent is often compliant.",
    fix: ["Spell it."],
    messages: { wrong: literal("is wrong.") },
} as const;
const example = { good: { inputs: {} }, bad: { inputs: {} } };

const oneToken = resourceRule({
    ...facts,
    on: "aws:cloudwatch/logGroup:LogGroup",
    example,
    *check(group, { found }) {
        if (group.number("retentionInDays") === 1) yield found("wrong", "retentionInDays");
        // @ts-expect-error a property that the type does not have
        group.number("retentionInDay");
        // @ts-expect-error a name of the other provider's
        group.string("logGroupName");
        group.child("retentionInDays");
        // @ts-expect-error a property that the type does not have
        group.child("retentionInDay");
        // A view without a type has any.
        group.as().child("retentionInDay");
    },
    remedy(inputs) {
        inputs.retentionInDays = 30;
        // @ts-expect-error a property that the type does not have
        inputs.retentionInDay = 30;
    },
});

const withNative = resourceRule({
    ...facts,
    on: ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"],
    example,
    *check(group, { found }) {
        if (group.number("retentionInDays") === 1) yield found("wrong", "retentionInDays");
        group.string("logGroupName");
        group.string("name");
        // @ts-expect-error a property that neither type has
        group.number("retentionInDay");
        group.child("logGroupName");
        // @ts-expect-error the same of a view that is read no further
        group.child("retentionInDay");
    },
});

const withUnlisted = resourceRule({
    ...facts,
    on: ["aws:cloudwatch/logGroup:LogGroup", "aws:cloudwatch/logGroupOfTomorrow:LogGroupOfTomorrow"],
    example,
    *check(group, { found }) {
        if (group.number("retentionInDays") === 1) yield found("wrong", "retentionInDays");
        // @ts-expect-error a property that the type does not have
        group.number("retentionInDay");
    },
});

const nested = resourceRule({
    ...facts,
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    example,
    *check(fn, { found }) {
        if (fn.object("environment")?.has("variables") === true) yield found("wrong", "environment");
        // @ts-expect-error a property that the value does not have
        fn.object("environment")?.has("variable");
        // @ts-expect-error the same of a view that is read no further
        fn.object("environment")?.child("variable");
    },
});

describe("the tokens of a rule", () => {
    it("give its properties their types, whatever other tokens stand beside them", () => {
        assert.deepEqual(
            [oneToken, withNative, withUnlisted, nested].map((rule) => tokensOf(rule)?.length),
            [1, 2, 2, 2],
        );
    });
});
