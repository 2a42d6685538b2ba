/** The report on one file: judged now, or as a cache remembers it. */
import { createHash } from "node:crypto";
import type { Cache } from "./cache";
import { before, changed } from "./changed";
import type { Enforced } from "../configuration/configuration";
import { documentOf, readBytes } from "../documents/read";
import type { StackDocument, Wanted } from "../documents/document";
import type { Input } from "../inputs/inputs";
import { Judge, programOf } from "./judge";
import type { CheckOptions } from "./judge";
import type { Unfollowed } from "../files/folder";
import { withHistory } from "../history/of-stack";
import { updatesIn } from "../history/updates";
import { packed, unpacked } from "../kept/packed";
import { placesFor } from "./places";
import { NoDocument, UsageProblem } from "../problem";
import type { Report } from "../report/report";

/** What became of a file: its `Report`, packed, or why there is none. */
export type Verdict =
    | { readonly report: string; /** The report before it was compared with the old state, where it was. */ readonly judged?: string }
    | { readonly problem: string; /** A JSON text beside documents that is none. */ readonly isStranger: boolean };

/** Reads a document by its name. */
export type Reader = (name: string, wanted: Wanted) => StackDocument | Promise<StackDocument>;

/** Who judges a document, and, where it is compared with the stack before its change, who judges that. */
export interface Judges {
    readonly judge: Pick<Judge, "judge">;
    /** Where the documents are no files. */
    readonly read?: Reader | undefined;
    readonly judgeBefore?: Pick<Judge, "judge"> | undefined;
}

/** `judgeBefore` judges the state before the change, where `isChanged` asks for what is new. */
export const judgesOf = (enforced: readonly Enforced[], options: CheckOptions, isChanged: boolean): Judges => ({
    judge: new Judge(enforced, options),
    // Who is signed in now says nothing of before.
    judgeBefore: isChanged ? new Judge(enforced, { ...options, identity: false }) : undefined,
});

async function unlessUnusable<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
        return await read();
    } catch (error) {
        if (error instanceof UsageProblem) return undefined;
        throw error;
    }
}

const UNFOLLOWED: Readonly<Record<Unfollowed, string>> = {
    elsewhere: "is a link that leads out of the backend, and is not followed; name it by itself to have it judged",
    "folder-link": "is a link to a folder, and is not followed; name it by itself to have the stacks in it judged",
    "dead-link": "is a link to what is not there or cannot be reached, so that its stack is not judged; mend the link or remove it",
};

/** Never throws for want of the file's content. */
export async function verdictOf(
    input: Input,
    { judge, judgeBefore, read }: Judges,
    options: CheckOptions,
    cache: Cache | undefined,
): Promise<Verdict> {
    const verdictOn = async (document: StackDocument): Promise<Extract<Verdict, { readonly report: string }>> => {
        const judged = await judge.judge(document);
        if (judgeBefore === undefined) return { report: packed(judged) };
        return { report: packed(changed(judged, await judgeBefore.judge(before(document)))), judged: packed(judged) };
    };
    try {
        const wanted = { before: judgeBefore !== undefined };
        if (read !== undefined) return await verdictOn(await read(input.path, wanted));
        // What a project's folder holds is judged too, and may change without the document.
        const isKept = judgeBefore === undefined && programOf(input.path, options.programFolder).root === undefined;
        if (input.unfollowed !== undefined) throw new UsageProblem(`${input.path}: ${UNFOLLOWED[input.unfollowed]}`);
        const verdictOnFile = async (path: string): ReturnType<typeof verdictOn> => {
            const bytes = readBytes(path);
            const key = createHash("sha256").update(path).update("\0").update(bytes).digest("hex");
            const known = isKept ? cache?.get(key) : undefined;
            if (known !== undefined) return { report: known };
            const verdict = await verdictOn(documentOf(path, bytes, { ...wanted, places: placesFor(input.path, options.programFolder) }));
            if (isKept) cache?.put(key, verdict.report);
            return verdict;
        };
        const verdict = await verdictOnFile(input.path);
        if (input.history === undefined) return verdict;
        const past = async (checkpoint: string): Promise<Report | undefined> =>
            unpacked((await unlessUnusable(() => verdictOnFile(checkpoint)))?.report);
        const current = unpacked(verdict.report);
        return current === undefined
            ? verdict
            : { report: packed(await withHistory(current, updatesIn(input.history), options.now, past)) };
    } catch (error) {
        if (!(error instanceof UsageProblem)) throw error;
        return { problem: error.message, isStranger: error instanceof NoDocument && input.isFound };
    }
}
