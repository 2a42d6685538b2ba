import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, linkSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../cli/formats";
import { rules } from "../../policies";
import { urlOf } from "../../policies/kit/metadata";
import { controlsOf } from "../../policies/model/catalogue/controls";
import { compiledCommand } from "../support/pack";
import { Files, SECRET_SIGNATURE, created, exported, previewed, safeguard, state, urnOf } from "./build";
import type { Ran } from "./build";

const RETENTION = "logging-log-group-retention";
const ONLY = ["--policy", RETENTION] as const;

describe("lambda-safeguard", () => {
    const files = new Files();
    const at = { sourcePosition: "project:///index.ts#5,9" };
    const secret = { ...SECRET_SIGNATURE, ciphertext: "v1:abc" };
    const clean = files.file("clean.json", exported(state("orders", { name: "a", retentionInDays: 90 }, at)));
    const wrong = files.file(
        "wrong.json",
        exported(state("orders", { name: "a", retentionInDays: 7 }, at), state("open", { name: "b", retentionInDays: secret })),
    );
    const advisory = files.file("advisory.json", JSON.stringify({ [RETENTION]: "advisory" }));
    const exempting = files.file(
        "exempting.json",
        JSON.stringify({
            [RETENTION]: { exemptions: [{ resource: "*::orders", reason: "moves", owner: "orders team", expires: "2099-12-31" }] },
        }),
    );
    after(() => files.remove());

    /** One line that begins with the program's name, and nothing else. */
    const unusable = ({ status, out, error }: Ran, words: RegExp): void => {
        assert.deepEqual([status, out], [2, ""], error);
        assert.match(error, /^lambda-safeguard: [^\n]+\n$/);
        assert.match(error, words);
    };

    describe("check", () => {
        it("exits 0 where nothing is wrong", async () => {
            const { status, out, error } = await safeguard("check", clean, ...ONLY);
            assert.deepEqual([status, error], [0, ""]);
            assert.match(out, /^lambda-safeguard \S+: no violations\nshop\/dev: 2 resources, 1 policy\n/);
        });

        it("exits 1 where something is, and says where", async () => {
            const { status, out, error } = await safeguard("check", wrong, ...ONLY);
            assert.deepEqual([status, error], [1, ""]);
            assert.match(
                out,
                /^lambda-safeguard \S+: 1 mandatory violation\n[^]*\n\nindex\.ts:5:9 {2}mandatory {2}medium {2}logging-log-group-retention\n {4}orders \(aws:cloudwatch/,
            );
        });

        const failed: readonly (readonly [title: string, days: number, failOn: string, status: number])[] = [
            ["2 where nothing is wrong in what it holds", 90, "mandatory", 2],
            ["1 where something is", 7, "mandatory", 1],
            ["0 where nothing shall fail", 90, "never", 0],
        ];
        for (const [title, retentionInDays, level, expected] of failed) {
            it(`exits, on a preview that ended with errors, ${title}`, async () => {
                const steps = [created("orders", { name: "a", retentionInDays })];
                const file = files.file("failed.json", previewed(steps, { diagnostics: [{ severity: "error", message: "error: boom" }] }));
                const { status, out, error } = await safeguard("check", file, ...ONLY, "--fail-on", level);
                assert.equal(status, expected);
                assert.match(out, /failed\.json: the preview ended with an error: /);
                assert.equal(error, expected === 2 ? `lambda-safeguard: ${/^.*failed\.json: .*$/m.exec(out)?.[0] ?? ""}\n` : "");
            });
        }

        const failOn: readonly (readonly [level: string, config: readonly string[], status: number])[] = [
            ["mandatory", [], 1],
            ["advisory", [], 1],
            ["never", [], 0],
            ["mandatory", ["--config", advisory], 0],
            ["advisory", ["--config", advisory], 1],
            ["never", ["--config", advisory], 0],
        ];
        for (const [level, config, status] of failOn) {
            it(`exits ${status} on ${config.length === 0 ? "a mandatory" : "an advisory"} violation with --fail-on ${level}`, async () => {
                assert.equal((await safeguard("check", wrong, ...ONLY, "--fail-on", level, ...config)).status, status);
            });
        }

        it("exits 3 where a rule failed, with the findings of the others and nothing of the error's words", async () => {
            const password = "Tr0ub4dor" + "-3";
            const [rule] = rules.filter(({ name }) => name === "transport-api-tls");
            assert.ok(rule?.kind === "resource");
            const kept = { ...rule };
            const domain = state("api", {}, { type: "aws:apigateway/domainName:DomainName" });
            const file = files.file("broken.json", exported(domain, state("orders", { retentionInDays: 7 })));
            Object.assign(rule, { check: () => JSON.parse(password) as never });
            try {
                const { status, out, error } = await safeguard("check", file, ...ONLY, "--policy", rule.name, "--fail-on", "never");
                assert.equal(status, 3);
                assert.match(error, /^lambda-safeguard: internal error in policy transport-api-tls: SyntaxError\n\s+at /);
                assert.match(out, /internal error in policy transport-api-tls, please report it/);
                assert.match(out, /less than 30/);
                assert.ok(!`${out}${error}`.includes(password));
            } finally {
                Object.assign(rule, kept);
            }
        });

        it("runs the policies that --policy names, by glob, and may be given it again", async () => {
            const policies = async (...globs: string[]): Promise<number> => {
                const { out } = await safeguard(
                    "check",
                    clean,
                    "--format",
                    "json",
                    "--fail-on",
                    "never",
                    ...globs.flatMap((glob) => ["--policy", glob]),
                );
                return (JSON.parse(out) as { summary: { policies: number } }).summary.policies;
            };
            const enabled = rules.filter(({ level, kind }) => level !== "disabled" && kind !== "deployer");
            assert.equal(await policies(), enabled.length);
            assert.equal(await policies("transport-*"), enabled.filter(({ name }) => name.startsWith("transport-")).length);
            assert.equal(await policies("transport-api-tls", RETENTION), 2);
        });

        it("layers --preset and every --config", async () => {
            const days = files.file("days.json", JSON.stringify({ [RETENTION]: { minimumDays: 60 } }));
            const { out } = await safeguard("check", wrong, ...ONLY, "--preset", "strict", "--config", advisory, "--config", days);
            assert.match(out, / advisory {2}medium {2}logging-log-group-retention\n/);
            assert.match(out, /less than 60\./);
            assert.match((await safeguard("check", wrong, ...ONLY, "--preset", "strict")).out, /less than 365\./);
        });

        it("lists exempted findings, who answers for them and until when", async () => {
            const { status, out } = await safeguard("check", wrong, ...ONLY, "--config", exempting);
            assert.equal(status, 0);
            assert.match(
                out,
                /Exempted:\n {4}index\.ts:5:9 {2}logging-log-group-retention {2}orders: moves \(orders team, until 2099-12-31\)\n/,
            );
        });

        it("lists what it could not judge, and why", async () => {
            const { out } = await safeguard("check", wrong, ...ONLY, "--undetermined");
            assert.match(
                out,
                /Not judged:\n {4}\(no source\) {2}open \(aws:cloudwatch\/logGroup:LogGroup\)\n {8}retentionInDays: the document masks it\. Export the stack with `--show-secrets`, or judge it in the deployment\.\n {12}logging-log-group-retention\n/,
            );
            assert.ok(!(await safeguard("check", wrong, ...ONLY)).out.includes("Not judged"));
        });

        it("writes in colours by --color, also to a file", async () => {
            const output = files.path("coloured.txt");
            await safeguard("check", wrong, ...ONLY, "--color", "--output", output);
            assert.ok(readFileSync(output, "utf8").includes("\u001b[31m"));
            unusable(await safeguard("check", wrong, "--color", "--no-color"), /--color and --no-color exclude each other/);
        });

        it("writes to --output, and nothing to standard output", async () => {
            const output = files.path("report.json");
            const { status, out } = await safeguard("check", wrong, ...ONLY, "--format", "json", "--output", output);
            assert.deepEqual([status, out], [1, ""]);
            assert.equal((JSON.parse(readFileSync(output, "utf8")) as { violations: object[] }).violations.length, 1);
        });

        it("reads several documents", async () => {
            assert.match((await safeguard("check", clean, wrong, ...ONLY)).out, /5 resources/);
        });

        for (const format of Object.keys(FORMATS)) {
            it(`has a report in the format ${format}, of nothing too`, async () => {
                const product = "arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default";
                const empty = files.file("empty.json", JSON.stringify({ version: 3, deployment: {} }));
                for (const file of [wrong, clean, empty]) {
                    const { status, out } = await safeguard("check", file, ...ONLY, "--format", format, "--product-arn", product);
                    assert.ok(status < 2);
                    assert.match(out, /\n$/);
                }
            });
        }
    });

    describe("check --format json", () => {
        it("has exactly the form that others rely on", async () => {
            const both = JSON.parse(readFileSync(exempting, "utf8")) as Record<string, { exemptions: object[] }>;
            const unused = { resource: "*::nobody", reason: "moves", owner: "orders team", expires: "2099-12-31" };
            const config = files.file(
                "unused.json",
                JSON.stringify({ [RETENTION]: { exemptions: [...(both[RETENTION]?.exemptions ?? []), unused] } }),
            );
            const document = files.file(
                "form.json",
                exported(
                    state("orders", { retentionInDays: 7 }, at),
                    state("second", { retentionInDays: 7 }, at),
                    state("open", { retentionInDays: secret }),
                ),
            );
            const { out } = await safeguard("check", document, ...ONLY, "--config", config, "--format", "json");
            const finding = (name: string): object => ({
                policy: RETENTION,
                level: "mandatory",
                severity: "medium",
                urn: urnOf(name),
                type: "aws:cloudwatch/logGroup:LogGroup",
                name,
                property: "retentionInDays",
                message: "<message>",
                source: { file: "index.ts", line: 5, column: 9 },
                checklist: ["B3"],
                fingerprint: "<fingerprint>",
                cause: null,
            });
            const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as { version: string };
            const report = JSON.parse(out, (key, value: unknown) =>
                key === "message" || key === "fingerprint" ? `<${key}>` : value,
            ) as object;
            const documents = [{ name: document, project: "shop", stack: "dev" }];
            const place = { document, project: "shop", stack: "dev" };
            const expected = {
                version: 1,
                pack: { name: "lambda-safeguard", version },
                summary: { resources: 4, policies: 1, mandatory: 1, advisory: 0, exempted: 1, undetermined: 1 },
                checked: [RETENTION],
                notApplicable: [],
                documents,
                violations: [{ ...place, ...finding("second") }],
                exempted: [
                    {
                        ...place,
                        ...finding("orders"),
                        exemption: { resource: "*::orders", reason: "moves", owner: "orders team", expires: "2099-12-31" },
                    },
                ],
                undetermined: [
                    {
                        ...place,
                        policy: RETENTION,
                        urn: urnOf("open"),
                        type: "aws:cloudwatch/logGroup:LogGroup",
                        name: "open",
                        property: "retentionInDays",
                        reason: "secret",
                        hint: "Export the stack with `--show-secrets`, or judge it in the deployment.",
                        source: null,
                    },
                ],
                unusedExemptions: [{ policy: RETENTION, resource: "*::nobody" }],
                expiredExemptions: [],
                publicPatterns: [],
                unreadable: [],
                notes: [],
            };
            assert.deepEqual(report, expected);
            // The order of the keys too: it is what people see.
            assert.equal(JSON.stringify(report), JSON.stringify(expected));
        });
    });

    describe("unusable input", () => {
        const cases: Readonly<Record<string, readonly [args: readonly string[], words: RegExp]>> = {
            "no command": [[], /no command; see `lambda-safeguard --help`/],
            "an unknown command": [["chekc"], /unknown command "chekc"; did you mean `check`\?/],
            "no document": [["check"], /check needs at least one document/],
            "a missing document": [
                ["check", "/nowhere/state.json"],
                /\/nowhere\/state\.json: cannot be read: there is no such file or folder \(ENOENT\)/,
            ],
            "a folder without documents": [["check", __dirname], /holds no \.json/],
            "a pattern that matches nothing": [["check", `${__dirname}/*.nothing`], /nothing matches/],
            "a bucket that is elsewhere": [["check", "s3://states/.pulumi"], /copy it first, such as with `aws s3 sync`/],
            "another kind of document": [["check", advisory], /is neither .* nor .* document/],
            "an unknown preset": [["check", clean, "--preset", "lax"], /unknown preset "lax"; there are baseline, strict, audit\n$/],
            "a misspelt preset": [["check", clean, "--preset", "stict"], /did you mean `strict`\?/],
            "an unknown format": [["check", clean, "--format", "xml"], /unknown format "xml"; there are text, json[^\n]*\n$/],
            "a format that is a word of JavaScript": [["check", clean, "--format", "constructor"], /unknown format "constructor"/],
            "an unknown level to fail on": [["check", clean, "--fail-on", "all"], /--fail-on takes mandatory, advisory, never, not "all"/],
            "an unknown flag": [["check", clean, "--formt", "json"], /unknown option --formt; did you mean `--format`\?/],
            "a flag like no other": [["check", clean, "--verbose"], /unknown option --verbose; see `lambda-safeguard --help`/],
            "a flag without its value": [["check", clean, "--config"], /--config needs a value/],
            "a flag in place of a value": [["check", clean, "--format", "--output", "x"], /--format needs a value/],
            "a value for a switch": [["check", clean, "--identity=yes"], /--identity takes no value/],
            "a flag that contradicts itself": [["check", clean, "--preset", "strict", "--preset", "audit"], /--preset is given twice/],
            "a policy glob that matches none": [["check", clean, "--policy", "nothing-*"], /no policy matches --policy "nothing-\*"/],
            "a policy that is misspelt beside one that is not": [
                ["check", clean, "--policy", "content-tags", "--policy", "content-name"],
                /no policy matches --policy "content-name"; did you mean `content-names`\?/,
            ],
            "standard input twice": [["check", "-", "-"], /- is given twice/],
            "a folder of the program that is not there": [
                ["check", clean, "--program", "/nowhere"],
                /--program "\/nowhere": there is no such folder/,
            ],
            "a file in place of the program's folder": [["check", clean, "--program", clean], /there is no such folder/],
            "an output without a name": [["check", clean, "--output", ""], /--output: the name of the file is empty/],
            "a missing configuration": [["check", clean, "--config", "/nowhere/policies.json"], /ENOENT/],
            "an output that cannot be written": [
                ["check", clean, "--output", "/nowhere/report.txt"],
                /cannot be written: there is no such file or folder \(ENOENT\)/,
            ],
            "an unknown format of the list": [["list", "--format", "xml"], /unknown format "xml"; there are text, json/],
            "a policy that is not there": [
                ["explain", "transport-api-tsl"],
                /unknown policy "transport-api-tsl"; did you mean `transport-api-tls`\?/,
            ],
            "a part of a policy's name": [
                ["explain", "log-group-ret"],
                /unknown policy "log-group-ret"; its name may be `logging-log-group-retention`/,
            ],
            "a policy that resembles none": [["explain", "zzz"], /unknown policy "zzz"; `lambda-safeguard list` names them all/],
            "no policy to explain": [["explain"], /usage: lambda-safeguard explain POLICY/],
            "two policies to explain": [["explain", "a", "b"], /usage: lambda-safeguard explain POLICY/],
            "no configuration": [["config"], /usage: lambda-safeguard config FILE/],
            "a configuration that is missing": [["config", "/nowhere/policies.json"], /ENOENT/],
        };
        for (const [title, [args, words]] of Object.entries(cases)) {
            it(`is refused in one line, with the exit status 2: ${title}`, async () => unusable(await safeguard(...args), words));
        }

        it("is refused for a configuration that the engine could not read, and says why", async () => {
            const policies = JSON.stringify({ [RETENTION]: "advisory" });
            for (const [content, words] of [
                ["", /config\.json: is empty/],
                [`\uFEFF${policies}`, /config\.json: begins with a byte order mark/],
                [policies.slice(1), /config\.json: is not JSON/],
                [`[${policies}]`, /config\.json: is not an object of policies/],
            ] as const)
                unusable(await safeguard("check", clean, "--config", files.file("config.json", content)), words);
        });

        it("is refused for an option that a configuration misspells", async () => {
            const config = files.file("misspelt.json", JSON.stringify({ [RETENTION]: { minimunDays: 60 } }));
            unusable(await safeguard("check", clean, "--config", config), /unknown option `minimunDays`; did you mean `minimumDays`\?/);
        });
    });

    describe("list", () => {
        it("names every policy on a line, with its level, severity and demand", async () => {
            const { status, out } = await safeguard("list");
            const lines = out.trimEnd().split("\n");
            assert.equal(status, 0);
            assert.equal(lines.length, rules.length);
            for (const [index, rule] of rules.entries())
                assert.deepEqual(lines[index]?.split(/ {2,}/), [rule.name, rule.level, rule.severity, rule.description]);
        });
        it("does so as JSON", async () => {
            const { out } = await safeguard("list", "--format", "json");
            assert.deepEqual(
                (JSON.parse(out) as { name: string; kind: string; url: string; controls: unknown }[]).map((row) => [
                    row.name,
                    row.kind,
                    row.url,
                    row.controls,
                ]),
                rules.map((rule) => [rule.name, rule.kind, urlOf(rule), controlsOf(rule.name)]),
            );
        });
    });

    describe("explain", () => {
        it("says of every policy why, how to mend it, and what can be set", async () => {
            for (const rule of rules) {
                const { status, out } = await safeguard("explain", rule.name);
                assert.equal(status, 0);
                for (const words of [`# ${rule.name}`, rule.description, rule.why, "## How to mend it", "## Options", "`exemptions`"])
                    assert.ok(out.includes(words), `${rule.name}: ${words}`);
                if (rule.kind === "resource" || rule.kind === "stack")
                    assert.match(out, /## Wrong\n\n```typescript\n[\s\S]+## Right\n\n```typescript\n/);
                assert.doesNotMatch(out, /\[object Object\]|undefined/, rule.name);
            }
        });
    });

    describe("config", () => {
        it("accepts every preset", async () => {
            for (const preset of ["baseline", "strict", "audit"]) {
                const file = join(__dirname, "..", "..", "presets", `${preset}.json`);
                assert.equal((await safeguard("config", file)).status, 0, preset);
            }
        });
        it("lists every problem of a file on a line, exemptions too, and exits 2", async () => {
            const file = files.file(
                "problems.json",
                JSON.stringify({
                    [RETENTION]: {
                        enforcementLevel: "strict",
                        minimunDays: 3,
                        exemptions: [{ resource: "*", reason: "moves", owner: "orders team", expires: "2020-01-01" }, {}],
                    },
                    "transport-api-tsl": "advisory",
                }),
            );
            const { status, out, error } = await safeguard("config", file);
            assert.deepEqual([status, out], [2, ""]);
            const lines = error.trimEnd().split("\n");
            assert.deepEqual(
                lines.map((line) => line.replace(`${file}: `, "").replace(/\d+ days ago/, "N days ago")),
                [
                    `${RETENTION}: the enforcement level must be one of disabled, advisory, mandatory, remediate`,
                    `${RETENTION}: unknown option \`minimunDays\`; did you mean \`minimumDays\`?`,
                    "unknown policy `transport-api-tsl`; did you mean `transport-api-tls`?",
                    `${RETENTION}: exemption 1 expired N days ago`,
                    `${RETENTION}: exemption 2 has no resource`,
                ],
            );
        });
    });

    describe("help and version", () => {
        for (const args of [["--help"], ["-h"], ["help"]]) {
            it(`${args.join(" ")} shows every command, flag and exit status`, async () => {
                const { status, out } = await safeguard(...args);
                assert.equal(status, 0);
                for (const word of [
                    "check FILE",
                    "list",
                    "explain POLICY",
                    "config FILE",
                    "coverage",
                    "--preset",
                    "--config",
                    "--policy",
                    "--format",
                    "--output",
                    "--fail-on",
                    "--identity",
                    "Exit status",
                ])
                    assert.ok(out.includes(word), word);
                assert.deepEqual(
                    out.split("\n").filter((line) => line.length > 120),
                    [],
                );
            });
        }
        it("--version is the package's", async () => {
            assert.match((await safeguard("--version")).out, /^\d+\.\d+\.\d+\S*\n$/);
        });
    });

    describe("check with --output", () => {
        const refused = /--output "[^"]+" would overwrite /;
        it("writes over nothing that it reads, by whatever name", async () => {
            const state = files.file("mine.json", readFileSync(wrong));
            symlinkSync(state, files.path("link.json"));
            linkSync(state, files.path("hard.json"));
            for (const output of [state, join(state, "..", ".", "mine.json"), files.path("link.json"), files.path("hard.json")]) {
                unusable(await safeguard("check", state, "--output", output), refused);
                unusable(await safeguard("check", clean, "--config", advisory, "--output", advisory), refused);
            }
            assert.deepEqual(readFileSync(state), readFileSync(wrong));
        });
        it("writes over an earlier report, and to what is no file", async () => {
            const report = files.file("report.txt", "old");
            for (const output of [report, "/dev/null"]) {
                const { status, error } = await safeguard("check", clean, ...ONLY, "--output", output);
                assert.deepEqual([status, error], [0, ""]);
            }
            assert.match(readFileSync(report, "utf8"), /no violations/);
        });
    });

    describe("as a program of its own", () => {
        const program = (args: readonly string[], input = ""): { status: number | null; stdout: string; stderr: string } => {
            const main = compiledCommand();
            assert.ok(existsSync(main));
            return spawnSync(process.execPath, [main, ...args], { input, encoding: "utf8" });
        };

        it("reads a document from standard input", () => {
            const { status, stdout, stderr } = program(["check", "-", ...ONLY], readFileSync(wrong, "utf8"));
            assert.deepEqual([status, stderr], [1, ""]);
            assert.match(stdout, /index\.ts:5:9 {2}mandatory/);
        });
        it("refuses an empty standard input in one line", () => {
            const { status, stdout, stderr } = program(["check", "-"]);
            assert.deepEqual([status, stdout, stderr], [2, "", "lambda-safeguard: -: is empty\n"]);
        });
        it("exits 0 where nothing is wrong, and finds its own presets", () => {
            const { status, stderr } = program(["check", clean, "--preset", "audit"]);
            assert.deepEqual([status, stderr], [0, ""]);
        });
        it("leaves no half of a report where the file takes no more", () => {
            const [main, output] = [compiledCommand(), files.path("half.json")];
            const args = [process.execPath, main, "check", wrong, "--format", "json", "--output", output];
            const { status, stderr } = spawnSync("sh", ["-c", 'ulimit -f 1 && exec "$@"', "sh", ...args], { encoding: "utf8" });
            assert.deepEqual(
                [status, stderr],
                [2, `lambda-safeguard: ${output}: cannot be written: it grows larger than is allowed here (EFBIG)\n`],
            );
            assert.ok(!existsSync(output));
        });
        it("judges in a folder that is no more", () => {
            const main = compiledCommand();
            const script = 'd=$(mktemp -d) && cd "$d" && rmdir "$d" && exec "$@"';
            const args = ["sh", process.execPath, main, "check", "-", ...ONLY];
            const { status, stderr } = spawnSync("sh", ["-c", script, ...args], { encoding: "utf8", input: readFileSync(wrong, "utf8") });
            assert.deepEqual([status, stderr.replace(/^sh: .*\n|shell-init.*\n/gm, "")], [1, ""]);
        });
        it("writes no colours where nobody looks", () => {
            assert.ok(!program(["check", wrong]).stdout.includes("\u001b"));
        });
    });
});
