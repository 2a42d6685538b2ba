/** Judges every document that the command line names, one at a time: of one that cannot be read the others are not kept. */
import type { Baseline } from "./baseline";
import { compared } from "./baseline";
import { before, changed } from "./changed";
import type { Enforced } from "./configuration";
import { readDocument } from "./documents";
import type { StackDocument, Wanted } from "./documents";
import type { Input } from "./inputs";
import { joined } from "./join";
import { Judge } from "./judge";
import type { CheckOptions } from "./judge";
import { NoDocument, UsageProblem } from "./problem";
import type { Report, Unreadable } from "./report";

/** Reads a document by its name. */
export type Reader = (name: string, wanted: Wanted) => StackDocument | Promise<StackDocument>;

/** What the reports are compared with. */
interface Comparing {
    readonly baseline?: Baseline | undefined;
    /** Whether they are compared with the stacks before the change that their documents hold. */
    readonly changed?: boolean;
}

/** The report without and with what was known before; the same where it is compared with nothing. */
export interface Outcome {
    readonly judged: Report;
    readonly report: Report;
}

/** Throws where nothing can be read at all; `told` gets a sentence for each document that cannot. */
export async function judgeAll(
    inputs: readonly Input[],
    enforced: readonly Enforced[],
    options: CheckOptions & Comparing,
    told: (problem: string) => void,
    read: Reader = readDocument,
): Promise<Outcome> {
    const judge = new Judge(enforced, options);
    // Who is signed in now says nothing of before.
    const judgeBefore = new Judge(enforced, { ...options, identity: false });
    const comparison = async (report: Report, document: StackDocument): Promise<Report> => {
        if (options.changed === true) return changed(report, await judgeBefore.judge(before(document)));
        return options.baseline === undefined ? report : compared(report, options.baseline);
    };
    const [judged, reports]: [Report[], Report[]] = [[], []];
    const unreadable: Unreadable[] = [];
    const strangers: string[] = [];
    for (const [index, input] of inputs.entries()) {
        if (index > 0 && index % 500 === 0) options.progress(`${index} of ${inputs.length} documents`);
        try {
            const document = await read(input.path, { before: options.changed === true });
            const report = await judge.judge(document);
            reports.push(await comparison(report, document));
            judged.push(report);
        } catch (error) {
            if (!(error instanceof UsageProblem)) throw error;
            if (error instanceof NoDocument && input.isFound) strangers.push(input.path);
            else unreadable.push({ name: input.path, problem: error.message });
        }
    }
    if (reports.length === 0) throw nothingRead(unreadable, told);
    for (const { problem } of unreadable) told(problem);
    const notes = [...unreadable.map(({ problem }) => `${problem}: not judged.`), ...notesOf(strangers)];
    const complete = (report: Report): Report => ({ ...report, notes: [...report.notes, ...notes], unreadable });
    return { judged: complete(joined(judged)), report: complete(joined(reports)) };
}

function nothingRead(unreadable: readonly Unreadable[], told: (problem: string) => void): UsageProblem {
    const [first, ...others] = unreadable;
    if (first === undefined) return new UsageProblem("what is named holds no document of Pulumi");
    for (const { problem } of others) told(problem);
    return new UsageProblem(first.problem);
}

function notesOf(strangers: readonly string[]): readonly string[] {
    const [first, ...others] = strangers;
    if (first === undefined) return [];
    return [
        others.length === 0
            ? `${first}: is no document of Pulumi and was left out.`
            : `${first} and ${others.length} more files are no documents of Pulumi and were left out.`,
    ];
}
