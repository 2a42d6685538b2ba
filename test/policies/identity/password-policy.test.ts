import assert from "node:assert/strict";
import rule from "../../../policies/identity/password-policy";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, remedied, testResourceRule } from "../../support/rule-tests";

const classes = { requireLowercaseCharacters: true, requireUppercaseCharacters: true, requireNumbers: true, requireSymbols: true };
const good = { minimumPasswordLength: 14, passwordReusePrevention: 24, ...classes };
const CLASSES = ["requireLowercaseCharacters", "requireUppercaseCharacters", "requireNumbers", "requireSymbols"].map(
    (name) => `classes@${name}`,
);

testResourceRule(rule, {
    compliant: [
        { title: "just enough", inputs: good },
        { title: "more than enough", inputs: { ...good, minimumPasswordLength: 32 } },
        { title: "texts for numbers and booleans", inputs: { ...good, minimumPasswordLength: "14", requireSymbols: "true" } },
        {
            title: "less, where that is configured",
            inputs: { ...good, minimumPasswordLength: 8, passwordReusePrevention: 5 },
            config: { minimumLength: 8, reusePrevention: 5 },
        },
        {
            title: "no reuse prevention, where none is asked for",
            inputs: { minimumPasswordLength: 14, ...classes },
            config: { reusePrevention: 0 },
        },
    ],
    violating: [
        { title: "nothing set", inputs: {}, found: ["short@minimumPasswordLength", "reuse@passwordReusePrevention", ...CLASSES] },
        { title: "too short", inputs: { ...good, minimumPasswordLength: 13 }, found: ["short@minimumPasswordLength"] },
        { title: "null means AWS's six", inputs: { ...good, minimumPasswordLength: null }, found: ["short@minimumPasswordLength"] },
        { title: "too few remembered", inputs: { ...good, passwordReusePrevention: 5 }, found: ["reuse@passwordReusePrevention"] },
        { title: "a class switched off", inputs: { ...good, requireSymbols: false }, found: ["classes@requireSymbols"] },
        {
            title: "longer than asked for stays, a class is added",
            inputs: { ...good, minimumPasswordLength: 40, requireNumbers: undefined },
            found: ["classes@requireNumbers"],
        },
        { title: "shorter than configured", inputs: good, config: { minimumLength: 20 }, found: ["short@minimumPasswordLength"] },
    ],
    unknown: [
        { title: "the length", inputs: { ...good, minimumPasswordLength: UNKNOWN }, undetermined: ["minimumPasswordLength"] },
        {
            title: "one unknown hides no other",
            inputs: { ...good, minimumPasswordLength: UNKNOWN, requireSymbols: false },
            undetermined: ["minimumPasswordLength"],
            found: ["classes@requireSymbols"],
        },
    ],
    secret: [{ title: "masked by the document", inputs: { ...good, requireNumbers: MASKED }, undetermined: ["requireNumbers"] }],
});

describe("The fix of identity-password-policy", () => {
    const POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
    it("leaves what is strict enough, and what it did not judge", () => {
        const inputs = { ...good, minimumPasswordLength: 40, requireSymbols: false, maxPasswordAge: 90, allowUsersToChangePassword: false };
        assert.deepEqual(remedied(rule, POLICY, inputs), { ...inputs, requireSymbols: true });
    });
    it("leaves what is not known yet", () => {
        const inputs = { ...good, minimumPasswordLength: UNKNOWN, passwordReusePrevention: 5 };
        assert.deepEqual(remedied(rule, POLICY, inputs), { ...inputs, passwordReusePrevention: 24 });
    });
});

describe("What identity-password-policy says", () => {
    const said = (passwordReusePrevention: number): string =>
        JSON.stringify(askPolicy(rule, "aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { ...good, passwordReusePrevention }));
    it("counts the passwords that may not be used again", () => {
        assert.match(said(0), /every earlier password may be used again; at least 24 must be refused/);
        assert.match(said(1), /only the last 1 password may not be used again/);
        assert.match(said(5), /only the last 5 passwords may not/);
    });
});
