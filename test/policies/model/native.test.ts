import assert from "node:assert/strict";
import { classicProperties, classicToken, nativeProperty } from "../../../policies/model/native";
import { UNKNOWN } from "../../../policies/model/values";

describe("resources of aws-native", () => {
    it("have the token of the aws type that says the same", () => {
        assert.equal(classicToken("aws-native:lambda:Function"), "aws:lambda/function:Function");
        assert.equal(classicToken("aws-native:none:Such"), "aws-native:none:Such");
        assert.equal(classicToken("aws:lambda/function:Function"), "aws:lambda/function:Function");
    });

    const CASES: readonly (readonly [title: string, type: string, props: unknown, expected: unknown])[] = [
        [
            "get the names of aws",
            "aws-native:lambda:Url",
            { authType: "NONE", targetFunctionArn: "f" },
            { authorizationType: "NONE", functionName: "f" },
        ],
        [
            "get tags as a map",
            "aws-native:logs:LogGroup",
            { logGroupName: "g", tags: [{ key: "a", value: UNKNOWN }] },
            { name: "g", tags: { a: UNKNOWN } },
        ],
        ["keep tags that are unknown", "aws-native:logs:LogGroup", { tags: UNKNOWN }, { tags: UNKNOWN }],
        ["keep tags of another shape", "aws-native:logs:LogGroup", { tags: [{ key: 1 }, "x"] }, { tags: [{ key: 1 }, "x"] }],
        [
            "get in-line policies in the shape of aws",
            "aws-native:iam:Role",
            { policies: [{ policyName: "p", policyDocument: {} }, UNKNOWN] },
            { inlinePolicies: [{ name: "p", policy: {} }, UNKNOWN] },
        ],
        [
            "get an alarm's dimensions as a map",
            "aws-native:cloudwatch:Alarm",
            { dimensions: [{ name: "FunctionName", value: "f" }] },
            { dimensions: { FunctionName: "f" } },
        ],
        ["keep properties that are unknown as a whole", "aws-native:iam:Role", UNKNOWN, UNKNOWN],
        [
            "keep a property named __proto__ a property",
            "aws-native:iam:Role",
            JSON.parse('{"__proto__": {"x": 1}}'),
            JSON.parse('{"__proto__": {"x": 1}}'),
        ],
    ];
    for (const [title, type, props, expected] of CASES) it(title, () => assert.deepEqual(classicProperties(type, props), expected));

    it("leave the properties of aws alone", () => {
        const props = { functionName: "f" };
        assert.equal(classicProperties("aws:lambda/functionUrl:FunctionUrl", props), props);
    });

    it("have findings at their own names", () => {
        assert.equal(nativeProperty("aws-native:iam:Role", "assumeRolePolicy"), "assumeRolePolicyDocument");
        assert.equal(nativeProperty("aws-native:iam:Role", "path"), "path");
        assert.equal(nativeProperty("aws:iam/role:Role", "assumeRolePolicy"), "assumeRolePolicy");
    });
});
