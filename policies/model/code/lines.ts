/** The lines of a file of code: their numbers, their lengths, and which of them document rather than run. */

/** No person writes a longer line. */
export const LONGEST_LINE = 500;

/** The documentation of a Python program: texts in three quotes that begin a line (PEP 257), or Ansible's of its modules, for offsets that do not decrease. */
class Docstrings {
    #at = 0;
    #isOne = false;
    #end = 0;

    constructor(private readonly text: string) {}

    holds(offset: number): boolean {
        for (; this.#at !== -1 && this.#end <= offset;) {
            const quotes = /"""|'''/gu;
            quotes.lastIndex = this.#end;
            const match = quotes.exec(this.text);
            this.#at = match?.index ?? -1;
            if (match === null) break;
            const before = this.text.slice(Math.max(0, match.index - LONGEST_LINE), match.index);
            this.#isOne = /^\s{0,80}(?:(?:EXAMPLES|DOCUMENTATION|RETURN|__doc__)\s=\s)?[rRuUbBfF]{0,2}$/u.test(
                before.slice(before.lastIndexOf("\n") + 1),
            );
            const end = this.text.indexOf(match[0], match.index + 3);
            this.#end = end === -1 ? this.text.length : end + 3;
        }
        return this.#isOne && this.#at !== -1 && this.#at < offset && offset < this.#end;
    }
}

/** A remark that says that an example follows: `# e.g. mysql://root:…@host`. */
const EXAMPLE = /(?:^|\s)(?:#|\/\/|\/\*|--|;)[^\n]{0,80}?\b(?:e\.g|i\.e|eg:|ex:|for example|for instance|examples?:|such as|default=)/iu;

/** Numbers the lines of a text, for offsets that do not decrease. */
export class Lines {
    #line = 1;
    /** Where the line ends. */
    #end = -1;

    readonly #docstrings: Docstrings | undefined;

    constructor(
        private readonly text: string,
        isPython: boolean,
    ) {
        this.#docstrings = isPython ? new Docstrings(text) : undefined;
    }

    at(offset: number): number {
        if (this.#end === -1) this.#end = this.#next(0);
        while (this.#end < offset) {
            this.#line++;
            this.#end = this.#next(this.#end + 1);
        }
        return this.#line;
    }

    #next(from: number): number {
        const next = this.text.indexOf("\n", from);
        return next === -1 ? Infinity : next;
    }

    /** Whether the line around an offset is one of a block of documentation: most of what looks like a secret there is an example. */
    isDocumentation(offset: number): boolean {
        if (this.#docstrings?.holds(offset) === true) return true;
        const before = this.text.slice(Math.max(0, offset - LONGEST_LINE), offset);
        const line = before.slice(before.lastIndexOf("\n") + 1);
        return /^\s{0,80}(?:\*|##)(?:\s|$)/u.test(line) || EXAMPLE.test(line);
    }

    /** The length of the line around an offset, as far as it matters. */
    lengthAt(offset: number): number {
        const from = Math.max(0, offset - LONGEST_LINE - 1);
        const before = this.text.slice(from, offset);
        const after = this.text.slice(offset, offset + LONGEST_LINE + 1);
        const end = after.indexOf("\n");
        return before.length - before.lastIndexOf("\n") - 1 + (end === -1 ? after.length : end);
    }
}
