/** A report whose names, types and places are as bad as a document can make them. */
import type { Report } from "../../../cli/check";
import { check } from "../../../cli/check";
import { parseDocument } from "../../../cli/documents/read";
import { enforced, exported, previewed, created, state } from "../build";

/** Names that forge lines, tags, markup, links, mentions and orders to build agents. */
export const HOSTILE: readonly string[] = [
    "line\n::error file=x::forged",
    "::error::forged",
    "a\r\n##vso[task.setvariable variable=x]forged",
    "##[error]forged",
    "</failure></testcase><testcase name='forged'/>",
    "]]><!--",
    '" onclick="alert(1)',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[click](https://forged.example)",
    "`code` ``two`` | cell | \\| **bold** _em_",
    "`",
    "@everyone #1 !2 ~label %1 $3 www.forged.example https://forged.example a@forged.example",
    "# heading",
    "\u001b[31mred\u202Egnp.exe\u2028next",
    "\uFFFE\uFFFF\uD800 \u0000\u0007",
    "</details>\n\n/close",
    "- [x] task",
    "&lt;b&gt;&amp;",
    "+++ group",
    "section_end:1:group",
    "GH-12",
    "\u3164\u00ad\ufff9",
];

const options = { now: new Date("2026-11-21T12:00:00Z"), env: {}, identity: false, progress: (): void => undefined };
const judge = (name: string, content: string, exemptions: readonly object[]): Promise<Report> =>
    check([parseDocument(name, content)], [enforced("mandatory", { exemptions })], options);

/** Each name as a resource that is wrong, whose file is named so too; an exempted one; one that waits. */
export async function hostileReport(): Promise<Report> {
    const resources = HOSTILE.flatMap((name, index) => [
        state(
            name,
            { name: "wrong" },
            { sourcePosition: `project:///${encodeURIComponent(name.replace(/\p{Cs}/gu, ""))}.ts#${index + 1},1` },
        ),
        state(`exempted ${name}`, { name: "wrong" }),
        state(`waiting ${name}`, {
            name: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" },
        }),
    ]);
    const exemption = {
        resource: "*::exempted*",
        reason: "</skipped> [x](https://forged.example)",
        owner: "::error::",
        expires: "2099-12-31",
    };
    const report = await judge("state.json", exported(...resources), [exemption]);
    return { ...report, notes: [...report.notes, ...HOSTILE] };
}

/** What two stacks hold, one of them nothing wrong. */
export async function twoStacks(): Promise<Report> {
    const other = exported(state("orders", { name: "right" })).replaceAll("urn:pulumi:dev::shop", "urn:pulumi:prod::shop");
    const wrong = previewed([
        created("orders", { name: "wrong" }, { sourcePosition: "project:///src/a b.ts#5,9" }),
        created("mail", { name: "doubtful" }),
    ]);
    return check([parseDocument("dev.json", wrong), parseDocument("prod.json", other)], [enforced()], options);
}
