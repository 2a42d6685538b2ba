/** The generated facts about the types and functions of both packages (scripts/refresh-provider-facts.ts), read as they are asked for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { Package } from "../context";

/**
 * A property: `s` text, `n` number, `b` truth value, `?` anything, `=text` one of a fixed set of which `text` is the first, `[` and a
 * shape: a list, `{` and a shape: a map, `#` and a number: an object of the package's table.
 */
export interface Member {
    readonly name: string;
    readonly shape: string;
    readonly isOptional: boolean;
}

export interface TypeFacts {
    /** Outputs that are no inputs, without `tagsAll`. */
    readonly outputs: readonly Member[];
    /** Inputs that the provider or AWS fills where the program leaves them out. */
    readonly computed: readonly Member[];
    /** The other inputs. */
    readonly inputs: readonly string[];
    /** Documented defaults of inputs. */
    readonly defaults: Readonly<Record<string, string | number | boolean>>;
    /** What the id is made of: `=a/b` values of properties, `~text` a text of this form, empty where the documentation does not say. */
    readonly identity: string;
    /** ARN format with `${Partition}`, `${Region}`, `${Account}` and further parts. */
    readonly arn: string;
    /** The input that holds the physical name; empty where there is none. */
    readonly named: string;
    readonly isTagged: boolean;
}

interface File {
    readonly resources: Readonly<Record<string, string>>;
    readonly functions: Readonly<Record<string, string>>;
    readonly arguments: Readonly<Record<string, string>>;
    readonly objects: readonly string[];
}
interface Row {
    readonly o: string;
    readonly c: string;
    readonly d: TypeFacts["defaults"];
    readonly i: string;
    readonly a: string;
    readonly p: string;
    readonly n: string;
    readonly t: number;
}

/** The packages, and of `aws` the generation before. */
type Edition = Package | "aws-6";
const files = new Map<Edition, File>();

/** The generation of @pulumi/aws that most programs are written for. */
export const NEWEST = 7;

/** What came before the sixth generation is answered as the sixth. */
const editionOf = (name: Package, generation: number): Edition => (name === "aws" && generation < NEWEST ? "aws-6" : name);

function fileOf(name: Edition): File {
    const read = files.get(name);
    if (read !== undefined) return read;
    const { data } = JSON.parse(readFileSync(join(__dirname, `${name}.json`), "utf8")) as { readonly data: string };
    const file = JSON.parse(brotliDecompressSync(Buffer.from(data, "base64")).toString("utf8")) as File;
    files.set(name, file);
    return file;
}

const packageOf = (token: string): Package => (token.startsWith("aws-native:") ? "aws-native" : "aws");

const wordsIn = (text: string): readonly string[] => (text === "" ? [] : text.split(" "));

const membersIn = (text: string): readonly Member[] =>
    text === ""
        ? []
        : text.split(" ").map((member) => {
              const colon = member.indexOf(":");
              const isOptional = member[colon - 1] === "?";
              return { name: member.slice(0, isOptional ? colon - 1 : colon), shape: member.slice(colon + 1), isOptional };
          });

/**
 * What is known of a resource type in a generation of its package; `undefined` for one that the declarations lack, as those of other
 * versions may.
 */
export function factsOf(token: string, generation = NEWEST): TypeFacts | undefined {
    const { resources } = fileOf(editionOf(packageOf(token), generation));
    const text = Object.hasOwn(resources, token) ? resources[token] : undefined;
    if (text === undefined) return undefined;
    const { o, c, d, i, a, p, n, t } = JSON.parse(text) as Row;
    return {
        outputs: membersIn(o),
        computed: membersIn(c),
        inputs: wordsIn(p),
        defaults: d,
        identity: i,
        arn: a,
        named: n,
        isTagged: t === 1,
    };
}

/** The members of a function's result; `undefined` for a function that the declarations lack. */
export function resultOf(token: string, generation = NEWEST): readonly Member[] | undefined {
    const { functions } = fileOf(editionOf(packageOf(token), generation));
    const text = Object.hasOwn(functions, token) ? functions[token] : undefined;
    return text === undefined ? undefined : membersIn(text);
}

/** The names of a function's arguments. */
export const argumentsOf = (token: string, generation = NEWEST): readonly string[] =>
    wordsIn(fileOf(editionOf(packageOf(token), generation)).arguments[token] ?? "");

/** The members that an object of the table must have. */
export const objectOf = (name: Package, index: number, generation = NEWEST): readonly Member[] =>
    membersIn(fileOf(editionOf(name, generation)).objects[index] ?? "");

/** The tokens of the resource types that a package declares. */
export const typesOf = (name: Package, generation = NEWEST): readonly string[] =>
    Object.keys(fileOf(editionOf(name, generation)).resources);

/** The tokens of the functions that a package declares. */
export const functionsOf = (name: Package, generation = NEWEST): readonly string[] =>
    Object.keys(fileOf(editionOf(name, generation)).functions);
