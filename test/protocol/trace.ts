/** The recordings: each document, and the trace in which the engine asked about the same stack. */
import { join } from "node:path";
import type { Analyzer, Diagnostic, RecordedCall } from "../support/analyzer";
import { readTrace } from "../support/analyzer";
import { ROOT } from "../support/pack";

const ORDERS = join(ROOT, "test", "fixtures", "recordings", "orders");
const example = (name: string): string => join(ROOT, "examples", name, "recorded");

/** Every recorded trace. */
export const TRACES: readonly (readonly [title: string, file: string])[] = [
    ...["analyze", "first-preview", "second-preview", "update"].map(
        (name) => [`orders, ${name}`, join(ORDERS, `${name}.trace.jsonl`)] as const,
    ),
    ...["insecure", "secure"].flatMap((program) =>
        ["analyze", "first-preview", "update"].map(
            (name) => [`examples/${program}, ${name}`, join(example(program), `${name}.trace.jsonl`)] as const,
        ),
    ),
];

/** A document and a trace about the same stack at the same time: a state is what an update leaves, and what a preview of no change shows. */
export interface Pair {
    readonly title: string;
    readonly document: string;
    readonly trace: string;
}
const pair = (program: string, folder: string, document: string, trace: string): Pair => ({
    title: `${program}: ${document}.json as ${trace}`,
    document: join(folder, `${document}.json`),
    trace: join(folder, `${trace}.trace.jsonl`),
});
export const PAIRS: readonly Pair[] = [
    pair("orders", ORDERS, "first-preview", "first-preview"),
    pair("orders", ORDERS, "second-preview", "second-preview"),
    pair("orders", ORDERS, "state", "analyze"),
    ...["insecure", "secure"].flatMap((program) => [
        pair(`examples/${program}`, example(program), "first-preview", "first-preview"),
        pair(`examples/${program}`, example(program), "second-preview", "analyze"),
        pair(`examples/${program}`, example(program), "state", "analyze"),
    ]),
];

/** Replays a trace to a pack that is configured, and returns what it answered, call by call. */
export async function replayAll(analyzer: Analyzer, file: string): Promise<{ call: RecordedCall; diagnostics: readonly Diagnostic[] }[]> {
    const answers: { call: RecordedCall; diagnostics: readonly Diagnostic[] }[] = [];
    for (const call of readTrace(file)) answers.push({ call, diagnostics: (await analyzer.replay(call))?.diagnostics ?? [] });
    return answers;
}
