/** The command `check`: from its arguments to the report and the exit status. */
import { rules } from "../../policies";
import { meant } from "../../policies/kit/spelling";
import { shown } from "../../policies/kit/shown";
import { parse } from "./arguments";
import { baselineOf, readBaseline } from "../judging/baseline";
import { configure } from "../configuration/configuration";
import { sharedExemptions } from "../configuration/exemptions";
import { frameworkGiven } from "../configuration/frameworks";
import { FORMATS } from "../formats";
import { partsOf } from "../formats/files";
import type { FormatOptions } from "../formats";
import { LARGE_FORMATS } from "../formats/large";
import { inputsOf, isLeftOut } from "../inputs/inputs";
import type { Input } from "../inputs/inputs";
import { judgeAll, wholeOf } from "../judging/judge-all";
import type { Judged } from "../judging/judge-all";
import { writeOutput } from "../files/output";
import type { Reader } from "../judging/verdict-of";
import { pack } from "../package";
import { productGiven } from "../formats/asff/product";
import type { Counts } from "../kept/packed";
import { EXIT, UsageProblem } from "../problem";
import type { Report } from "../report/report";
import { furtherReports } from "./reports";
import { suggestedExemptions } from "./suggestions";
import { withStackTags } from "../inputs/stack-tags";
import type { Streams } from "./streams";
import { chosen } from "./chosen";
import { refuseToOverwrite } from "./overwrite";
import { CHECK_OPTIONS, FAIL_ON, threadsGiven, quoted, rootGiven, isFolder } from "./check-options";

/** How a command comes by its documents: which its words name, and what each holds. */
export interface Reading {
    readonly inputs: (words: readonly string[], withHistory: boolean) => readonly Input[];
    /** Undefined where they are files. */
    readonly read: Reader | undefined;
    /** Whether what is read is a rehearsal: values that only AWS knows are made up. */
    readonly isRehearsal?: boolean;
}

const FROM_FILES: Reading = { inputs: inputsOf, read: undefined };

