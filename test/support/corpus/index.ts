/** The labelled corpus, and how detectors score on it. */
import type { DetectorKind } from "../../../policies/model/detectors";
import { credentialSamples } from "./credentials";
import { harmlessCredentials } from "./credentials-negative";
import { personalCorpus, type Labelled } from "./personal";
import { TokenDice } from "./token-dice";

export type { Labelled };

/** The whole corpus: positives of every kind, and texts that hold nothing. The same for the same seed. */
export function corpus(seed = 20_260_801): readonly Labelled[] {
    return [...credentialSamples(new TokenDice(seed)), ...harmlessCredentials(new TokenDice(seed + 1)), ...personalCorpus()];
}

/** What one kind scored. */
export interface Score {
    readonly kind: string;
    /** Samples that hold the kind, and how many of them it was found in. */
    readonly positives: number;
    readonly found: number;
    /** Samples without the kind in which it was found nevertheless. */
    readonly wrong: number;
}

/** What a detector scored: by kind, and over the samples that hold nothing. */
export interface Result {
    readonly kinds: readonly Score[];
    readonly negatives: number;
    /** The reasons why the samples in which something was found wrongly hold nothing. */
    readonly alarms: readonly string[];
}

/** Scores a detector that gives the kinds that it finds in a sample. */
export function score(samples: readonly Labelled[], find: (sample: Labelled) => ReadonlySet<string>): Result {
    const tally = new Map<string, { positives: number; found: number; wrong: number }>();
    const of = (kind: string): { positives: number; found: number; wrong: number } => {
        const entry = tally.get(kind) ?? { positives: 0, found: 0, wrong: 0 };
        tally.set(kind, entry);
        return entry;
    };
    const alarms: string[] = [];
    for (const sample of samples) {
        const found = find(sample);
        for (const kind of sample.kinds) {
            of(kind).positives++;
            if (found.has(kind)) of(kind).found++;
        }
        for (const kind of found) if (!sample.kinds.includes(kind)) of(kind).wrong++;
        if (sample.kinds.length === 0 && found.size > 0) alarms.push(`${[...found].join(", ")}: ${sample.reason}`);
    }
    const kinds = [...tally].map(([kind, counts]) => ({ kind, ...counts }));
    return { kinds, negatives: samples.filter(({ kinds: held }) => held.length === 0).length, alarms };
}

/** The share of the samples that hold a kind in which it was found. */
export const recall = ({ positives, found }: Score): number => (positives === 0 ? 1 : found / positives);

/** The share of the samples in which a kind was found that hold it. */
export const precision = ({ found, wrong }: Score): number => (found + wrong === 0 ? 1 : found / (found + wrong));

/** Every kind of a sample's detections; a helper for detectors that give more. */
export const kindsOf = (detections: readonly { readonly kind: DetectorKind }[]): ReadonlySet<string> =>
    new Set(detections.map(({ kind }) => kind));
