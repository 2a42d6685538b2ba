/** The command `rehearse`: a preview of the program with stand-ins for the AWS providers, judged as `check` judges a document. */
import { shown } from "../../policies/kit/shown";
import { statOf } from "../../policies/kit/stat";
import { checkCommand } from "./check";
import { CHECK_OPTIONS } from "./check-options";
import type { Reading } from "./check";
import { isRegion } from "../../rehearsal/region";
import { parse } from "./arguments";
import { parseDocument } from "../documents/read";
import type { StackDocument, Wanted } from "../documents/document";
import { UsageProblem } from "../problem";
import type { Streams } from "./streams";
import { append } from "../../policies/model/lists";

const OWN_OPTIONS = {
    stack: { type: "string" },
    deployed: { type: "boolean" },
    account: { type: "string" },
    region: { type: "string" },
} as const;
const OWN: ReadonlySet<string> = new Set(Object.keys(OWN_OPTIONS));

/** Runs the command; returns its exit status, which is that of `check`. */
export async function rehearseCommand(args: readonly string[], streams: Streams): Promise<number> {
    const { values, positionals } = parse(args, { ...CHECK_OPTIONS, ...OWN_OPTIONS });
    const [folder = ".", ...more] = positionals;
    if (more.length > 0) throw new UsageProblem("rehearse takes one folder: that of the project");
    if (folder === "" || folder === "-") throw new UsageProblem("rehearse takes the folder of a Pulumi project");
    if (statOf(folder)?.isDirectory() !== true) throw new UsageProblem(`${JSON.stringify(folder)}: there is no such folder`);
    const { stack, account, region, deployed = false } = values;
    if (account !== undefined && !/^\d{12}$/.test(account)) throw new UsageProblem("--account takes the twelve digits of an AWS account");
    if (region !== undefined && !isRegion(region)) throw new UsageProblem("--region takes a region of AWS, such as eu-west-1");
    if (stack === "") throw new UsageProblem("--stack: the name is empty");
    const wishes = { folder, stack, account, region, deployed, env: streams.env };
    const reading: Reading = {
        inputs: (words) => words.map((path) => ({ path, isFound: false })),
        isRehearsal: true,
        read: (name, wanted) => rehearsed(name, wanted, wishes, streams),
    };
    const program = values.program === undefined ? ["--program", folder] : [];
    return checkCommand([...passedOn(args), ...program, "--", folder], streams, reading);
}

/** What is for `check`: neither the options of this command nor the folder. */
function passedOn(args: readonly string[]): string[] {
    const passed: string[] = [];
    const options: Readonly<Record<string, { readonly type: "string" | "boolean" } | undefined>> = { ...CHECK_OPTIONS, ...OWN_OPTIONS };
    for (let at = 0; at < args.length; at++) {
        const arg = args[at] ?? "";
        if (arg === "--") break;
        if (!arg.startsWith("--")) continue;
        const [name = ""] = arg.slice(2).split("=");
        const takesNext = options[name]?.type === "string" && !arg.includes("=");
        const taken = takesNext ? args.slice(at, at + 2) : [arg];
        if (takesNext) at++;
        if (!OWN.has(name)) append(passed, taken);
    }
    return passed;
}

type Wishes = Parameters<(typeof import("../../rehearsal/run/rehearse"))["rehearse"]>[0];

/** The stand-ins are loaded here alone: no other command needs them. */
async function rehearsed(name: string, wanted: Wanted, wishes: Wishes, streams: Streams): Promise<StackDocument> {
    const { rehearse } = require("../../rehearsal/run/rehearse") as typeof import("../../rehearsal/run/rehearse");
    const { RehearsalProblem } = require("../../rehearsal/run/problem") as typeof import("../../rehearsal/run/problem");
    try {
        const { document, notes, incomplete } = await rehearse(wishes);
        const parsed = parseDocument(name, document, wanted);
        const whole = parsed.incomplete ?? (incomplete === undefined ? undefined : shown(incomplete));
        return { ...parsed, notes: [...parsed.notes, ...notes.map(shown)], incomplete: whole };
    } catch (error) {
        if (!(error instanceof RehearsalProblem)) throw error;
        for (const line of error.said) streams.error(`  ${shown(line)}\n`);
        throw new UsageProblem(error.message);
    }
}
