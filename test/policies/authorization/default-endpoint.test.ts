import rule from "../../../policies/authorization/default-endpoint";
import { ref } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { api, of, rest } from "./apis";

const base = (more: object = {}) =>
    of("aws:apigateway/basePathMapping:BasePathMapping")("base", { restApi: ref("shop", "id"), domainName: "a.example.com", ...more });
const map = (more: object = {}) =>
    of("aws:apigatewayv2/apiMapping:ApiMapping")("map", { apiId: ref("web", "id"), domainName: "a.example.com", stage: "s", ...more });
const rules = (...apiIds: readonly unknown[]) =>
    of("aws:apigatewayv2/routingRule:RoutingRule")("rules", {
        domainName: "a.example.com",
        priority: 1,
        actions: apiIds.map((apiId) => ({ invokeApi: { apiId, stage: "s" } })),
    });
const closed = { disableExecuteApiEndpoint: true };

testStackRule(rule, {
    compliant: [
        { title: "no custom domain", resources: [rest(), api()] },
        { title: "switched off", resources: [rest(closed), base(), api(closed), map()] },
        {
            title: "switched off by the body",
            resources: [
                api({ body: JSON.stringify({ openapi: "3.0.1", servers: [{ "x-amazon-apigateway-endpoint-configuration": closed }] }) }),
                map(),
            ],
        },
        { title: "a private API", resources: [rest({ endpointConfiguration: { types: "PRIVATE" } }), base()] },
        { title: "another API has the domain", resources: [rest(closed), base(), api()] },
        { title: "a domain of an API that is not in the stack", resources: [api(), map({ apiId: "a1b2c3" })] },
    ],
    violating: [
        { title: "a REST API", resources: [rest(), base()], found: ["open@disableExecuteApiEndpoint"] },
        { title: "an HTTP API", resources: [api(), map()], found: ["open@disableExecuteApiEndpoint"] },
        {
            title: "a REST API by an API mapping",
            resources: [rest(), map({ apiId: ref("shop", "id") })],
            found: ["open@disableExecuteApiEndpoint"],
        },
        {
            title: "APIs by routing rules",
            resources: [rest(), api(), rules(ref("shop", "id"), ref("web", "id"))],
            found: ["open@disableExecuteApiEndpoint", "open@disableExecuteApiEndpoint"],
        },
        {
            title: "aws-native",
            resources: [rest(), of("aws-native:apigateway:BasePathMapping")("b", { restApiId: ref("shop", "id"), domainName: "a" })],
            found: ["open@disableExecuteApiEndpoint"],
        },
        {
            title: "explicitly on",
            resources: [api({ disableExecuteApiEndpoint: false }), map()],
            found: ["open@disableExecuteApiEndpoint"],
        },
    ],
    unknown: [
        {
            title: "whether it is off",
            resources: [api({ disableExecuteApiEndpoint: UNKNOWN }), map()],
            undetermined: ["disableExecuteApiEndpoint"],
        },
        { title: "the body", resources: [api({ body: UNKNOWN }), map()], undetermined: ["body"] },
        { title: "which API has the domain", resources: [api(), map({ apiId: UNKNOWN })], undetermined: [""] },
        {
            title: "where a REST API can be reached",
            resources: [rest({ endpointConfiguration: { types: UNKNOWN } }), base()],
            undetermined: ["endpointConfiguration.types"],
        },
    ],
    secret: [
        {
            title: "whether it is off",
            resources: [api({ disableExecuteApiEndpoint: MASKED }), map()],
            undetermined: ["disableExecuteApiEndpoint"],
        },
    ],
});
