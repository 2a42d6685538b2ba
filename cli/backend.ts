/** The stacks of a self-managed backend, as its folder lies on disk. */
import { join } from "node:path";
import { entriesOf } from "./folder";
import type { Entry } from "./folder";

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
        if (holds("stacks", "folder") && (state !== folder || holds("meta.yaml", "file") || folder.endsWith(".pulumi")))
            return join(state, "stacks");
    }
    return undefined;
}

/**
 * The checkpoint of each stack, sorted: `<project>/<stack>.json`, in the older layout `<stack>.json`. Of a stack that is there both
 * compressed and not, the file that was written last counts (Pulumi: pkg/backend/diy/state.go, stackPath). A link that leads out of the
 * backend is one of them, so that its stack does not go unjudged unseen.
 */
export function checkpointsIn(stacks: string): readonly Entry[] {
    const entries = entriesOf(stacks);
    const projects = entries.filter(({ kind }) => kind === "folder");
    return [...projects.flatMap(({ path }) => newestOf(entriesOf(path))), ...newestOf(entries)];
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
