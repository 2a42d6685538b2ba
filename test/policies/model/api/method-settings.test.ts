import assert from "node:assert/strict";
import { methodSettingsBeside } from "../../../../policies/model/api/method-settings";
import { Stack } from "../../../../policies/model/stack";
import type { StackResource } from "../../../../policies/model/stack";
import { UNKNOWN } from "../../../../policies/model/values";
import { resource as made, urnOf as urn } from "../stack/build";

const API = "aws:apigateway/restApi:RestApi";
const STAGE = "aws:apigateway/stage:Stage";
const settings = (props: object, from: Record<string, readonly string[]> = {}): StackResource =>
    made("aws:apigateway/methodSettings:MethodSettings", "m", props, { propertyDependencies: from });
const besides = (...more: readonly StackResource[]): Readonly<Record<string, ReturnType<ReturnType<typeof methodSettingsBeside>>>> => {
    const stack = Stack.of([
        made("my:own:Apis", "apis", {}),
        ...["a", "b"].map((name) => made(API, name, { id: name }, { parent: urn("my:own:Apis", "apis") })),
        made(API, "c", { id: "c" }),
        ...["a", "b", "c"].map((name) => made(STAGE, name, { restApi: name, stageName: "live" })),
        ...more,
    ]);
    const beside = methodSettingsBeside(stack);
    return Object.fromEntries(stack.ofType(STAGE).map((stage) => [stage.name, beside(stage)]));
};

describe("MethodSettings of a stage", () => {
    it("are those of its API and its name", () => {
        const { a, c } = besides(settings({ restApi: "a", stageName: "live" }));
        assert.equal(a?.groups[0]?.[0]?.name, "m");
        assert.deepEqual(c, { groups: [], isAmbiguous: false, isElsewhere: false });
    });
    it("may be those whose stage nobody knows, where it depends on no other", () => {
        assert.equal(besides(settings({ restApi: "a", stageName: UNKNOWN }))["a"]?.isAmbiguous, true);
        const { a, b } = besides(settings({ restApi: "a", stageName: UNKNOWN }, { stageName: [urn(STAGE, "b")] }));
        assert.deepEqual([a?.isAmbiguous, b?.isAmbiguous], [false, false]);
        assert.equal(besides(settings({ restApi: "a", stageName: UNKNOWN }, { stageName: [urn(STAGE, "a")] }))["a"]?.groups.length, 1);
    });
    it("may be those whose API nobody knows: of those that it was made from, or of any", () => {
        const elsewhere = (from: Record<string, readonly string[]>): readonly unknown[] =>
            Object.values(besides(settings({ restApi: UNKNOWN, stageName: "live" }, from))).map((beside) => beside?.isElsewhere);
        assert.deepEqual(elsewhere({ restApi: [urn("my:own:Apis", "apis")] }), [true, true, false]);
        assert.deepEqual(elsewhere({}), [true, true, true]);
    });
});
