import assert from "node:assert/strict";
import rule from "../../../policies/identity/user-pool-password";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { remedied, testResourceRule } from "../../support/rule-tests";

const LENGTH = "passwordPolicy.minimumLength";
const DAYS = "passwordPolicy.temporaryPasswordValidityDays";
const POOL = "aws:cognito/userPool:UserPool";
const NATIVE = "aws-native:cognito:UserPool";

testResourceRule(rule, {
    compliant: [
        { title: "just enough", inputs: { passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 7 } } },
        { title: "Cognito's seven days", inputs: { passwordPolicy: { minimumLength: 16 } } },
        { title: "zero days mean seven", inputs: { passwordPolicy: { minimumLength: 16, temporaryPasswordValidityDays: 0 } } },
        { title: "a list of one, as older providers have it", inputs: { passwordPolicy: [{ minimumLength: 14 }] } },
        {
            title: "the policy of aws-native stands deeper",
            type: NATIVE,
            inputs: { policies: { passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 7 } } },
        },
        { title: "eight, where that is configured", inputs: {}, config: { minimumLength: 8 } },
    ],
    violating: [
        { title: "nothing set means eight characters", inputs: {}, found: [`short@${LENGTH}`] },
        { title: "a policy without a length", inputs: { passwordPolicy: { requireSymbols: true } }, found: [`short@${LENGTH}`] },
        { title: "too short", inputs: { passwordPolicy: { minimumLength: 11 } }, found: [`short@${LENGTH}`] },
        {
            title: "invitations that last",
            inputs: { passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 90 } },
            found: [`lasting@${DAYS}`],
        },
        {
            title: "both",
            inputs: { passwordPolicy: { minimumLength: 6, temporaryPasswordValidityDays: 30 } },
            found: [`short@${LENGTH}`, `lasting@${DAYS}`],
        },
        {
            title: "both in aws-native",
            type: NATIVE,
            inputs: { policies: { passwordPolicy: { minimumLength: 6, temporaryPasswordValidityDays: 30 } } },
            found: [`short@policies.${LENGTH}`, `lasting@policies.${DAYS}`],
            mended: false,
        },
        { title: "nothing set in aws-native", type: NATIVE, inputs: {}, found: [`short@policies.${LENGTH}`], mended: false },
        { title: "a list of one", inputs: { passwordPolicy: [{ minimumLength: 6 }] }, found: ["short@passwordPolicy[0].minimumLength"] },
        {
            title: "seven days, where fewer are asked for",
            inputs: { passwordPolicy: { minimumLength: 12 } },
            config: { temporaryPasswordDays: 1 },
            found: [`lasting@${DAYS}`],
        },
    ],
    unknown: [
        { title: "the policy", inputs: { passwordPolicy: UNKNOWN }, undetermined: ["passwordPolicy"] },
        {
            title: "the length",
            inputs: { passwordPolicy: { minimumLength: UNKNOWN, temporaryPasswordValidityDays: 30 } },
            undetermined: [LENGTH],
            found: [`lasting@${DAYS}`],
        },
    ],
    secret: [{ title: "masked by the document", inputs: { passwordPolicy: { minimumLength: MASKED } }, undetermined: [LENGTH] }],
});

describe("The fix of identity-user-pool-password", () => {
    it("keeps Cognito's character classes where there was no policy: one that does not name them would drop them", () => {
        assert.deepEqual(remedied(rule, POOL, {})?.["passwordPolicy"], {
            requireLowercase: true,
            requireNumbers: true,
            requireSymbols: true,
            requireUppercase: true,
            minimumLength: 12,
        });
    });
    it("touches nothing but what was wrong", () => {
        const policy = { minimumLength: 8, requireSymbols: false, temporaryPasswordValidityDays: 3 };
        assert.deepEqual(remedied(rule, POOL, { passwordPolicy: policy })?.["passwordPolicy"], { ...policy, minimumLength: 12 });
    });
});
