/** What the declarations of @pulumi/aws and @pulumi/aws-native say of each resource type and each function. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { Shapes, type Member } from "./shapes";

export interface ResourceFacts {
    /** Outputs that are no inputs. */
    readonly outputs: readonly Member[];
    /** Inputs that the provider fills where the program leaves them out. */
    readonly computed: readonly Member[];
    /** Documented defaults of inputs. */
    readonly defaults: Readonly<Record<string, string | number | boolean>>;
    readonly inputs: readonly string[];
    /** An id as the documentation of the import shows one, and the properties that it is said to be made of. */
    readonly sample: string;
    readonly identity: readonly string[];
}

export interface Declarations {
    readonly resources: ReadonlyMap<string, ResourceFacts>;
    readonly functions: ReadonlyMap<string, readonly Member[]>;
    /** The names of the arguments of each function. */
    readonly arguments: ReadonlyMap<string, readonly string[]>;
    readonly objects: readonly (readonly Member[])[];
}

/** Reads a whole package; the folder is that of its package.json. */
export function readDeclarations(folder: string): Declarations {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    files.sort();
    const shapes = new Shapes(interfacesOf(join(folder, "types", "output.d.ts")), enumsOf(folder));
    const resources = new Map<string, ResourceFacts>();
    const functions = new Map<string, readonly Member[]>();
    const named = new Map<string, readonly string[]>();
    for (const file of files) {
        const code = readFileSync(join(folder, file), "utf8");
        const type = /\b__pulumiType = ["']([^"']+)["']/.exec(code)?.[1];
        const token = /pulumi\.runtime\.invoke(?:Single)?\("([^"]+)"/.exec(code)?.[1];
        const declared = join(folder, file.replace(/\.js$/, ".d.ts"));
        // The provider itself has a type without a colon.
        if (type?.includes(":") === true) resources.set(type, resource(code, parse(declared), type, shapes));
        else if (token !== undefined && type === undefined) {
            functions.set(token, result(parse(declared), shapes, token.startsWith("aws-native")));
            named.set(token, [...new Set([...code.matchAll(/^\s+"(\w+)": args\??\.\w+/gm)].map(([, name = ""]) => name))]);
        }
    }
    return { resources, functions, arguments: named, objects: shapes.objects };
}

const parse = (file: string): ts.SourceFile => ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);

function resource(code: string, source: ts.SourceFile, type: string, shapes: Shapes): ResourceFacts {
    const declared = source.statements.find(
        (node): node is ts.ClassDeclaration => ts.isClassDeclaration(node) && node.heritageClauses !== undefined,
    );
    const args = source.statements.find(
        (node): node is ts.InterfaceDeclaration =>
            ts.isInterfaceDeclaration(node) && node.name.text === `${declared?.name?.text ?? ""}Args`,
    );
    const inputs = new Map(
        (args?.members ?? []).flatMap((member) => (ts.isPropertySignature(member) ? [[member.name.getText(), member] as const] : [])),
    );
    // In the declarations of aws-native the branch for what exists already marks every property; what is an input is none there either.
    const marked = new Set([...code.matchAll(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g)].map(([, name]) => name));
    const outputs: Member[] = [];
    const computed: Member[] = [];
    for (const member of declared?.members ?? []) {
        if (!ts.isPropertyDeclaration(member) || member.type === undefined || !/\breadonly\b/.test(member.getText().split(":")[0] ?? ""))
            continue;
        const name = member.name.getText();
        if (!ts.isTypeReferenceNode(member.type) || member.type.typeArguments?.[0] === undefined) continue;
        const input = inputs.get(name);
        const { shape, optional } = shapes.of(member.type.typeArguments[0]);
        if (input === undefined && marked.has(name)) outputs.push(`${name}${optional ? "?" : ""}:${shape}`);
        else if (input?.questionToken !== undefined && !optional) computed.push(`${name}:${shape}`);
    }
    return { outputs, computed, defaults: defaultsOf(inputs), inputs: [...inputs.keys()], ...idOf(declared, type) };
}

