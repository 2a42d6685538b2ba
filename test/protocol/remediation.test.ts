import assert from "node:assert/strict";
import { rules } from "../../policies";
import { tokensOf } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { Analyzer } from "../support/analyzer";
import { compiledPack } from "../support/pack";
import { analyze, remediate } from "../support/requests";
import type { Registered } from "../support/requests";
import { changes, leaves, SAFE, valueAt } from "./safe-remedies";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const RETENTION = "logging-log-group-retention";
const group = (inputs: Readonly<Record<string, unknown>>): Registered => ({
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: "orders",
    inputs: { name: "/aws/lambda/orders", ...inputs },
});

const mending = rules.filter((rule) => rule.kind === "resource" && rule.remedy !== undefined);

describe("A remediation, over the engine's protocol", () => {
    let analyzer: Analyzer;

    before(async () => {
        analyzer = await Analyzer.start(compiledPack());
        await analyzer.configure({ [RETENTION]: { level: "remediate" } });
    });
    after(() => analyzer.stop());

    it("sets what was wrong, keeps the rest, and leaves nothing to report", async () => {
        const [mended, ...more] = await remediate(analyzer, group({ retentionInDays: 3, tags: { Team: "orders" } }));
        assert.equal(mended?.policy, RETENTION);
        assert.deepEqual(mended.properties, { name: "/aws/lambda/orders", retentionInDays: 30, tags: { Team: "orders" } });
        assert.deepEqual(more, []);
        const findings = await analyze(analyzer, group(mended.properties));
        assert.deepEqual(
            findings.filter(({ policyname }) => policyname === RETENTION),
            [],
        );
    });

    it("keeps secrets secret, at the top and inside", async () => {
        const secret = (value: unknown): object => ({ [SIGNATURE]: SECRET, value });
        const inputs = { kmsKeyId: secret("alias/orders"), tags: { Team: secret("orders") } };
        const [mended] = await remediate(analyzer, group(inputs));
        assert.deepEqual(mended?.properties, { name: "/aws/lambda/orders", retentionInDays: 30, ...inputs });
    });

    it("leaves values alone that are not known yet", async () => {
        const [mended] = await remediate(analyzer, group({ kmsKeyId: UNKNOWN }));
        assert.deepEqual(mended?.properties, { name: "/aws/lambda/orders", retentionInDays: 30, kmsKeyId: UNKNOWN });
    });

    it("touches nothing where the value to be mended is itself not known", async () => {
        assert.deepEqual(await remediate(analyzer, group({ retentionInDays: UNKNOWN })), []);
    });

    it("touches nothing that is right", async () => {
        assert.deepEqual(await remediate(analyzer, group({ retentionInDays: 90 })), []);
    });

    for (const [kind, code] of Object.entries({
        "an archive": {
            [SIGNATURE]: ARCHIVE,
            assets: { "index.js": { [SIGNATURE]: ASSET, text: "exports.handler = 1;", hash: "" } },
            hash: "",
        },
        "a file": { [SIGNATURE]: ASSET, path: "readme.txt", hash: "" },
    })) {
        it(`is refused on a resource that holds ${kind}: the violation stands instead`, async () => {
            const resource = group({ retentionInDays: 3, attachment: { code } });
            assert.deepEqual(await remediate(analyzer, resource), []);
            const findings = await analyze(analyzer, resource);
            assert.equal(findings.filter(({ policyname }) => policyname === RETENTION).length, 1);
        });
    }

    describe("of each rule that has one", () => {
        before(() => analyzer.configure(Object.fromEntries(mending.map((rule) => [rule.name, { level: "remediate" as const }]))));

        const typeOf = (rule: Rule): string => (rule.kind === "resource" ? rule.example.bad.type : undefined) ?? tokensOf(rule)?.[0] ?? "";
        const answerOf = async (rule: Rule, resource: Registered): Promise<Registered["inputs"]> => {
            const answers = await remediate(analyzer, resource);
            for (const { diagnostic } of answers) assert.equal(diagnostic, "", rule.name);
            return answers.find(({ policy }) => policy === rule.name)?.properties;
        };

        it("has a case below", () => assert.deepEqual(Object.keys(SAFE).sort(), mending.map(({ name }) => name).sort()));

        for (const rule of mending) {
            it(`mends the bad example, writes nothing but what it may, and a second time nothing: ${rule.name}`, async () => {
                assert.ok(rule.kind === "resource");
                const inputs = rule.example.bad.inputs as Readonly<Record<string, unknown>>;
                const resource: Registered = { type: typeOf(rule), name: "example", inputs };
                const found = async (told: object): Promise<number> =>
                    (await analyze(analyzer, { ...resource, inputs: told as never })).filter(({ policyname }) => policyname === rule.name)
                        .length;
                assert.equal(await found(inputs), 1);
                const mended = await answerOf(rule, resource);
                assert.ok(mended !== undefined, "the example is not mended");
                assert.equal(await found(mended), 0);
                assert.deepEqual(changes(inputs, mended), SAFE[rule.name]?.writes);
                assert.equal(await answerOf(rule, { ...resource, inputs: mended }), undefined);
            });

            it(`loosens nothing that is stricter, and does not act where it would do harm: ${rule.name}`, async () => {
                for (const [why, inputs, type = typeOf(rule)] of SAFE[rule.name]?.keeps ?? []) {
                    const mended = (await answerOf(rule, { type, name: "example", inputs })) ?? inputs;
                    // What was there stays; what was not may be added.
                    for (const [path, value] of leaves(inputs)) assert.deepEqual(valueAt(mended, path), value, `${why}: ${path}`);
                }
            });
        }
    });

    it("wrote nothing to standard output, and nothing to standard error", () => {
        assert.equal(analyzer.output.text, "");
        assert.equal(analyzer.errors.text, "");
    });
});
