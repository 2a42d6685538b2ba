import { REPOSITORY } from "../../../policies/kit/metadata";
import { shownJson } from "../../../policies/kit/shown";
import type { Report } from "../../check";
import { stacksOf } from "../facts";
import type { StackOf } from "../facts";
import type { FormatOptions } from "../format";
import { notesByStack } from "../notes";
import { NIST, uuidOf } from "./identity";
import { resultId, resultOf } from "./result";

/** The version of OSCAL that the report is written in. */
const VERSION = "1.2.1";

/**
 * OSCAL's assessment results (NIST): a result for each stack, an observation for each finding and for what waits, the resources as inventory,
 * what is exempted as accepted risks, and for each control of the catalogue (NIST SP 800-53 unless `framework` names another) what the
 * policies say of it. Source: https://pages.nist.gov/OSCAL/, assessment results model 1.2.1.
 */
export function oscal(report: Report, { now = new Date(), ...options }: FormatOptions): string {
    const at = { ...options, now };
    const results = stackResults(report, at);
    return `${shownJson(JSON.stringify({ "assessment-results": framed(resultIds(report, at), results, at) }, null, 2))}\n`;
}

type Timed = FormatOptions & { readonly now: Date };

/** A result for each stack; OSCAL wants one at least. */
export function stackResults(report: Report, { framework = NIST, now }: Timed): readonly object[] {
    const notesOf = notesByStack(report);
    return stacksOrNone(report).map((stack) => resultOf({ ...report, notes: notesOf(stack) }, stack, framework, now.toISOString()));
}

/** How the results of a report are called. */
export const resultIds = (report: Report, { now }: Timed): readonly string[] =>
    stacksOrNone(report).map((stack) => resultId(stack, now.toISOString()));

const NONE: StackOf = { project: "", stack: "", documents: new Set<string>() };

function stacksOrNone(report: Report): readonly StackOf[] {
    const stacks = stacksOf(report);
    return stacks.length === 0 ? [NONE] : stacks;
}

/** All that stands around the results. */
export function framed(ids: readonly string[], results: readonly object[], { pack, now }: Timed) {
    const time = now.toISOString();
    const plan = uuidOf("plan", pack.version);
    return {
        uuid: uuidOf("report", time, ...ids),
        metadata: { title: "Policies on Pulumi stacks", "last-modified": time, version: time, "oscal-version": VERSION },
        "import-ap": { href: `#${plan}` },
        results,
        "back-matter": {
            resources: [
                {
                    uuid: plan,
                    title: `${pack.name} ${pack.version}: the policies and what each demands`,
                    rlinks: [{ href: `${REPOSITORY}/blob/main/docs/policies/README.md` }],
                },
            ],
        },
    };
}
