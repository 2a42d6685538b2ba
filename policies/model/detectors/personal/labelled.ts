/** What is personal only because a word says so. */
import { type Context, NOT_A_PHONE } from "./context";
import { IDENTIFIERS, labelledCandidates, takesCommonLabels } from "./identifiers";
import { ANNOUNCED, candidates, follows } from "./keyword";
import { type Span } from "./kinds";
import { nationalPhones } from "./phone";

const NONE: ReadonlySet<string> = new Set();

/** Identifiers, announced values and national telephone numbers beside their labels; the surest first. */
export const findLabelled = (context: Context): readonly Span[] => [
    ...ownIdentifiers(context),
    ...commonIdentifiers(context),
    ...announcedValues(context),
    ...phones(context),
];

function* ownIdentifiers(context: Context): Generator<Span> {
    for (const identifier of IDENTIFIERS) {
        if (!context.has(identifier)) continue;
        for (const span of labelledCandidates(context.text, identifier)) if (context.isBeside(identifier, span.start, span.end)) yield span;
    }
}

function* commonIdentifiers(context: Context): Generator<Span> {
    if (!context.has("common")) return;
    for (const identifier of IDENTIFIERS.filter(takesCommonLabels)) {
        for (const span of labelledCandidates(context.text, identifier)) if (context.isBeside("common", span.start, span.end)) yield span;
    }
}

function* announcedValues(context: Context): Generator<Span> {
    for (const announced of ANNOUNCED) {
        for (const end of context.endsOf(announced)) {
            for (const span of candidates(context.text, announced, end)) if (follows(context.text, end, span.start, NONE)) yield span;
        }
        if (!context.isNamed(announced, NONE)) continue;
        for (const span of candidates(context.text, announced, 0)) if (context.isFirst(span.start)) yield span;
    }
}

function* phones(context: Context): Generator<Span> {
    if (!context.has("phone") && !context.has("weak-phone")) return;
    const strong = context.isNamed("phone", NOT_A_PHONE);
    const weak = context.isNamed("weak-phone", NOT_A_PHONE);
    for (const { grouped, ...span } of nationalPhones(context.text)) {
        const isFirst = context.isFirst(span.start) || (grouped && context.isAfterName(span.start));
        const isNumber = ((strong || (weak && grouped)) && isFirst) || isAnnounced(context, span.start, grouped);
        if (isNumber) yield span;
    }
}

/** Whether a word in the text leads to a number. */
const isAnnounced = (context: Context, start: number, grouped: boolean): boolean =>
    context.leadsTo("phone", start, NOT_A_PHONE) || (grouped && context.leadsTo("weak-phone", start, NOT_A_PHONE));
