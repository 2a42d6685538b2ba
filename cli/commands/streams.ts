/** What a command sees of its surroundings, and where it writes. */
export interface Streams {
    readonly out: (words: string) => void;
    readonly error: (words: string) => void;
    /** Whether the output is a terminal that shows colours. */
    readonly colour: boolean;
    /** The width of the terminal; absent where the output is none. */
    readonly columns?: number | undefined;
    readonly env: Readonly<Record<string, string | undefined>>;
}
