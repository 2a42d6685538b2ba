/** What a format is. */
import type { Report } from "../check";
import type { Pack } from "../package";
import type { Product } from "./asff/product";

export interface FormatOptions {
    readonly pack: Pack;
    /** When the documents were judged; by default now. */
    readonly now?: Date;
    /** Whether the output is a terminal that shows colours. */
    readonly colour: boolean;
    /** The width of the terminal; undefined where the text goes elsewhere, and lines may have any length. */
    readonly columns?: number | undefined;
    /** Whether the text lists what could not be judged, where it otherwise counts it. */
    readonly undetermined?: boolean;
    /** Whether the document is of a rehearsal: the text then does not advise one. */
    readonly rehearsed?: boolean;
    /** Whether SARIF holds what is exempted too, as suppressed: GitHub shows such results as open alerts. */
    readonly suppressed?: boolean;
    /** The project's folder as seen from the repository's, for formats whose paths are relative to the repository. */
    readonly sourceRoot?: string | undefined;
    /** The catalogue whose controls the findings stand under. */
    readonly framework?: string | undefined;
    /** Which of the stacks are written, `[from, to)`: of formats whose reports become several files. */
    readonly stacks?: readonly [from: number, to: number] | undefined;
    /** The product of Security Hub that findings in its format are of. */
    readonly product?: Product | undefined;
}

export type Format = (report: Report, options: FormatOptions) => string;
