/** What the report for people is written on: lines of a width, with colours where they are wanted. */
import { styleText } from "node:util";
import { shown } from "../../../policies/kit/shown";

type Style = Parameters<typeof styleText>[0];

/** Narrower terminals than this are written to as if they had it: names and places need it. */
const NARROWEST = 80;

/** Collects lines, folded at the width where there is one. */
export class Paper {
    private readonly lines: string[] = [];

    /**
     * @param columns the width of the terminal; undefined where lines may have any length.
     */
    constructor(
        private readonly colour: boolean,
        private readonly columns: number | undefined,
    ) {}

    /** Words in a colour. They are made harmless first: a name never brings a colour of its own. */
    paint(style: Style, words: string): string {
        return this.colour ? styleText(style, shown(words), { validateStream: false }) : shown(words);
    }

    /** A line that stays one, made of painted words. */
    line(words = ""): void {
        this.lines.push(words);
    }

    /** Words behind an indent, broken at blanks where they would not fit; `style` paints each line. */
    wrapped(indent: number, words: string, style?: Style, hanging = 0): void {
        const width = Math.max(NARROWEST, this.columns ?? Infinity);
        for (const [index, line] of broken(shown(words), width - indent, hanging).entries())
            this.lines.push(" ".repeat(indent + (index === 0 ? 0 : hanging)) + (style === undefined ? line : this.paint(style, line)));
    }

    /** An empty line between parts, never two. */
    gap(): void {
        if (this.lines.length > 0 && this.lines.at(-1) !== "") this.lines.push("");
    }

    toString(): string {
        return `${this.lines.join("\n").trimEnd()}\n`;
    }
}

/** The words on lines of the width; all but the first have `hanging` columns less. A word that is longer than a line stands alone: addresses and places stay whole. */
function broken(words: string, width: number, hanging: number): readonly string[] {
    if (width === Infinity) return [words];
    const lines: string[] = [];
    let line: string | undefined;
    let taken = 0;
    for (const word of words.split(" ")) {
        const columns = columnsOf(word);
        if (line !== undefined && taken + 1 + columns <= width - (lines.length === 0 ? 0 : hanging)) {
            line += ` ${word}`;
            taken += 1 + columns;
            continue;
        }
        if (line !== undefined) lines.push(line);
        line = word;
        taken = columns;
    }
    return [...lines, line ?? ""];
}

/** How many columns words take: letters of East Asia and pictures take two (Unicode Standard Annex #11), marks above others none. */
const columnsOf = (words: string): number =>
    /^[\x00-\x7f]*$/.test(words)
        ? words.length
        : [...words].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : MARK.test(letter) ? 0 : 1), 0);

const WIDE =
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
const MARK = /\p{Mn}/u;
