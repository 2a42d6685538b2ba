/** Stacks of a self-managed backend chosen by their tags (`pulumi stack tag set`), so that each tier gets a configuration of its own. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { statOf } from "../../policies/kit/stat";
import { matchesWildcard } from "../../policies/model/wildcard";
import { DOCUMENT_ENDING } from "../files/content";
import { entriesOf } from "../files/folder";
import type { Entry } from "../files/folder";
import { isOfBackend } from "./inputs";
import type { Input } from "./inputs";
import { isObject } from "../json";
import { UsageProblem } from "../problem";
import { push } from "../../policies/model/grouping";

/** More than anybody tags a stack with. */
const LARGEST = 1_000_000;

/**
 * The stacks that have the tags, each `NAME=VALUE` with `*` for any letters in the value: one of the values of each name that is asked for.
 * What is left is no whole backend any more. Source of the form: Pulumi, pkg/backend/diy/stack_tags.go.
 *
 * @throws UsageProblem for words of another form, for documents that are of no backend, for a file of tags that cannot be read, because its
 * stack would go unjudged, and where no stack has the tags.
 */
export function withStackTags(inputs: readonly Input[], words: readonly string[] = []): readonly Input[] {
    if (words.length === 0) return inputs;
    const wanted = new Map<string, string[]>();
    for (const word of words) {
        const [, name = "", value = ""] = /^([^=]+)=(.+)$/s.exec(word) ?? [];
        if (name === "") throw new UsageProblem(`--stack-tag ${JSON.stringify(word)}: takes NAME=VALUE, such as tier=prod`);
        push(wanted, name, value);
    }
    const stranger = inputs.find((input) => !isOfBackend(input));
    if (stranger !== undefined)
        throw new UsageProblem(`--stack-tag needs the folder of a self-managed backend, and ${stranger.path} is of none`);
    const has = (tags: ReadonlyMap<string, string>): boolean =>
        [...wanted].every(([name, values]) => {
            const said = tags.get(name);
            return said !== undefined && values.some((value) => matchesWildcard(value, said));
        });
    const files = tagFilesIn(new Set(inputs.map(({ path }) => dirname(path))));
    const stray = inputs.map(({ path }) => tagsFile(path)).find((file) => files.get(file) === "elsewhere");
    if (stray !== undefined)
        throw new UsageProblem(
            `${stray}: is a link that leads out of its folder, and is not followed; put a copy of the file in its place`,
        );
    // In the place of a project a link may hide any stack.
    const chosen = inputs.filter(({ path }) => !DOCUMENT_ENDING.test(path) || has(tagsBeside(path, files)));
    if (chosen.length === 0) throw new UsageProblem(`--stack-tag ${words.join(" ")}: no stack of the backend has these tags`);
    return chosen.length === inputs.length ? chosen : chosen.map(({ isOfBackend: _, ...input }) => input);
}

const ENDING = ".pulumi-tags";

/** The files of tags in some folders, and the links of such names that lead out of them. */
const tagFilesIn = (folders: ReadonlySet<string>): ReadonlyMap<string, Entry["kind"]> =>
    new Map(
        [...folders]
            .flatMap((folder) => entriesOf(folder))
            .flatMap(({ name, path, kind }) => (name.endsWith(ENDING) ? [[path, kind] as const] : [])),
    );

const tagsFile = (checkpoint: string): string => `${checkpoint.replace(DOCUMENT_ENDING, "")}${ENDING}`;

/** The tags of the stack whose checkpoint this is; none where it has no file of tags. */
function tagsBeside(checkpoint: string, files: ReadonlyMap<string, Entry["kind"]>): ReadonlyMap<string, string> {
    const file = tagsFile(checkpoint);
    if (files.get(file) !== "file") return new Map();
    if ((statOf(file)?.size ?? 0) > LARGEST) throw new UsageProblem(`${file}: is too large for the tags of a stack`);
    const tags = tagsIn(file);
    if (tags === undefined) throw new UsageProblem(`${file}: holds no stack tags of version 1`);
    return new Map(Object.entries(tags).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
}

function tagsIn(file: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
        return isObject(parsed) && parsed["version"] === 1 && isObject(parsed["tags"]) ? parsed["tags"] : undefined;
    } catch {
        return undefined;
    }
}
