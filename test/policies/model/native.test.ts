import assert from "node:assert/strict";
import { classicProperties, classicToken, nativePath, nativeProperty } from "../../../policies/model/native";
import { SHAPES } from "../../../policies/model/native/shapes";
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

    const PLACES: readonly (readonly [
        title: string,
        type: string,
        props: unknown,
        path: readonly (string | number)[],
        expected: string,
    ])[] = [
        ["by their own names", "aws-native:lambda:Url", {}, ["authorizationType"], "authType"],
        [
            "inside in-line policies",
            "aws-native:iam:Role",
            {},
            ["inlinePolicies", 1, "policy", "Statement"],
            "policies.1.policyDocument.Statement",
        ],
        ["at in-line policies as a whole", "aws-native:iam:Role", {}, ["inlinePolicies"], "policies"],
        ["at the tag of a key", "aws-native:logs:LogGroup", { tags: [{ key: "b" }, { key: "a" }] }, ["tags", "a"], "tags.1.value"],
        ["at tags that cannot be told apart", "aws-native:logs:LogGroup", { tags: UNKNOWN }, ["tags", "a"], "tags.a"],
        [
            "at a dimension",
            "aws-native:cloudwatch:Alarm",
            { dimensions: [{ name: "F", value: "f" }] },
            ["dimensions", "F"],
            "dimensions.0.value",
        ],
        [
            "inside a metric query",
            "aws-native:cloudwatch:Alarm",
            {},
            ["metricQueries", 0, "metric", "metricName"],
            "metrics.0.metricStat.metric.metricName",
        ],
        ["where they have no other name", "aws-native:iam:Role", {}, ["path"], "path"],
        ["of aws, as they are", "aws:iam/role:Role", {}, ["inlinePolicies", 0, "policy"], "inlinePolicies.0.policy"],
    ];
    for (const [title, type, props, path, expected] of PLACES) {
        it(`have findings ${title}`, () => assert.equal(nativePath(type, props, path).join("."), expected));
        it(`leave a place alone that is told ${title} already`, () => {
            const once = nativePath(type, props, path);
            assert.deepEqual(nativePath(type, props, once), once);
        });
    }

    it("give no property the name of another, so that a place told twice is told right", () => {
        for (const [type, { rename }] of Object.entries(SHAPES))
            for (const name of Object.keys(rename)) assert.equal(nativeProperty(type, name), name, `${type}: ${name}`);
    });

    it("have dependencies at their own names", () => {
        assert.equal(nativeProperty("aws-native:iam:Role", "assumeRolePolicy"), "assumeRolePolicyDocument");
        assert.equal(nativeProperty("aws-native:iam:Role", "path"), "path");
        assert.equal(nativeProperty("aws:iam/role:Role", "assumeRolePolicy"), "assumeRolePolicy");
    });
});
