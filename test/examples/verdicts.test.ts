import assert from "node:assert/strict";
import { join } from "node:path";
import { check } from "../../cli/check";
import type { Report } from "../../cli/check";
import { configure } from "../../cli/configuration/configuration";
import { readDocument } from "../../cli/documents/read";
import { rules } from "../../policies";
import { NOW } from "../support/rule-tests";

const judge = (example: string, document: string, preset: string): Promise<Report> =>
    check([readDocument(join(__dirname, "../../examples", example, "recorded", document))], configure(rules, preset, []), {
        now: NOW,
        env: {},
        identity: false,
        progress: () => undefined,
    });

/** What identifies a finding on both sides of a deployment. */
const names = (report: Report): ReadonlySet<string> => new Set(report.violations.map(({ policy, urn }) => `${policy} ${urn}`));

describe("the verdicts on the examples", () => {
    for (const example of ["secure", "audit"])
        for (const document of ["first-preview.json", "second-preview.json", "state.json"]) {
            it(`are none on the ${example} program at the strict preset: ${document}`, async () => {
                const { violations, failures } = await judge(example, document, "strict");
                assert.deepEqual([violations.map(({ policy, urn, property }) => [policy, urn, property]), failures], [[], []]);
            });
        }
    for (const document of ["second-preview.json", "state.json"]) {
        for (const example of ["secure", "audit"])
            it(`leave nothing unjudged once the ${example} program is deployed: ${document}`, async () => {
                const { undetermined } = await judge(example, document, "strict");
                assert.deepEqual(undetermined, []);
            });
    }
    it("leave unjudged at the secure program's first preview only what is known after the deployment", async () => {
        const { undetermined } = await judge("secure", "first-preview.json", "strict");
        assert.ok(undetermined.length > 0);
        assert.deepEqual([...new Set(undetermined.map(({ reason }) => reason))], ["unknown"]);
    });
    it("on the insecure program's first preview all hold once it is deployed, and what is new then was unjudged before", async () => {
        const before = await judge("insecure", "first-preview.json", "baseline");
        const after = await judge("insecure", "state.json", "baseline");
        const early = names(before);
        const late = names(after);
        assert.deepEqual(
            [...early].filter((name) => !late.has(name)),
            [],
        );
        const unjudged = new Set(before.undetermined.map(({ policy, urn }) => `${policy} ${urn}`));
        assert.deepEqual(
            [...late].filter((name) => !early.has(name) && !unjudged.has(name)),
            [],
        );
    });
    it("leave out what the register of the insecure program exempts, and say who accepted it", async () => {
        const folder = join(__dirname, "../../examples/insecure");
        const plain = await judge("insecure", "state.json", "baseline");
        const { exempted, violations, unusedExemptions, expiredExemptions } = await check(
            [readDocument(join(folder, "recorded/state.json"))],
            configure(rules, "baseline", [join(folder, "policy-config.json")]),
            { now: NOW, env: {}, identity: false, progress: () => undefined },
        );
        assert.deepEqual(exempted.map(({ policy, name }) => [policy, name]).sort(), [
            ["encryption-queue", "fulfilment"],
            ["transport-queue-tls-only", "fulfilment"],
        ]);
        assert.deepEqual([unusedExemptions, expiredExemptions], [[], []]);
        assert.equal(violations.length, plain.violations.length - exempted.length);
    });
    it("say the file and line of what the program itself made", async () => {
        const { violations } = await judge("insecure", "first-preview.json", "baseline");
        const placed = violations.filter(({ source }) => source !== undefined);
        assert.ok(placed.length > violations.length / 2);
        for (const { source } of placed) assert.match(`${source?.file}:${source?.line}`, /^[a-z]+\.ts:[1-9]\d*$/);
    });
});
