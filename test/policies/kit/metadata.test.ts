import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../../policies";
import { REPOSITORY, displayNameOf, frameworkOf, tagsOf, urlOf } from "../../../policies/kit/metadata";
import { ROOT } from "../../support/pack";

describe("what the engine is told of a policy", () => {
    it("is a page that exists, in the repository that package.json names", () => {
        const { repository } = require("../../../package.json") as { repository: { url: string } };
        assert.equal(repository.url, `git+${REPOSITORY}.git`);
        for (const rule of rules) {
            const path = urlOf(rule).slice(`${REPOSITORY}/blob/main/`.length);
            assert.ok(existsSync(join(ROOT, path)), path);
        }
    });

    it("is a name for people", () => {
        assert.equal(displayNameOf({ name: "transport-api-default-endpoint-tls" }), "Transport: API default endpoint TLS");
        assert.equal(displayNameOf({ name: "runtime-multi-az" }), "Runtime: multi-AZ");
        assert.equal(new Set(rules.map(displayNameOf)).size, rules.length);
    });

    it("is its topic, its rows and its controls, as tags", () => {
        const tags = tagsOf({ name: "access-no-wildcard-actions", checklist: ["A1", "B1"] });
        assert.deepEqual(tags.slice(0, 4), ["access", "A1", "B1", "FSBP IAM.1"]);
        for (const rule of rules) assert.equal(new Set(tagsOf(rule)).size, tagsOf(rule).length, rule.name);
    });

    it("is the checklist with the rows that it serves", () => {
        assert.deepEqual(frameworkOf({ checklist: ["B2"] }), {
            name: "AWS Lambda security checklist",
            version: "1",
            reference: "B2",
            specification: "Function and role are 1:1.",
        });
        for (const rule of rules) assert.ok(frameworkOf(rule).specification.length > 5, rule.name);
    });
});
