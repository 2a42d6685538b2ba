import { resourceRule } from "../kit/rule";
import { emailTlsPolicy } from "../model/tls/email";

export default resourceRule({
    name: "transport-email",
    description: "SES configuration sets and receipt rules must require TLS.",
    severity: "medium",
    level: "advisory",
    checklist: ["A3"],
    why: "With the policy Optional, which is the default, SES sends and takes mail in clear where the other side offers no TLS, or somebody on the way says that it does not.",
    fix: ["set `tlsPolicy` to `Require` (`REQUIRE` in SES v2 and aws-native): mail to and from servers without TLS is then refused."],
    notes: ["Source: Amazon SES Developer Guide, Amazon SES and security protocols; API references, DeliveryOptions and ReceiptRule."],
    on: [
        "aws:ses/configurationSet:ConfigurationSet",
        "aws:sesv2/configurationSet:ConfigurationSet",
        "aws-native:ses:ConfigurationSet",
        "aws:ses/receiptRule:ReceiptRule",
        "aws-native:ses:ReceiptRule",
    ],
    messages: { optional: "TLS is optional: mail may pass in clear." },
    example: {
        good: { inputs: { name: "orders", deliveryOptions: { tlsPolicy: "Require" } } },
        bad: { inputs: { name: "orders" } },
    },
    *check(resource, { found }) {
        const policy = emailTlsPolicy(resource.type, resource.as());
        if (policy !== undefined) yield found("optional", policy);
    },
});
