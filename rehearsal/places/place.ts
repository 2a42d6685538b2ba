/** A place in the project's folder, as the engine writes one. */
export interface Place {
    /** Relative to the folder, with `/`. */
    readonly file: string;
    /** From 1 on. */
    readonly line: number;
    readonly column?: number;
}

/** A resource as a place is looked up for it. */
export interface Wanted {
    /** `aws:s3/bucket:Bucket` */
    readonly type: string;
    /** The logical name. */
    readonly name: string;
    /** What the engine says of places, the innermost first. */
    readonly positions: readonly string[];
}

export type Finder = (wanted: Wanted) => Place | undefined;

/** `project:///src/main.go#12,5`, in which a file's name is encoded as in a URL. */
export function positionOf(place: Place | undefined): string | undefined {
    if (place === undefined) return undefined;
    const path = place.file.split("/").map(encodeURIComponent).join("/");
    return `project:///${path}#${place.line}${place.column === undefined ? "" : `,${place.column}`}`;
}

/** The line and the column of an offset in a text. */
export function at(text: string, offset: number): { readonly line: number; readonly column: number } {
    const before = text.slice(0, offset);
    const start = before.lastIndexOf("\n") + 1;
    return { line: before.split("\n").length, column: offset - start + 1 };
}
