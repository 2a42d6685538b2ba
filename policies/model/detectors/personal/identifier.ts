/** What is known about one national identifier. */
import { type PersonalKind } from "./kinds";

/** One national identifier: how it is written and when it is valid. */
export interface Identifier {
    readonly kind: PersonalKind;
    /** The words that stand beside it, in words separated by one space, stems with `*` (see `labels.ts`). */
    readonly labels: readonly string[];
    /** How it is written beside a label: an expression's source of bounded length, case ignored. */
    readonly shape: string;
    /** A way of writing so particular that no label is needed, in capitals. */
    readonly bare?: string;
    /** Judges the identifier in capitals, without separators (letters and digits only). */
    readonly valid: (compact: string) => boolean;
    /** Whether only labels of its own count, for a label that many identifiers share proves too little. */
    readonly ownLabel?: true;
    /** Stricter: for the bare way of writing only. */
    readonly validBare?: (compact: string) => boolean;
}

/** Words that announce the identifier of a person in any state: every identifier with such a label is tried. */
export const COMMON_LABELS: readonly string[] = [
    "national id",
    "nationalid",
    "national identifier",
    "national identity",
    "national identification",
    "national number",
    "national insurance",
    "identity number",
    "identity card",
    "identity document",
    "identification number",
    "id card",
    "id number",
    "personal id",
    "personal number",
    "personal code",
    "personal identity",
    "citizen id",
    "citizen number",
    "government id",
    "social security",
    "social insurance",
    "tax id",
    "taxid",
    "tax number",
    "tax identification",
    "taxpayer",
    "tin",
];
