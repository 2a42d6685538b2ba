import { REPOSITORY } from "../../../policies/kit/metadata";
import { shownJson } from "../../../policies/kit/shown";
import type { Report } from "../../check";
import { stacksOf } from "../facts";
import type { FormatOptions } from "../format";
import { NIST, uuidOf } from "./identity";
import { resultOf } from "./result";

/** The version of OSCAL that the report is written in. */
const VERSION = "1.2.1";

/**
 * OSCAL's assessment results (NIST): a result for each stack, an observation for each finding and for what waits, the resources as inventory,
 * what is exempted as accepted risks, and for each control of the catalogue (NIST SP 800-53 unless `framework` names another) what the
 * policies say of it. Source: https://pages.nist.gov/OSCAL/, assessment results model 1.2.1.
 */
export function oscal(report: Report, { pack, framework = NIST, now = new Date() }: FormatOptions): string {
    const time = now.toISOString();
    const plan = uuidOf("plan", pack.version);
    const results = stacksOf(report).map((stack) => resultOf(report, stack, framework, time));
    const nothing = { name: "", project: "", stack: "", documents: new Set<string>() };
    const output = {
        "assessment-results": {
            uuid: uuidOf("report", time, ...results.map(({ uuid }) => uuid)),
            metadata: { title: "Policies on Pulumi stacks", "last-modified": time, version: time, "oscal-version": VERSION },
            "import-ap": { href: `#${plan}` },
            results: results.length === 0 ? [resultOf(report, nothing, framework, time)] : results,
            "back-matter": {
                resources: [
                    {
                        uuid: plan,
                        title: `${pack.name} ${pack.version}: the policies and what each demands`,
                        rlinks: [{ href: `${REPOSITORY}/blob/main/docs/policies/README.md` }],
                    },
                ],
            },
        },
    };
    return `${shownJson(JSON.stringify(output, null, 2))}\n`;
}
