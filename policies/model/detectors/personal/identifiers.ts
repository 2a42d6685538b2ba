/** Every national and health identifier, ready to be looked for. */
import { AFTER, BEFORE, inArn, matches } from "./boundaries";
import { AMERICAS } from "./identifiers-americas";
import { ASIA_PACIFIC } from "./identifiers-asia-pacific";
import { EUROPE } from "./identifiers-europe";
import { NORTH_EAST } from "./identifiers-north-east";
import { OTHERS } from "./identifiers-others";
import { type Identifier } from "./identifier";
import { type Span } from "./kinds";

/** All identifiers; of several that a number may be, the first is reported. */
export const IDENTIFIERS: readonly Identifier[] = [...AMERICAS, ...EUROPE, ...NORTH_EAST, ...ASIA_PACIFIC, ...OTHERS];

/** Without a checksum, or nearly: a label that many identifiers share proves too little. */
const UNCHECKED: ReadonlySet<string> = new Set(["us-ssn", "dk-cpr", "kr-rrn"]);

/** Whether a label such as "tax id" is enough for this identifier. */
export const takesCommonLabels = (identifier: Identifier): boolean => identifier.ownLabel !== true && !UNCHECKED.has(identifier.kind);

interface Compiled {
    readonly labelled: RegExp;
    readonly bare: RegExp | undefined;
}

const COMPILED: ReadonlyMap<Identifier, Compiled> = new Map(
    IDENTIFIERS.map((identifier) => [
        identifier,
        {
            labelled: new RegExp(`${BEFORE}(?:${identifier.shape})${AFTER}`, "gi"),
            bare:
                identifier.bare === undefined ? undefined : new RegExp(`(?<!\\d[ .])${BEFORE}(?:${identifier.bare})${AFTER}(?! \\d)`, "g"),
        },
    ]),
);

const compact = (written: string): string => written.replace(/[^A-Za-z0-9]/g, "").toUpperCase();

/** Places in `text` that look like `identifier` and pass its checks: to be reported only beside a label. */
export function* labelledCandidates(text: string, identifier: Identifier): Generator<Span> {
    const { labelled } = COMPILED.get(identifier) ?? {};
    if (labelled === undefined) return;
    for (const match of matches(labelled, text)) {
        if (!identifier.valid(compact(match[0])) || inArn(text, match.index)) continue;
        yield { kind: identifier.kind, start: match.index, end: match.index + match[0].length };
    }
}

/** Identifiers whose written form needs no label. */
export function* bareIdentifiers(text: string): Generator<Span> {
    for (const identifier of BARE) {
        const { bare } = COMPILED.get(identifier) ?? {};
        if (bare === undefined) continue;
        const valid = identifier.validBare ?? identifier.valid;
        for (const match of matches(bare, text)) {
            if (!valid(compact(match[0])) || inArn(text, match.index)) continue;
            yield { kind: identifier.kind, start: match.index, end: match.index + match[0].length };
        }
    }
}

const BARE: readonly Identifier[] = IDENTIFIERS.filter((identifier) => identifier.bare !== undefined);
