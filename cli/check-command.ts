/** The command `check`: from its arguments to the report and the exit status. */
import { closeSync, fstatSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { rules } from "../policies";
import { meant } from "../policies/kit/options";
import { shown } from "../policies/kit/shown";
import { matchesWildcard } from "../policies/model/wildcard";
import { parse } from "./arguments";
import { check } from "./check";
import type { Report } from "./check";
import { configure } from "./configuration";
import type { Enforced } from "./configuration";
import { readDocument } from "./documents";
import { sharedExemptions } from "./exemptions";
import { FORMATS } from "./formats";
import { pack } from "./package";
import { EXIT, UsageProblem } from "./problem";
import type { Streams } from "./streams";

const CHECK_OPTIONS = {
    config: { type: "string", multiple: true },
    preset: { type: "string" },
    policy: { type: "string", multiple: true },
    format: { type: "string", default: "text" },
    output: { type: "string" },
    "fail-on": { type: "string", default: "mandatory" },
    identity: { type: "boolean", default: false },
    program: { type: "string" },
    "program-outside": { type: "boolean", default: false },
} as const;

const FAIL_ON = ["mandatory", "advisory", "never"];

/** Runs the command; returns its exit status. */
export async function checkCommand(args: readonly string[], streams: Streams): Promise<number> {
    const { values, positionals } = parse(args, CHECK_OPTIONS);
    const { output, program, "fail-on": failOn } = values;
    const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    const formats = Object.keys(FORMATS);
    if (format === undefined)
        throw new UsageProblem(`unknown format ${quoted(values.format)}; there are ${formats.join(", ")}${meant(values.format, formats)}`);
    if (!FAIL_ON.includes(failOn))
        throw new UsageProblem(`--fail-on takes ${FAIL_ON.join(", ")}, not ${quoted(failOn)}${meant(failOn, FAIL_ON)}`);
    if (positionals.length === 0) throw new UsageProblem("check needs at least one document: a file, or - for standard input");
    if (positionals.indexOf("-") !== positionals.lastIndexOf("-"))
        throw new UsageProblem("- is given twice, and standard input can be read only once");
    if (output === "") throw new UsageProblem("--output: the name of the file is empty");
    if (output !== undefined) refuseToOverwrite(output, [...positionals, ...(values.config ?? [])]);
    if (program !== undefined && !isFolder(program)) throw new UsageProblem(`--program ${quoted(program)}: there is no such folder`);
    const configured = configure(rules, values.preset, values.config ?? []);
    const enforced = chosen(configured, values.policy);
    const documents = positionals.map(readDocument);
    const report = await check(documents, enforced, {
        now: new Date(),
        env: streams.env,
        identity: values.identity,
        programFolder: program,
        programOutside: values["program-outside"],
        shared: sharedExemptions(configured),
        progress: (line) => streams.error(`${shown(line)}\n`),
    });
    for (const failure of report.failures) streams.error(`lambda-safeguard: internal error in policy ${failure}\n`);
    const words = format(report, { pack: pack(), colour: streams.colour && output === undefined });
    if (output === undefined) streams.out(words);
    else writeOutput(output, words);
    const status = exitStatus(report, failOn);
    if (status === EXIT.unusable) streams.error(`lambda-safeguard: ${shown(report.incomplete[0] ?? "")}\n`);
    return status;
}

const quoted = (word: string): string => JSON.stringify(word);

/** The policies that `--policy` names. A pattern that matches nothing is a mistake, and so is one that leaves nothing to run. */
function chosen(enforced: readonly Enforced[], globs: readonly string[] | undefined): readonly Enforced[] {
    if (globs === undefined) return enforced;
    const names = enforced.map(({ rule }) => rule.name);
    const strayed = globs.find((glob) => !names.some((name) => matchesWildcard(glob, name)));
    if (strayed !== undefined) throw new UsageProblem(`no policy matches --policy ${quoted(strayed)}${meant(strayed, names)}`);
    const matching = enforced.filter(({ rule }) => globs.some((glob) => matchesWildcard(glob, rule.name)));
    if (matching.every(({ level }) => level === "disabled"))
        throw new UsageProblem("what --policy matches is disabled; enable it with --config or --preset");
    return matching;
}

/** The file under any of its names: through links, or as what standard input is read from. */
function identityOf(file: string): string | undefined {
    try {
        const { dev, ino } = file === "-" ? fstatSync(0, { bigint: true }) : statSync(file, { bigint: true });
        return `${dev}:${ino}`;
    } catch {
        return undefined; // What does not exist is not overwritten, and what cannot be read is said when it is read.
    }
}

/** What is read must not be written over: a state that is lost cannot be had again. */
function refuseToOverwrite(output: string, inputs: readonly string[]): void {
    const written = identityOf(output === "-" ? "./-" : output);
    const input = written === undefined ? undefined : inputs.find((file) => identityOf(file) === written && isRegular(output));
    if (input !== undefined)
        throw new UsageProblem(
            `--output ${quoted(output)} would overwrite ${input === "-" ? "what is read from standard input" : quoted(input)}`,
        );
}

const isRegular = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Writes the report. What could be written only in part is taken away again: nobody shall take half a report for a whole one. */
function writeOutput(file: string, words: string): void {
    let isPartial = false;
    try {
        const descriptor = openSync(file, "w");
        try {
            isPartial = fstatSync(descriptor).isFile();
            writeFileSync(descriptor, words);
            isPartial = false;
        } finally {
            closeSync(descriptor);
        }
    } catch (error) {
        if (isPartial) rmSync(file, { force: true });
        throw new UsageProblem(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`);
    }
}

function exitStatus(report: Report, failOn: string): number {
    if (report.failures.length > 0) return EXIT.internal;
    if (failOn === "never") return EXIT.clean;
    const counted = report.violations.filter((finding) => failOn === "advisory" || finding.level === "mandatory");
    if (counted.length > 0) return EXIT.violations;
    return report.incomplete.length > 0 ? EXIT.unusable : EXIT.clean;
}
