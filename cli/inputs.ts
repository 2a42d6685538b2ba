/** The documents that the command line names: files, folders, patterns, the folder of a self-managed backend. */
import { realpathSync } from "node:fs";
import { isAbsolute, join, parse, relative, sep } from "node:path";
import { statOf } from "../policies/kit/stat";
import { matchesWildcard } from "../policies/model/wildcard";
import { checkpointsIn, stacksFolder } from "./backend";
import { DOCUMENT_ENDING } from "./content";
import { entriesOf, filesIn } from "./folder";
import type { Unfollowed } from "./folder";
import { historyFolder } from "./history/updates";
import { UsageProblem } from "./problem";
import { append } from "../policies/model/lists";

/** A file to read. */
export interface Input {
    readonly path: string;
    /** Whether it was found in a folder: what is no document of Pulumi is then left out. */
    readonly isFound: boolean;
    /** Whether it is of a self-managed backend that is read whole. */
    readonly isOfBackend?: boolean;
    /** It is a link that is not followed, of this kind. */
    readonly unfollowed?: Unfollowed;
    /** The folder with the updates that the backend remembers of the stack, where they are asked for. */
    readonly history?: string;
}

/** Whether it was found in the folder of a self-managed backend, and not named itself. */
export const isOfBackend = (input: Input): boolean => input.isOfBackend === true;

/** Folders that hold other people's JSON. */
const FOREIGN = new Set(["node_modules"]);

/**
 * The files that the words name, each once, in the order of the words. A folder stands for its checkpoints where it is a self-managed
 * backend, else for every `.json`, `.json.gz` and `.json.zst` below it. A word with `*` or `?` that names no file is a pattern (`**` is
 * any depth). Throws where a word stands for nothing.
 */
export function inputsOf(words: readonly string[], withHistory = false): readonly Input[] {
    const inputs = new Map<string, Input>();
    for (const word of words)
        for (const input of inputsNamed(word, withHistory)) {
            const key = input.path === "-" ? "-" : realOf(input.path);
            if (!inputs.has(key)) inputs.set(key, input);
        }
    return [...inputs.values()];
}

function realOf(path: string): string {
    try {
        return realpathSync(path);
    } catch {
        return path; // What cannot be read is said when it is read.
    }
}

function inputsNamed(word: string, withHistory: boolean): readonly Input[] {
    if (word === "-") return [{ path: word, isFound: false }];
    const remote = /^(s3|gs|azblob|https?):\/\//.exec(word);
    if (remote !== null)
        throw new UsageProblem(
            `${word}: is not on this machine; copy it first${remote[1] === "s3" ? ", such as with \`aws s3 sync\`," : ""} and name the folder`,
        );
    const path = word.startsWith("file://") ? word.slice("file://".length) : word;
    const stat = statOf(path);
    if (stat?.isDirectory() === true) return inFolder(path, withHistory);
    if (stat !== undefined || !/[*?]/.test(path)) return [{ path, isFound: false }];
    const matching = matchesOf(path);
    if (matching.length === 0) throw new UsageProblem(`nothing matches ${JSON.stringify(word)}`);
    return matching.flatMap((match) =>
        statOf(match)?.isDirectory() === true ? inFolder(match, withHistory) : [{ path: match, isFound: true }],
    );
}

function inFolder(folder: string, withHistory: boolean): readonly Input[] {
    const stacks = stacksFolder(folder);
    if (stacks !== undefined) {
        const checkpoints = checkpointsIn(stacks);
        if (checkpoints.length === 0) throw new UsageProblem(`${folder}: is a backend without any stack`);
        // Whatever stands there is a checkpoint, or damaged.
        return checkpoints.map(({ path, kind }) => ({
            path,
            isFound: false,
            isOfBackend: true,
            ...(kind === "file" || kind === "folder" ? {} : { unfollowed: kind }),
            ...(withHistory ? { history: historyFolder(stacks, relative(stacks, path)) } : {}),
        }));
    }
    const files = filesIn(
        folder,
        (name) => DOCUMENT_ENDING.test(name),
        (name) => !FOREIGN.has(name),
    );
    if (files.length === 0) throw new UsageProblem(`${folder}: holds no .json, .json.gz or .json.zst file`);
    return files.map((path) => ({ path, isFound: true }));
}

/** The files and folders that a pattern matches. Names that begin with a dot match only where the pattern says the dot. */
function matchesOf(pattern: string): readonly string[] {
    const start = isAbsolute(pattern) ? parse(pattern).root : "";
    let found: readonly string[] = [start];
    const parts = pattern
        .slice(start.length)
        .split(/[/\\]/)
        .filter((part) => part !== "");
    for (const [index, part] of parts.entries()) {
        if (part === "**") found = [...new Set(found.flatMap(foldersFrom))];
        else if (/[*?]/.test(part)) found = found.flatMap((folder) => matchingIn(folder, part, index === parts.length - 1));
        else found = found.map((folder) => join(folder, part)).filter((path) => statOf(path) !== undefined);
    }
    return [...new Set(found)].filter((path) => path !== "").sort();
}

const isHidden = (name: string, part: string): boolean => name.startsWith(".") && !part.startsWith(".");

const matchingIn = (folder: string, part: string, isLast: boolean): readonly string[] =>
    entriesOf(folder === "" ? "." : folder)
        .filter(
            ({ name, kind }) => (kind === "folder" || (isLast && kind === "file")) && !isHidden(name, part) && matchesWildcard(part, name),
        )
        .map(({ name }) => (folder === "" ? name : folder.endsWith(sep) ? folder + name : join(folder, name)));

function foldersFrom(folder: string): readonly string[] {
    const all = [folder];
    for (const at of all)
        append(
            all,
            matchingIn(at, "*", false).filter((path) => !FOREIGN.has(parse(path).base)),
        );
    return all;
}
