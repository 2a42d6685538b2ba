import assert from "node:assert/strict";
import { cisComputePage, controlsPage } from "../../scripts/sync/controls-pages";
import { rules } from "../../policies";
import { controlsOf } from "../../policies/model/catalogue/controls";

describe("the pages on controls", () => {
    it("tell every claim of every policy, with a link to its page", () => {
        const page = controlsPage(rules);
        for (const rule of rules)
            for (const { control, source } of controlsOf(rule.name))
                assert.ok(
                    page.split("\n").some((line) => line.startsWith(`| [${control}](`) && line.includes(`policies/${rule.name}.md`)),
                    `${rule.name} ${control} ${source}`,
                );
    });

    it("hold each of the twelve items of the CIS benchmark on Lambda, decided or with a reason", () => {
        const sections = cisComputePage(rules).split("\n## ").slice(1);
        assert.deepEqual(
            sections.map((section) => section.split(":")[0]),
            Array.from({ length: 12 }, (_, index) => `4.${index + 1}`),
        );
        for (const section of sections) assert.ok(section.trim().split("\n").length > 2, section);
    });

    it("say of an item whose policy is not there that none decides it", () => {
        const section = cisComputePage(rules.filter(({ name }) => name !== "runtime-supported")).split("\n## ")[11];
        assert.match(section ?? "", /^4\.11: .+\n\nNo policy of this version decides it\.\n/);
    });
});
