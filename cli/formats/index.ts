/** The formats of a report. */
import type { Report } from "../check";
import type { Pack } from "../package";
import { gitlab } from "./gitlab";
import { json } from "./json";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { sarif } from "./sarif";
import { text } from "./text";

export interface FormatOptions {
    readonly pack: Pack;
    /** Whether the output is a terminal that shows colours. */
    readonly colour: boolean;
    /** Whether SARIF holds what is exempted too, as suppressed: GitHub shows such results as open alerts. */
    readonly suppressed?: boolean;
    /** The project's folder as seen from the repository's, for formats whose paths are relative to the repository. */
    readonly sourceRoot?: string | undefined;
}

export type Format = (report: Report, options: FormatOptions) => string;

export const FORMATS: Readonly<Record<string, Format>> = { text, json, sarif, junit, markdown, gitlab };
