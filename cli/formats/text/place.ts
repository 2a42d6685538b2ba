import type { Source } from "../../documents/positions";

/** Where the program made a resource, in the form that editors and terminals open. */
export const place = (source: Source | undefined): string =>
    source === undefined ? "(no source)" : `${source.file}:${source.line}:${source.column}`;
