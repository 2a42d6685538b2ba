import assert from "node:assert/strict";
import { appliedPolicies, idlePolicies } from "../../../cli/formats/applied";
import { FORMATS } from "../../../cli/formats";
import { stacksOf } from "../../../cli/formats/facts";
import { standingsOf } from "../../../cli/formats/html/standing";
import type { Report } from "../../../cli/check";
import { exported, Files, safeguard, state } from "../build";
import { twoStacks } from "./hostile";

const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false };

/** Three policies: one with findings, one that found nothing in the second stack, one that met nothing anywhere. */
async function report(): Promise<Report> {
    const known = await twoStacks();
    const documents = known.documents.map((document) => ({ ...document, applied: document.stack === "dev" ? "x--" : "xx-" }));
    return { ...known, checked: ["test-names", "encryption-queue", "encryption-topic"], policies: 3, documents };
}

describe("policies that had nothing to judge", () => {
    const files = new Files();
    after(() => files.remove());

    it("are told apart by stack from those that found nothing", async () => {
        const [dev, prod] = stacksOf(await report());
        assert.deepEqual(idlePolicies(await report(), dev), ["encryption-queue", "encryption-topic"]);
        assert.deepEqual(idlePolicies(await report(), prod), ["encryption-topic"]);
        assert.deepEqual(idlePolicies(await report()), ["encryption-topic"]);
    });

    it("are none of which something is told, whatever the documents say", async () => {
        const known = await report();
        const documents = known.documents.map((document) => ({ ...document, applied: "---" }));
        assert.deepEqual([...appliedPolicies({ ...known, documents })], ["test-names"]);
    });

    it("are counted beside those that were asked, in every format for people", async () => {
        for (const format of ["text", "markdown", "html"])
            assert.match(FORMATS[format]?.(await report(), options) ?? "", /4 resources, 3 policies, 1 of them not applicable/, format);
        const [only] = (await report()).checked;
        assert.ok(only);
        const idle = { ...(await report()), checked: [only], policies: 1, violations: [] };
        const documents = idle.documents.map((document) => ({ ...document, applied: "-" }));
        assert.match(FORMATS["text"]?.({ ...idle, documents }, options) ?? "", /4 resources, 1 policy, not applicable\n/);
    });

    it("stand for themselves in the posture, are skipped in JUnit, and named in JSON", async () => {
        assert.deepEqual([...standingsOf(await report()).values()], ["violated", "clear", "idle"]);
        const xml = FORMATS["junit"]?.(await report(), options) ?? "";
        const skipped = Array.from(xml.matchAll(/<testcase name="([^"]*)"[^>]*><skipped message="not applicable: /g), ([, name]) => name);
        assert.deepEqual(skipped, ["encryption-queue", "encryption-topic", "encryption-topic"]);
        assert.match(xml, /<testcase name="encryption-queue" classname="encryption-queue" time="0"\/>/);
        const { checked, notApplicable } = JSON.parse(FORMATS["json"]?.(await report(), options) ?? "") as Record<string, string[]>;
        assert.deepEqual([checked, notApplicable], [["test-names", "encryption-queue", "encryption-topic"], ["encryption-topic"]]);
    });

    it("are those of resources, of the stack and of exemptions that the document does not hold", async () => {
        const idle = async (content: string, ...args: readonly string[]): Promise<readonly string[]> => {
            const { out } = await safeguard("check", files.file("state.json", content), "--preset", "strict", "--format", "json", ...args);
            return (JSON.parse(out) as { notApplicable: string[] }).notApplicable;
        };
        const without = await idle(exported());
        for (const policy of [
            "logging-log-group-retention",
            "authorization-function-url",
            "encryption-bucket-private",
            "assets-exemptions-current",
        ])
            assert.ok(without.includes(policy), policy);
        const group = await idle(exported(state("orders", { retentionInDays: 7 })));
        assert.ok(!group.includes("logging-log-group-retention"));
        const bucket = await idle(exported(state("orders", {}, { type: "aws:s3/bucket:Bucket" })));
        assert.ok(!bucket.includes("encryption-bucket-private"));
        const method = await idle(exported(state("orders", {}, { type: "aws:apigateway/method:Method" })));
        assert.deepEqual(
            [without, method].map((names) => names.includes("authorization-rest-method")),
            [true, false],
        );
        const exemption = { resource: "*::orders", reason: "moves", owner: "orders team", expires: "2099-12-31" };
        const config = files.file("config.json", JSON.stringify({ "logging-log-group-retention": { exemptions: [exemption] } }));
        assert.ok(!(await idle(exported(), "--config", config)).includes("assets-exemptions-current"));
    });
});
