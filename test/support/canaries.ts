/**
 * Inputs of a resource type in which every property that its type has is set, each text to a canary of its own: whatever a rule repeats
 * of a value shows, also of properties that no case of a test sets. Read from the declarations of @pulumi/aws and @pulumi/aws-native.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./pack";

type Provider = "aws" | "aws-native";
const folderOf = (provider: Provider): string => join(ROOT, "node_modules", "@pulumi", provider);
const DEEPEST = 5;

/** What every canary begins with. */
export const CANARY = "Cnry7Qx9Zk2Vw4";

type Declared = ReadonlyMap<string, string>;

/** The properties of an interface, by name, with their types as they are written. */
function propertiesOf(body: string, indent: string): Declared {
    const properties = new Map<string, string>();
    const lines = body.replace(/\/\*\*[^]*?\*\//g, "").split("\n");
    let name: string | undefined;
    for (const line of lines) {
        const [, found, type] = new RegExp(`^${indent}"?(\\w+)"?\\??: (.*)$`).exec(line) ?? [];
        if (found !== undefined) name = found;
        if (name !== undefined) properties.set(name, `${found === undefined ? (properties.get(name) ?? "") : ""} ${type ?? line.trim()}`);
        if (line.endsWith(";") && line.startsWith(indent) && !line.startsWith(`${indent} `)) name = undefined;
    }
    return properties;
}

/** The body of an interface that begins at `start`: up to the brace that closes it at the same indent. */
function bodyOf(source: string, start: number, indent: string): string {
    const open = source.indexOf("{\n", start) + 2;
    return source.slice(open, source.indexOf(`\n${indent}}`, open) + 1);
}

/** The nested types, by namespace and name. */
class Nested {
    readonly #source: string;
    readonly #namespaces = new Map<string, string>();
    readonly #known = new Map<string, Declared>();

    constructor(provider: Provider) {
        this.#source = readFileSync(join(folderOf(provider), "types", "input.d.ts"), "utf8");
        for (const { index, 1: name = "" } of this.#source.matchAll(/^export declare namespace (\w+) \{$/gm))
            this.#namespaces.set(name, this.#source.slice(index, this.#source.indexOf("\n}", index)));
    }

    of(namespace: string, name: string): Declared | undefined {
        const key = `${namespace}.${name}`;
        const known = this.#known.get(key);
        if (known !== undefined) return known;
        const source = this.#namespaces.get(namespace);
        const start = source?.indexOf(`\n    interface ${name} {\n`) ?? -1;
        if (source === undefined || start < 0) return undefined;
        const properties = propertiesOf(bodyOf(source, start, "    "), "        ");
        this.#known.set(key, properties);
        return properties;
    }
}

const nested = new Map<Provider, Nested>();

function nestedOf(provider: Provider): Nested {
    const made = nested.get(provider) ?? new Nested(provider);
    nested.set(provider, made);
    return made;
}

/** The declaration of a type, by its token: the folder of its module and its name. */
function declarationOf(token: string): { readonly provider: Provider; readonly file: string; readonly type: string } | undefined {
    const [, module = "", name = "", type = ""] = /^aws:([\w-]+)\/([\w-]+):(\w+)$/.exec(token) ?? [];
    if (module !== "") return { provider: "aws", file: join(folderOf("aws"), module, `${name}.d.ts`), type };
    const [, area = "", native = ""] = /^aws-native:([\w-]+):(\w+)$/.exec(token) ?? [];
    const file = `${native.charAt(0).toLowerCase()}${native.slice(1)}.d.ts`;
    return area === "" ? undefined : { provider: "aws-native", file: join(folderOf("aws-native"), area, file), type: native };
}

/** Every property of a type of either provider set; undefined where the type has no declaration. */
export function fullInputs(token: string): Record<string, unknown> | undefined {
    const found = declarationOf(token);
    if (found === undefined || !existsSync(found.file)) return undefined;
    const source = readFileSync(found.file, "utf8");
    const start = source.indexOf(`export interface ${found.type}Args {`);
    if (start < 0) return undefined;
    const nested = nestedOf(found.provider);
    let serial = 0;
    const made = (declared: Declared, depth: number): Record<string, unknown> =>
        Object.fromEntries([...declared].map(([name, text]) => [name, valueOf(text, depth)] as const));
    const valueOf = (text: string, depth: number): unknown => {
        const [, namespace = "", name = ""] = /inputs\.(\w+)\.(\w+)/.exec(text) ?? [];
        const inner = namespace === "" || depth > DEEPEST ? undefined : nested.of(namespace, name);
        const one = inner === undefined ? plain(text) : made(inner, depth + 1);
        if (/\[key: string\]/.test(text)) return { [`${CANARY}${serial++}`]: one };
        return /\[\]/.test(text) ? [one] : one;
    };
    const plain = (text: string): unknown => {
        if (/\bstring\b/.test(text.replace(/\[key: string\]/, ""))) return `${CANARY}${serial++}`;
        if (/\bnumber\b/.test(text)) return 7;
        if (/\bboolean\b/.test(text)) return true;
        return `${CANARY}${serial++}`;
    };
    return made(propertiesOf(bodyOf(source, start, ""), "    "), 0);
}
