/**
 * The command line judges documents in its own process; the engine asks the pack's process about the same stack. Both must say
 * the same. What a document masks is the only thing that may make a difference.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { check } from "../../cli/check";
import type { Finding, Report, Undecided } from "../../cli/check";
import { configure, readConfigurationFile } from "../../cli/configuration/configuration";
import { packageRoot } from "../../cli/package";
import { readDocument } from "../../cli/documents/read";
import { rules } from "../../policies";
import { unknownText } from "../../policies/kit/report";
import { resourceText } from "../../policies/kit/text";
import { Analyzer, levelName } from "../support/analyzer";
import type { Diagnostic, LevelName } from "../support/analyzer";
import { ROOT, compiledPack } from "../support/pack";
import { PAIRS, replayAll } from "./trace";

/** One finding, as far as both sides know it. */
interface Said {
    readonly policy: string;
    readonly urn: string;
    readonly level: string;
    readonly message: string;
}
const key = ({ policy, urn, level, message }: Said): string => [policy, level, urn, message].join(" | ");

const kinds = new Map(rules.map(({ name, kind }) => [name, kind]));
const descriptions = new Map(rules.map((rule) => [rule.name, rule.description]));

const sorted = (said: readonly Said[]): string[] => said.map(key).sort();

/** What the engine is told of a judgement that the command line lists as undetermined. */
const advice = ({ policy, urn, property, reason }: Undecided): Said => ({
    policy,
    urn,
    level: "advisory",
    message: unknownText({ property, reason }),
});

function saidByEngine({ policyname, urn, enforcementlevel, message }: Diagnostic): Said {
    const prefix = `${descriptions.get(policyname) ?? ""}\n`;
    assert.ok(message.startsWith(prefix), `${policyname}: its description stands before the message`);
    return { policy: policyname, urn, level: levelName(enforcementlevel), message: message.slice(prefix.length) };
}

/** The engine prints what one judgement finds in a row: of one mistake the first alone is told whole. */
function pointing(violations: readonly Finding[]): readonly Said[] {
    const heads = new Map<string, Finding>();
    return violations.map((finding) => {
        const { policy, cause, property, type, name } = finding;
        if (cause === null || kinds.get(policy) !== "stack") return finding;
        const head = heads.get(cause);
        if (head === undefined) heads.set(cause, finding);
        const words = `the same mistake as the one reported for ${resourceText(head ?? { type, name })}.`;
        return head === undefined ? finding : { ...finding, message: `${property === "" ? "" : `${property}: `}${words}` };
    });
}

const isAdvice = ({ message }: Said): boolean => /(^|: )cannot be judged: /.test(message);
/** What a preview says once of all documents that wait, which is of no resource. */
const isOfThePreview = ({ message }: Diagnostic): boolean => /^\d+ IAM documents? waits? for values/.test(message);
const isCount = ({ message }: Said): boolean => /^and \d+ more findings of this policy; /.test(message);

type Preset = "baseline" | "strict";
/** The engine tells the pack the program's folder in PWD; a document lies anywhere. */
const surroundings = { now: new Date(), env: {}, programFolder: ROOT, identity: false, progress: () => undefined };

const checkSays = (document: string, preset: Preset): Promise<Report> =>
    check([readDocument(document)], configure(rules, preset, []), surroundings);

/** Whether the document masks what this finding of the engine is about. */
const isMasked = (report: Report, { policy, urn, message }: Said): boolean =>
    report.undetermined.some((one) => {
        if (one.policy !== policy || one.urn !== urn || one.reason !== "secret") return false;
        return one.property === "" || message.startsWith(one.property);
    });

for (const preset of ["baseline", "strict"] as const) {
    describe(`\`check\` and the pack's own process, at the ${preset} preset`, () => {
        /** As the engine starts the pack for a preview, and for anything else. */
        const analyzers = new Map<"preview" | "other", Analyzer>();
        const enforced = configure(rules, preset, []);
        const advising = new Set(
            enforced.filter(({ rule, level }) => rule.kind === "stack" && level !== "disabled").map(({ rule }) => rule.name),
        );

        before(async () => {
            const file = readConfigurationFile(join(packageRoot(), "presets", `${preset}.json`));
            const overrides = Object.entries(file).map(([policy, entry]) => {
                const { enforcementLevel, ...properties } = entry as { enforcementLevel: LevelName };
                return [policy, { level: enforcementLevel, properties }] as const;
            });
            for (const kind of ["preview", "other"] as const) {
                const analyzer = await Analyzer.start(compiledPack(), { PWD: ROOT, PULUMI_NODEJS_DRY_RUN: String(kind === "preview") });
                analyzers.set(kind, analyzer);
                await analyzer.configure(Object.fromEntries(overrides));
            }
        });
        after(async () => {
            await Promise.all([...analyzers.values()].map((analyzer) => analyzer.stop()));
        });

        for (const { title, document, trace } of PAIRS) {
            it(`say the same: ${title}`, async () => {
                const report = await checkSays(document, preset);
                const analyzer = analyzers.get(/-preview\./.test(trace) ? "preview" : "other");
                assert.ok(analyzer);
                const engine = (await replayAll(analyzer, trace)).flatMap(({ diagnostics }) =>
                    diagnostics.filter((one) => !isOfThePreview(one)).map(saidByEngine),
                );
                assert.deepEqual(report.failures, []);
                const violations = pointing(report.violations);

                // Where the pack only counts the rest, the beginning must be the same; which policies that are depends on the recording.
                const capped = new Set(engine.filter(isCount).map(({ policy }) => policy));
                const all = new Set(violations.map(key));
                const cut = engine.filter((one) => capped.has(one.policy) && !isCount(one) && !isAdvice(one));
                assert.deepEqual(
                    cut.map(key).filter((one) => !all.has(one)),
                    [],
                );

                const findings = engine.filter((one) => !capped.has(one.policy) && !isAdvice(one));
                const masked = findings.filter((one) => !all.has(key(one)) && isMasked(report, one));
                const expected = violations.filter(({ policy }) => !capped.has(policy));
                assert.deepEqual(sorted(findings.filter((one) => !masked.includes(one))), sorted(expected));
                for (const { policy, urn } of masked)
                    process.stdout.write(`    masked, so only the engine sees it: ${policy} of ${urn.split("::").at(-1) ?? ""}\n`);

                const open = report.undetermined.filter(
                    ({ policy, reason }) => advising.has(policy) && !capped.has(policy) && reason !== "secret",
                );
                const advised = engine.filter((one) => !capped.has(one.policy) && isAdvice(one));
                assert.deepEqual(sorted(advised), sorted(open.map(advice)));
            });
        }

        it("have something to say of what is insecure, and nothing of disabled policies", async () => {
            const disabled = new Set(enforced.filter(({ level }) => level === "disabled").map(({ rule }) => rule.name));
            for (const { title, document } of PAIRS) {
                const { violations } = await checkSays(document, preset);
                if (title.includes("insecure")) assert.ok(violations.length >= 10);
                assert.deepEqual(
                    violations.filter(({ policy }) => disabled.has(policy)),
                    [],
                );
            }
        });
    });
}
