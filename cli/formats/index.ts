/** The formats of a report. */
import type { Report } from "../check";
import type { Pack } from "../package";
import { json } from "./json";
import { text } from "./text";

export interface FormatOptions {
    readonly pack: Pack;
    /** Whether the output is a terminal that shows colours. */
    readonly colour: boolean;
}

export type Format = (report: Report, options: FormatOptions) => string;

export const FORMATS: Readonly<Record<string, Format>> = { text, json };
