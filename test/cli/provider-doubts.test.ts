import assert from "node:assert/strict";
import { check } from "../../cli/check";
import { parseDocument } from "../../cli/documents/read";
import { resourceRule } from "../../policies/kit/rule";
import { MASKED } from "../../policies/model/values";
import { enforced, exported, GROUP, state } from "./build";

const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:aws::p";
const rule = resourceRule({
    name: "test-region",
    description: "Log groups must lie in a region.",
    severity: "high",
    level: "mandatory",
    checklist: ["B3"],
    why: "It is a test.",
    fix: ["choose a region."],
    on: GROUP,
    messages: { none: "there is no region." },
    example: { good: { inputs: {} }, bad: { inputs: {} } },
    *check(group, { found }) {
        if (group.provider?.inputs.string("region") === undefined) yield found("none", undefined);
    },
});
const provider = (region: unknown) => ({ urn: PROVIDER, type: "pulumi:providers:aws", custom: true, id: "1", inputs: { region } });
const groups = ["a", "b"].map((name) => state(name, {}, { provider: `${PROVIDER}::1` }));

describe("what cannot be read of a provider", () => {
    it("stands on the provider, and is told once for all of its resources", async () => {
        const report = await check(
            [parseDocument("state.json", exported(provider(MASKED), ...groups))],
            [enforced("mandatory", {}, rule)],
            {
                now: new Date("2026-11-21T12:00:00Z"),
                env: {},
                identity: false,
                progress: () => undefined,
            },
        );
        assert.deepEqual(
            report.undetermined.map(({ urn, property, reason }) => [urn, property, reason]),
            [[PROVIDER, "region", "secret"]],
        );
    });
});
