import rule from "../../../policies/identity/login-profile";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:iam:User";

testResourceRule(rule, {
    compliant: [
        { title: "encrypted and to be changed", inputs: { user: "ann", pgpKey: "keybase:ann", passwordResetRequired: true } },
        { title: "a user of aws-native without a password", type: NATIVE, inputs: { userName: "ann" } },
    ],
    violating: [
        { title: "in clear", inputs: { user: "ann", passwordResetRequired: true }, found: ["clear@pgpKey"] },
        {
            title: "an empty key",
            inputs: { user: "ann", pgpKey: "", passwordResetRequired: true },
            silentWhenHidden: { pgpKey: "whatever the key will be, there is one" },
            found: ["clear@pgpKey"],
        },
        {
            title: "not to be changed",
            inputs: { user: "ann", pgpKey: "keybase:ann", passwordResetRequired: false },
            found: ["lasting@passwordResetRequired"],
        },
        { title: "nothing set", inputs: { user: "ann" }, found: ["clear@pgpKey", "lasting@passwordResetRequired"] },
        {
            title: "chosen by the program in aws-native",
            type: NATIVE,
            inputs: { loginProfile: { password: "chosen", passwordResetRequired: true } },
            found: ["written@loginProfile.password"],
        },
        {
            title: "chosen and kept in aws-native",
            type: NATIVE,
            inputs: { loginProfile: { password: "chosen" } },
            found: ["written@loginProfile.password", "lasting@loginProfile.passwordResetRequired"],
        },
    ],
    unknown: [
        {
            title: "which key it will be does not matter",
            inputs: { user: "ann", pgpKey: UNKNOWN, passwordResetRequired: true },
            undetermined: [],
        },
        {
            title: "whether it is to be changed",
            inputs: { user: "ann", passwordResetRequired: UNKNOWN },
            undetermined: ["passwordResetRequired"],
            found: ["clear@pgpKey"],
        },
        { title: "a login profile of aws-native", type: NATIVE, inputs: { loginProfile: UNKNOWN }, undetermined: ["loginProfile"] },
    ],
    secret: [
        {
            title: "a masked password is there",
            type: NATIVE,
            inputs: { loginProfile: { password: MASKED, passwordResetRequired: true } },
            undetermined: [],
            found: ["written@loginProfile.password"],
        },
        {
            title: "masked by the document",
            inputs: { user: "ann", pgpKey: MASKED, passwordResetRequired: MASKED },
            undetermined: ["passwordResetRequired"],
        },
    ],
});
