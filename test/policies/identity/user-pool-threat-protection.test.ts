import rule from "../../../policies/identity/user-pool-threat-protection";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cognito:UserPool";
const MODE = "userPoolAddOns.advancedSecurityMode";
const enforced = { advancedSecurityMode: "ENFORCED" };

testResourceRule(rule, {
    compliant: [
        { title: "enforced on the plan Plus", inputs: { userPoolTier: "PLUS", userPoolAddOns: enforced } },
        { title: "enforced on a pool that says no plan", inputs: { userPoolAddOns: enforced } },
        {
            title: "custom authentication that is covered",
            inputs: {
                userPoolTier: "PLUS",
                userPoolAddOns: { ...enforced, advancedSecurityAdditionalFlows: { customAuthMode: "ENFORCED" } },
                lambdaConfig: { defineAuthChallenge: "arn:aws:lambda:eu-west-1:123456789012:function:challenge" },
            },
        },
        { title: "aws-native", type: NATIVE, inputs: { userPoolTier: "PLUS", userPoolAddOns: enforced } },
    ],
    violating: [
        { title: "never set", inputs: { name: "orders" }, found: [`off@${MODE}`] },
        { title: "off", inputs: { userPoolAddOns: { advancedSecurityMode: "OFF" } }, found: [`off@${MODE}`] },
        { title: "only logged", inputs: { userPoolAddOns: { advancedSecurityMode: "AUDIT" } }, found: [`audit@${MODE}`] },
        { title: "a plan without it", inputs: { userPoolTier: "LITE", userPoolAddOns: enforced }, found: ["plan@userPoolTier"] },
        {
            title: "custom authentication that is not covered",
            inputs: {
                userPoolAddOns: enforced,
                lambdaConfig: { defineAuthChallenge: "arn:aws:lambda:eu-west-1:123456789012:function:challenge" },
            },
            found: ["customAuth@userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode"],
        },
    ],
    unknown: [
        { title: "the add-ons", inputs: { userPoolAddOns: UNKNOWN }, undetermined: ["userPoolAddOns"] },
        { title: "the plan", inputs: { userPoolTier: UNKNOWN, userPoolAddOns: enforced }, undetermined: ["userPoolTier"] },
        { title: "the triggers", inputs: { lambdaConfig: UNKNOWN, userPoolAddOns: enforced }, undetermined: ["lambdaConfig"] },
    ],
    secret: [{ title: "masked", inputs: { userPoolAddOns: { advancedSecurityMode: MASKED } }, undetermined: [MODE] }],
});
