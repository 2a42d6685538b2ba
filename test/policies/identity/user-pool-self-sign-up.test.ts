import rule from "../../../policies/identity/user-pool-self-sign-up";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:cognito:UserPool";
const ONLY = "adminCreateUserConfig.allowAdminCreateUserOnly";

testResourceRule(rule, {
    compliant: [
        { title: "administrators alone", inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } } },
        { title: "aws-native", type: NATIVE, inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } } },
    ],
    violating: [
        { title: "everybody", inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: false } }, found: [`open@${ONLY}`] },
        { title: "everybody, by default", inputs: { name: "orders" }, found: [`byDefault@${ONLY}`] },
        { title: "a list of one block", inputs: { adminCreateUserConfig: [{ allowAdminCreateUserOnly: false }] }, found: [`open@${ONLY}`] },
    ],
    unknown: [
        { title: "the block", inputs: { adminCreateUserConfig: UNKNOWN }, undetermined: ["adminCreateUserConfig"] },
        { title: "the switch", inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: UNKNOWN } }, undetermined: [ONLY] },
    ],
    secret: [{ title: "masked", inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: MASKED } }, undetermined: [ONLY] }],
});
