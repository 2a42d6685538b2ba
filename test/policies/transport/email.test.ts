import rule from "../../../policies/transport/email";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const V2 = "aws:sesv2/configurationSet:ConfigurationSet";
const RULE = "aws:ses/receiptRule:ReceiptRule";
const NATIVE_RULE = "aws-native:ses:ReceiptRule";

testResourceRule(rule, {
    compliant: [
        { title: "required", inputs: { deliveryOptions: { tlsPolicy: "Require" } } },
        { title: "required, in version 2", type: V2, inputs: { deliveryOptions: { tlsPolicy: "REQUIRE", sendingPoolName: UNKNOWN } } },
        {
            title: "required, of aws-native",
            type: "aws-native:ses:ConfigurationSet",
            inputs: { deliveryOptions: { tlsPolicy: "REQUIRE" } },
        },
        { title: "required of those who send", type: RULE, inputs: { tlsPolicy: "Require" } },
        { title: "required of those who send, of aws-native", type: NATIVE_RULE, inputs: { rule: { tlsPolicy: "Require" } } },
    ],
    violating: [
        { title: "nothing said means optional", inputs: { name: "orders" }, found: ["optional@deliveryOptions"] },
        {
            title: "optional",
            type: V2,
            inputs: { deliveryOptions: { tlsPolicy: "OPTIONAL" } },
            found: ["optional@deliveryOptions.tlsPolicy"],
        },
        {
            title: "options that do not say it",
            type: V2,
            inputs: { deliveryOptions: { sendingPoolName: "x" } },
            found: ["optional@deliveryOptions.tlsPolicy"],
        },
        { title: "a receipt rule", type: RULE, inputs: { enabled: true }, found: ["optional@tlsPolicy"] },
        {
            title: "a receipt rule of aws-native",
            type: NATIVE_RULE,
            inputs: { rule: { enabled: true } },
            found: ["optional@rule.tlsPolicy"],
        },
    ],
    unknown: [
        { title: "known after the deployment", type: RULE, inputs: { tlsPolicy: UNKNOWN }, undetermined: ["tlsPolicy"] },
        { title: "options known after the deployment", inputs: { deliveryOptions: UNKNOWN }, undetermined: ["deliveryOptions"] },
        { title: "a policy that AWS added later", type: RULE, inputs: { tlsPolicy: "Prefer" }, undetermined: ["tlsPolicy"] },
    ],
    secret: [{ title: "masked by the document", type: RULE, inputs: { tlsPolicy: MASKED }, undetermined: ["tlsPolicy"] }],
});
