import assert from "node:assert/strict";
import { contradictions } from "../../../cli/configuration/contradictions";
import { PRESETS, readConfigurationFile } from "../../../cli/configuration/configuration";
import { rules } from "../../../policies";
import { join } from "node:path";

const RETENTION = "logging-log-group-retention";
const DEPLOYER = "identity-deployer-mfa";

describe("a configuration that cannot be meant", () => {
    it("is none of the presets, nor an empty one", () => {
        for (const preset of PRESETS)
            assert.deepEqual(
                contradictions(rules, readConfigurationFile(join(__dirname, "..", "..", "..", "presets", `${preset}.json`))),
                [],
            );
        assert.deepEqual(contradictions(rules, {}), []);
    });

    const cases: readonly (readonly [title: string, wrong: object, words: RegExp, right: object])[] = [
        [
            "asks for a fix that there is none of",
            { "access-known-actions": "remediate" },
            /access-known-actions: has the level `remediate`/,
            { [RETENTION]: "remediate" },
        ],
        [
            "asks for more days than it allows",
            { [RETENTION]: { minimumDays: 90, maximumDays: 60 } },
            /minimumDays/,
            { [RETENTION]: { minimumDays: 60, maximumDays: 60 } },
        ],
        [
            "asks by default for more days than it allows",
            { [RETENTION]: { maximumDays: 7 } },
            /minimumDays/,
            { [RETENTION]: { minimumDays: 7, maximumDays: 7 } },
        ],
        [
            "allows forever and sets an end",
            { [RETENTION]: { allowNeverExpire: true, maximumDays: 60 } },
            /allowNeverExpire/,
            { [RETENTION]: { allowNeverExpire: true } },
        ],
        [
            "allows and refuses one policy",
            { "access-no-broad-managed-policies": { allow: ["A", "B"], deny: ["B"] } },
            /`allow` and `deny` both name one policy/,
            { "access-no-broad-managed-policies": { allow: ["A"], deny: ["B"] } },
        ],
        [
            "includes and excludes one pattern",
            { "content-no-credentials-in-code": { include: ["*.py"], exclude: ["*.py"] } },
            /both name one pattern/,
            { "content-no-credentials-in-code": { include: ["*.py"] } },
        ],
        ["looks for nothing", { "content-tags": { detectors: [] } }, /detectors/, { "content-tags": { detectors: ["email"] } }],
        [
            "names classes where all are meant",
            { "encryption-queue": { requireCustomerManagedKey: true, requireCustomerManagedKeyFor: ["personal"] } },
            /changes nothing/,
            { "encryption-queue": { requireCustomerManagedKeyFor: ["personal"] } },
        ],
        [
            "mentions every exemption all the time",
            { "assets-exemptions-current": { warnDays: 90, maximumDays: 30 } },
            /warnDays/,
            { "assets-exemptions-current": { warnDays: 30, maximumDays: 30 } },
        ],
        [
            "describes pipelines and accepts none",
            { [DEPLOYER]: { accept: ["proven"], automationRoles: ["*ci*"] } },
            /automationRoles/,
            { [DEPLOYER]: { accept: ["delegated"], automationRoles: ["*ci*"] } },
        ],
        [
            "has a probe and accepts no proof",
            { [DEPLOYER]: { accept: ["delegated"], mfaProbeRoleArn: "arn:aws:iam::123456789012:role/probe" } },
            /mfaProbeRoleArn/,
            { [DEPLOYER]: { mfaProbeRoleArn: "arn:aws:iam::123456789012:role/probe" } },
        ],
        [
            "exempts from a policy that it disables",
            { [RETENTION]: { enforcementLevel: "disabled", exemptions: [{}] } },
            /they can match nothing/,
            { [RETENTION]: { exemptions: [{}] } },
        ],
        [
            "exempts from a policy that is disabled by `all`",
            { all: "disabled", [RETENTION]: { exemptions: [{}] } },
            /they can match nothing/,
            { all: "disabled", [RETENTION]: { enforcementLevel: "advisory", exemptions: [{}] } },
        ],
        [
            "reads one tag under two names",
            { "assets-classified": { ownerTag: "team" } },
            /assets-classified: `ownerTag` is another than that of runtime-capacity/,
            { "assets-classified": { ownerTag: "team" }, "runtime-capacity-provider-isolation": { ownerTag: "team" } },
        ],
        [
            "protects a class that there is none of",
            { "assets-classified": { classifications: ["public", "secret"] } },
            /names 2 words that `classifications`/,
            { "assets-classified": { classifications: ["public", "confidential", "personal"] } },
        ],
    ];
    for (const [title, wrong, words, right] of cases) {
        it(title, () => {
            assert.match(contradictions(rules, { ...wrong }).join("\n"), words);
            assert.deepEqual(contradictions(rules, { ...right }), []);
        });
    }
});
