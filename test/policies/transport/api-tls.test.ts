import rule from "../../../policies/transport/api-tls";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const HTTP = "aws:apigatewayv2/domainName:DomainName";

testResourceRule(rule, {
    compliant: [
        { title: "a recommended policy", inputs: { securityPolicy: "SecurityPolicy_TLS12_PFS_2025_EDGE" }, config: { recommended: true } },
        {
            title: "an HTTP API has no other policy, recommended or not",
            type: HTTP,
            inputs: { domainNameConfiguration: { securityPolicy: "TLS_1_2" } },
            config: { recommended: true },
        },
        {
            title: "a policy that AWS added after the data's date, by its name",
            inputs: { securityPolicy: "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09" },
        },
        { title: "TLS 1.2", inputs: { securityPolicy: "TLS_1_2" } },
        { title: "absent means TLS 1.2", inputs: { domainName: "api.example.com" } },
        { title: "empty means absent", inputs: { securityPolicy: "" } },
        {
            title: "the FIPS policies with post-quantum key exchange",
            inputs: { securityPolicy: "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09" },
        },
        { title: "an edge policy", inputs: { securityPolicy: "SecurityPolicy_TLS12_2018_EDGE" } },
        { title: "an HTTP API's domain", type: HTTP, inputs: { domainNameConfiguration: { securityPolicy: "TLS_1_2" } } },
        {
            title: "TLS 1.3 where it is asked for",
            inputs: { securityPolicy: "SecurityPolicy_TLS13_2025_EDGE" },
            config: { minimumVersion: "1.3" },
        },
    ],
    violating: [
        {
            title: "a policy that is not recommended",
            inputs: { securityPolicy: "TLS_1_2" },
            config: { recommended: true },
            found: ["notRecommended@securityPolicy"],
            mended: false,
        },
        { title: "TLS 1.0", inputs: { securityPolicy: "TLS_1_0" }, found: ["old@securityPolicy"] },
        {
            title: "an HTTP API's domain with TLS 1.0",
            type: HTTP,
            inputs: { domainNameConfiguration: { securityPolicy: "TLS_1_0" } },
            found: ["old@domainNameConfiguration.securityPolicy"],
        },
        {
            title: "a REST API's domain of aws-native",
            type: "aws-native:apigateway:DomainName",
            inputs: { securityPolicy: "TLS_1_0" },
            found: ["old@securityPolicy"],
        },
        {
            title: "one of two configurations of an HTTP API's domain of aws-native",
            type: "aws-native:apigatewayv2:DomainName",
            inputs: { domainNameConfigurations: [{ securityPolicy: "TLS_1_2" }, { securityPolicy: "TLS_1_0" }] },
            found: ["old@domainNameConfigurations[1].securityPolicy"],
        },
        {
            title: "TLS 1.2 where 1.3 is asked for is not downgraded or mended",
            inputs: { securityPolicy: "SecurityPolicy_TLS13_1_2_2021_06" },
            config: { minimumVersion: "1.3" },
            found: ["old@securityPolicy"],
            mended: false,
        },
        {
            title: "absent where 1.3 is asked for",
            inputs: {},
            config: { minimumVersion: "1.3" },
            found: ["old@securityPolicy"],
            mended: false,
        },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { securityPolicy: UNKNOWN }, undetermined: ["securityPolicy"] },
        {
            title: "a policy that AWS added after the data's date",
            inputs: { securityPolicy: "SecurityPolicy_TLS14_2030_01" },
            undetermined: ["securityPolicy"],
        },
        {
            title: "a certificate that is not known decides nothing",
            type: HTTP,
            inputs: { domainNameConfiguration: { certificateArn: UNKNOWN, securityPolicy: "TLS_1_2" } },
            undetermined: [],
        },
    ],
    secret: [{ title: "masked by the document", inputs: { securityPolicy: MASKED }, undetermined: ["securityPolicy"] }],
});
