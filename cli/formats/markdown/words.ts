/** Words of a report in Markdown: nothing that a document names is markup. */
import { shown } from "../../../policies/kit/shown";
import { largest } from "../../../policies/model/lists";

/** At most so many characters, with an ellipsis where there were more. */
export const cut = (words: string, longest: number): string => (words.length > longest ? `${words.slice(0, longest)}…` : words);

/** A code span that holds any words: nothing in it is markup, a link, a mention or a reference. */
export function code(words: string): string {
    const text = shown(cut(words, 300));
    const longest = largest(
        Array.from(text.matchAll(/`+/g), ([run]) => run.length),
        0,
    );
    const fence = "`".repeat(longest + 1);
    const isBare = text !== "" && !/^[` ]|[` ]$/.test(text);
    return isBare ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/**
 * Words that are not markup: letters that mean something to Markdown are escaped, and behind those that begin a mention, a reference or
 * a link stands a letter without width, because GitHub and GitLab look for them where the markup is read already.
 */
export const plain = (words: string): string =>
    shown(words)
        .replace(/&/g, "&amp;")
        .replace(/[\\`*_{}[\]()<>#+\-.!|~"'$%^=/?:@]/g, (letter) => (letter === "<" ? "&lt;" : letter === ">" ? "&gt;" : `\\${letter}`))
        .replace(/(\\[@#!~%$:]|www(?=\\\.)|\bGH(?=\\-\d))/gi, "$1&#8203;");

/** A sentence of the pack: what stands between two backticks is code, all else is not markup. */
export function prose(words: string): string {
    const pieces = words.split("`");
    // An odd one is a backtick of some name.
    if (pieces.length % 2 === 0) return plain(words);
    return pieces.map((piece, index) => (index % 2 === 0 ? plain(piece) : code(piece))).join("");
}
