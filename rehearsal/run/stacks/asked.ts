/** Which outputs of other stacks a program asks for, by its sources: the engine is asked for all of a stack at once, never for one. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export interface Asked {
    /** Whether the program reads another stack at all. */
    readonly isAsked: boolean;
    /** The outputs by name; `undefined` where a name is made as the program runs. */
    readonly names: readonly string[] | undefined;
}

const SOURCE = /\.(?:[cm]?[jt]sx?|py|go|ya?ml|java|cs|fs)$/;
/** Folders of what others wrote, or a build made. */
const FOREIGN = /^(?:\..*|node_modules|venv|env|site-packages|__pycache__|dist|build|bin|obj|target|vendor)$/;
const MOST_FILES = 2000;
const MOST_BYTES = 1_000_000;
const DEEPEST = 12;

const REFERENCE = /StackReference\b/i;
/** `getOutput("vpcId")`, `require_output('vpcId')`, `GetStringOutput(pulumi.String("vpcId"))`, `.outputs["vpcId"]`, `.outputs.vpcId`. */
const CALL = /\b(?:get|require)_?(?:string_?|int_?|float64_?|id_?)?output(?:_?(?:details|value|sync))*\s*\(\s*([^\n)]*)/gi;
const MEMBER = /\.outputs(?:\[\s*\\?(["'`])([\w.:/-]+)\\?\1\s*\]|\.(\w+)|(\[))/g;
const LITERAL = /^(?:pulumi\.String\(\s*)?(["'`])([\w.:/-]+)\1/;
/** Methods of an output, by which a program takes all outputs at once. */
const WHOLE = new Set(["apply", "get", "Apply", "ApplyT"]);

/** Reads the sources below `folder`, without running anything; what others wrote is left out. */
export function outputsAsked(folder: string): Asked {
    const sources = sourcesIn(folder).map((path) => readFileSync(path, "utf8"));
    const isAsked = sources.some((source) => REFERENCE.test(source));
    if (!isAsked) return { isAsked, names: [] };
    const names = sources.flatMap((source) => [
        ...[...source.matchAll(CALL)].map(([, args = ""]) => LITERAL.exec(args)?.[2]),
        ...[...source.matchAll(MEMBER)].map(([, , quoted, member]) =>
            member !== undefined && WHOLE.has(member) ? undefined : (quoted ?? member),
        ),
    ]);
    const known = [...new Set(names.flatMap((name) => name ?? []))].sort();
    return { isAsked, names: known.length === 0 || names.includes(undefined) ? undefined : known };
}

/** The program's files, as many as a rehearsal reads in a moment. */
function sourcesIn(folder: string): string[] {
    const found: string[] = [];
    const walk = (path: string, depth: number): void => {
        for (const entry of readdirSync(path, { withFileTypes: true })) {
            if (found.length >= MOST_FILES) return;
            const child = join(path, entry.name);
            if (entry.isDirectory() && depth < DEEPEST && !FOREIGN.test(entry.name)) walk(child, depth + 1);
            if (entry.isFile() && SOURCE.test(entry.name) && statSync(child).size <= MOST_BYTES) found.push(child);
        }
    };
    walk(folder, 0);
    return found;
}
