import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { Report } from "../../../cli/check";
import { oscal } from "../../../cli/formats/oscal";
import { controlId } from "../../../cli/formats/oscal/identity";
import { listedControls } from "../../../policies/model/catalogue/frameworks";
import { HOSTILE, hostileReport, twoStacks } from "./hostile";

interface Result {
    readonly title: string;
    readonly observations?: readonly {
        readonly uuid: string;
        readonly title: string;
        readonly description: string;
        readonly types: readonly string[];
    }[];
    readonly risks?: readonly { readonly status: string; readonly statement: string; readonly deadline: string }[];
    readonly findings?: readonly {
        readonly target: { readonly "target-id": string; readonly status: { readonly state: string; readonly reason: string } };
        readonly "related-observations"?: readonly { readonly "observation-uuid": string }[];
    }[];
    readonly "local-definitions"?: { readonly "inventory-items": readonly object[] };
}

const SCHEMA = join(__dirname, "..", "..", "fixtures", "schemas", "oscal-assessment-results-1.2.1.json");
const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false, now: new Date("2026-11-21T12:00:00Z") };

describe("the report as OSCAL", () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);

    const results = (report: Report, more: object = {}): readonly Result[] => {
        const output = JSON.parse(oscal(report, { ...options, ...more })) as { "assessment-results": { results: readonly Result[] } };
        assert.ok(validate(output), JSON.stringify(validate.errors?.slice(0, 3)));
        return output["assessment-results"].results;
    };
    /** One finding of a policy of the pack in the first stack, none of the others, which all had something to judge there. */
    const found = async (policy: string, checked: readonly string[]): Promise<Report> => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const documents = report.documents.map((document) => ({ ...document, applied: "x".repeat(checked.length) }));
        return { ...report, documents, checked, violations: [{ ...first, policy }] };
    };
    const stateOf = (result: Result | undefined, id: string): string | undefined =>
        result?.findings?.find(({ target }) => target["target-id"] === id)?.target.status.state;

    it("is valid by NIST's schema, which refuses what is not, also of nothing", async () => {
        assert.ok(!validate({ "assessment-results": { uuid: "1" } }));
        assert.deepEqual(
            results(await twoStacks()).map(({ title }) => title),
            ["lambda-safeguard on shop/dev", "lambda-safeguard on shop/prod"],
        );
        const { documents: _, ...rest } = await twoStacks();
        assert.equal(results({ ...rest, documents: [], violations: [] }).length, 1);
    });

    it("holds each finding, each doubt and each exemption of hostile names, and lets none be markup or an order", async () => {
        const report = await hostileReport();
        const [result] = results(report);
        const of = (type: string): number => result?.observations?.filter(({ types }) => types.includes(type)).length ?? 0;
        assert.deepEqual([of("finding"), of("not-judged")], [2 * HOSTILE.length, HOSTILE.length]);
        assert.equal(new Set(result?.observations?.map(({ uuid }) => uuid)).size, result?.observations?.length);
        assert.equal(result?.["local-definitions"]?.["inventory-items"].length, 3 * HOSTILE.length);
        assert.deepEqual(
            [result.risks?.length, result.risks?.[0]?.status, result.risks?.[0]?.deadline],
            [HOSTILE.length, "deviation-approved", "2099-12-31T23:59:59Z"],
        );
        const words = oscal(report, options);
        assert.doesNotMatch(words, /^\s*::|##(?:vso)?\[|[\u001b\u202e\u2028\u0007\r]/im);
        for (const { title } of result.observations ?? []) assert.doesNotMatch(title, /[<>]|(?<!\\)[`[\]*_#]/);
    });

    it("concludes on controls: against them where something is found, for them only where a policy asks for as much", async () => {
        const policies = ["encryption-api-cache", "transport-api-tls", "access-no-wildcard-actions"];
        const [dev, prod] = results(await found("encryption-api-cache", policies), { framework: "FSBP" });
        assert.equal(stateOf(dev, "fsbp-apigateway.5"), "not-satisfied");
        assert.equal(dev?.findings?.find(({ target }) => target["target-id"] === "fsbp-apigateway.5")?.["related-observations"]?.length, 1);
        assert.equal(stateOf(prod, "fsbp-apigateway.5"), "satisfied");
        assert.equal(stateOf(prod, "fsbp-iam.1"), "satisfied");
        assert.equal(stateOf(prod, "fsbp-apigateway.11"), undefined);
        assert.equal(stateOf(prod, "fsbp-acm.1"), undefined);
    });

    it("concludes on no control by a policy that met nothing to judge, and names those policies", async () => {
        const policies = ["transport-api-tls", "encryption-api-cache", "access-no-wildcard-actions"];
        const report = await found("transport-api-tls", policies);
        const documents = report.documents.map((document) => ({ ...document, applied: document.stack === "dev" ? "x-x" : "---" }));
        const [dev, prod] = results({ ...report, documents }, { framework: "FSBP" });
        assert.deepEqual(
            ["fsbp-apigateway.5", "fsbp-iam.1"].map((id) => stateOf(dev, id)),
            [undefined, "satisfied"],
        );
        assert.equal(prod?.findings, undefined);
        const idle = dev?.observations?.find(({ types }) => types.includes("not-applicable"));
        assert.equal(idle?.description, "The stack has nothing that these policies judge: encryption-api-cache.");
    });

    it("concludes on nothing that waits", async () => {
        const report = await hostileReport();
        const undetermined = report.undetermined.map((one) => ({ ...one, policy: "encryption-api-cache" }));
        const [result] = results({ ...report, checked: ["encryption-api-cache"], violations: [], undetermined }, { framework: "FSBP" });
        assert.equal(stateOf(result, "fsbp-apigateway.5"), undefined);
    });

    it("names the controls of NIST SP 800-53 as NIST's catalogue does", () => {
        assert.equal(controlId("NIST 800-53 r5", "AC-2(1)"), "ac-2.1");
        const ids = listedControls("NIST 800-53 r5").map((control) => controlId("NIST 800-53 r5", control));
        for (const id of ids) assert.match(id, /^[a-z]{2}-\d+(?:\.\d+)?$/);
    });

    it("says the same of the same", async () => {
        assert.equal(oscal(await twoStacks(), options), oscal(await twoStacks(), options));
    });
});
