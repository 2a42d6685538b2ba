/** A report on one document as text, of which what nobody asks for is not parsed. */
import type { Report } from "../report/report";

export const LISTS = ["violations", "exempted", "undetermined"] as const;
export type FindingList = (typeof LISTS)[number];

/** How many findings of each kind there are. */
export interface Counts {
    readonly mandatory: number;
    readonly advisory: number;
    readonly exempted: number;
    readonly undetermined: number;
}

/** A report whose lists of findings are parsed when they are asked for. */
export type Packed = Report & { readonly counts: Counts };

/** The numbers of one report; `advisory` are all violations that are not mandatory. */
export function countsOf({ violations, exempted, undetermined }: Report): Counts {
    const mandatory = violations.filter(({ level }) => level === "mandatory").length;
    return { mandatory, advisory: violations.length - mandatory, exempted: exempted.length, undetermined: undetermined.length };
}

/** Five lines: all but the findings, then each list of them, then what the stack says to others. JSON holds no raw line break. */
export function packed(report: Report): string {
    const { violations, exempted, undetermined, identities = null, ...head } = report;
    return [{ ...head, counts: countsOf(report) }, violations, exempted, undetermined, identities]
        .map((part) => JSON.stringify(part))
        .join("\n");
}

/** The report that was packed, whole. */
export function unpacked(text: string | undefined): Report | undefined {
    if (text === undefined) return undefined;
    const [head, violations, exempted, undetermined, identities] = text.split("\n").map((line) => JSON.parse(line) as unknown);
    const { counts: _, ...report } = head as Packed;
    const lists = { violations, exempted, undetermined } as Pick<Report, FindingList>;
    return {
        ...report,
        ...lists,
        ...(identities === null || identities === undefined ? {} : { identities: identities as NonNullable<Report["identities"]> }),
    };
}

/** The report with one list of its findings alone; the others are not parsed. */
export function withOnly(part: Report, list: FindingList): Report {
    const only = Object.create(part) as Report;
    for (const name of LISTS) if (name !== list) Object.defineProperty(only, name, { value: [] });
    return only;
}
