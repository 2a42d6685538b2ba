import assert from "node:assert/strict";
import rule from "../../../policies/transport/api-default-endpoint-tls";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { remedied, testResourceRule } from "../../support/rule-tests";

const EXTENSION = "x-amazon-apigateway-endpoint-configuration";
const POLICY = "x-amazon-apigateway-security-policy";
const NATIVE = "aws-native:apigateway:RestApi";
/** The harness gives the remediation no provider, and without its version nothing is changed. */
const mended = false;

testResourceRule(rule, {
    compliant: [
        { title: "a YAML body that disables the endpoint", inputs: { body: `${EXTENSION}:\n  disableExecuteApiEndpoint: true\n` } },
        { title: "TLS 1.2", inputs: { securityPolicy: "TLS_1_2" } },
        { title: "a private API, the type as text", inputs: { endpointConfiguration: { types: "PRIVATE" } } },
        { title: "a private API, the type as a list", inputs: { endpointConfiguration: { types: ["PRIVATE"] } } },
        { title: "the endpoint is disabled", inputs: { disableExecuteApiEndpoint: true } },
        {
            title: "the endpoint is disabled in the OpenAPI body",
            inputs: { body: JSON.stringify({ [EXTENSION]: { disableExecuteApiEndpoint: true } }) },
        },
        {
            title: "the endpoint is disabled in a server of an OpenAPI 3.0 body",
            inputs: {
                body: JSON.stringify({
                    openapi: "3.0.1",
                    servers: [{ url: "https://api.example.com", [EXTENSION]: { disableExecuteApiEndpoint: true } }],
                }),
            },
        },
        { title: "a block that stands in a list of one", inputs: { endpointConfiguration: [{ types: ["PRIVATE"] }] } },
        { title: "a private API of aws-native", type: NATIVE, inputs: { endpointConfiguration: { types: ["PRIVATE"] } } },
        { title: "TLS 1.2 on aws-native", type: NATIVE, inputs: { securityPolicy: "TLS_1_2" } },
        { title: "the OpenAPI body asks for TLS 1.2", inputs: { body: JSON.stringify({ [POLICY]: "TLS_1_2" }) } },
        { title: "an OpenAPI body that is an object", inputs: { body: { [POLICY]: "SecurityPolicy_TLS13_1_3_2025_09" } } },
        {
            title: "an enhanced policy for edge endpoints",
            inputs: { securityPolicy: "SecurityPolicy_TLS13_2025_EDGE", endpointAccessMode: "BASIC" },
        },
    ],
    violating: [
        { title: "absent means an edge endpoint with TLS 1.0", inputs: {}, found: ["unset@securityPolicy"], mended },
        { title: "absent on aws-native", type: NATIVE, inputs: { name: "orders" }, found: ["unset@securityPolicy"], mended },
        { title: "empty means absent", inputs: { securityPolicy: "" }, found: ["unset@securityPolicy"], mended },
        {
            title: "a regional endpoint without a policy",
            inputs: { endpointConfiguration: { types: "REGIONAL" } },
            found: ["unset@securityPolicy"],
            mended,
        },
        { title: "TLS 1.0", inputs: { securityPolicy: "TLS_1_0" }, found: ["old@securityPolicy"], mended },
        {
            title: "1.2 where 1.3 is asked for",
            inputs: { securityPolicy: "TLS_1_2" },
            config: { minimumVersion: "1.3" },
            found: ["old@securityPolicy"],
            mended,
        },
        { title: "the OpenAPI body asks for TLS 1.0", inputs: { body: { [POLICY]: "TLS_1_0" } }, found: ["old@securityPolicy"], mended },
        {
            title: "the property wins over the body",
            inputs: { securityPolicy: "TLS_1_0", body: { [POLICY]: "TLS_1_2" } },
            found: ["old@securityPolicy"],
            mended,
        },
        { title: "a body that leaves the endpoint on", inputs: { body: "{}" }, found: ["unset@securityPolicy"], mended },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { securityPolicy: UNKNOWN }, undetermined: ["securityPolicy"] },
        {
            title: "the kind of endpoint is unknown",
            inputs: { endpointConfiguration: { types: UNKNOWN } },
            undetermined: ["endpointConfiguration.types"],
        },
        { title: "a body that is unknown may disable the endpoint", inputs: { body: UNKNOWN }, undetermined: ["body"] },
        {
            title: "a body that is no definition",
            inputs: { body: `${EXTENSION}: [` },
            undetermined: ["body"],
        },
        {
            title: "the body asks for a policy that nobody knows",
            inputs: { body: { [POLICY]: "TLS_9" } },
            undetermined: ["securityPolicy"],
        },
        {
            title: "whether the endpoint is disabled is unknown",
            inputs: { disableExecuteApiEndpoint: UNKNOWN },
            undetermined: ["disableExecuteApiEndpoint"],
        },
        {
            title: "a policy that is good whether the endpoint is disabled or not",
            inputs: { securityPolicy: "TLS_1_2", disableExecuteApiEndpoint: UNKNOWN },
            undetermined: [],
        },
        {
            title: "a disabled endpoint, whatever its policy",
            inputs: { securityPolicy: UNKNOWN, disableExecuteApiEndpoint: true },
            undetermined: [],
        },
        { title: "a policy that is good whatever the body says", inputs: { securityPolicy: "TLS_1_2", body: UNKNOWN }, undetermined: [] },
    ],
    secret: [{ title: "masked by the document", inputs: { securityPolicy: MASKED }, undetermined: ["securityPolicy"] }],
});

describe("transport-api-default-endpoint-tls: the fix", () => {
    const type = "aws:apigateway/restApi:RestApi";
    const provider = (version: string): object => ({
        urn: "urn:pulumi:t::p::pulumi:providers:aws::p",
        type: "pulumi:providers:aws",
        name: "p",
        props: { version },
    });
    it("sets TLS 1.2 where the provider knows the property", () => {
        assert.deepEqual(remedied(rule, type, { name: "orders" }, {}, provider("7.48.0")), { name: "orders", securityPolicy: "TLS_1_2" });
    });
    it("never writes an older policy than the OpenAPI body asks for", () => {
        const body = { [POLICY]: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09" };
        assert.equal(remedied(rule, type, { body }, { minimumVersion: "1.3" }, provider("7.48.0")), undefined);
    });
    it("changes nothing on aws-native, whose provider does not say what it knows", () => {
        assert.equal(
            remedied(rule, NATIVE, { name: "orders" }, {}, { ...provider("1.85.0"), type: "pulumi:providers:aws-native" }),
            undefined,
        );
    });
    it("changes nothing where the provider is older than the property", () => {
        assert.equal(remedied(rule, type, { name: "orders" }, {}, provider("7.20.0")), undefined);
        assert.equal(remedied(rule, type, { name: "orders" }, {}, provider("6.83.0")), undefined);
    });
});
