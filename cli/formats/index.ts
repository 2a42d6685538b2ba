/** The formats of a report. */
import { asff } from "./asff";
import { bitbucket } from "./bitbucket";
import type { Format } from "./format";
import { gitlab } from "./gitlab";
import { html } from "./html";
import { json } from "./json";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { oscal } from "./oscal";
import { sarif } from "./sarif";
import { text } from "./text";

export type { FormatOptions } from "./format";

export const FORMATS: Readonly<Record<string, Format>> = { text, json, sarif, junit, markdown, gitlab, bitbucket, html, oscal, asff };
