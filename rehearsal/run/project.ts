/** The project that is rehearsed: its name, and which of its stacks. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../json";
import type { Json } from "../json";
import { yamlIn } from "../yaml";
import { refusal } from "../../policies/model/system";
import { RehearsalProblem } from "./problem";

export interface Project {
    readonly folder: string;
    /** The name of the project's file, such as `Pulumi.yaml`. */
    readonly file: string;
    /** Where the program stands: `main` of the project may name another folder. */
    readonly program: string;
    readonly name: string;
    /** The stack whose configuration counts; undefined where the project has none. */
    readonly stack: string | undefined;
    /** The others that could have been meant. */
    readonly others: readonly string[];
    /** What the project configures for all of its stacks, by key; a stack's own configuration goes before it. */
    readonly config: Json;
    /** The folder of the stacks' configuration. */
    readonly settings: string;
    /** Such as `nodejs`. */
    readonly runtime: string;
}

const FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
const STACK_FILE = /^Pulumi\.([\w.-]+)\.(?:ya?ml|json)$/;

/** Reads YAML or JSON; throws one line where it is neither. */
export function readYaml(file: string): Json {
    let text: string;
    try {
        // A pipe would be waited for without end.
        if (!statSync(file).isFile()) throw Object.assign(new Error("no file"), { code: "it is no file" });
        text = readFileSync(file, "utf8");
    } catch (error) {
        throw new RehearsalProblem(`${file}: cannot be read: ${refusal(error)}`);
    }
    let content: unknown;
    try {
        content = yamlIn(text);
    } catch {
        // The parser quotes what it could not read, which may be a secret.
        throw new RehearsalProblem(`${file}: is not YAML`);
    }
    return isObject(content) ? content : {};
}

const filesIn = (folder: string): string[] => {
    try {
        return readdirSync(folder).sort();
    } catch {
        return [];
    }
};

/** The stack without its owner: `acme/orders/prod` is `prod`. */
const shortName = (stack: string): string => stack.split("/").pop() ?? stack;

/**
 * Reads Pulumi.yaml and the names of the stacks' settings.
 * @throws RehearsalProblem where there is no project or `stack` is no name.
 */
export function projectIn(folder: string, stack: string | undefined): Project {
    const present = filesIn(folder);
    const file = FILES.find((name) => present.includes(name));
    if (file === undefined) throw new RehearsalProblem(`${folder}: is no Pulumi project: there is no Pulumi.yaml in it`);
    const content = readYaml(join(folder, file));
    const { name, runtime } = content;
    if (typeof name !== "string" || !/^[\w.-]{1,100}$/.test(name)) throw new RehearsalProblem(`${join(folder, file)}: names no project`);
    const settings = typeof content["stackConfigDir"] === "string" ? join(folder, content["stackConfigDir"]) : folder;
    const stacks = filesIn(settings).flatMap((entry) => STACK_FILE.exec(entry)?.[1] ?? []);
    const wanted = stack === undefined ? chosen(stacks) : shortName(stack);
    if (stack !== undefined && !/^[\w.-]{1,100}$/.test(shortName(stack))) throw new RehearsalProblem(`--stack: is no name of a stack`);
    const kind = isObject(runtime) ? runtime["name"] : runtime;
    return {
        folder,
        file,
        program: programIn(folder, content["main"]),
        name,
        stack: wanted,
        others: stacks.filter((other) => other !== wanted),
        config: configIn(content["config"]),
        settings,
        runtime: typeof kind === "string" ? kind : "",
    };
}

/** A value stands by itself, or in `value` or `default` beside its type (pulumi: sdk/go/common/workspace/project.go, ProjectConfigType). */
function configIn(config: unknown): Json {
    if (!isObject(config)) return {};
    const valueOf = (told: unknown): unknown => (isObject(told) ? (told["value"] ?? told["default"]) : told);
    return Object.fromEntries(Object.entries(config).map(([key, told]) => [key, valueOf(told)]));
}

/** `main` is a folder, or a file of one. */
function programIn(folder: string, main: unknown): string {
    if (typeof main !== "string") return folder;
    const path = resolve(folder, main);
    try {
        return statSync(path).isDirectory() ? path : dirname(path);
    } catch {
        return folder;
    }
}

/** Without a word, the stack for development, or else the first by name. */
const chosen = (stacks: readonly string[]): string | undefined => (stacks.includes("dev") ? "dev" : stacks[0]);

/** The file of a stack's configuration; undefined where it has none. */
export function settingsFile({ settings, stack }: Project): string | undefined {
    const name = filesIn(settings).find((entry) => stack !== undefined && STACK_FILE.exec(entry)?.[1] === stack);
    return name === undefined ? undefined : join(settings, name);
}
