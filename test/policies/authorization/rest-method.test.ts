import assert from "node:assert/strict";
import rule from "../../../policies/authorization/rest-method";
import { ref } from "../../../policies/kit/example";
import { judgeStack } from "../../../policies/kit/judge";
import { readSettings } from "../../../policies/kit/settings";
import { Stack } from "../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { NOW, testStackRule } from "../../support/rule-tests";
import { realise, ROOT_URN } from "../../support/stack-example";
import { method, of, path, rest } from "./apis";

/** Values that a body, or another name or place of the operation, would have: it is open whatever they are. */
const OPEN_AS_WRITTEN = {
    "*.body*": "the operation as it is written is open; a body that nobody can see could only say so a second time",
    "order*.restApi": "the operation is open whatever it is called and wherever it stands",
    "order*.parentId": "the operation is open whatever it is called and wherever it stands",
    "order*.pathPart": "the operation is open whatever it is called and wherever it stands",
    "get.*": "the operation is open whatever it is called and wherever it stands",
};

const orders = path("orders", "orders");
const order = path("order", "{id}", "orders");
const get = (authorization: unknown, more: object = {}) => method("get", "order", { httpMethod: "GET", authorization, ...more });
const native = of("aws-native:apigateway:Method");
const policy = (statement: object): object => ({
    Statement: { Effect: "Allow", Action: "execute-api:Invoke", Resource: "*", ...statement },
});
const endpoint = policy({ Principal: "*", Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60001" } } });
const described = rest({ body: JSON.stringify({ openapi: "3.0.1", paths: { "/orders/{id}": { get: {} } } }) });

testStackRule(rule, {
    compliant: [
        {
            title: "the preflight of CORS",
            resources: [rest(), method("options", undefined, { httpMethod: "OPTIONS", authorization: "NONE" })],
        },
        ...["AWS_IAM", "COGNITO_USER_POOLS", "CUSTOM", "JWT", "aws_iam"].map((type) => ({
            title: `authorized by ${type}`,
            resources: [rest(), orders, order, get(type)],
        })),
        {
            title: "routes that are meant to be public, by their whole path",
            resources: [rest(), orders, order, get("NONE"), method("root", undefined, { httpMethod: "GET", authorization: "NONE" })],
            config: { publicRoutes: ["GET /orders/*", "/"] },
        },
        {
            title: "an operation that the body of the API defines too is the body's matter",
            alarmingWhenHidden: OPEN_AS_WRITTEN,
            resources: [described, orders, order, get("NONE")],
        },
        {
            title: "an operation that a body put into the API defines too",
            alarmingWhenHidden: {
                ...OPEN_AS_WRITTEN,
                "put.restApiId": "the operation is open whatever it is called and wherever it stands",
            },
            resources: [
                rest(),
                of("aws:apigateway/restApiPut:RestApiPut")("put", {
                    restApiId: ref("shop", "id"),
                    body: JSON.stringify({ openapi: "3.0.1", paths: { "/orders/{id}": { get: {} } } }),
                }),
                orders,
                order,
                get("NONE"),
            ],
        },
        {
            title: "a private API whose policy admits one VPC endpoint, where that counts",
            resources: [rest({ endpointConfiguration: { types: "PRIVATE" }, policy: endpoint }), orders, order, get("NONE")],
            config: { privateApis: true },
        },
        {
            title: "its policy is a resource of its own",
            resources: [
                rest(),
                orders,
                order,
                get("NONE"),
                of("aws:apigateway/restApiPolicy:RestApiPolicy")("policy", {
                    restApiId: ref("shop", "id"),
                    policy: JSON.stringify(endpoint),
                }),
            ],
            config: { privateApis: true },
        },
        {
            title: "aws-native",
            resources: [
                rest(),
                native("n", { restApiId: ref("shop", "id"), resourceId: "root1a2b3c", httpMethod: "GET", authorizationType: "AWS_IAM" }),
            ],
        },
    ],
    violating: [
        { title: "no authorization", resources: [rest(), orders, order, get("NONE")], found: ["open@authorization"] },
        {
            title: "an API key alone",
            resources: [rest(), orders, order, get("NONE", { apiKeyRequired: true })],
            found: ["apiKey@authorization"],
        },
        {
            title: "every verb, the preflight among them",
            resources: [rest(), orders, order, method("any", "orders", { httpMethod: "ANY", authorization: "NONE" })],
            found: ["open@authorization"],
        },
        {
            title: "another operation than those of the body",
            resources: [described, orders, order, method("post", "orders", { httpMethod: "POST", authorization: "NONE" })],
            found: ["open@authorization"],
        },
        {
            title: "a body that is not known does not hide the method",
            resources: [rest({ body: UNKNOWN }), orders, order, get("NONE")],
            found: ["open@authorization"],
        },
        {
            title: "a method of an API that is not in the stack",
            resources: [
                of("aws:apigateway/method:Method")("m", { restApi: "x", resourceId: "y", httpMethod: "GET", authorization: "NONE" }),
            ],
            found: ["open@authorization"],
        },
        {
            title: "aws-native, where absent is none",
            resources: [rest(), native("n", { restApiId: ref("shop", "id"), resourceId: "r", httpMethod: "GET" })],
            found: ["open@authorizationType"],
        },
        {
            title: "a public route for another path",
            resources: [rest(), orders, order, get("NONE")],
            config: { publicRoutes: ["GET /orders", "POST /*"] },
            found: ["open@authorization"],
        },
        {
            title: "a private API, whose policy does not count by default",
            resources: [rest({ endpointConfiguration: { types: "PRIVATE" }, policy: endpoint }), orders, order, get("NONE")],
            found: ["open@authorization"],
        },
        {
            title: "a policy that admits everybody, where policies count",
            resources: [rest({ policy: policy({ Principal: "*" }) }), orders, order, get("NONE")],
            config: { privateApis: true },
            found: ["open@authorization"],
        },
    ],
    unknown: [
        { title: "the authorization", resources: [rest(), orders, order, get(UNKNOWN)], undetermined: ["authorization"] },
        {
            title: "the verb may be OPTIONS",
            resources: [rest(), method("m", undefined, { httpMethod: UNKNOWN, authorization: "NONE" })],
            undetermined: ["httpMethod"],
        },
        {
            title: "the path may be public",
            resources: [rest(), path("p", UNKNOWN), method("m", "p", { httpMethod: "GET", authorization: "NONE" })],
            config: { publicRoutes: ["GET /health"] },
            undetermined: ["resourceId"],
        },
        {
            title: "the policy of an API, where policies count",
            resources: [rest({ policy: UNKNOWN }), orders, order, get("NONE")],
            config: { privateApis: true },
            undetermined: ["policy"],
        },
        {
            title: "the API is not in the stack, where policies count",
            resources: [
                of("aws:apigateway/method:Method")("m", { restApi: "x", resourceId: "y", httpMethod: "GET", authorization: "NONE" }),
            ],
            config: { privateApis: true },
            undetermined: ["restApi"],
        },
    ],
    secret: [{ title: "the authorization", resources: [rest(), orders, order, get(MASKED)], undetermined: ["authorization"] }],
});

describe("authorization-rest-method: the name of an operation", () => {
    const messages = (pathPart: string): readonly string[] => {
        const resources = realise([rest(), path("p", pathPart), order, path("orders", "orders", "p"), get("NONE")], "deployed");
        const root = { urn: ROOT_URN, type: "pulumi:pulumi:Stack", name: "" };
        const environment = {
            now: NOW,
            program: { folder: undefined },
            deployer: { env: {}, asked: false },
            register: { entries: () => [] },
        };
        const { violations } = judgeStack(rule, Stack.of(resources), root, readSettings(rule, {}), environment);
        return violations.map(({ message }) => message);
    };
    it("is the one that people write", () => assert.match(messages("v1")[0] ?? "", /everybody may call GET \/v1\/orders\/\{id\}\./));
    it("leaves out what is no word", () => assert.match(messages("a8Kd02hSj3")[0] ?? "", /everybody may call GET \/…\/orders\/\{id\}\./));
});
