import rule from "../../../policies/authorization/authorizer-used";
import { ref } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { api, authorizer, method, of, rest, restAuthorizer, route } from "./apis";

const gate = restAuthorizer("gate", { restApi: ref("shop", "id"), type: "TOKEN" }, { id: "gate1a" });
const users = authorizer("users", { apiId: ref("web", "id"), authorizerType: "JWT" }, { id: "users1a" });
const get = (authorization: string, more: object = {}) => method("get", undefined, { httpMethod: "GET", authorization, ...more });

testStackRule(rule, {
    compliant: [
        { title: "a method names it", resources: [rest(), gate, get("CUSTOM", { authorizerId: ref("gate", "id") })] },
        {
            title: "a route names it",
            resources: [api(), users, route("get", "GET /", { authorizationType: "JWT", authorizerId: ref("users", "id") })],
        },
        { title: "IAM needs none", resources: [rest(), get("AWS_IAM"), api(), route("get2", "GET /", { authorizationType: "AWS_IAM" })] },
        { title: "nothing is authorized", resources: [rest(), get("NONE"), api(), route("get2", "GET /")] },
        { title: "an authorizer that is not known is named", resources: [rest(), get("JWT", { authorizerId: UNKNOWN })] },
        {
            title: "the override of a quick-create route names it",
            resources: [
                api({ target: "f" }),
                users,
                of("aws-native:apigatewayv2:ApiGatewayManagedOverrides")("o", {
                    apiId: ref("web", "id"),
                    route: { authorizationType: "JWT", authorizerId: ref("users", "id") },
                }),
            ],
        },
    ],
    violating: [
        { title: "a Lambda authorizer that is not named", resources: [rest(), get("CUSTOM")], found: ["missing@authorizerId"] },
        { title: "a user pool that is not named", resources: [rest(), get("COGNITO_USER_POOLS")], found: ["missing@authorizerId"] },
        { title: "a JWT authorizer that is not named", resources: [rest(), get("JWT")], found: ["missing@authorizerId"] },
        {
            title: "a route without an authorizer",
            resources: [api(), route("get", "GET /", { authorizationType: "CUSTOM", authorizerId: "" })],
            silentWhenHidden: { "get.authorizerId": "an authorizer that is not known is named all the same" },
            found: ["missing@authorizerId"],
        },
        {
            title: "aws-native",
            resources: [
                rest(),
                of("aws-native:apigateway:Method")("m", {
                    restApiId: ref("shop", "id"),
                    resourceId: "r",
                    httpMethod: "GET",
                    authorizationType: "CUSTOM",
                }),
            ],
            found: ["missing@authorizerId"],
        },
        { title: "an authorizer that no method names", resources: [rest(), gate, get("AWS_IAM")], found: ["unused"] },
        { title: "an authorizer that no route names", resources: [api(), users, route("get", "GET /")], found: ["unused"] },
        { title: "an authorizer beside a body, which makes its own", resources: [rest({ body: "{}" }), gate], found: ["unused"] },
        {
            title: "one of two authorizers",
            resources: [
                rest(),
                gate,
                restAuthorizer("old", { restApi: ref("shop", "id") }, { id: "old1a" }),
                get("CUSTOM", { authorizerId: ref("gate", "id") }),
            ],
            found: ["unused"],
        },
    ],
    unknown: [
        { title: "the authorization", resources: [rest(), get(UNKNOWN)], undetermined: ["authorization"] },
        {
            title: "the authorizer that a method names",
            resources: [rest(), gate, get("CUSTOM", { authorizerId: UNKNOWN })],
            undetermined: [""],
        },
        {
            title: "the API is not in the stack, its methods may be elsewhere",
            resources: [restAuthorizer("gate", { restApi: "a1b2c3" })],
            undetermined: [""],
        },
    ],
    secret: [{ title: "the authorization", resources: [rest(), get(MASKED)], undetermined: ["authorization"] }],
});
