import rule from "../../../policies/identity/no-access-keys";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

testResourceRule(rule, {
    compliant: [{ title: "a role instead of a key", type: "aws:iam/role:Role", inputs: { assumeRolePolicy: "{}" } }],
    violating: [
        { title: "an access key", inputs: { user: "reporting" }, found: ["created"] },
        { title: "an access key encrypted with PGP", inputs: { user: "reporting", pgpKey: "keybase:ann" }, found: ["created"] },
        {
            title: "an inactive access key, which anybody may activate",
            inputs: { user: "reporting", status: "Inactive" },
            found: ["created"],
        },
        { title: "an access key of aws-native", type: "aws-native:iam:AccessKey", inputs: { userName: "reporting" }, found: ["created"] },
        {
            title: "a credential for CodeCommit",
            type: "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
            inputs: { serviceName: "codecommit.amazonaws.com", userName: "ann" },
            found: ["created"],
        },
        {
            title: "a signing certificate",
            type: "aws:iam/signingCertificate:SigningCertificate",
            inputs: { certificateBody: "from a file", userName: "ann" },
            found: ["created"],
        },
    ],
    unknown: [{ title: "whose key it will be does not matter", inputs: { user: UNKNOWN }, undetermined: [], found: ["created"] }],
    secret: [{ title: "a masked property does not matter", inputs: { user: "ann", pgpKey: MASKED }, undetermined: [], found: ["created"] }],
});
