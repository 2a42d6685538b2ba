/**
 * `aws.iam.getPolicyDocument`, as the provider makes it.
 * Source: terraform-provider-aws, internal/service/iam/policy_document_data_source.go and policy_model.go.
 */
import { append } from "../../policies/model/lists";
import { UNKNOWN, containsUnknown, isObject, type Properties, type Value } from "../wire";

const list = (value: Value | undefined): Value[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);

/** One value stands alone; several are sorted backwards, as the provider sorts them. */
function oneOrMany(values: readonly Value[]): Value {
    if (values.length === 1) return values[0] ?? null;
    return values.map(String).sort().reverse();
}

/** `&{aws:username}` is written for `${aws:username}`, which Terraform would read itself; in documents of 2008 there are no variables. */
function variables(value: Value | undefined, version: string): Value[] {
    return list(value).map((item) => (typeof item === "string" && version === "2012-10-17" ? item.replaceAll("&{", "${") : item));
}

/** The word of a block; empty where it has none. */
const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

function principals(blocks: readonly Value[], version: string): Value | undefined {
    const byType = new Map<string, Value[]>();
    for (const block of blocks) {
        if (!isObject(block)) continue;
        const type = textOf(block["type"]);
        byType.set(type, [...(byType.get(type) ?? []), ...variables(block["identifiers"], version)]);
    }
    const entries = [...byType];
    const [only] = entries;
    if (entries.length === 1 && only?.[0] === "*" && only[1].length === 1 && only[1][0] === "*") return "*";
    return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([type, ids]) => [type, oneOrMany(ids)]));
}

function conditions(blocks: readonly Value[], version: string): Value | undefined {
    const operators: { [operator: string]: { [key: string]: Value[] } } = {};
    for (const block of blocks) {
        if (!isObject(block)) continue;
        const keys = (operators[textOf(block["test"])] ??= {});
        append((keys[textOf(block["variable"])] ??= []), variables(block["values"], version));
    }
    if (Object.keys(operators).length === 0) return undefined;
    // The order of several values is kept: it has no meaning, and AWS keeps it.
    const text = (values: Value[]): Value => (values.length === 1 ? (values[0] ?? null) : values);
    return Object.fromEntries(
        Object.entries(operators).map(([operator, keys]) => [
            operator,
            Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, text(values)])),
        ]),
    );
}

/** One block as a statement of the policy language, its elements in the order in which the provider writes them. */
function statement(block: Properties, version: string): Properties {
    const many = (key: string): Value | undefined => {
        const values = variables(block[key], version);
        return values.length === 0 ? undefined : oneOrMany(values);
    };
    const sid = block["sid"];
    const elements: readonly (readonly [string, Value | undefined])[] = [
        ["Sid", typeof sid === "string" && sid !== "" ? sid : undefined],
        ["Effect", block["effect"] ?? "Allow"],
        ["Action", many("actions")],
        ["NotAction", list(block["notActions"]).length === 0 ? undefined : oneOrMany(list(block["notActions"]))],
        ["Resource", many("resources")],
        ["NotResource", many("notResources")],
        ["Principal", principals(list(block["principals"]), version)],
        ["NotPrincipal", principals(list(block["notPrincipals"]), version)],
        ["Condition", conditions(list(block["conditions"]), version)],
    ];
    return Object.fromEntries(elements.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

interface Document {
    readonly version: Value;
    readonly id: Value | undefined;
    readonly statements: readonly Properties[];
}

/** A document given as text. What is no document fails the call, with the argument named and nothing of its content. */
function parsed(text: Value, argument: string): Document | undefined {
    if (typeof text !== "string" || text === "") return undefined;
    let document: Value;
    try {
        document = JSON.parse(text) as Value;
    } catch {
        throw new Error(`${argument} of aws.iam.getPolicyDocument holds a text that is no JSON`);
    }
    if (!isObject(document)) throw new Error(`${argument} of aws.iam.getPolicyDocument holds JSON that is no policy document`);
    return { version: document["Version"] ?? "", id: document["Id"], statements: list(document["Statement"]).filter(isObject) };
}

/** The statements of `next` take the place of those of the same Sid and stand behind the others. */
function merged(into: Document, next: Document): Document {
    const statements = [...into.statements];
    for (const added of next.statements) {
        const sid = added["Sid"];
        const at = typeof sid === "string" && sid !== "" ? statements.findIndex((present) => present["Sid"] === sid) : -1;
        if (at >= 0) statements[at] = added;
        else statements.push(added);
    }
    return { version: next.version === "" ? into.version : next.version, id: next.id ?? into.id, statements };
}

/** The result of the function; `json` is unknown as a whole where an argument is not known. */
export function policyDocument(args: Properties): Properties {
    const echoed = { ...args, id: "0", version: args["version"] ?? "2012-10-17" };
    if (containsUnknown(args)) return { ...echoed, id: UNKNOWN, json: UNKNOWN, minifiedJson: UNKNOWN };
    const version = typeof args["version"] === "string" ? args["version"] : "2012-10-17";
    const read = (argument: string): Document[] => list(args[argument]).flatMap((text) => parsed(text, argument) ?? []);
    const own: Document = {
        version,
        id: typeof args["policyId"] === "string" && args["policyId"] !== "" ? args["policyId"] : undefined,
        statements: list(args["statements"])
            .filter(isObject)
            .map((block) => statement(block, version)),
    };
    const documents = [
        ...read("sourceJson"),
        ...read("sourcePolicyDocuments"),
        own,
        ...read("overrideJson"),
        ...read("overridePolicyDocuments"),
    ];
    const result = documents.reduce(merged, { version, id: undefined, statements: [] });
    const document = {
        Version: result.version,
        ...(result.id === undefined ? {} : { Id: result.id }),
        ...(result.statements.length === 0 ? {} : { Statement: result.statements }),
    };
    return { ...echoed, json: JSON.stringify(document, undefined, 2), minifiedJson: JSON.stringify(document) };
}
