import type { FormatOptions } from "../format";
import { countsOf, headOf, suiteLines, suitesOf } from "../junit";
import type { CaseCounts } from "../junit";
import { sharedNotes } from "./large";
import type { Large } from "./large";

/** The counts of all suites stand at the top: the stacks are walked through twice. */
export function* junit(large: Large, options: FormatOptions): Generator<string> {
    const { stacks } = large;
    const shared = sharedNotes(large);
    const sum: CaseCounts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
    for (const stack of stacks())
        for (const { cases } of suitesOf(stack, options))
            for (const [name, count] of Object.entries(countsOf(cases))) sum[name as keyof CaseCounts] += count;
    yield `${headOf(options, sum).join("\n")}\n`;
    for (const stack of stacks())
        for (const suite of suitesOf(stack, options))
            yield `${suiteLines({ ...suite, notes: [...suite.notes, ...shared] }, options).join("\n")}\n`;
    yield "</testsuites>\n";
}
