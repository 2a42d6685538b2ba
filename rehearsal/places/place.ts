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

/** Gives the line and the column of an offset in a text, which is read once for all of them. */
export function placer(text: string): (offset: number) => { readonly line: number; readonly column: number } {
    const starts = [0];
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    return (offset) => {
        // The last line that does not begin after the offset, by halves.
        let [low, high] = [0, starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) <= offset) low = middle;
            else high = middle;
        }
        return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    };
}
