/** The look across stacks, on reports as they are kept. */
import type { Environment } from "../../policies/kit/judgement";
import { compare } from "../../policies/kit/order";
import { lookAcross, stillUnused } from "./across";
import type { Joined, Joining } from "./across";
import type { Enforced } from "../configuration/configuration";
import { registered } from "./judge";
import type { CheckOptions } from "./judge";
import { counted } from "../kept/kept";
import type { Kept } from "../kept/kept";
import type { Packed } from "../kept/packed";
import type { Finding, Report } from "../report/report";

/** Undefined where the documents are of one stack. */
export function acrossAll(kept: Kept, configured: readonly Enforced[], options: CheckOptions, isWhole: boolean): Joined | undefined {
    const documents: Joining[] = [];
    let isComplete = isWhole;
    for (const index of kept.indexes()) {
        const { documents: judged, incomplete } = kept.get(index);
        const identities = kept.identitiesOf(index);
        const [{ name, project, stack } = { name: "", project: "", stack: "" }] = judged;
        if (incomplete.length > 0 || identities === undefined) isComplete = false;
        if (identities === undefined) continue;
        const { sources, ...own } = identities;
        documents.push({ document: name, stack: `${project}/${stack}`, identities: own, sources });
    }
    const { register, enforced } = registered(configured, options.shared);
    const environment: Environment = {
        now: options.now,
        program: { root: undefined, folder: undefined, outside: false },
        deployer: { env: options.env, asked: false },
        register,
    };
    return lookAcross(documents, enforced, environment, isComplete);
}

/** The report on a document with what only shows across. */
export function withAcross(report: Packed, across: Joined | undefined): Packed {
    const [{ name } = { name: "" }] = report.documents;
    const [violations = [], exempted = []] = [across?.violations.get(name), across?.exempted.get(name)];
    if (violations.length + exempted.length === 0) return report;
    return counted({
        ...report,
        violations: [...report.violations, ...violations].sort(byPlace),
        exempted: [...report.exempted, ...exempted].sort(byPlace),
    });
}

const byPlace = (a: Finding, b: Finding): number => compare(a.urn, b.urn) || compare(a.property, b.property);

/** What the look across adds to the report on all documents. */
export const toldOf = (across: Joined | undefined, total: Report): Partial<Report> =>
    across === undefined
        ? {}
        : {
              across: across.told,
              unusedExemptions: stillUnused(total.unusedExemptions, across.exempted),
              failures: [...total.failures, ...across.failures],
          };
