/** One mistake, one finding: who may call. */
import assert from "node:assert/strict";
import publicPolicies from "../../policies/access/no-public-resource-policies";
import bucketPermission from "../../policies/authorization/bucket-permission";
import functionPermission from "../../policies/authorization/function-permission";
import functionUrl from "../../policies/authorization/function-url";
import httpRoute from "../../policies/authorization/http-route";
import layerPermission from "../../policies/authorization/layer-permission";
import openapi from "../../policies/authorization/openapi";
import permissionAction from "../../policies/authorization/permission-action";
import restMethod from "../../policies/authorization/rest-method";
import throttling from "../../policies/authorization/throttling";
import { ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { concerns, judgeResource, judgeStack } from "../../policies/kit/judge";
import type { Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { Stack } from "../../policies/model/stack";
import { api, method, of, path, rest, route } from "../policies/authorization/apis";
import { NOW } from "../support/rule-tests";
import { realise, ROOT_URN } from "../support/stack-example";

const RULES = [
    publicPolicies,
    bucketPermission,
    functionPermission,
    functionUrl,
    httpRoute,
    layerPermission,
    openapi,
    permissionAction,
    restMethod,
    throttling,
];

/** The findings of all rules together, as `policy` and the resource's name. */
function findings(resources: readonly ExampleResource[]): readonly string[] {
    const environment = { now: NOW, program: { folder: undefined }, deployer: { env: {}, asked: false }, register: { entries: () => [] } };
    const stack = realise(resources, "deployed");
    return RULES.flatMap((rule): readonly Judgement[] => {
        const settings = readSettings(rule, {});
        if (rule.kind === "stack")
            return [judgeStack(rule, Stack.of(stack), { urn: ROOT_URN, type: "pulumi:pulumi:Stack", name: "" }, settings, environment)];
        return stack
            .filter(({ type }) => concerns(rule, type))
            .map(({ props, urn, type, name }) => {
                const view = new ResourceView(props, urn, type, name, undefined, { protect: false });
                const judgement = judgeResource(rule, view, settings, environment);
                assert.ok(!(judgement instanceof Promise));
                return judgement;
            });
    })
        .flatMap(({ violations }) => violations)
        .map(({ policy, subject }) => `${policy} ${subject.name}`)
        .sort();
}

const fn = of("aws:lambda/function:Function")("orders", { name: "orders" });
const url = of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: ref("orders", "name"), authorizationType: "NONE" });
const permission = (name: string, more: object): ExampleResource =>
    of("aws:lambda/permission:Permission")(name, { function: ref("orders", "name"), action: "lambda:InvokeFunction", ...more });
const forUrl = permission("for-url", { action: "lambda:InvokeFunctionUrl", principal: "*", functionUrlAuthType: "NONE" });
const second = permission("second", { principal: "*", invokedViaFunctionUrl: true });
const body = JSON.stringify({ openapi: "3.0.1", paths: { "/orders": { get: {} } } });

describe("one mistake, one finding: who may call", () => {
    const cases: readonly (readonly [string, readonly ExampleResource[], readonly string[]])[] = [
        ["an open function URL with its two permissions", [fn, url, forUrl, second], ["authorization-function-url url"]],
        ["its permission without the URL", [fn, forUrl], ["authorization-function-url for-url"]],
        [
            "a URL whose second permission opens the function itself is two mistakes",
            [fn, url, forUrl, permission("wide", { principal: "*" })],
            ["authorization-function-permission wide", "authorization-function-url url"],
        ],
        [
            "everything for everybody",
            [fn, permission("all", { action: "lambda:*", principal: "*" })],
            ["authorization-function-permission all"],
        ],
        [
            "a bucket's permission without any source",
            [fn, permission("s3", { principal: "s3.amazonaws.com" })],
            ["authorization-function-permission s3"],
        ],
        [
            "a bucket's permission without its account",
            [fn, permission("s3", { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::orders" })],
            ["authorization-bucket-permission s3"],
        ],
        [
            "a public layer",
            [
                of("aws:lambda/layerVersionPermission:LayerVersionPermission")("layer", {
                    layerName: "l",
                    versionNumber: 1,
                    action: "lambda:GetLayerVersion",
                    principal: "*",
                }),
            ],
            ["authorization-layer-permission layer"],
        ],
        [
            "an operation that a body and a Method both define",
            [rest({ body }), path("orders", "orders"), method("get", "orders", { httpMethod: "GET", authorization: "NONE" })],
            ["authorization-openapi shop"],
        ],
        [
            "a Method beside the operations of a body",
            [rest({ body }), path("orders", "orders"), method("put", "orders", { httpMethod: "PUT", authorization: "NONE" })],
            ["authorization-openapi shop", "authorization-rest-method put"],
        ],
        ["a route that a body and a Route both define", [api({ body }), route("get", "GET /orders")], ["authorization-openapi web"]],
        [
            "a quick-create API",
            [api({ target: "arn:aws:lambda:eu-west-1:123456789012:function:orders" })],
            ["authorization-http-route web"],
        ],
    ];
    for (const [title, resources, expected] of cases) it(title, () => assert.deepEqual(findings(resources), expected));
});
