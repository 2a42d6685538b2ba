import rule from "../../../policies/authorization/cors";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const API = "aws:apigatewayv2/api:Api";
const url = (cors: unknown) => ({ inputs: { functionName: "f", authorizationType: "AWS_IAM", cors } });
const api = (corsConfiguration: unknown) => ({ type: API, inputs: { protocolType: "HTTP", corsConfiguration } });
const body = (cors: object) => ({ type: API, inputs: { body: { openapi: "3.0.1", "x-amazon-apigateway-cors": cors } } });
const strict = { forbidAnyOrigin: true };

testResourceRule(rule, {
    compliant: [
        { title: "no settings", inputs: { functionName: "f" } },
        { title: "named origins with credentials", ...url({ allowOrigins: ["https://shop.example.com"], allowCredentials: true }) },
        { title: "any origin without credentials", ...url({ allowOrigins: ["*"], allowCredentials: false }) },
        { title: "origins that are not known, without credentials", ...url({ allowOrigins: UNKNOWN }) },
        { title: "the origins of one domain", ...api({ allowOrigins: ["https://*.example.com"], allowCredentials: true }) },
        {
            title: "credentials that are not known, for named origins",
            ...api({ allowOrigins: ["https://a.example.com"], allowCredentials: UNKNOWN }),
        },
        { title: "an OpenAPI body", ...body({ allowOrigins: ["https://a.example.com"], allowCredentials: true }) },
        { title: "named origins, where any are forbidden", ...url({ allowOrigins: ["https://a.example.com"] }), config: strict },
    ],
    violating: [
        {
            title: "any origin with credentials",
            ...url({ allowOrigins: ["*"], allowCredentials: true }),
            found: ["credentials@cors.allowOrigins"],
        },
        {
            title: "any https origin",
            ...api({ allowOrigins: ["https://*"], allowCredentials: true }),
            found: ["credentials@corsConfiguration.allowOrigins"],
        },
        {
            title: "any http origin, beside one that is not known",
            ...api({ allowOrigins: [UNKNOWN, "http://*"], allowCredentials: true }),
            found: ["credentials@corsConfiguration.allowOrigins"],
        },
        {
            title: "aws-native",
            type: "aws-native:lambda:Url",
            inputs: { targetFunctionArn: "f", cors: { allowOrigins: ["*"], allowCredentials: true } },
            found: ["credentials@cors.allowOrigins"],
        },
        {
            title: "an OpenAPI body",
            ...body({ allowOrigins: ["*"], allowCredentials: true }),
            found: ["credentials@body.x-amazon-apigateway-cors.allowOrigins"],
        },
        {
            title: "any origin, where that is forbidden",
            ...url({ allowOrigins: ["*"] }),
            config: strict,
            found: ["anyOrigin@cors.allowOrigins"],
        },
        {
            title: "and credentials, where that is forbidden",
            ...url({ allowOrigins: ["*"], allowCredentials: true }),
            config: strict,
            found: ["credentials@cors.allowOrigins"],
        },
        {
            title: "and credentials that are not known",
            ...url({ allowOrigins: ["*"], allowCredentials: UNKNOWN }),
            config: strict,
            found: ["anyOrigin@cors.allowOrigins"],
        },
    ],
    unknown: [
        { title: "the settings", ...url(UNKNOWN), undetermined: ["cors"] },
        { title: "the origins", ...url({ allowOrigins: UNKNOWN, allowCredentials: true }), undetermined: ["cors.allowOrigins"] },
        {
            title: "one origin",
            ...url({ allowOrigins: ["https://a.example.com", UNKNOWN], allowCredentials: true }),
            undetermined: ["cors.allowOrigins[1]"],
        },
        { title: "the credentials", ...url({ allowOrigins: ["*"], allowCredentials: UNKNOWN }), undetermined: ["cors.allowCredentials"] },
        { title: "the body", type: API, inputs: { body: UNKNOWN }, undetermined: ["body"] },
    ],
    secret: [{ title: "the origins", ...url({ allowOrigins: MASKED, allowCredentials: true }), undetermined: ["cors.allowOrigins"] }],
});
