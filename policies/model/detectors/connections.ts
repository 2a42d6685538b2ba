/** Lists of the parameters of a connection: `Server=db;User Id=app;Password=…`, `host=db user=app password=…`. */

/** Names beside which a password belongs to a connection string. */
const CONNECTION =
    /(?:server|data source|host|hostname|endpoint|addr(?:ess)?|accountname|user id|uid|username|user|database|dbname|initial catalog|jdbc|driver|port)\s{0,4}[=:]|jdbc:/iu;
/** Whether the text around `at` is a list of the parameters of a connection. */
export function isConnection(text: string, at: number): boolean {
    const line = lineBefore(text, at);
    return /[;,?& ]/u.test(line) && CONNECTION.test(line) && !/[{}(]|\b(?:https?|wss?):\/\//u.test(line);
}

/** `host=h, user=u, password=dbpass`: the arguments of a call on a line of their own. A connection string knows no comma. */
export const isKeywordArgument = (text: string, start: number, value: string): boolean =>
    /^[A-Za-z_]\w*$/u.test(value) && (/[,)]/u.test(text[start + value.length] ?? "") || lineBefore(text, start).includes(","));

/** What stands before `at` on its line, as far as it matters: in the text in quotes, if `at` is in one. */
function lineBefore(text: string, at: number): string {
    const before = text.slice(Math.max(0, at - 256), at);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const quote = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'"), line.lastIndexOf("`"));
    // An even number of quotes: the last one closed a text.
    const isOpen = quote !== -1 && line.split(line.charAt(quote)).length % 2 === 0;
    return isOpen ? line.slice(quote + 1) : line;
}
