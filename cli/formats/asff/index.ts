import { shownJson } from "../../../policies/kit/shown";
import type { Report } from "../../check";
import { distinct } from "../facts";
import type { FormatOptions } from "../format";
import { findingOf, mendedOf } from "./finding";
import type { SecurityFinding } from "./finding";

/**
 * A list of findings in AWS's Security Finding Format, as `aws securityhub batch-import-findings --findings` takes it, a hundred at a time:
 * what is wrong is active; what is exempted, and what a baseline holds and is no more, is archived.
 * Source: AWS Security Hub user guide, "AWS Security Finding Format (ASFF)"; API reference, AwsSecurityFinding.
 */
export const asff = (report: Report, options: FormatOptions): string =>
    `${shownJson(JSON.stringify(asffFindings(report, options), null, 2))}\n`;

/** The elements of the list. */
export function asffFindings(report: Report, options: FormatOptions): readonly SecurityFinding[] {
    const { product, pack, now = new Date(), sourceRoot, framework } = options;
    if (product === undefined) throw new TypeError("asff needs a product");
    const frame = { product, pack, time: now.toISOString(), sourceRoot, framework };
    const stacks = new Map(report.documents.map(({ name, project, stack }) => [name, { project, stack }]));
    const arns = new Map(report.arns?.map(({ document, urn, arn }) => [JSON.stringify([document, urn]), arn]));
    const told = [...distinct(report.violations), ...distinct(report.exempted)].map((finding) =>
        findingOf(
            finding,
            stacks.get(finding.document) ?? { project: "", stack: "" },
            arns.get(JSON.stringify([finding.document, finding.urn])),
            frame,
        ),
    );
    return [...told, ...(report.baseline?.mended ?? []).map((mended) => mendedOf(mended, frame))];
}
