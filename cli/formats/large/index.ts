/** Formats for more findings than memory holds: written in pieces, a document or a stack at a time. */
import { asff } from "./asff";
import { bitbucket } from "./bitbucket";
import { markdown } from "./excerpt";
import { gitlab } from "./gitlab";
import { html } from "./html";
import { json } from "./json";
import { junit } from "./junit";
import type { LargeFormat } from "./large";
import { oscal } from "./oscal";
import { sarif } from "./sarif";
import { text } from "./text";

export const LARGE_FORMATS: Readonly<Record<string, LargeFormat>> = {
    text,
    json,
    sarif,
    gitlab,
    bitbucket,
    junit,
    markdown,
    html,
    oscal,
    asff,
};
