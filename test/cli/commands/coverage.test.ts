import assert from "node:assert/strict";
import { frameworkGiven } from "../../../cli/configuration/frameworks";
import { gitlab } from "../../../cli/formats/gitlab";
import { json } from "../../../cli/formats/json";
import { junit } from "../../../cli/formats/junit";
import { markdown } from "../../../cli/formats/markdown";
import { sarif } from "../../../cli/formats/sarif";
import { text } from "../../../cli/formats/text";
import { frameworks } from "../../../policies/model/catalogue/controls";
import { coverageOf, listedControls } from "../../../policies/model/catalogue/frameworks";
import { safeguard } from "../build";
import { twoStacks } from "../formats/hostile";

interface Covered {
    readonly framework: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly controls: readonly {
        readonly control: string;
        readonly answer: string;
        readonly policies: readonly { readonly policy: string }[];
    }[];
}

describe("lambda-safeguard coverage", () => {
    const asked = async (...args: string[]): Promise<readonly Covered[]> => {
        const { status, out, error } = await safeguard("coverage", "--format", "json", ...args);
        assert.deepEqual([status, error], [0, ""]);
        return JSON.parse(out) as Covered[];
    };
    const answerTo = async (control: string, ...args: string[]): Promise<string | undefined> =>
        (await asked("--framework", "FSBP", ...args))[0]?.controls.find((one) => one.control === control)?.answer;

    it("counts each control of each catalogue once", async () => {
        const all = await asked();
        assert.equal(all.length, frameworks().length);
        for (const { controls, counts } of all) {
            assert.equal(
                Object.values(counts).reduce((sum, count) => sum + count),
                controls.length,
            );
            for (const { answer, policies } of controls) assert.equal(answer === "nobody", policies.length === 0);
        }
    });

    it("says what is answered, partly, and by nobody", async () => {
        assert.equal(await answerTo("APIGateway.5"), "answered");
        assert.equal(await answerTo("APIGateway.11"), "partly");
        assert.equal(await answerTo("ACM.1"), "nobody");
    });

    it("counts no policy that the configuration disables, and those that a preset enables", async () => {
        const counts = async (preset: string): Promise<number> =>
            (await asked("--preset", preset)).reduce((sum, one) => sum + (one.counts["nobody"] ?? 0), 0);
        assert.ok((await counts("strict")) < (await counts("baseline")));
    });

    it("is one line a catalogue for people, and lists the controls of one", async () => {
        const { out } = await safeguard("coverage");
        for (const { key } of frameworks()) assert.match(out, new RegExp(`^${key.replace(/[.]/g, "\\.")} .*\\d`, "m"));
        const one = (await safeguard("coverage", "--framework", "owasp")).out;
        assert.match(one, /^OWASP Serverless Top 10 \(2017\)\n/);
        assert.match(one, /Answered by nobody: 4 of 10\n {2}S1, S4, S7, S8\n/);
        assert.match(
            (await safeguard("coverage", "--framework", "pci")).out,
            /Partly answered: \d+ of 280\n[^]*Answered by nobody: \d+ of 280\n/,
        );
    });

    it("refuses a catalogue that there is none of or that may be several", async () => {
        for (const [word, words] of [
            ["cis", /may be any of CIS AWS 5\.0\.0, /],
            ["hipaa", /there are FSBP, /],
            ["", /there are FSBP, /],
        ] as const) {
            const { status, out, error } = await safeguard("coverage", "--framework", word);
            assert.deepEqual([status, out], [2, ""]);
            assert.match(error, words);
        }
        for (const { key, name } of frameworks()) assert.deepEqual([frameworkGiven(key.toLowerCase()), frameworkGiven(name)], [key, key]);
    });

    it("has a list of every catalogue, which names each control once and every one that a policy claims", () => {
        for (const { key, titles } of frameworks()) {
            const listed = listedControls(key);
            assert.deepEqual(
                Object.keys(titles).filter((control) => !listed.includes(control)),
                [],
            );
            assert.ok(listed.length > 0, key);
            assert.equal(new Set(listed.map((control) => control.toLowerCase())).size, listed.length, key);
        }
        assert.ok(coverageOf("NIST 800-53 r5", ["access-no-wildcard-actions"]).some(({ answer }) => answer === "partly"));
    });
});

describe("a report by --framework", () => {
    const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false, framework: "FSBP" };
    const policy = "access-no-wildcard-actions";

    /** One finding of a policy that serves two controls, and one of a policy that serves none. */
    const report = async (): ReturnType<typeof twoStacks> => {
        const known = await twoStacks();
        const [first, ...rest] = known.violations;
        assert.ok(first);
        return { ...known, violations: [{ ...first, policy }, ...rest] };
    };

    it("has the findings under each control, and those of no control at the end", async () => {
        for (const [format, heads] of [
            [text, /\n(FSBP IAM\.1: .*)\n[^]*\n(FSBP IAM\.21: .*)\n[^]*\n(No control of .*)\n/],
            [markdown, /\n(#### FSBP IAM.*1.*)\n[^]*\n(#### FSBP IAM.*21.*)\n[^]*\n(#### No control of .*)\n/],
        ] as const)
            assert.match(format(await report(), options), heads);
    });

    it("says them of each finding where a program reads it", async () => {
        const { framework, violations } = JSON.parse(json(await report(), options)) as {
            framework: object;
            violations: { controls: { control: string }[] }[];
        };
        assert.deepEqual(framework, { key: "FSBP", name: "AWS Foundational Security Best Practices v1.0.0" });
        assert.deepEqual(
            violations.map(({ controls }) => controls.map(({ control }) => control)),
            [["IAM.1", "IAM.21"], []],
        );
        assert.match(junit(await report(), options), / classname="\[FSBP IAM\.1, IAM\.21\]"/);
        assert.match(gitlab(await report(), options), /"description": "\[FSBP IAM\.1, IAM\.21\] /);
        assert.match(sarif(await report(), options), /"FSBP IAM\.21"/);
    });

    it("says nothing of controls without it", async () => {
        for (const format of [text, markdown, json, junit, gitlab, sarif])
            assert.doesNotMatch(format(await report(), { ...options, framework: undefined }), /FSBP/);
    });
});
