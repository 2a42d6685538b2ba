/** Arguments of a command: what `parseArgs` of Node reads, with its complaints in a line of our own. */
import { parseArgs } from "node:util";
import { meant } from "../../policies/kit/spelling";
import { UsageProblem } from "../problem";

type Options = Readonly<
    Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean; readonly default?: string | boolean }>
>;

type Parsed<O extends Options> = Pick<
    ReturnType<typeof parseArgs<{ options: O; strict: true; allowPositionals: true }>>,
    "values" | "positionals"
>;

/** Reads the arguments of a command. An option that may stand once is refused where it stands again: one of the two would be ignored. */
export function parse<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
    const parsed = complaining(options, () =>
        parseArgs({ args: [...args], options: options, allowPositionals: true, strict: true, tokens: true }),
    );
    const seen = new Set<string>();
    for (const token of parsed.tokens) {
        if (token.kind !== "option" || options[token.name]?.multiple === true) continue;
        if (seen.has(token.name)) throw new UsageProblem(`--${token.name} is given twice`);
        seen.add(token.name);
    }
    return { values: parsed.values, positionals: parsed.positionals };
}

function complaining<T>(options: Options, read: () => T): T {
    try {
        return read();
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const given = /'(-[^\s'=]*)/.exec(message)?.[1] ?? "an option";
        if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
            const names = Object.keys(options).map((name) => `--${name}`);
            throw new UsageProblem(`unknown option ${given}${meant(given, names) || "; see `lambda-safeguard --help`"}`);
        }
        if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw error;
        const takesValue = options[given.replace(/^--/, "")]?.type === "string";
        throw new UsageProblem(`${given} ${takesValue ? "needs a value" : "takes no value"}; see \`lambda-safeguard --help\``);
    }
}
