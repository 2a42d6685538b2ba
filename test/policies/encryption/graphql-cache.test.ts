import rule from "../../../policies/encryption/graphql-cache";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const both = { atRestEncryptionEnabled: true, transitEncryptionEnabled: true };

testResourceRule(rule, {
    compliant: [
        { title: "both", inputs: both },
        { title: "both, of aws-native", type: "aws-native:appsync:ApiCache", inputs: both },
    ],
    violating: [
        {
            title: "nothing said",
            inputs: {},
            found: ["atRestEncryptionEnabled@atRestEncryptionEnabled", "transitEncryptionEnabled@transitEncryptionEnabled"],
        },
        {
            title: "not in transit",
            inputs: { ...both, transitEncryptionEnabled: false },
            found: ["transitEncryptionEnabled@transitEncryptionEnabled"],
        },
        { title: "not at rest", inputs: { transitEncryptionEnabled: true }, found: ["atRestEncryptionEnabled@atRestEncryptionEnabled"] },
    ],
    unknown: [
        {
            title: "one known after the deployment hides nothing of the other",
            inputs: { atRestEncryptionEnabled: UNKNOWN },
            found: ["transitEncryptionEnabled@transitEncryptionEnabled"],
            undetermined: ["atRestEncryptionEnabled"],
        },
    ],
    secret: [
        {
            title: "masked by the document",
            inputs: { ...both, transitEncryptionEnabled: MASKED },
            undetermined: ["transitEncryptionEnabled"],
        },
    ],
});
