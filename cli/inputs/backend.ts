/** The stacks of a self-managed backend, as its folder lies on disk. */
import { dirname, join } from "node:path";
import { entriesOf } from "../files/folder";
import type { Entry } from "../files/folder";
import { UsageProblem } from "../problem";

/** A file that holds a checkpoint: compressed or not. Retained copies (`.bak`, `.json.<nanoseconds>`) and what the store keeps beside (`.attrs`, tags) end in another way. */
const CHECKPOINT = /^(.+)\.json(?:\.gz|\.zst)?$/;

/**
 * The folder with the stacks, where `folder` is a self-managed backend: the folder that `pulumi login file://…` was given, or the
 * `.pulumi` in it.
 */
export function stacksFolder(folder: string): string | undefined {
    for (const state of [join(folder, ".pulumi"), folder]) {
        const entries = entriesOf(state);
        const holds = (name: string, kind: Entry["kind"]): boolean => entries.some((entry) => entry.name === name && entry.kind === kind);
        if (state === folder && !holds("meta.yaml", "file") && !folder.endsWith(".pulumi")) continue;
        const stacks = join(state, "stacks");
        if (holds("stacks", "folder-link"))
            throw new UsageProblem(
                `${stacks}: is a link to a folder, and is not followed; name that folder by itself to have its stacks judged`,
            );
        if (holds("stacks", "folder")) return stacks;
    }
    return undefined;
}

/**
 * The checkpoint of each stack, sorted: `<project>/<stack>.json`, in the older layout `<stack>.json`. Of a stack that is there both
 * compressed and not, the file that was written last counts (Pulumi: pkg/backend/diy/state.go, stackPath). Links that are not followed are
 * among them, those in the place of a project too, so that no stack goes unjudged unseen.
 */
export function checkpointsIn(stacks: string): readonly Entry[] {
    const backend = dirname(stacks);
    const entries = entriesOf(stacks, backend);
    const projects = entries.filter(({ kind }) => kind === "folder");
    const isLinked = ({ name, kind }: Entry): boolean => kind === "folder-link" || (kind === "dead-link" && !CHECKPOINT.test(name));
    return [
        ...projects.flatMap(({ path }) => newestOf(entriesOf(path, backend))),
        ...entries.filter(isLinked),
        ...newestOf(entries.filter((entry) => !isLinked(entry))),
    ];
}

function newestOf(entries: readonly Entry[]): readonly Entry[] {
    const newest = new Map<string, Entry>();
    for (const entry of entries) {
        const stack = entry.kind === "folder" ? undefined : CHECKPOINT.exec(entry.name)?.[1];
        if (stack === undefined) continue;
        const known = newest.get(stack);
        if (known === undefined || entry.modified > known.modified) newest.set(stack, entry);
    }
    return [...newest.values()];
}
