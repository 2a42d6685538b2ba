import rule from "../../../policies/identity/no-static-provider-credentials";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const key = "AKIA" + "IOSFODNN7EXAMPLE";
const session = "ASIA" + "IOSFODNN7EXAMPLE";
const secret = "wJalrXUtnFEMI" + "/K7MDENG/bPxRfiCYEXAMPLEKEY";

testResourceRule(rule, {
    compliant: [
        { title: "a profile", inputs: { profile: "deploy", region: "eu-west-1" } },
        { title: "roles that are assumed", inputs: { assumeRoles: '[{"roleArn":"arn:aws:iam::123456789012:role/deploy"}]' } },
        {
            title: "a web identity",
            inputs: { assumeRoleWithWebIdentity: '{"roleArn":"arn:aws:iam::123456789012:role/ci","webIdentityTokenFile":"/var/token"}' },
        },
        {
            title: "empty texts",
            alarmingWhenHidden: {
                accessKey: "a key that a document masks is written there, and nobody masks what is none",
                secretKey: "a key that a document masks is written there, and nobody masks what is none",
                token: "a key that a document masks is written there, and nobody masks what is none",
            },
            inputs: { accessKey: "", secretKey: "", token: "" },
        },
        {
            title: "what a local emulator takes",
            alarmingWhenHidden: { accessKey: "a key that a document masks is written there, and nobody masks what is none" },
            inputs: { accessKey: "test", secretKey: "test", token: "test" },
        },
        {
            title: "nulls",
            alarmingWhenHidden: {
                accessKey: "a key that a document masks is written there, and nobody masks what is none",
                secretKey: "a key that a document masks is written there, and nobody masks what is none",
            },
            inputs: { accessKey: null, secretKey: null },
        },
        { title: "another provider's generation without keys", type: "pulumi:providers:aws-native", inputs: { region: "eu-west-1" } },
    ],
    violating: [
        { title: "a key", inputs: { accessKey: key, secretKey: secret }, found: ["longLived@accessKey"] },
        { title: "the secret alone", inputs: { secretKey: secret }, found: ["longLived@secretKey"] },
        {
            title: "a session's credentials",
            inputs: { accessKey: session, secretKey: secret, token: "FwoGZX" + "IvYXdz" },
            found: ["temporary@accessKey"],
        },
        { title: "the token alone", inputs: { token: "FwoGZX" + "IvYXdz" }, found: ["temporary@token"] },
        {
            title: "beside roles that are assumed",
            inputs: { accessKey: key, secretKey: secret, assumeRoles: '[{"roleArn":"x"}]' },
            found: ["longLived@accessKey"],
        },
        {
            title: "in aws-native",
            type: "pulumi:providers:aws-native",
            inputs: { accessKey: key, secretKey: secret },
            found: ["longLived@accessKey"],
        },
    ],
    unknown: [
        { title: "a key that the stack creates", inputs: { accessKey: UNKNOWN, secretKey: UNKNOWN }, undetermined: ["accessKey"] },
        {
            title: "a session whose token is not known yet",
            inputs: { accessKey: session, secretKey: secret, token: UNKNOWN },
            undetermined: [],
            found: ["temporary@accessKey"],
        },
        {
            title: "the secret is known, the identifier is not",
            inputs: { accessKey: UNKNOWN, secretKey: secret },
            undetermined: [],
            found: ["longLived@secretKey"],
        },
    ],
    secret: [
        {
            title: "masked by the document, and there",
            inputs: { accessKey: MASKED, secretKey: MASKED },
            undetermined: [],
            found: ["longLived@accessKey"],
        },
        {
            title: "only the token masked",
            inputs: { accessKey: session, secretKey: MASKED, token: MASKED },
            undetermined: [],
            found: ["temporary@accessKey"],
        },
    ],
});
