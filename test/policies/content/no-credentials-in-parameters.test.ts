import rule from "../../../policies/content/no-credentials-in-parameters";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { DATABASE, GITHUB, PASSWORD } from "./planted";

testResourceRule(rule, {
    compliant: [
        { title: "a SecureString", inputs: { name: "/db/password", type: "SecureString", value: PASSWORD } },
        { title: "a write-only value", inputs: { name: "/db/password", type: "SecureString", valueWo: PASSWORD } },
        { title: "a setting", inputs: { name: "/orders/table", type: "String", value: "orders" } },
        { title: "the name of a secret", inputs: { name: "/orders/db-secret", type: "String", value: "prod/orders/db" } },
        {
            title: "the ARN of a secret",
            inputs: { name: "/orders/secret", type: "String", value: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf" },
        },
        { title: "a list of subnets", inputs: { name: "/net/subnets", type: "StringList", value: "subnet-0a1b2c3d,subnet-4e5f6a7b" } },
        { title: "a placeholder that is filled in later", inputs: { name: "/db/password", type: "String", value: "changeme" } },
        { title: "a description, which is another policy's", inputs: { type: "String", value: "x", description: GITHUB } },
    ],
    violating: [
        { title: "a token", inputs: { name: "/ci", type: "String", value: GITHUB }, found: ["credential@value"] },
        { title: "a token in a list", inputs: { name: "/ci", type: "StringList", value: `a,${GITHUB}` }, found: ["credential@value"] },
        {
            title: "a password by the parameter's name",
            inputs: { name: "/db/password", type: "String", value: PASSWORD },
            found: ["credential@value"],
        },
        {
            title: "an insecure value",
            inputs: { name: "/db/url", type: "String", insecureValue: DATABASE },
            found: ["credential@insecureValue"],
        },
        { title: "no type", inputs: { name: "/ci", value: GITHUB }, found: ["credential@value"] },
        {
            title: "aws-native",
            type: "aws-native:ssm:Parameter",
            inputs: { name: "/ci", type: "String", value: GITHUB },
            found: ["credential@value"],
        },
    ],
    unknown: [
        { title: "the value", inputs: { name: "/a", type: "String", value: UNKNOWN }, undetermined: ["value"] },
        {
            title: "the name, where the value would be a secret under that of one",
            inputs: { name: UNKNOWN, type: "String", value: "Winter" + "2025x" },
            undetermined: ["name"],
        },
        { title: "the type", inputs: { name: "/a", type: UNKNOWN, value: GITHUB }, undetermined: ["value"] },
    ],
    secret: [{ title: "the value is masked", inputs: { name: "/a", type: "String", value: MASKED }, undetermined: ["value"] }],
});
