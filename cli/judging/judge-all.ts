/** Judges every document that the command line names: on all cores, each document by itself, and none kept in memory. */
import { groupedBy } from "../../policies/model/grouping";
import { acrossAll, toldOf, withAcross } from "./across-all";
import { compared } from "./baseline";
import type { Baseline } from "./baseline";
import { Cache } from "./cache";
import type { Enforced } from "../configuration/configuration";
import { frugalFor } from "./frugal";
import { summaryOf } from "../history/summary";
import { isLeftOut, isOfBackend } from "../inputs/inputs";
import type { Input } from "../inputs/inputs";
import { joined } from "./join";
import type { CheckOptions } from "./judge";
import { counted, Kept } from "../kept/kept";
import { withoutFindings } from "../kept/lean";
import { linkNotes, strangerNotes, nothingRead } from "../inputs/left-out";
import type { Counts, Packed } from "../kept/packed";
import { planOf } from "./plan";
import { publicNotes } from "../report/public";
import type { Report } from "../report/report";
import { onThreads, threadsFor } from "./threads";
import { judgesOf, verdictOf } from "./verdict-of";
import type { Reader, Verdict } from "./verdict-of";

export interface AllOptions extends CheckOptions {
    readonly baseline?: Baseline | undefined;
    /** Whether the reports are compared with the stacks before the change that their documents hold. */
    readonly changed?: boolean;
    /** The folder of the cache. */
    readonly cache?: string | undefined;
    /** How many threads; undefined means as many as are worth it. */
    readonly threads?: number | undefined;
    /** How many characters of reports stay in memory. */
    readonly inMemory?: number;
}

/** The reports on all documents. */
export interface Judged {
    /** All of the joined report but its findings. */
    readonly total: Report;
    readonly counts: Counts;
    /** The reports on the single documents, one at a time, without what the baseline holds. */
    readonly parts: () => Iterable<Packed>;
    /** The same by stack: one report on all documents of a stack. */
    readonly stacks: () => Iterable<Packed>;
    /** The reports on the documents with what the baseline holds. */
    readonly judged: () => Iterable<Report>;
    /** Whether all findings together are too many to be held in memory. */
    readonly isLarge: boolean;
    readonly close: () => void;
}

/** Throws where nothing can be read at all; `told` gets a sentence for each document that cannot. */
export async function judgeAll(
    named: readonly Input[],
    enforced: readonly Enforced[],
    options: AllOptions,
    told: (problem: string) => void,
    read?: Reader,
): Promise<Judged> {
    const inputs = named.filter((input) => !isLeftOut(input));
    frugalFor(inputs.length);
    const kept = new Kept(options.inMemory);
    const uncompared = new Kept(options.inMemory);
    const problems: { readonly index: number; readonly verdict: Exclude<Verdict, { readonly report: string }> }[] = [];
    let count = 0;
    await verdictsOn(inputs, enforced, { ...options, read }, (index, verdict) => {
        if ("report" in verdict) {
            kept.put(index, verdict.report);
            if (verdict.judged !== undefined) uncompared.put(index, verdict.judged);
        } else problems.push({ index, verdict });
        if (++count % 500 === 0 && count < inputs.length) options.progress(`${count} of ${inputs.length} documents`);
    });
    problems.sort((a, b) => a.index - b.index);
    const pathOf = (index: number): string => inputs[index]?.path ?? "";
    const unreadable = problems
        .filter(({ verdict }) => !verdict.isStranger)
        .map(({ index, verdict }) => ({ name: pathOf(index), problem: verdict.problem }));
    const strangers = problems.filter(({ verdict }) => verdict.isStranger).map(({ index }) => pathOf(index));
    if (count === problems.length) throw nothingRead(unreadable, told);
    for (const { problem } of unreadable) told(problem);
    const isChanged = options.changed === true;
    const { baseline } = options;
    const across = isChanged ? undefined : acrossAll(kept, enforced, options, unreadable.length === 0 && inputs.every(isOfBackend));
    const wholeAt = (index: number): Packed => withAcross(kept.get(index), across);
    const partAt = (index: number): Packed =>
        baseline === undefined || isChanged ? wholeAt(index) : counted(compared(wholeAt(index), baseline));
    const parts = (): Iterable<Packed> => each(kept.indexes(), partAt);
    const judged = (): Iterable<Packed> =>
        isChanged ? each(uncompared.indexes(), (index) => uncompared.get(index)) : each(kept.indexes(), wholeAt);
    const notes = [
        ...(across?.notes ?? []),
        ...unreadable.map(({ problem }) => `${problem}: not judged.`),
        ...strangerNotes(strangers),
        ...linkNotes(named.filter(isLeftOut)),
        ...publicNotes(enforced),
    ];
    const { lean, counts } = withoutFindings(parts());
    const indexes = kept.indexes();
    const byStack = [...groupedBy(lean.keys(), (at) => stackKey(lean[at])).values()].map((ats) => ats.map((at) => indexes[at] ?? 0));
    const { past: _, ...total } = joined(lean);
    const history = summaryOf(lean.flatMap(({ past }) => past ?? []));
    return {
        counts,
        total: {
            ...total,
            ...(history === undefined ? {} : { history }),
            ...toldOf(across, total),
            notes: [...total.notes, ...notes],
            unreadable,
        },
        parts,
        stacks: () => each(byStack, (indexes) => together(indexes.map(partAt))),
        judged,
        isLarge: kept.isLarge,
        close: () => [kept, uncompared].forEach((reports) => reports.close()),
    };
}

async function verdictsOn(
    inputs: readonly Input[],
    enforced: readonly Enforced[],
    options: AllOptions & { readonly read: Reader | undefined },
    take: (index: number, verdict: Verdict) => void,
): Promise<void> {
    const plan = planOf(enforced, options, options.identity || options.read !== undefined ? undefined : options.cache);
    const cache = plan.cache === undefined ? undefined : new Cache(plan.cache.folder, plan.cache.setting);
    // Who is signed in is asked once, by one thread; standard input is that of one, too.
    const isAlone = options.identity || options.read !== undefined || inputs.some(({ path }) => path === "-");
    const threads = isAlone ? 1 : threadsFor(inputs.length, options.threads);
    if (threads > 1) await onThreads(inputs, plan, threads, take);
    else {
        const judges = { ...judgesOf(enforced, options, plan.changed), read: options.read };
        for (const [index, input] of inputs.entries()) take(index, await verdictOf(input, judges, options, cache));
    }
    cache?.prune(options.now);
}

function* each<K, T>(keys: Iterable<K>, of: (key: K) => T): Generator<T> {
    for (const key of keys) yield of(key);
}

const stackKey = (report: Report | undefined): string => JSON.stringify(report?.documents.map(({ project, stack }) => [project, stack]));

/** The reports on one stack as one; a single one stays as it is, its lists unread. */
const together = (reports: readonly Packed[]): Packed =>
    reports.length === 1 && reports[0] !== undefined ? reports[0] : counted(joined(reports));

/** The whole report, with all findings in memory. */
export function wholeOf({ total, parts }: Judged): Report {
    const { violations, exempted, undetermined, assets, arns } = joined([...parts()]);
    const registers = { ...(assets === undefined ? {} : { assets }), ...(arns === undefined ? {} : { arns }) };
    return { ...total, violations, exempted, undetermined, ...registers };
}
