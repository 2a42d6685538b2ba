/** The formats of a report. */
import type { Report } from "../check";
import { json } from "./json";
import { text } from "./text";

/** What the formats say of the pack itself. */
export interface Pack {
    readonly name: string;
    readonly version: string;
}

export interface FormatOptions {
    readonly pack: Pack;
    /** Whether the output is a terminal that shows colours. */
    readonly colour: boolean;
}

export type Format = (report: Report, options: FormatOptions) => string;

export const FORMATS: Readonly<Record<string, Format>> = { text, json };
