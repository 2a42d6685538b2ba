#!/usr/bin/env node
/** The command line: arguments in, a report out. Exit statuses: 0 clean, 1 violations, 2 unusable input, 3 an internal error. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { rules } from "../policies";
import { framesOf } from "../policies/kit/failure";
import { matchesWildcard } from "../policies/model/wildcard";
import { check } from "./check";
import type { Report } from "./check";
import { configure, packageRoot, problemsOf, readConfigurationFile } from "./configuration";
import { readDocument } from "./documents";
import { exemptionProblems } from "./exemptions";
import { explain } from "./explain";
import { FORMATS } from "./formats";
import type { Pack } from "./formats";
import { list } from "./list";
import { EXIT, UsageProblem, oneLine } from "./problem";
import { USAGE } from "./usage";

const CHECK_OPTIONS = {
    config: { type: "string", multiple: true },
    preset: { type: "string" },
    policy: { type: "string", multiple: true },
    format: { type: "string", default: "text" },
    output: { type: "string" },
    "fail-on": { type: "string", default: "mandatory" },
    identity: { type: "boolean", default: false },
    program: { type: "string" },
} as const;

const FAIL_ON = ["mandatory", "advisory", "never"];

export interface Streams {
    readonly out: (words: string) => void;
    readonly error: (words: string) => void;
    readonly colour: boolean;
    readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs one command line; never throws. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
    try {
        return await dispatch(args, streams);
    } catch (error) {
        if (error instanceof UsageProblem) {
            streams.error(`lambda-safeguard: ${oneLine(error.message)}\n`);
            return EXIT.unusable;
        }
        streams.error(`lambda-safeguard: internal error, please report it: ${framesOf(error)}\n`);
        return EXIT.internal;
    }
}

async function dispatch(args: readonly string[], streams: Streams): Promise<number> {
    const [command, ...rest] = args;
    if (rest.includes("--help") || rest.includes("-h")) return print(USAGE, streams);
    switch (command) {
        case "check":
            return checkCommand(rest, streams);
        case "list":
            return listCommand(rest, streams);
        case "explain":
            return print(explain(rules, only(parse(rest, {}).positionals, "explain POLICY")), streams);
        case "config":
            return configCommand(only(parse(rest, {}).positionals, "config FILE"), streams);
        case "--version":
        case "version":
            return print(`${pack().version}\n`, streams);
        case "--help":
        case "-h":
        case "help":
            return print(USAGE, streams);
        case undefined:
            throw new UsageProblem("no command; see `lambda-safeguard --help`");
        default:
            throw new UsageProblem(`unknown command ${JSON.stringify(command)}; see \`lambda-safeguard --help\``);
    }
}

function print(words: string, streams: Streams): number {
    streams.out(words);
    return EXIT.clean;
}

type Declared = NonNullable<Parameters<typeof parseArgs>[0]>["options"];

function parse<const O extends NonNullable<Declared>>(args: readonly string[], options: O) {
    try {
        return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    } catch (error) {
        throw new UsageProblem(`${(error as Error).message.split(/\.\s/)[0] ?? "bad arguments"}; see \`lambda-safeguard --help\``);
    }
}

function only(positionals: readonly string[], usage: string): string {
    const [first, ...more] = positionals;
    if (first === undefined || more.length > 0) throw new UsageProblem(`usage: lambda-safeguard ${usage}`);
    return first;
}

function listCommand(args: readonly string[], streams: Streams): number {
    const { values, positionals } = parse(args, { format: { type: "string", default: "text" } });
    if (positionals.length > 0) throw new UsageProblem("usage: lambda-safeguard list [--format text|json]");
    return print(list(rules, values.format), streams);
}

async function checkCommand(args: readonly string[], streams: Streams): Promise<number> {
    const { values, positionals } = parse(args, CHECK_OPTIONS);
    const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (format === undefined)
        throw new UsageProblem(`unknown format ${JSON.stringify(values.format)}; there are ${Object.keys(FORMATS).join(", ")}`);
    if (!FAIL_ON.includes(values["fail-on"])) throw new UsageProblem(`--fail-on takes ${FAIL_ON.join(", ")}`);
    if (positionals.length === 0) throw new UsageProblem("check needs at least one document: a file, or - for standard input");
    const enforced = configure(rules, values.preset, values.config ?? []).filter(({ rule }) => chosen(rule.name, values.policy));
    if (enforced.length === 0) throw new UsageProblem(`no policy matches --policy ${(values.policy ?? []).join(", ")}`);
    if (values.policy !== undefined && enforced.every(({ level }) => level === "disabled"))
        throw new UsageProblem("what --policy matches is disabled; enable it with --config or --preset");
    const documents = positionals.map(readDocument);
    const report = await check(documents, enforced, {
        now: new Date(),
        env: streams.env,
        identity: values.identity,
        programFolder: values.program,
        progress: (line) => streams.error(`${line}\n`),
    });
    for (const failure of report.failures) streams.error(`lambda-safeguard: internal error in policy ${failure}\n`);
    const words = format(report, { pack: pack(), colour: streams.colour && values.output === undefined });
    if (values.output === undefined) streams.out(words);
    else writeOutput(values.output, words);
    return exitStatus(report, values["fail-on"]);
}

const chosen = (name: string, globs: readonly string[] | undefined): boolean =>
    globs === undefined || globs.some((glob) => matchesWildcard(glob, name));

function writeOutput(file: string, words: string): void {
    try {
        writeFileSync(file, words);
    } catch (error) {
        throw new UsageProblem(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`);
    }
}

function exitStatus(report: Report, failOn: string): number {
    if (report.failures.length > 0) return EXIT.internal;
    if (failOn === "never") return EXIT.clean;
    const counted = report.violations.filter((finding) => failOn === "advisory" || finding.level === "mandatory");
    return counted.length > 0 ? EXIT.violations : EXIT.clean;
}

function configCommand(file: string, streams: Streams): number {
    const configuration = readConfigurationFile(file);
    const problems = [...problemsOf(rules, configuration), ...exemptionProblems(configuration, new Date())];
    if (problems.length === 0) return print(`${file}: every policy and option is known, every exemption holds\n`, streams);
    for (const problem of problems) streams.error(`${oneLine(`${file}: ${problem}`)}\n`);
    return EXIT.unusable;
}

/** The pack's name and version, from its own package.json. */
export function pack(): Pack {
    const { name, version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as Pack;
    return { name, version };
}

if (require.main === module) {
    const streams: Streams = {
        out: (words) => void process.stdout.write(words),
        error: (words) => void process.stderr.write(words),
        colour: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "",
        env: process.env,
    };
    // A reader that stops early (`| head`) is no error of ours, and no reason to forget what was found: the status stands.
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EPIPE") return;
        streams.error(`lambda-safeguard: standard output cannot be written (${error.code ?? "unknown error"})\n`);
        process.exit(EXIT.unusable);
    });
    void run(process.argv.slice(2), streams).then((status) => {
        process.exitCode = status;
    });
}
