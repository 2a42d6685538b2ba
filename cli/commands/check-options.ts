/** The options of `check`, and what the values of some of them may be. */
import { UsageProblem } from "../problem";
import { statOf } from "../../policies/kit/stat";

/** As `parseArgs` of node takes them. */
export const CHECK_OPTIONS = {
    config: { type: "string", multiple: true },
    preset: { type: "string" },
    policy: { type: "string", multiple: true },
    format: { type: "string", default: "text" },
    output: { type: "string" },
    "fail-on": { type: "string", default: "mandatory" },
    identity: { type: "boolean", default: false },
    program: { type: "string" },
    "program-outside": { type: "boolean", default: false },
    severity: { type: "string" },
    exclude: { type: "string", multiple: true },
    quiet: { type: "boolean", default: false },
    changed: { type: "boolean", default: false },
    baseline: { type: "string" },
    "write-baseline": { type: "string" },
    framework: { type: "string" },
    "source-root": { type: "string" },
    "product-arn": { type: "string" },
    suppressed: { type: "boolean", default: false },
    cache: { type: "string" },
    history: { type: "boolean", default: false },
    "stack-tag": { type: "string", multiple: true },
    threads: { type: "string" },
    report: { type: "string", multiple: true },
    "suggest-exemptions": { type: "boolean", default: false },
    undetermined: { type: "boolean", default: false },
    color: { type: "boolean", default: false },
    "no-color": { type: "boolean", default: false },
} as const;

/** What `--fail-on` takes. */
export const FAIL_ON = ["mandatory", "advisory", "never"];

/** @throws UsageProblem where it is no number from 1 to 99. */
export function threadsGiven(words: string | undefined): number | undefined {
    if (words === undefined) return undefined;
    if (!/^[1-9]\d?$/.test(words)) throw new UsageProblem(`--threads takes a number from 1 to 99, not ${quoted(words)}`);
    return Number(words);
}

/** A word of the command line, as a message quotes it. */
export const quoted = (word: string): string => JSON.stringify(word);

/**
 * A path from the repository's folder down to the project's.
 * @throws UsageProblem where it leads elsewhere.
 */
export function rootGiven(root: string | undefined): string | undefined {
    if (root !== undefined && (root === "" || /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(root)))
        throw new UsageProblem(
            `--source-root ${quoted(root)}: must be the project's folder as seen from the repository's, such as services/orders`,
        );
    return root?.replaceAll("\\", "/");
}

/** Whether there is such a folder. */
export const isFolder = (path: string): boolean => statOf(path)?.isDirectory() === true;
