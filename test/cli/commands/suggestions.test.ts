import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { exemptionProblems } from "../../../cli/configuration/exemptions";
import { suggestedExemptions } from "../../../cli/commands/suggestions";
import type { Json } from "../../../cli/json";
import { enforced, exported, Files, safeguard, state, urnOf } from "../build";
import { hostileReport } from "../formats/hostile";

const RETENTION = "logging-log-group-retention";
const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "presets", "policy-config.schema.json"), "utf8")) as object;

describe("check --suggest-exemptions", () => {
    const files = new Files();
    after(() => files.remove());
    const wrong = files.file("wrong.json", exported(state("orders", { retentionInDays: 7 }), state("mail", { retentionInDays: 3 })));
    const suggested = async (...more: string[]): Promise<Json> => {
        const { status, out, error } = await safeguard("check", wrong, "--policy", RETENTION, "--suggest-exemptions", ...more);
        assert.equal(status, 1);
        assert.match(error, /^lambda-safeguard: these are exemptions for a policy configuration; [^\n]+\n$/);
        return JSON.parse(out) as Json;
    };

    it("prints a configuration by the schema, with an entry for each resource", async () => {
        const stanza = await suggested();
        const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
        assert.ok(validate(stanza), JSON.stringify(validate.errors?.slice(0, 3)));
        const { exemptions } = stanza[RETENTION] as { exemptions: { resource: string }[] };
        assert.deepEqual(
            exemptions.map(({ resource }) => resource),
            [urnOf("mail"), urnOf("orders")],
        );
    });

    it("exempts nothing until it is filled in, and what it names once it is", async () => {
        const stanza = await suggested();
        assert.equal(exemptionProblems(stanza, new Date()).length, 2);
        const asIs = files.file("as-is.json", JSON.stringify(stanza));
        assert.equal((await safeguard("check", wrong, "--policy", RETENTION, "--config", asIs)).status, 1);
        const filled = files.file("filled.json", JSON.stringify(stanza).replaceAll("YYYY-MM-DD", "2099-12-31"));
        assert.equal((await safeguard("check", wrong, "--policy", RETENTION, "--config", filled)).status, 0);
    });

    it("keeps the exemptions that there are", async () => {
        const exemption = { resource: "*::orders", reason: "moves", owner: "orders team", expires: "2099-12-31" };
        const config = files.file("config.json", JSON.stringify({ [RETENTION]: { exemptions: [exemption] } }));
        const { exemptions } = (await suggested("--config", config))[RETENTION] as { exemptions: object[] };
        assert.deepEqual([exemptions.length, exemptions[0]], [2, exemption]);
    });

    it("names hostile resources as they are, and lets none forge a line", async () => {
        const report = await hostileReport();
        const words = suggestedExemptions(report, [enforced()]);
        assert.doesNotMatch(words, /^\s*::|##(?:vso)?\[|[\u001b\u202e\u2028\u0007\r]/im);
        const { exemptions } = (JSON.parse(words) as Record<string, { exemptions: { resource: string }[] }>)["test-names"] ?? {
            exemptions: [],
        };
        assert.deepEqual(new Set(exemptions.map(({ resource }) => resource)), new Set(report.violations.map(({ urn }) => urn)));
    });

    it("is refused beside a format", async () => {
        assert.equal((await safeguard("check", wrong, "--suggest-exemptions", "--format", "json")).status, 2);
    });
});
