import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { sarif } from "../../../cli/formats/sarif";
import type { Finding, Report } from "../../../cli/check";
import { check } from "../../../cli/check";
import { configure } from "../../../cli/configuration/configuration";
import { readDocument } from "../../../cli/documents/read";
import { rules } from "../../../policies";
import { HOSTILE, hostileReport, twoStacks } from "./hostile";

const ROOT = join(__dirname, "..", "..", "..");
const pack = { name: "lambda-safeguard", version: "1.2.3" };

/** The schema of SARIF 2.1.0 (OASIS) is written in draft 4 of JSON Schema; none of its words changed since but the name of the draft and of `id`. */
function validator(): (value: unknown) => void {
    const {
        $schema: _,
        id: __,
        ...schema
    } = JSON.parse(readFileSync(join(ROOT, "test", "fixtures", "schemas", "sarif-2.1.0-rtm.5.json"), "utf8")) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    return (value) => assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));
}

const parse = (report: Report, options: object = {}): Log => JSON.parse(sarif(report, { pack, colour: false, ...options })) as Log;

describe("the report as SARIF", () => {
    const valid = validator();

    it("is valid by the schema of SARIF, which refuses what is not", () => {
        assert.throws(() => valid({ version: "2.1.0", runs: [{ results: [] }] }));
    });

    it("has a run of its own category for each stack, also for one without a finding: else GitHub keeps its old alerts open", async () => {
        const log = parse(await twoStacks());
        valid(log);
        assert.deepEqual(
            log.runs.map((run) => [run.automationDetails?.id, run.results?.length]),
            [
                ["lambda-safeguard/shop/dev/", 2],
                ["lambda-safeguard/shop/prod/", 0],
            ],
        );
    });

    it("has everything that GitHub asks for, and a place for what has none", async () => {
        const [run] = parse(await twoStacks(), { sourceRoot: "./services/shop/" }).runs;
        const places = run?.results?.map(({ level, locations }) => [level, locations?.[0]?.physicalLocation]);
        const region = (line: number, column: number): object => ({
            startLine: line,
            startColumn: column,
            endLine: line,
            endColumn: column + 1,
        });
        assert.deepEqual(places, [
            ["warning", { artifactLocation: { uri: "services/shop/Pulumi.yaml" }, region: region(1, 1) }],
            ["error", { artifactLocation: { uri: "services/shop/src/a%20b.ts" }, region: region(5, 9) }],
        ]);
        for (const { partialFingerprints = {} } of run?.results ?? []) {
            assert.deepEqual(Object.keys(partialFingerprints), ["lambdaSafeguard/v1"]);
            assert.match(partialFingerprints["lambdaSafeguard/v1"] ?? "", /^[0-9a-f]{64}$/);
        }
    });

    it("describes each policy with its page and its severity as GitHub reads them, within GitHub's limits", async () => {
        const documents = [readDocument(join(ROOT, "examples", "insecure", "recorded", "first-preview.json"))];
        const options = { now: new Date("2026-11-21T12:00:00Z"), env: {}, identity: false, progress: (): void => undefined };
        const log = parse(await check(documents, configure(rules, "strict", []), options));
        valid(log);
        const described = log.runs[0]?.tool.driver.rules ?? [];
        assert.ok(described.length > 30);
        const scores = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };
        for (const [index, entry] of described.entries()) {
            const rule = rules.find(({ name }) => name === entry.id);
            assert.ok(rule, entry.id);
            assert.equal(entry.helpUri, `https://github.com/lambda-safeguard/lambda-safeguard/blob/main/docs/policies/${rule.name}.md`);
            assert.equal(entry.properties?.["security-severity"], scores[rule.severity]);
            assert.ok(entry.properties.tags?.includes("security") && entry.properties.tags.length <= 10);
            assert.equal(entry.shortDescription?.text, rule.description);
            for (const words of [entry.shortDescription.text, entry.fullDescription?.text ?? ""])
                assert.ok(words.length > 0 && words.length <= 1024, entry.id);
            assert.ok(entry.help?.markdown?.includes(rule.why));
            assert.equal(log.runs[0]?.results?.find(({ ruleId }) => ruleId === entry.id)?.ruleIndex, index);
        }
        for (const result of log.runs[0]?.results ?? [])
            assert.ok((result.message.text ?? "").length > 0 && result.locations?.length === 1);
    });

    it("leaves out what is exempted, which GitHub would show as open, unless it is asked to have it as suppressed", async () => {
        const report = await hostileReport();
        assert.equal(parse(report).runs[0]?.results?.length, HOSTILE.length);
        const all = parse(report, { suppressed: true }).runs[0]?.results ?? [];
        const suppressed = all.filter(({ suppressions }) => suppressions !== undefined);
        assert.deepEqual([all.length, suppressed.length], [2 * HOSTILE.length, HOSTILE.length]);
        assert.equal(suppressed[0]?.suppressions?.[0]?.status, "accepted");
        assert.match(suppressed[0].suppressions[0].justification ?? "", /until 2099-12-31/);
    });

    it("tells what waits as notes of the run, not as results", async () => {
        const [run] = parse(await hostileReport()).runs;
        const notes = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
        assert.equal(notes.filter(({ associatedRule }) => associatedRule?.id === "test-names").length, HOSTILE.length);
    });

    it("lets no name forge a line, an order or a link, nor leave the repository", async () => {
        const report = await hostileReport();
        const [first] = report.violations;
        assert.ok(first);
        const astray = ["../../etc/passwd", "/etc/passwd", "//forged.example/x", "a/../../b", "javascript:alert(1)", "..", "a\uD800b"];
        const violations = astray.map((file, index) => ({
            ...first,
            fingerprint: String(index),
            source: { file, line: Number.POSITIVE_INFINITY, column: -1 },
        }));
        const words = sarif({ ...report, violations: [...report.violations, ...violations] }, { pack, colour: false, suppressed: true });
        const log = JSON.parse(words) as Log;
        valid(log);
        assert.doesNotMatch(words, /^\s*::|##(?:vso)?\[|\u001b|\u202e|\u2028/im);
        for (const { message, locations } of log.runs[0]?.results ?? []) {
            assert.doesNotMatch(message.text ?? "", /\]\(|[\p{Cc}\u202e\u2028]/u);
            const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
            assert.match(uri, /^[\w.!~*'()%-]+(?:\/[\w.!~*'()%-]+)*$/);
            assert.doesNotMatch(uri, /(?:^|\/)\.\.?(?:\/|$)|:/);
            assert.ok((locations?.[0]?.physicalLocation?.region?.startLine ?? 0) >= 1);
        }
    });

    it("links the other places of one mistake, whatever their names are, and only those", async () => {
        const report = await hostileReport();
        const [alone, ...shared] = report.violations.map((finding, index) => ({ ...finding, cause: index === 0 ? null : "role" }));
        assert.ok(alone);
        const log = parse({ ...report, violations: [alone, ...shared] });
        valid(log);
        const texts: string[] = [];
        JSON.stringify(log, (key, value: unknown) => (key === "text" && typeof value === "string" ? texts.push(value) : value));
        assert.ok(texts.some((words) => words.includes("[click] (https://forged.example)")));
        for (const words of texts) assert.doesNotMatch(words, /\]\((?!\d+\))/);
        const [first, ...others] = log.runs[0]?.results ?? [];
        assert.equal(first?.relatedLocations, undefined);
        for (const { message, relatedLocations = [] } of others) {
            assert.equal(relatedLocations.length, 10);
            const links = Array.from((message.text ?? "").matchAll(/(?<!\\)\]\((\d+)\)/g), ([, id]) => Number(id));
            assert.deepEqual(
                links,
                relatedLocations.map(({ id }) => id),
            );
            assert.ok(message.text?.endsWith(` and ${shared.length - 11} more.`));
        }
    });

    it("has one result for what a policy finds on one line, because GitHub takes two there for one and shows the words of one alone", async () => {
        const report = await twoStacks();
        const [violation] = report.violations;
        assert.ok(violation);
        const at = (name: string, message: string, line: number): Finding => ({
            ...violation,
            name,
            urn: `urn:pulumi:dev::shop::aws:s3/bucket:Bucket::${name}`,
            message,
            source: { file: "a.ts", line, column: 1 },
            fingerprint: `${name} ${message}`,
            cause: message,
        });
        const log = parse({
            ...report,
            violations: [at("a", "one. Fix: x.", 3), at("b", "one. Fix: x.", 3), at("b", "two. Fix: y.", 3), at("c", "one. Fix: x.", 4)],
        });
        valid(log);
        const [first, second, ...rest] = log.runs[0]?.results ?? [];
        assert.equal(rest.length, 0);
        assert.equal(first?.message.text, "3 findings. a: one. b: one. b: two. Fix: x. Fix: y. The same mistake: [c](1).");
        assert.equal(first.occurrenceCount, 3);
        assert.deepEqual(
            first.locations?.[0]?.logicalLocations?.map(({ name }) => name),
            ["a", "b"],
        );
        assert.match(second?.message.text ?? "", /^one\. Fix: x\. Resource: c \(.*\)\. The same mistake: \[a\]\(1\)\.$/);
    });

    it("links each other place once, and counts it once, where two results share several mistakes", async () => {
        const report = await twoStacks();
        const [violation] = report.violations;
        assert.ok(violation);
        // Each line has a finding of either mistake.
        const violations = (count: number): readonly Finding[] =>
            Array.from({ length: count }, (_, line) => ["one", "two"].map((cause) => ({ line, cause })))
                .flat()
                .map(({ line, cause }) => ({
                    ...violation,
                    name: `r${line}`,
                    message: `${cause}.`,
                    source: { file: "a.ts", line: line + 1, column: 1 },
                    fingerprint: `${line} ${cause}`,
                    cause,
                }));
        const told = (count: number): readonly string[] =>
            (parse({ ...report, violations: violations(count) }).runs[0]?.results ?? []).map(
                ({ message, relatedLocations }) => `${/The same mistake: .*/.exec(message.text ?? "")?.[0]} ${relatedLocations?.length}`,
            );
        assert.deepEqual(told(2), ["The same mistake: [r1](1). 1", "The same mistake: [r0](1). 1"]);
        for (const words of told(15)) assert.match(words, / and 4 more\. 10$/);
    });

    it("tells of a line with thousands of findings the first, and how many more there are", async () => {
        const report = await twoStacks();
        const [violation] = report.violations;
        assert.ok(violation);
        const source = { file: "a.ts", line: 1, column: 1 };
        const violations = Array.from({ length: 5000 }, (_, index) => ({
            ...violation,
            source,
            fingerprint: String(index),
            message: `${index}.`,
        }));
        const [result] = parse({ ...report, violations }).runs[0]?.results ?? [];
        assert.match(result?.message.text ?? "", /^5000 findings\. (?:\d+\. ){20}4980 more are in the text report\. Resource: /);
    });

    it("holds no more results of a stack than GitHub takes, the worst first, and says how many are left out", async () => {
        const report = await twoStacks();
        const [violation] = report.violations;
        assert.ok(violation);
        const many = Array.from({ length: 25_002 }, (_, index) => ({
            ...violation,
            source: { file: "a.ts", line: index + 1, column: 1 },
            severity: "low" as const,
            fingerprint: String(index),
        }));
        const log = parse({ ...report, violations: [...many, { ...violation, severity: "critical", fingerprint: "worst" }] });
        const [run] = log.runs;
        assert.equal(run?.results?.length, 25_000);
        assert.deepEqual(run.results[0]?.partialFingerprints, { "lambdaSafeguard/v1": "worst" });
        const notes = run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text);
        assert.ok(notes?.includes("3 findings are left out: GitHub takes 25000 of a stack."));
    });
});
