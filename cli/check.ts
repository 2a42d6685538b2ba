/** Evaluates the pack on documents, without an engine: the verdicts are those of the engine as far as a document holds what it needs. */
import type { Enforced } from "./configuration/configuration";
import type { StackDocument } from "./documents/document";
import { joined } from "./judging/join";
import { Judge } from "./judging/judge";
import type { CheckOptions } from "./judging/judge";
import type { Report } from "./report/report";

export type { Finding, Judged, Mended, Report, Undecided } from "./report/report";

/** Judges documents, each as a stack of its own. */
export async function check(documents: readonly StackDocument[], enforced: readonly Enforced[], options: CheckOptions): Promise<Report> {
    const judge = new Judge(enforced, options);
    const reports: Report[] = [];
    for (const document of documents) reports.push(await judge.judge(document));
    return joined(reports);
}
