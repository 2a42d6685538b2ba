import { shown } from "../../../policies/kit/shown";
import { plural } from "../../../policies/kit/text";
import type { Packed } from "../../kept/packed";
import type { Report } from "../../report/report";
import { Spool } from "../../kept/spool";
import { listedControls } from "../../../policies/model/catalogue/frameworks";
import { underControls } from "../controls";
import { unusedPatterns } from "../../report/public";
import { stackText, unusedPatternText } from "../facts";
import type { FormatOptions } from "../format";
import { standingText } from "../since";
import { findingsText, text as whole } from "../text";
import { askedText, verdictText } from "../verdict";
import type { Large } from "./large";

/** So many stacks are named at the top. */
const WORST = 20;

/** The verdict, the worst stacks, the findings by stack (with a catalogue: by control, then by stack), what is worth knowing, the verdict. */
export function* text({ total, counts, stacks }: Large, options: FormatOptions): Generator<string> {
    const { pack, framework } = options;
    const verdict = verdictText(counts, total);
    yield `${pack.name} ${pack.version}: ${verdict}\n`;
    yield `${plural(total.documents.length, "document")}: ${askedText(total, options.rehearsed)}\n\n`;
    for (const stack of worstOf(stacks())) yield `${named(stack)}: ${verdictText(stack.counts)}\n`;
    if (framework !== undefined) yield* byControl(stacks(), framework, options);
    for (const stack of stacks()) {
        const { mandatory, advisory, exempted } = stack.counts;
        const intended = stack.publicPatterns.reduce((sum, { count }) => sum + count, 0);
        if ((framework === undefined ? mandatory + advisory : 0) + exempted + intended === 0) continue;
        // Whether a pattern is used the whole tells: here it stands for what it lets through alone.
        const publicPatterns = stack.publicPatterns.map((pattern) => ({ ...pattern, waits: true }));
        const own = { ...stack, notes: [], unusedExemptions: [], expiredExemptions: [], publicPatterns };
        const { framework: _, ...rest } = options;
        yield `\n== ${named(stack)}\n${whole(framework === undefined ? own : { ...own, violations: [], undetermined: [] }, rest)}`;
    }
    yield "\n";
    for (const { policy, resource } of total.unusedExemptions) yield `Unused exemption of ${policy}: ${shown(resource)}\n`;
    for (const { policy, resource, days } of total.expiredExemptions)
        yield `Expired exemption of ${policy}: ${shown(resource)} (${plural(days, "day")} ago)\n`;
    for (const { policy, option, pattern } of unusedPatterns(total)) yield `${shown(unusedPatternText(policy, option, pattern))}\n`;
    if (framework !== undefined && counts.undetermined > 0)
        yield `${plural(counts.undetermined, "judgement")} could not be made yet; \`--format json\` has them with what to do.\n`;
    if (total.history !== undefined) yield `${standingText(total.history)}\n`;
    for (const note of total.notes) yield `${shown(note)}\n`;
    yield `${verdict}\n`;
}

/** Each control stands once, with what all stacks have of it: the text of a stack waits until its control is written. */
function* byControl(stacks: Iterable<Packed>, framework: string, options: FormatOptions): Generator<string> {
    const texts = new Spool();
    texts.spill();
    const placed = new Map<string, { readonly title: string; readonly at: number[] }>();
    let next = 0;
    for (const stack of stacks) {
        for (const { control, title, findings } of underControls(stack.violations, framework)) {
            const under = placed.get(control?.control ?? "") ?? { title, at: [] };
            placed.set(control?.control ?? "", under);
            under.at.push(next);
            texts.put(next++, `== ${named(stack)}\n${findingsText(findings, options)}\n`);
        }
    }
    const order = [...listedControls(framework), ...placed.keys()].filter((control) => control !== "");
    for (const control of new Set(order)) yield* titled(placed.get(control), texts);
    yield* titled(placed.get(""), texts);
    texts.close();
}

function* titled(under: { readonly title: string; readonly at: readonly number[] } | undefined, texts: Spool): Generator<string> {
    if (under === undefined) return;
    yield `\n${shown(under.title)}\n\n`;
    for (const at of under.at) yield texts.get(at);
}

function named({ documents: [document, ...others] }: Report): string {
    if (document === undefined) return "";
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return `${stackText(document)} (${shown(document.name)}${more})`;
}

/** The stacks with the most violations, the mandatory ones first. */
function worstOf(stacks: Iterable<Packed>): readonly Packed[] {
    let worst: readonly Packed[] = [];
    for (const stack of stacks) {
        const { mandatory, advisory } = stack.counts;
        if (mandatory + advisory === 0) continue;
        worst = [...worst, stack]
            .sort((a, b) => b.counts.mandatory - a.counts.mandatory || b.counts.advisory - a.counts.advisory)
            .slice(0, WORST);
    }
    return worst;
}
