/** The updates that a self-managed backend remembers of a stack, and what each says of itself. */
import { join } from "node:path";
import { DOCUMENT_ENDING, bytesOf, textOf } from "../files/content";
import { entriesOf } from "../files/folder";
import { isObject } from "../json";
import type { Json } from "../json";

/** An update: the state that it left, and the file that tells of it. */
export interface Update {
    readonly checkpoint: string;
    /** Absent where only the state was kept. */
    readonly info?: string;
    /** Milliseconds since 1970, from the name of the files. */
    readonly at: number;
}

/** `<stack>-<nanoseconds>.checkpoint.json` and `.history.json`, compressed or not (Pulumi: pkg/backend/diy/state.go, addToHistory). */
const FILE = /^(.+)-(\d{16,20})\.(checkpoint|history)\.json(?:\.gz|\.zst)?$/;

/** The updates of a stack, oldest first. `folder` is that of the stack in the history. */
export function updatesIn(folder: string): readonly Update[] {
    const byTime = new Map<string, { checkpoint?: string; info?: string }>();
    for (const { name, path, kind } of entriesOf(folder)) {
        const [, , time = "", what] = kind === "file" ? (FILE.exec(name) ?? []) : [];
        if (time === "") continue;
        const files = byTime.get(time) ?? {};
        byTime.set(time, files);
        if (what === "checkpoint") files.checkpoint = path;
        else files.info = path;
    }
    return [...byTime]
        .flatMap(([time, { checkpoint, info }]) =>
            checkpoint === undefined
                ? []
                : [{ checkpoint, ...(info === undefined ? {} : { info }), at: Math.floor(Number(time.padEnd(19, "0")) / 1e6) }],
        )
        .sort((a, b) => a.at - b.at);
}

/** Who made an update, of what, and when. */
export interface UpdateInfo {
    /** When it began, ISO 8601. */
    readonly time: string;
    readonly commit?: string;
    readonly author?: string;
    readonly pullRequest?: string;
}

/** The environment of an update (Pulumi: pkg/backend/updates.go and pkg/cmd/pulumi/metadata). */
const KEYS: Readonly<Record<"commit" | "author" | "pullRequest", readonly string[]>> = {
    commit: ["git.head"],
    author: ["git.author", "git.committer"],
    pullRequest: ["github.pr.number", "ci.pr.number"],
};

/** Longer words are no name, no hash and no number. */
const LONGEST = 200;

/** What an update says of itself; of one that says nothing, or whose file is damaged, the time in the file's name. */
export function infoOf({ info, at }: Update): UpdateInfo {
    const told = info === undefined ? undefined : read(info);
    const seconds = told?.["startTime"];
    const time = typeof seconds === "number" && seconds > 0 && seconds < 1e11 ? seconds * 1000 : at;
    const environment = isObject(told?.["environment"]) ? told["environment"] : {};
    const named = Object.entries(KEYS).flatMap(([name, keys]) => {
        const value = keys.map((key) => environment[key]).find((word) => typeof word === "string" && word !== "" && word.length <= LONGEST);
        return value === undefined ? [] : [[name, value]];
    });
    return { time: new Date(time).toISOString(), ...(Object.fromEntries(named) as Omit<UpdateInfo, "time">) };
}

/** What an update says of itself takes some thousand bytes. */
const LARGEST = 16_000_000;

function read(file: string): Json | undefined {
    try {
        const json: unknown = JSON.parse(textOf(bytesOf(file, LARGEST), LARGEST));
        return isObject(json) ? json : undefined;
    } catch {
        return undefined;
    }
}

/** Where the history of a stack lies, beside the folder with the stacks. `relative` is the checkpoint's path there. */
export const historyFolder = (stacks: string, relative: string): string =>
    join(stacks, "..", "history", relative.replace(DOCUMENT_ENDING, ""));
