#!/usr/bin/env node
/** The command line: arguments in, a report out. Exit statuses: 0 clean, 1 violations, 2 unusable input, 3 an internal error. */
import { rules } from "../policies";
import { framesOf } from "../policies/kit/failure";
import { meant } from "../policies/kit/spelling";
import { shown } from "../policies/kit/shown";
import { parse } from "./commands/arguments";
import { checkCommand } from "./commands/check";
import { problemsOf, readConfigurationFile } from "./configuration/configuration";
import { contradictions } from "./configuration/contradictions";
import { coverageCommand } from "./commands/coverage";
import { exemptionProblems } from "./configuration/exemptions";
import { explain } from "./commands/explain";
import { list } from "./commands/list";
import { pack } from "./package";
import { EXIT, UsageProblem } from "./problem";
import { rehearseCommand } from "./commands/rehearse";
import type { Streams } from "./commands/streams";
import { USAGE } from "./commands/usage";
import { refusal } from "../policies/model/system";

const COMMANDS = ["check", "rehearse", "list", "explain", "config", "coverage", "version", "help"];

/** Runs one command line; never throws. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
    try {
        return await dispatch(args, streams);
    } catch (error) {
        if (error instanceof UsageProblem) {
            streams.error(`lambda-safeguard: ${shown(error.message)}\n`);
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
        case "rehearse":
            return rehearseCommand(rest, streams);
        case "list":
            return listCommand(rest, streams);
        case "explain":
            return print(explain(rules, only(parse(rest, {}).positionals, "explain POLICY")), streams);
        case "config":
            return configCommand(only(parse(rest, {}).positionals, "config FILE"), streams);
        case "coverage":
            return coverageCommand(rest, streams);
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
            throw new UsageProblem(
                `unknown command ${JSON.stringify(command)}${meant(command, COMMANDS) || "; see `lambda-safeguard --help`"}`,
            );
    }
}

function print(words: string, streams: Streams): number {
    streams.out(words);
    return EXIT.clean;
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

function configCommand(file: string, streams: Streams): number {
    const configuration = readConfigurationFile(file);
    const problems = [
        ...problemsOf(rules, configuration),
        ...contradictions(rules, configuration),
        ...exemptionProblems(configuration, new Date()),
    ];
    if (Object.hasOwn(configuration, "$schema"))
        streams.error(`${shown(file)}: note: Pulumi's engine refuses a file with $schema; take it out before --policy-pack-config\n`);
    if (problems.length === 0) return print(`${shown(file)}: every policy and option is known, every exemption holds\n`, streams);
    for (const problem of problems) streams.error(`${shown(`${file}: ${problem}`)}\n`);
    return EXIT.unusable;
}

/** What whoever captures the output says of its width. */
const columnsSaid = (columns = ""): number | undefined => (/^[1-9]\d{0,4}$/.test(columns) ? Number(columns) : undefined);

if (require.main === module) {
    const streams: Streams = {
        out: (words) => void process.stdout.write(words),
        error: (words) => void process.stderr.write(words),
        colour: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb",
        columns: process.stdout.isTTY ? process.stdout.columns : columnsSaid(process.env["COLUMNS"]),
        env: process.env,
    };
    // A reader that stops early (`| head`) is no error of ours, and no reason to forget what was found: the status stands.
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EPIPE") return;
        streams.error(`lambda-safeguard: standard output cannot be written: ${refusal(error)}\n`);
        process.exit(EXIT.unusable);
    });
    void run(process.argv.slice(2), streams).then((status) => {
        // What policies opened (connections to AWS, say) must not keep the process once the report is written.
        process.exitCode = status;
        process.stdout.write("", () => process.stderr.write("", () => process.exit(status)));
    });
}
