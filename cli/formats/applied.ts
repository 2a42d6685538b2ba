/** Which policies had something to judge: silence of the others says nothing of the stack. */
import type { Report } from "../report/report";
import type { StackOf } from "./facts";

/** The policies that met something to judge in the documents of a stack, or in any document. */
export function appliedPolicies(report: Report, stack?: StackOf): ReadonlySet<string> {
    const isHere = (document: string): boolean => stack === undefined || stack.documents.has(document);
    const applied = new Set<string>();
    for (const { name, applied: letters } of report.documents) {
        if (!isHere(name)) continue;
        for (const [index, policy] of report.checked.entries()) if (letters[index] === "x") applied.add(policy);
    }
    // What only shows across stacks is told of a document whose own judgement knew nothing of it.
    for (const told of [report.violations, report.exempted, report.undetermined])
        for (const { document, policy } of told) if (isHere(document)) applied.add(policy);
    return applied;
}

/** The policies that met nothing to judge, in their order. */
export function idlePolicies(report: Report, stack?: StackOf): readonly string[] {
    const applied = appliedPolicies(report, stack);
    return report.checked.filter((policy) => !applied.has(policy));
}