/** `Defaults to `x`.`, where the sentence ends there: a default that hangs on something else is none. */
function defaultsOf(inputs: ReadonlyMap<string, ts.PropertySignature>): Record<string, string | number | boolean> {
    const found: Record<string, string | number | boolean> = {};
    for (const [name, member] of inputs) {
        const text = documentation(member);
        const stated = /\b[Dd]efaults to (?:`"?([^`"]+)"?`|"([^"]+)"|(true|false|\d+))(?=\.\s|\.$|$|\n|\)|;)/.exec(text);
        const value = stated?.[1] ?? stated?.[2] ?? stated?.[3];
        if (member.questionToken === undefined || member.type === undefined || value === undefined) continue;
        const scalar = /pulumi\.Input<(string|number|boolean)(?: \| undefined)?>$/.exec(member.type.getText())?.[1];
        if (scalar === "boolean" && /^(?:true|false)$/.test(value)) found[name] = value === "true";
        if (scalar === "number" && /^-?\d+(?:\.\d+)?$/.test(value)) found[name] = Number(value);
        if (scalar === "string" && !/[\s{}<>]/.test(value)) found[name] = value;
    }
    return found;
}

const documentation = (node: ts.Node): string =>
    ts
        .getJSDocCommentsAndTags(node)
        .map((part) => part.getText())
        .join("\n")
        .replace(/^\s*\* ?/gm, "");

function idOf(declared: ts.ClassDeclaration | undefined, type: string): Pick<ResourceFacts, "sample" | "identity"> {
    const text = declared === undefined ? "" : documentation(declared);
    const escaped = type.replace(/[/$]/g, "\\$&");
    const sample = new RegExp(`pulumi import ${escaped} \\S+ (\\S+)`).exec(text)?.[1]?.replace(/^["']|["']$/g, "") ?? "";
    const schema = /#### Required\n([\s\S]*?)(?:####|Using `pulumi import`)/.exec(text)?.[1] ?? "";
    const listed = [...schema.matchAll(/^[*-] `(\w+)`/gm)].map(([, name]) => name ?? "");
    const said = /import [^\n]*? using (?:the )?([^\n]*?)(?:\. For example|\n)/.exec(text)?.[1] ?? "";
    const named = [...said.matchAll(/`(\w+)`/g)].map(([, name]) =>
        (name ?? "").replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    );
    return { sample, identity: listed.length > 0 ? listed : named };
}

function result(source: ts.SourceFile, shapes: Shapes, native: boolean): readonly Member[] {
    const declared = source.statements.find(
        (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text.endsWith("Result"),
    );
    // Look-ups of aws-native declare the whole resource, all of it optional: of that the plain values are enough.
    const keep = (_: string, optional: boolean, type: ts.TypeNode): boolean =>
        !optional || (native && !type.getText().includes("outputs."));
    return declared === undefined ? [] : shapes.members(declared, keep);
}

function interfacesOf(file: string): Map<string, ts.InterfaceDeclaration> {
    const found = new Map<string, ts.InterfaceDeclaration>();
    const walk = (statements: readonly ts.Statement[], module: string): void => {
        for (const node of statements) {
            if (ts.isInterfaceDeclaration(node)) found.set(`${module}${node.name.text}`, node);
            if (ts.isModuleDeclaration(node) && node.body !== undefined && ts.isModuleBlock(node.body))
                walk(node.body.statements, `${module}${node.name.text}.`);
        }
    };
    walk(parse(file).statements, "");
    return found;
}

/** The first value of each enumeration. */
function enumsOf(folder: string): Map<string, string> {
    const found = new Map<string, string>();
    for (const file of readdirSync(join(folder, "types", "enums"), { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".d.ts")) continue;
        const text = readFileSync(join(folder, "types", "enums", file), "utf8");
        for (const [, name, body] of text.matchAll(/export declare const (\w+): \{([\s\S]*?)\n\};/g)) {
            const first = /readonly \w+: "([^"]*)"/.exec(body ?? "")?.[1];
            if (name !== undefined && first !== undefined) found.set(name, first);
        }
    }
    return found;
}
