import assert from "node:assert/strict";
import { rules } from "../../policies";
import file from "../../policies/data/controls.json";
import { controlsOf, frameworkName, policiesWithControls } from "../../policies/model/catalogue/controls";
import { controlTagsOf } from "../../policies/model/catalogue/control-tags";

describe("the controls of other catalogues", () => {
    it("are told for every policy of the registry", () => {
        assert.deepEqual(
            rules.map(({ name }) => name).filter((name) => controlsOf(name).length === 0),
            [],
        );
    });

    it("can all be read, each once for a policy, from a page over HTTPS", () => {
        for (const policy of policiesWithControls()) {
            const controls = controlsOf(policy);
            const keys = controls.map(({ framework, control }) => `${framework} ${control}`);
            assert.deepEqual([policy, new Set(keys).size], [policy, keys.length]);
            assert.deepEqual(
                controls.filter(({ source, title }) => !URL.canParse(source) || !source.startsWith("https://") || title.length < 3),
                [],
            );
        }
    });

    it("hold no control that no policy claims", () => {
        const claimed = new Set(policiesWithControls().flatMap((policy) => controlsOf(policy).map((c) => `${c.framework} ${c.control}`)));
        const listed = Object.entries(file.frameworks).flatMap(([name, { controls }]) =>
            Object.keys(controls).map((key) => `${name} ${key}`),
        );
        assert.deepEqual(
            listed.filter((key) => !claimed.has(key)),
            [],
        );
    });

    it("name AWS's controls by the standard that has them", () => {
        const standard = (policy: string, control: string): string[] =>
            controlsOf(policy)
                .filter((claim) => claim.control === control)
                .map((claim) => `${claim.framework}: ${claim.relation}`);
        assert.deepEqual(standard("identity-account-mfa", "IAM.9"), ["Security Hub: same"]);
        assert.deepEqual(standard("logging-log-group-retention", "CloudWatch.16"), ["Security Hub: partial"]);
    });

    it("refuse a claim that the file does not explain", () => {
        const claims = (claim: readonly string[]) => ({
            sources: { aws: "https://example.com/" },
            frameworks: { FSBP: { name: "FSBP", controls: { "IAM.1": "a title" } } },
            policies: { policy: [claim] },
        });
        assert.equal(
            controlsOf("policy", claims(["FSBP", "IAM.1", "same", "aws:iam.html#iam-1"]))[0]?.source,
            "https://example.com/iam.html#iam-1",
        );
        for (const claim of [
            ["FSBP", "IAM.2", "same", "aws:x"],
            ["FSBP", "IAM.1", "alike", "aws:x"],
            ["FSBP", "IAM.1", "same", "elsewhere:x"],
            ["CIS", "IAM.1", "same", "aws:x"],
        ])
            assert.throws(() => controlsOf("policy", claims(claim)), /controls\.json/);
        assert.deepEqual(controlsOf("constructor"), []);
    });

    it("become tags where they are more than a judgement", () => {
        const tags = controlTagsOf("access-no-wildcard-actions");
        assert.ok(tags.includes("FSBP IAM.1"));
        assert.ok(!tags.some((tag) => tag.startsWith("SOC 2")));
        assert.deepEqual(controlTagsOf("constructor"), []);
        assert.equal(frameworkName("FSBP"), "AWS Foundational Security Best Practices v1.0.0");
    });
});