/** Runs the command; returns its exit status. Nothing is read before all that the command line says is known to be right. */
export async function checkCommand(args: readonly string[], streams: Streams, from: Reading = FROM_FILES): Promise<number> {
    const { values, positionals } = parse(args, CHECK_OPTIONS);
    const { output, program, "fail-on": failOn } = values;
    const formats = Object.keys(FORMATS);
    if (!Object.hasOwn(FORMATS, values.format))
        throw new UsageProblem(`unknown format ${quoted(values.format)}; there are ${formats.join(", ")}${meant(values.format, formats)}`);
    if (!FAIL_ON.includes(failOn))
        throw new UsageProblem(`--fail-on takes ${FAIL_ON.join(", ")}, not ${quoted(failOn)}${meant(failOn, FAIL_ON)}`);
    if (positionals.length === 0) throw new UsageProblem("check needs at least one document: a file, a folder, or - for standard input");
    if (positionals.indexOf("-") !== positionals.lastIndexOf("-"))
        throw new UsageProblem("- is given twice, and standard input can be read only once");
    if (values.color && values["no-color"]) throw new UsageProblem("--color and --no-color exclude each other");
    if (values["suggest-exemptions"] && values.format !== "text") throw new UsageProblem("--suggest-exemptions takes no --format");
    if (output === "") throw new UsageProblem("--output: the name of the file is empty");
    const inputs = withStackTags(from.inputs(positionals, values.history), values["stack-tag"]);
    const read = [...inputs.flatMap((input) => (isLeftOut(input) ? [] : [input.path])), ...(values.config ?? [])];
    if (output !== undefined) refuseToOverwrite("--output", output, values.baseline === undefined ? read : [...read, values.baseline]);
    if (program !== undefined && !isFolder(program)) throw new UsageProblem(`--program ${quoted(program)}: there is no such folder`);
    const sourceRoot = rootGiven(values["source-root"]);
    const framework = frameworkGiven(values.framework);
    if (values.changed && values.baseline !== undefined)
        throw new UsageProblem("--changed and --baseline both say what is known; choose one");
    if (values.history && values.changed) throw new UsageProblem("--history and --changed exclude each other");
    if (values.history && !inputs.some(({ history }) => history !== undefined && isFolder(history)))
        throw new UsageProblem("--history needs the folder of a self-managed backend with its history (.pulumi/history)");
    const baseline = values.baseline === undefined ? undefined : readBaseline(values.baseline);
    const writeTo = values["write-baseline"];
    if (writeTo === "") throw new UsageProblem("--write-baseline: the name of the file is empty");
    if (writeTo !== undefined && writeTo === output) throw new UsageProblem("--output and --write-baseline name the same file");
    if (writeTo !== undefined) refuseToOverwrite("--write-baseline", writeTo, read);
    const reports = furtherReports(values.report ?? [], [output, writeTo]);
    for (const { file } of reports) refuseToOverwrite("--report", file, values.baseline === undefined ? read : [...read, values.baseline]);
    const names = [values.format, ...reports.map(({ name }) => name)];
    const product = productGiven(values["product-arn"], names.includes("asff"));
    if (values.cache === "") throw new UsageProblem("--cache: the name of the folder is empty");
    const configured = configure(rules, values.preset, values.config ?? []);
    const enforced = chosen(configured, values);
    const options = {
        now: new Date(),
        env: streams.env,
        identity: values.identity,
        programFolder: program,
        programOutside: values["program-outside"],
        shared: sharedExemptions(configured),
        baseline,
        changed: values.changed,
        assets: names.includes("html"),
        arns: names.includes("asff"),
        cache: values.cache,
        threads: threadsGiven(values.threads),
        progress: (line: string) => {
            if (!values.quiet) streams.error(`${shown(line)}\n`);
        },
    };
    const told = (problem: string): void => streams.error(`lambda-safeguard: ${shown(problem)}\n`);
    const all = await judgeAll(inputs, enforced, options, told, from.read);
    try {
        const { total } = all;
        for (const failure of total.failures) streams.error(`lambda-safeguard: internal error in policy ${failure}\n`);
        const { suppressed, undetermined } = values;
        const status = exitStatus(total, all.counts, failOn);
        const isTerminal = output === undefined;
        const colour = values.color || (streams.colour && isTerminal && !values["no-color"]);
        const columns = isTerminal ? streams.columns : undefined;
        const written = writing(all);
        const how = { pack: pack(), suppressed, undetermined, sourceRoot, framework, product, rehearsed: from.isRehearsal === true };
        const write = (name: string, file: string, isColoured: boolean): void => {
            for (const part of partsOf(name, file, total)) {
                if (part.file !== file) refuseToOverwrite("--output", part.file, read);
                writeOutput(part.file, written(name, { ...how, colour: isColoured, columns, stacks: part.stacks }));
            }
        };
        if (values["suggest-exemptions"]) suggest(suggestedExemptions(wholeOf(all), configured), output, streams);
        else if (output !== undefined) write(values.format, output, colour);
        else if (!values.quiet || values.format !== "text" || status !== EXIT.clean)
            for (const piece of written(values.format, { ...how, colour, columns })) streams.out(piece);
        for (const further of reports) write(further.name, further.file, false);
        if (writeTo !== undefined) writeOutput(writeTo, baselineOf(all.judged()));
        if (status === EXIT.unusable && total.unreadable.length === 0)
            streams.error(`lambda-safeguard: ${shown(total.incomplete[0] ?? "")}\n`);
        return status;
    } finally {
        all.close();
    }
}

/** Makes the report in a format: whole where memory holds all findings, else in pieces where the format can be written so. */
function writing(all: Judged): (name: string, options: FormatOptions) => readonly string[] | Iterable<string> {
    let whole: Report | undefined;
    return (name, options) => {
        const large = all.isLarge ? LARGE_FORMATS[name] : undefined;
        if (large !== undefined) return large(all, options);
        const format = FORMATS[name];
        if (format === undefined) throw new RangeError(`there is no format ${name}`);
        return [format((whole ??= wholeOf(all)), options)];
    };
}

/** The stanza alone goes to the output, so that it can be kept as a file; what to do with it is said beside. */
function suggest(stanza: string, output: string | undefined, streams: Streams): void {
    if (output === undefined) streams.out(stanza);
    else writeOutput(output, stanza);
    streams.error(
        "lambda-safeguard: these are exemptions for a policy configuration; until reason, owner and last day are filled in they exempt nothing\n",
    );
}

function exitStatus(total: Report, { mandatory, advisory }: Counts, failOn: string): number {
    if (total.failures.length > 0) return EXIT.internal;
    if (total.unreadable.length > 0) return EXIT.unusable;
    if (failOn === "never") return EXIT.clean;
    if (mandatory > 0 || (failOn === "advisory" && advisory > 0)) return EXIT.violations;
    return total.incomplete.length > 0 ? EXIT.unusable : EXIT.clean;
}
