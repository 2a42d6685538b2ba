/**
 * The compiler knows the properties of nodes, and refuses to read one of a plain `Node`. Three words step around it: `UntypedNode`, `walk` and
 * `inputs.as()`. Each file that uses one has its reason here, so that a new one is thought about.
 */
import assert from "node:assert/strict";
import { contentOf, sourcesIn } from "./sources";

const WORDS = {
    UntypedNode: /\bUntypedNode\b/,
    walk: /\bwalk\(/,
    "inputs.as()": /\binputs\.as\(/,
} as const;
type Word = keyof typeof WORDS;

const REFERENCE = "which property refers to something shows when it runs";
const BOTH_PROVIDERS = "what reads it is given resources under judgement too, in the words of either provider";

const MAY: Readonly<Record<string, Readonly<Partial<Record<Word, string>>>>> = {
    "policies/content/no-credentials-in-code.ts": { "inputs.as()": "stored code is read as that of a resource under judgement" },
    "policies/logging/personal-data-masked.ts": { walk: "the name of functions, stages, machines and log groups at once" },
    "policies/model/api/function-urls/function-url.ts": { "inputs.as()": BOTH_PROVIDERS },
    "policies/model/assets/node.ts": {
        UntypedNode: "nearly every type has tags",
        walk: "nearly every type has tags",
        "inputs.as()": "nearly every type has tags",
    },
    "policies/model/assets/protection.ts": { UntypedNode: "a table by type, of which each row knows its own" },
    "policies/model/cognito/identity-roles.ts": { "inputs.as()": BOTH_PROVIDERS },
    "policies/model/iam/language/carriers.ts": { "inputs.as()": BOTH_PROVIDERS },
    "policies/model/iam/resource-policies/resource-policies.ts": { "inputs.as()": BOTH_PROVIDERS },
    "policies/model/logging/alarms/function-watch.ts": { walk: "the dimensions of an alarm stand in several places" },
    "policies/model/logging/alarms/watched.ts": { "inputs.as()": "a metric stands in the alarm or in one of its queries" },
    "policies/model/logging/failures/invoker-references.ts": {
        UntypedNode: "a table by type, of which each row knows its own",
        walk: REFERENCE,
    },
    "policies/model/logging/failures/invokers.ts": { UntypedNode: REFERENCE },
    "policies/model/paths.ts": { walk: "defines it" },
    "policies/model/api/throttling.ts": { "inputs.as()": BOTH_PROVIDERS },
    "policies/model/logging/execution-log.ts": { "inputs.as()": BOTH_PROVIDERS },
    "policies/model/stack/bucket.ts": { walk: "the policy stands in the resource or in one of several types that hold one" },
    "policies/model/stack/consumers.ts": {
        UntypedNode: "any property of any type may be named after a role",
        walk: "any property of any type may be named after a role",
    },
    "policies/model/stack/documents.ts": { UntypedNode: REFERENCE, walk: "its caller's path is checked" },
    "policies/model/stack/function.ts": { walk: "its caller's property is checked" },
    "policies/model/stack/hidden-names.ts": { UntypedNode: REFERENCE },
    "policies/model/stack/index.ts": { UntypedNode: "passes it on" },
    "policies/model/stack/link.ts": { walk: "its caller's property is checked" },
    "policies/model/stack/node.ts": { walk: "the Region of any resource, and its caller's path is checked" },
    "policies/model/stack/principals.ts": { walk: "roles, users and groups at once" },
    "policies/model/stack/references.ts": { UntypedNode: REFERENCE, walk: REFERENCE },
    "policies/model/stack/terms.ts": { UntypedNode: "defines it" },
    "policies/model/stack/uploads.ts": { UntypedNode: REFERENCE },
};

/** The words that a text uses; the comments of the sources may name them. */
function wordsIn(content: string): Word[] {
    const code = content.replace(/^\s*(?:\/?\*|\/\/).*$|\s\/\/ .*$/gm, "");
    return (Object.keys(WORDS) as Word[]).filter((word) => WORDS[word].test(code));
}

const used = sourcesIn("policies").map((file) => ({ file, words: wordsIn(contentOf(file)) }));

describe("the properties of nodes", () => {
    it("are read past the compiler in the files alone that have a reason to", () => {
        const others = used.flatMap(({ file, words }) =>
            words.filter((word) => MAY[file]?.[word] === undefined).map((word) => `${file}: ${word}`),
        );
        assert.deepEqual(others, [], "ask for NodeOf<token>, or narrow by `is`; see UntypedNode in policies/model/stack/terms.ts");
    });

    it("are read so by each of these files, or its reason is out of date", () => {
        const uses = new Map(used.map(({ file, words }) => [file, words]));
        const idle = Object.entries(MAY).flatMap(([file, reasons]) =>
            (Object.keys(reasons) as Word[]).filter((word) => uses.get(file)?.includes(word) !== true).map((word) => `${file}: ${word}`),
        );
        assert.deepEqual(idle, []);
    });

    it("are seen to be read so in code, and not in a comment", () => {
        assert.deepEqual(wordsIn('viewAt(node.inputs, ["name"]); // never walk(inputs, path)'), []);
        assert.deepEqual(wordsIn("/** `walk(root, path)` */\n// inputs.as()\nconst view = node.inputs;"), []);
        assert.deepEqual(wordsIn("const read = (node: UntypedNode) => node.inputs.as<Loose>();"), ["UntypedNode"]);
        assert.deepEqual(wordsIn("const read = (node: UntypedNode) => node.inputs.as();"), ["UntypedNode", "inputs.as()"]);
    });
});
