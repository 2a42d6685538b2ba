import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { junit } from "../../../cli/formats/junit";
import type { Report } from "../../../cli/check";
import { hostileReport, twoStacks } from "./hostile";

/** What the tests use of libxml2's xmllint. */
interface Xmllint {
    readonly validateXML: (asked: { xml: string; schema: readonly string[] }) => Promise<{ valid: boolean; errors: readonly object[] }>;
}

const { validateXML } = require("xmllint-wasm") as Xmllint;
const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false };

/**
 * The schema by which the xUnit plugin of Jenkins refuses files, and with it the file of a test: pytest writes it for the viewers that
 * link it, GitLab reads it ("Unit test reports", section "Unit test reporting workflow"), and the plugin's schema does not know it.
 */
const SCHEMA = readFileSync(join(__dirname, "..", "..", "fixtures", "schemas", "junit-10.xsd"), "utf8").replace(
    /(<xs:element name="testcase">[^]*?)(<xs:attribute name="name")/,
    '$1<xs:attribute name="file" type="xs:string"/>\n            $2',
);

describe("the report as JUnit by the schema of Jenkins", () => {
    const errorsOf = async (xml: string): Promise<readonly object[]> => (await validateXML({ xml, schema: [SCHEMA] })).errors;

    it("is valid of findings, exemptions, doubts and policies that do not apply, whatever the names are", async () => {
        const two = await twoStacks();
        const documents = two.documents.map((document) => ({ ...document, applied: "-" }));
        const since = { update: 3, time: "2026-11-01T00:00:00Z", days: 20, commit: "</failure>", author: '"&' };
        const dated: Report = { ...two, violations: two.violations.map((finding) => ({ ...finding, since })) };
        for (const report of [
            two,
            { ...two, notes: ["dev.json: </system-out>", "]]>"] },
            { ...two, documents, violations: [] },
            { ...two, documents: [] },
            dated,
            await hostileReport(),
        ])
            assert.deepEqual(await errorsOf(junit(report, options)), []);
        assert.deepEqual(await errorsOf(junit(dated, { ...options, rehearsed: true, framework: "FSBP", sourceRoot: "a/b" })), []);
    });

    it("is refused with a test without a name, an element of another kind, or a time that is none", async () => {
        const xml = junit(await twoStacks(), options);
        for (const [part, other] of [
            ["<testcase name=", "<testcase nom="],
            ["<failure ", "<failed "],
            ['time="0"', 'time="soon"'],
        ] as const)
            assert.notDeepEqual(
                await errorsOf(xml.replaceAll(part, other).replaceAll("</failure>", part === "<failure " ? "</failed>" : "</failure>")),
                [],
            );
    });
});
