import assert from "node:assert/strict";
import fc from "fast-check";
import { shown, shownJson, shownLines } from "../../../policies/kit/shown";

const cases: readonly (readonly [title: string, words: string, expected: string])[] = [
    ["leaves ordinary words alone", "orders: Größe, 大きさ, 👩‍🚀 (ops)", "orders: Größe, 大きさ, 👩‍🚀 (ops)"],
    ["leaves a URN alone", "urn:pulumi:dev::p::t::n", "urn:pulumi:dev::p::t::n"],
    ["escapes a line break", "a\r\nb", "a\\u{d}\\u{a}b"],
    ["escapes a terminal's control sequences, those of eight bits too", "\x1b[2K\x9b31m", "\\u{1b}[2K\\u{9b}31m"],
    ["escapes other separators of lines", "a\u2028b\u2029c\u0085d", "a\\u{2028}b\\u{2029}c\\u{85}d"],
    ["escapes marks that turn the writing", "\u202egnp.exe\u2066", "\\u{202e}gnp.exe\\u{2066}"],
    ["escapes letters without width and tags", "a\u200bb\ufeff\u{e0041}", "a\\u{200b}b\\u{feff}\\u{e0041}"],
    ["escapes halves of letters", "\ud800x\udc00", "\\u{d800}x\\u{dc00}"],
    ["gives no order to GitHub", "::error file=x.ts::FAKE", "\\u{3a}:error file=x.ts::FAKE"],
    ["gives no order to GitHub behind blanks", " \u00a0::error::FAKE", " \u00a0\\u{3a}:error::FAKE"],
    ["gives no order to Azure Pipelines", "x ##vso[task.complete]##[error]", "x #\\u{23}vso[task.complete]#\\u{23}[error]"],
    ["gives no order behind more hashes, or in capitals", "###[error] ##VSO[x]", "##\\u{23}[error] #\\u{23}VSO[x]"],
    ["gives no order to TeamCity", "##teamcity[buildStop]", "#\\u{23}teamcity[buildStop]"],
    ["leaves headings alone", "## Wrong", "## Wrong"],
    ["escapes what is not seen", "a\u00adb\u3164c\u180ed\ufff9e", "a\\u{ad}b\\u{3164}c\\u{180e}d\\u{fff9}e"],
    ["leaves variants of letters alone", "葛\u{e0100} ❤\ufe0f می\u200cخواهم", "葛\u{e0100} ❤\ufe0f می\u200cخواهم"],
    ["opens no group at Buildkite", "--- a", "\\u{2d}-- a"],
    ["opens no group at Buildkite of another kind", "~~~ a", "\\u{7e}~~ a"],
    ["opens no earlier group at Buildkite", "^^^ +++", "\\u{5e}^^ +++"],
    ["opens no section at GitLab", "section_start:1:a", "\\u{73}ection_start:1:a"],
    ["leaves dashes and sections elsewhere alone", "a --- b ---c section_start:1:a", "a --- b ---c section_start:1:a"],
];

const isUnsafe = (words: string): boolean => /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*::|##[a-z]*\[/iu.test(words);

const hostile = fc
    .array(
        fc.oneof(
            fc.constantFrom("::", ":", "#", "##", "[", "vso[", " ", "\n", "\u2028", "\x1b", "\u202e", "error"),
            fc.string({ unit: "binary" }),
        ),
    )
    .map((pieces) => pieces.join(""));

describe("words on their way out", () => {
    for (const [title, words, expected] of cases) it(title, () => assert.equal(shown(words), expected));
    it("are harmless whatever they are, and stay as they are a second time", () =>
        fc.assert(
            fc.property(hostile, (words) => {
                const out = shown(words);
                assert.ok(!isUnsafe(out));
                assert.equal(shown(out), out);
            }),
        ));
    it("keep the pack's own line breaks", () => assert.equal(shownLines("a\n::error::b\n"), "a\n\\u{3a}:error::b\n"));
    it("are the same for whoever reads the JSON", () =>
        fc.assert(
            fc.property(hostile, (words) => {
                const json = shownJson(JSON.stringify({ [words]: [words] }, null, 2));
                assert.deepEqual(JSON.parse(json), { [words]: [words] });
                for (const line of json.split("\n")) assert.ok(!isUnsafe(line), line);
            }),
        ));
});
