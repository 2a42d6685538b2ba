/** What was judged before: a folder with a file for each document, named by the content of the document and by all else that its report depends on. */
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { UsageProblem } from "../problem";
import { DAY } from "../../policies/model/day";
import { refusal } from "../../policies/model/system";

const HASH = /^[0-9a-f]{64}$/;
/** What nobody asked for in so many days goes. */
const KEPT_DAYS = 30;

/**
 * A file that is damaged counts as absent.
 * @throws UsageProblem where the folder cannot be made.
 */
export class Cache {
    /** `setting` is all that a report depends on besides its document: the pack, the configuration, the day. */
    constructor(
        private readonly folder: string,
        private readonly setting: string,
    ) {
        try {
            mkdirSync(folder, { recursive: true });
        } catch (error) {
            throw new UsageProblem(`--cache ${JSON.stringify(folder)}: cannot be made: ${refusal(error)}`);
        }
    }

    /** The report of a document as JSON. A file that is damaged counts for nothing. */
    get(document: string): string | undefined {
        const [folder, file] = this.place(document);
        try {
            // Whoever shares the folder may have laid a link there, to what never ends.
            if (!lstatSync(join(folder, file)).isFile()) return undefined;
            const text = readFileSync(join(folder, file), "utf8");
            const report = text.slice(HASH_LENGTH + 1);
            if (text.slice(0, HASH_LENGTH) !== hashOf(report)) return undefined;
            const now = new Date();
            utimesSync(join(folder, file), now, now);
            return report;
        } catch {
            return undefined;
        }
    }

    /** A cache that cannot be written is slow, and no reason to fail. */
    put(document: string, report: string): void {
        const [folder, file] = this.place(document);
        const partial = join(folder, `.${file}.${process.pid}.${threadId}`);
        try {
            mkdirSync(folder, { recursive: true });
            writeFileSync(partial, `${hashOf(report)}\n${report}`, { mode: 0o600, flag: "wx" });
            renameSync(partial, join(folder, file));
        } catch {
            rmSync(partial, { force: true });
        }
    }

    private place(document: string): readonly [folder: string, file: string] {
        const key = hashOf(`${this.setting}\0${document}`);
        return [join(this.folder, key.slice(0, 2)), key];
    }

    /** Takes away what nobody asked for in the last days before `now`; nothing else that lies in the folder. */
    prune(now: Date): void {
        for (const part of foldersIn(this.folder)) {
            for (const file of namesIn(join(this.folder, part)).filter((name) => HASH.test(name))) {
                const path = join(this.folder, part, file);
                const asked = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
                if (asked < now.getTime() - KEPT_DAYS * DAY) rmSync(path, { force: true });
            }
        }
    }
}

const HASH_LENGTH = 64;
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const foldersIn = (folder: string): readonly string[] => namesIn(folder).filter((name) => /^[0-9a-f]{2}$/.test(name));

function namesIn(folder: string): readonly string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}
