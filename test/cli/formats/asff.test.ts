import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { Report } from "../../../cli/check";
import { asff } from "../../../cli/formats/asff";
import { RESOURCE_TYPES, typeOf } from "../../../cli/formats/asff/resource";
import { cut } from "../../../cli/formats/asff/words";
import { productGiven } from "../../../cli/formats/asff/product";
import { Files, exported, safeguard, state } from "../build";
import { HOSTILE, hostileReport, twoStacks } from "./hostile";

const ARN = "arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default";
const product = productGiven(ARN, true);
const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false, now: new Date("2026-11-21T12:00:00Z"), product };

interface Finding {
    readonly Id: string;
    readonly Title: string;
    readonly Description: string;
    readonly CreatedAt: string;
    readonly FirstObservedAt?: string;
    readonly LastObservedAt?: string;
    readonly RecordState: string;
    readonly AwsAccountId: string;
    readonly ProductArn: string;
    readonly GeneratorId: string;
    readonly FindingProviderFields: { readonly Severity: { readonly Label: string } };
    readonly Compliance: { readonly Status: string; readonly RelatedRequirements?: readonly string[] };
    readonly Remediation: { readonly Recommendation: { readonly Text?: string; readonly Url: string } };
    readonly ProductFields: Readonly<Record<string, string>>;
    readonly Resources: readonly { readonly Type: string; readonly Id: string; readonly Region?: string }[];
}

