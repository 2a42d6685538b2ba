/** The only way by which words get into a page: what a template interpolates is escaped unless it is markup itself. */
import { shown } from "../../../policies/kit/shown";

/** Markup that a template of this module made. */
export class Markup {
    constructor(readonly source: string) {}
}

/** What a template takes: words and numbers are escaped, lists are put one behind the other, nothing stays nothing. */
export type Content = string | number | Markup | undefined | readonly Content[];

/** Markup of the page's own: ``html`<p>${words}</p>` ``. Attributes stand in double quotes. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
    new Markup(parts.map((part, index) => (index === 0 ? "" : sourceOf(contents[index - 1])) + dense(part)).join(""));

/** The layout of the source is nothing to a browser. */
const dense = (part: string): string => part.replace(/\s*\n\s*/g, "\n");

function sourceOf(content: Content): string {
    if (content === undefined) return "";
    if (content instanceof Markup) return content.source;
    if (typeof content === "string") return escaped(content);
    return typeof content === "number" ? String(content) : content.map(sourceOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Words as they are shown, and harmless in content and in attributes with quotes. */
const escaped = (words: string): string => shown(words).replace(/[&<>"'`]/g, (letter) => ENTITIES[letter] ?? "");

/** A sentence of the pack whose words in backticks are code. */
export const sentence = (words: string): Markup =>
    html`${words.split("`").map((part, index, all) => (index % 2 === 1 && index < all.length - 1 ? html`<code>${part}</code>` : index % 2 === 1 ? `\`${part}` : part))}`;

/** A path or a name of several parts, which may be broken between them rather than inside of one. */
export const breakable = (words: string): Markup =>
    html`${shown(words)
        .split(/(?<=[:/[.])/)
        .map((part, index) => (index === 0 ? part : html`<wbr />${part}`))}`;

/** A style or a script of the page's own source. */
export const verbatim = (source: string): Markup => new Markup(source);
