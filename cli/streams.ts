/** What a command sees of its surroundings, and where it writes. */
export interface Streams {
    readonly out: (words: string) => void;
    readonly error: (words: string) => void;
    readonly colour: boolean;
    readonly env: Readonly<Record<string, string | undefined>>;
}
