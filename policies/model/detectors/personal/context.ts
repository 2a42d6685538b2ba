/** The labels in a text and in the name of what holds it, and which places they speak of. */
import { CARD_LABELS } from "./card";
import { COMMON_LABELS, type Identifier } from "./identifier";
import { IDENTIFIERS } from "./identifiers";
import { ANNOUNCED, type Announced, follows } from "./keyword";
import { type Label, LabelIndex } from "./labels";
import { PHONE_LABELS, WEAK_PHONE_LABELS } from "./phone";

/** What a label stands for: one identifier, one announced kind, or one of the groups. */
export type Meaning = Identifier | Announced | "common" | "card" | "phone" | "weak-phone";

type Labels = readonly Label<Meaning>[];

const INDEX = new LabelIndex<Meaning>(
    new Map<Meaning, readonly string[]>([
        ["common", COMMON_LABELS],
        ["card", CARD_LABELS],
        ["phone", PHONE_LABELS],
        ["weak-phone", WEAK_PHONE_LABELS],
        ...IDENTIFIERS.map((identifier) => [identifier, identifier.labels] as const),
        ...ANNOUNCED.map((announced) => [announced, announced.labels] as const),
    ]),
);

/** How far before a number, and how far after it, a label still speaks of it. */
const BEFORE_NUMBER = 64;
const AFTER_NUMBER = 24;

/** Ids of resources and endpoints that are called after what they handle: `phoneNumberId`, `tel_sid`. */
export const NOT_A_PHONE: ReadonlySet<string> = new Set([
    "id",
    "ids",
    "sid",
    "arn",
    "pool",
    "type",
    "count",
    "size",
    "port",
    "table",
    "queue",
    "topic",
]);

/** The words around the numbers of one text. */
export class Context {
    private readonly inText = new Map<Meaning, Label<Meaning>[]>();
    private readonly inName: Labels;
    private readonly named: ReadonlySet<Meaning>;

    constructor(
        readonly text: string,
        readonly name: string,
    ) {
        for (const label of INDEX.find(text)) {
            const same = this.inText.get(label.meaning);
            if (same === undefined) this.inText.set(label.meaning, [label]);
            else same.push(label);
        }
        this.inName = name === "" ? [] : INDEX.find(name);
        this.named = new Set(this.inName.map((label) => label.meaning));
    }

    /** Whether there is no label at all. */
    get isEmpty(): boolean {
        return this.inText.size === 0 && this.named.size === 0;
    }

    /** Whether such a label is somewhere in the text or the name. */
    has(meaning: Meaning): boolean {
        return this.named.has(meaning) || this.inText.has(meaning);
    }

    /** Whether such a label is in the name, or in the text near a place. */
    isBeside(meaning: Meaning, start: number, end: number): boolean {
        if (this.named.has(meaning)) return true;
        const labels = this.inText.get(meaning) ?? [];
        const index = firstFrom(labels, start);
        const before = labels[index - 1];
        const after = labels[index];
        return (
            (before !== undefined && start - before.end <= BEFORE_NUMBER) ||
            (after !== undefined && after.start >= end && after.start - end <= AFTER_NUMBER)
        );
    }

    /** Where such labels end in the text. */
    endsOf(meaning: Meaning): readonly number[] {
        return (this.inText.get(meaning) ?? []).map((label) => label.end);
    }

    /** Whether the name ends with such a label: `employeePassportNumber` announces a passport, `passportTable` does not. */
    isNamed(meaning: Meaning, barred: ReadonlySet<string>): boolean {
        return this.inName.some((label) => label.meaning === meaning && follows(this.name, label.end, this.name.length, barred));
    }

    /** Whether a label leads straight to a place: the last few before it are tried, as one may contain another. */
    leadsTo(meaning: Meaning, start: number, barred: ReadonlySet<string>): boolean {
        const labels = this.inText.get(meaning) ?? [];
        const index = firstFrom(labels, start);
        for (let i = index - 1; i >= 0 && i >= index - 4; i--) if (follows(this.text, labels[i]?.end ?? 0, start, barred)) return true;
        return false;
    }

    /** Whether only the name of somebody stands before a place: `Ms Doe 06 12 34 56 78`. */
    isAfterName(start: number): boolean {
        const words = this.text.slice(0, start).trim().split(" ");
        return start <= 40 && words.length <= 4 && words.every((word) => /^\p{L}[\p{L}.'-]{0,20}[,:]?$/u.test(word));
    }

    /** Whether a place is where the value begins: that is what a name announces, not what comes later. */
    isFirst(start: number): boolean {
        return start <= 16 && /^[\s"'([#:=]*$/.test(this.text.slice(0, start));
    }
}

/** The index of the first label that starts at `position` or later. */
function firstFrom(labels: Labels, position: number): number {
    let low = 0;
    let high = labels.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((labels[middle]?.start ?? 0) < position) low = middle + 1;
        else high = middle;
    }
    return low;
}
