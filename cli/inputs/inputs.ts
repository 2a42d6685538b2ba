/** The documents that the command line names: files, folders, patterns, the folder of a self-managed backend. */
import { dirname, relative } from "node:path";
import { statOf } from "../../policies/kit/stat";
import { checkpointsIn, stacksFolder } from "./backend";
import { DOCUMENT_ENDING } from "../files/content";
import { below, FOREIGN } from "../files/folder";
import type { Unfollowed } from "../files/folder";
import { historyFolder } from "../history/updates";
import { leadingElsewhere, realOf, whole } from "./links";
import type { Reach } from "./links";
import { matchesOf } from "./matching";
import { UsageProblem } from "../problem";

/** A file to read. */
export interface Input {
    readonly path: string;
    /** Whether it was found in a folder: what is no document of Pulumi is then left out. */
    readonly isFound: boolean;
    /** Whether it is of a self-managed backend that is read whole. */
    readonly isOfBackend?: boolean;
    /** It is a link that is not followed, of this kind: in a backend it stands for a stack, elsewhere it is left out, and told. */
    readonly unfollowed?: Unfollowed;
    /** The folder with the updates that the backend remembers of the stack, where they are asked for. */
    readonly history?: string;
}

/** Whether it was found in the folder of a self-managed backend, and not named itself. */
export const isOfBackend = (input: Input): boolean => input.isOfBackend === true;

/** Whether it is a link in a plain folder that is not followed: behind it may be no document at all, so that it is told and nothing fails. */
export const isLeftOut = (input: Input): boolean => input.unfollowed !== undefined && input.isFound;

/**
 * The files that the words name, each once, in the order of the words. A folder stands for its checkpoints where it is a self-managed
 * backend, else for every `.json`, `.json.gz` and `.json.zst` below it. A word with `*` or `?` that names no file is a pattern (`**` is
 * any depth). Throws where a word stands for nothing.
 */
export function inputsOf(words: readonly string[], withHistory = false): readonly Input[] {
    const named = words.map((word) => inputsNamed(word, withHistory));
    const inputs = new Map<string, Input>();
    for (const input of named.flatMap(({ inputs }) => inputs)) {
        const key = input.path === "-" ? "-" : realOf(input.path);
        if (!inputs.has(key)) inputs.set(key, input);
    }
    // It is enough that what a link leads to is named by itself.
    const links = leadingElsewhere(
        named.flatMap(({ links }) => links),
        [...inputs.keys()],
        named.flatMap(({ folders }) => folders),
    );
    return [...inputs.values(), ...links.map((path): Input => ({ path, isFound: true, unfollowed: "elsewhere" }))];
}

/** What a word stands for. */
interface Named {
    readonly inputs: readonly Input[];
    /** Links that are not followed. */
    readonly links: readonly Reach[];
    /** The folders that were looked through. */
    readonly folders: readonly Reach[];
}

const single = (path: string): Named => ({ inputs: [{ path, isFound: false }], links: [], folders: [] });

function inputsNamed(word: string, withHistory: boolean): Named {
    if (word === "-") return single(word);
    const remote = /^(s3|gs|azblob|https?):\/\//.exec(word);
    if (remote !== null)
        throw new UsageProblem(
            `${word}: is not on this machine; copy it first${remote[1] === "s3" ? ", such as with \`aws s3 sync\`," : ""} and name the folder`,
        );
    const path = word.startsWith("file://") ? word.slice("file://".length) : word;
    const stat = statOf(path);
    if (stat?.isDirectory() === true) return inFolder(path, withHistory);
    if (stat !== undefined || !/[*?]/.test(path)) return single(path);
    const { matching, links, folders } = matchesOf(path);
    if (matching.length === 0)
        throw new UsageProblem(
            `nothing matches ${JSON.stringify(word)}${leadingElsewhere(links, [], folders).length === 0 ? "" : " but links, which are not followed; name what they lead to"}`,
        );
    const found = matching.map((match) =>
        statOf(match)?.isDirectory() === true
            ? inFolder(match, withHistory)
            : { inputs: [{ path: match, isFound: true }], links: [], folders: [] },
    );
    return {
        inputs: found.flatMap(({ inputs }) => inputs),
        links: [...links, ...found.flatMap(({ links }) => links)],
        folders: [...folders, ...found.flatMap(({ folders }) => folders)],
    };
}

function inFolder(folder: string, withHistory: boolean): Named {
    const stacks = stacksFolder(folder);
    if (stacks !== undefined) {
        const checkpoints = checkpointsIn(stacks);
        if (checkpoints.length === 0) throw new UsageProblem(`${folder}: is a backend without any stack`);
        // Whatever stands there is a checkpoint, or damaged.
        const inputs = checkpoints.map(({ path, kind }) => ({
            path,
            isFound: false,
            isOfBackend: true,
            ...(kind === "file" || kind === "folder" ? {} : { unfollowed: kind }),
            ...(withHistory ? { history: historyFolder(stacks, relative(stacks, path)) } : {}),
        }));
        const folders = new Set([folder, dirname(stacks), stacks, ...inputs.map(({ path }) => dirname(path))]);
        return { inputs, links: [], folders: [...folders].map(whole) };
    }
    const { files, links, folders } = below(
        folder,
        (name) => DOCUMENT_ENDING.test(name),
        (name) => !FOREIGN.has(name),
    );
    if (files.length === 0)
        throw new UsageProblem(
            `${folder}: holds no .json, .json.gz or .json.zst file${leadingElsewhere(links.map(whole), [], folders.map(whole)).length === 0 ? "" : ", and links in it are not followed; name what they lead to"}`,
        );
    return { inputs: files.map((path) => ({ path, isFound: true })), links: links.map(whole), folders: folders.map(whole) };
}