describe("the report in AWS's Security Finding Format", () => {
    const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "fixtures", "schemas", "asff.json"), "utf8")) as {
        readonly definitions: { readonly ResourceType: { readonly enum: readonly string[] } };
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    const findings = (report: Report, more: object = {}): readonly Finding[] => {
        const list = JSON.parse(asff(report, { ...options, ...more })) as readonly Finding[];
        for (let at = 0; at < list.length; at += 100) {
            assert.ok(validate(list.slice(at, at + 100)), JSON.stringify(validate.errors?.slice(0, 3)));
            // "The maximum allowed size for a finding is 240 Kb."
            for (const finding of list.slice(at, at + 100)) assert.ok(Buffer.byteLength(JSON.stringify(finding)) < 240_000);
        }
        return list;
    };
    const one = async (): Promise<{ readonly report: Report; readonly violation: Report["violations"][number] }> => {
        const report = await twoStacks();
        const violation = report.violations.find(({ level }) => level === "mandatory");
        assert.ok(violation);
        return { report: { ...report, violations: [violation] }, violation };
    };

    it("says since when a finding stands where the history does, and else no more than that it was seen now", async () => {
        const { report, violation } = await one();
        const since = { update: 3, time: "2026-11-01T00:00:00.000Z", days: 20, author: "Jane Doe" };
        const [dated, undated] = findings({
            ...report,
            violations: [
                { ...violation, since },
                { ...violation, fingerprint: "1" },
            ],
        });
        const now = "2026-11-21T12:00:00.000Z";
        assert.deepEqual(
            [dated, undated].map((finding) => [finding?.CreatedAt, finding?.FirstObservedAt, finding?.LastObservedAt]),
            [
                [since.time, since.time, now],
                [now, undefined, now],
            ],
        );
        assert.equal(dated?.ProductFields["lambda-safeguard/since"], "since 2026-11-01 (20 days), update 3, by Jane Doe");
        assert.equal(undated?.ProductFields["lambda-safeguard/since"], undefined);
    });

    it("holds what AWS demands of each finding, and what people look for", async () => {
        const { report, violation } = await one();
        const [finding] = findings(
            { ...report, violations: [{ ...violation, policy: "transport-bucket-tls-only" }] },
            { sourceRoot: "infra" },
        );
        assert.ok(finding);
        const { Id, AwsAccountId, ProductArn, GeneratorId, Description, CreatedAt, RecordState, FindingProviderFields: own } = finding;
        assert.deepEqual(
            { Id, AwsAccountId, ProductArn, GeneratorId, Description, CreatedAt, RecordState, severity: own.Severity.Label },
            {
                Id: `lambda-safeguard/${violation.fingerprint}`,
                AwsAccountId: "123456789012",
                ProductArn: ARN,
                GeneratorId: "lambda-safeguard/transport-bucket-tls-only",
                Description: "orders: name: the name is wrong.",
                CreatedAt: "2026-11-21T12:00:00.000Z",
                RecordState: "ACTIVE",
                severity: "HIGH",
            },
        );
        assert.equal(finding.Compliance.Status, "FAILED");
        assert.ok(finding.Compliance.RelatedRequirements?.some((control) => control.startsWith("FSBP ")));
        assert.equal(finding.Remediation.Recommendation.Text, "Fix: choose a good name.");
        assert.match(finding.Remediation.Recommendation.Url, /transport-bucket-tls-only\.md$/);
        assert.deepEqual(
            ["stack", "place", "property", "level"].map((name) => finding.ProductFields[`lambda-safeguard/${name}`]),
            ["dev", "infra/src/a b.ts:5", "name", "mandatory"],
        );
    });

    it("names only the controls of the catalogue that is asked for", async () => {
        const { report, violation } = await one();
        const of = { ...report, violations: [{ ...violation, policy: "transport-bucket-tls-only" }] };
        const [finding] = findings(of, { framework: "NIST 800-53 r5" });
        assert.ok((finding?.Compliance.RelatedRequirements?.length ?? 0) > 0);
        for (const control of finding?.Compliance.RelatedRequirements ?? []) assert.match(control, /^NIST 800-53 r5 /);
    });

    it("archives what is exempted and what is mended, under the Id that it had", async () => {
        const { report, violation } = await one();
        const exemption = { resource: "*", reason: "known", owner: "jo", expires: "2099-01-01" };
        const [exempted] = findings({ ...report, violations: [], exempted: [{ ...violation, exemption }] });
        assert.deepEqual([exempted?.Id, exempted?.RecordState], [`lambda-safeguard/${violation.fingerprint}`, "ARCHIVED"]);
        assert.equal(exempted?.ProductFields["lambda-safeguard/exemption"], "known (jo, until 2099-01-01)");
        const mended = { project: "shop", stack: "dev", policy: "transport-bucket-tls-only", fingerprint: violation.fingerprint };
        for (const entry of [mended, { ...mended, urn: violation.urn, name: "orders" }]) {
            const [gone] = findings({ ...report, violations: [], baseline: { known: 0, mended: [entry] } });
            assert.deepEqual([gone?.Id, gone?.RecordState, gone?.Compliance.Status], [exempted.Id, "ARCHIVED", "PASSED"]);
        }
    });

    it("is refused by AWS's model where a field is missing, blank, too long or none of it", async () => {
        const { report } = await one();
        const [finding] = findings(report);
        const { Title: _, ...without } = finding ?? {};
        const wrong = [without, { ...finding, Title: " " }, { ...finding, Title: "a".repeat(257) }, { ...finding, More: "" }];
        for (const other of wrong) assert.ok(!validate([other]));
    });

    it("keeps to AWS's lengths whatever the names are, tells each finding once, and lets none forge a line", async () => {
        const report = await hostileReport();
        const long = report.violations.map((finding) => ({
            ...finding,
            message: `${"\u{1F600}".repeat(3000)} Fix: ${"x".repeat(3000)}`,
            property: "p".repeat(5000),
        }));
        const all = findings({ ...report, violations: [...report.violations, ...report.violations] });
        assert.equal(all.length, 2 * HOSTILE.length);
        assert.equal(findings({ ...report, violations: long }).length, 2 * HOSTILE.length);
        assert.doesNotMatch(asff(report, options), /^\s*::|##(?:vso)?\[|[\u001b\u202e\u2028\u0007\r]/im);
    });

    it("calls resources by the names of Security Hub", () => {
        const known = new Set(schema.definitions.ResourceType.enum);
        assert.deepEqual(
            RESOURCE_TYPES.filter((type) => !known.has(type)),
            [],
        );
        assert.deepEqual(
            [
                "aws:lambda/function:Function",
                "aws-native:lambda:Function",
                "aws:ses/x:Y",
                "kubernetes:core/v1:Pod",
                "aws:constructor",
                "",
            ].map(typeOf),
            ["AwsLambdaFunction", "AwsLambdaFunction", "Other", "Other", "Other", "Other"],
        );
    });

    it("cuts words between letters and never leaves them blank", () => {
        assert.deepEqual([cut("  ", 5), cut("abcdef", 5), cut("abc\u{1F600}f", 5), cut("abcde", 5)], ["-", "abcd…", "abc…", "abcde"]);
    });

    describe("on the command line", () => {
        const files = new Files();
        after(() => files.remove());
        const arn = "arn:aws:iam::123456789012:user/deploy";
        const user = (more: object) =>
            files.file(
                "state.json",
                exported(state("deploy", { name: "deploy" }, { type: "aws:iam/accessKey:AccessKey", ...more }), state("u", {}, {})),
            );
        const run = async (...more: string[]) =>
            safeguard("check", files.path("state.json"), "--format", "asff", "--fail-on", "never", ...more);

        it("names the resource by its ARN where the state holds it, and by its URN where it does not, or where it is none", async () => {
            const ids = async (outputs: object): Promise<readonly (string | undefined)[]> => {
                user({ outputs });
                const { status, out, error } = await run("--product-arn", ARN, "--policy", "identity-*", "--preset", "strict");
                assert.equal(status, 0, error);
                return (JSON.parse(out) as readonly Finding[]).map(({ Resources }) => Resources[0]?.Id);
            };
            const urn = "urn:pulumi:dev::shop::aws:iam/accessKey:AccessKey::deploy";
            const known = await ids({ arn });
            assert.ok(known.length > 0);
            assert.ok(known.includes(arn), JSON.stringify(known));
            for (const outputs of [{}, { arn: "nonsense" }, { arn: 5 }, { arn: `arn:aws:iam::1:user/${"AKIA" + "QYLPMN5HHHFPZAM2"}` }])
                assert.ok((await ids(outputs)).includes(urn), JSON.stringify(outputs));
        });

        it("wants the product that the findings are of, in one line", async () => {
            user({ outputs: {} });
            const form = "arn:aws:securityhub:REGION:ACCOUNT:product/ACCOUNT/default";
            assert.deepEqual(await run(), {
                status: 2,
                out: "",
                error: `lambda-safeguard: asff needs --product-arn, the product of Security Hub: ${form}\n`,
            });
            for (const wrong of ["arn:aws:securityhub:eu-west-1::product/x/y", ARN.replace("product/1", "product/2"), ""]) {
                const { status, error } = await run("--product-arn", wrong);
                assert.deepEqual([status, error.split("\n").length], [2, 2], error);
                assert.match(error, /^lambda-safeguard: --product-arn ".*": must be arn:aws:/);
            }
        });
    });
});
