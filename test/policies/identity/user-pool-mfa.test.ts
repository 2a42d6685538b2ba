import rule from "../../../policies/identity/user-pool-mfa";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const token = { softwareTokenMfaConfiguration: { enabled: true } };
const sms = { smsConfiguration: { externalId: "pool", snsCallerArn: "arn:aws:iam::123456789012:role/sms" } };

const NATIVE = "aws-native:cognito:UserPool";

testResourceRule(rule, {
    compliant: [
        { title: "a factor of aws-native", type: NATIVE, inputs: { mfaConfiguration: "ON", enabledMfas: ["SOFTWARE_TOKEN_MFA"] } },
        { title: "software tokens", inputs: { mfaConfiguration: "ON", ...token } },
        { title: "SMS", inputs: { mfaConfiguration: "ON", ...sms } },
        { title: "e-mail, with AWS's own words", inputs: { mfaConfiguration: "ON", emailMfaConfiguration: {} } },
        {
            title: "a list of one, as older providers have it",
            inputs: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: [{ enabled: true }] },
        },
        { title: "optional, where that is allowed", inputs: { mfaConfiguration: "OPTIONAL", ...token }, config: { allowOptional: true } },
        { title: "tokens off, SMS on", inputs: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: false }, ...sms } },
    ],
    violating: [
        { title: "nothing set", inputs: {}, found: ["off@mfaConfiguration"] },
        { title: "nothing set in aws-native", type: NATIVE, inputs: { userPoolName: "orders" }, found: ["off@mfaConfiguration"] },
        {
            title: "on without a factor in aws-native",
            type: NATIVE,
            inputs: { mfaConfiguration: "ON", enabledMfas: [] },
            found: ["noFactor@mfaConfiguration"],
        },
        { title: "off", inputs: { mfaConfiguration: "OFF", ...token }, found: ["off@mfaConfiguration"] },
        { title: "empty", inputs: { mfaConfiguration: "" }, found: ["off@mfaConfiguration"] },
        { title: "optional", inputs: { mfaConfiguration: "OPTIONAL", ...token }, found: ["optional@mfaConfiguration"] },
        {
            title: "off, where optional is allowed",
            inputs: { mfaConfiguration: "OFF" },
            config: { allowOptional: true },
            found: ["off@mfaConfiguration"],
        },
        { title: "on without a factor", inputs: { mfaConfiguration: "ON" }, found: ["noFactor@mfaConfiguration"] },
        {
            title: "on with tokens switched off",
            inputs: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: false } },
            found: ["noFactor@mfaConfiguration"],
        },
        { title: "on with an empty list", inputs: { mfaConfiguration: "ON", smsConfiguration: [] }, found: ["noFactor@mfaConfiguration"] },
    ],
    unknown: [
        { title: "the mode", inputs: { mfaConfiguration: UNKNOWN, ...token }, undetermined: ["mfaConfiguration"] },
        {
            title: "the factors of aws-native",
            type: NATIVE,
            inputs: { mfaConfiguration: "ON", enabledMfas: UNKNOWN },
            undetermined: ["enabledMfas"],
        },
        { title: "the only factor", inputs: { mfaConfiguration: "ON", smsConfiguration: UNKNOWN }, undetermined: ["smsConfiguration"] },
        {
            title: "one factor of two",
            inputs: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: UNKNOWN, ...sms },
            undetermined: [],
        },
        {
            title: "whether tokens are enabled",
            inputs: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: UNKNOWN } },
            undetermined: ["softwareTokenMfaConfiguration.enabled"],
        },
        { title: "a mode that AWS does not know", inputs: { mfaConfiguration: "SOMETIMES" }, undetermined: ["mfaConfiguration"] },
    ],
    secret: [{ title: "masked by the document", inputs: { mfaConfiguration: MASKED }, undetermined: ["mfaConfiguration"] }],
});
