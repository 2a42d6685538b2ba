/**
 * The schema of a provider that no facts tell of, for a program in YAML: its host asks for one before it runs, and refuses what is not in
 * it. So it holds what the program itself names of the package, with any type.
 */
import { isMap, isScalar, parseDocument, visit } from "yaml";
import { isObject } from "../json";
import { madeTypes } from "../others";
import { programsIn } from "../places/yaml";

/** Packages that hold components alone. */
const COMPONENTS = /^(?:eks|aws-static-website|aws-quickstart-[\w-]+)$/;
/** `${site.url}`, `${db["endpoint"]}`: what the program takes of a resource or an answer. */
const ACCESS = /\$\{[\w-]+(?:\[\d+\])*(?:\.([\w$-]+)|\[\\?"([\w$-]+)\\?"\])/g;

interface Named {
    /** Tokens of resource types, each with the names of its properties. */
    readonly resources: ReadonlyMap<string, ReadonlySet<string>>;
    readonly functions: ReadonlyMap<string, ReadonlySet<string>>;
    /** Names of whatever is taken of something. */
    readonly taken: ReadonlySet<string>;
}

/** Gives the schema of a package by its name, of the programs in the folder; they are read once. */
export function schemasOf(folder: string): (name: string) => string {
    let named: Named | undefined;
    return (name) => schemaText(name, (named ??= namedIn(programsIn(folder).map(({ text }) => text))));
}

/** What programs name. */
function namedIn(texts: readonly string[]): Named {
    const resources = new Map<string, Set<string>>();
    const functions = new Map<string, Set<string>>();
    const taken = new Set<string>();
    const note = (into: Map<string, Set<string>>, token: unknown, properties: unknown): void => {
        if (typeof token !== "string") return;
        const names = into.get(token) ?? new Set();
        for (const name of Object.keys(isObject(properties) ? properties : {})) names.add(name);
        into.set(token, names);
    };
    for (const text of texts) {
        for (const [, member, quoted] of text.matchAll(ACCESS)) taken.add(member ?? quoted ?? "");
        // The parser would compare each key of a map with all the others.
        visit(parseDocument(text, { logLevel: "silent", uniqueKeys: false }), {
            Map: (_key, map) => {
                if (!map.has("type") && !map.has("fn::invoke")) return;
                const plain: unknown = map.toJSON();
                if (!isObject(plain)) return;
                note(resources, plain["type"], plain["properties"] ?? stateOf(plain["get"]));
                const invoked = plain["fn::invoke"];
                if (isObject(invoked)) {
                    note(functions, invoked["function"], invoked["arguments"]);
                    if (typeof invoked["return"] === "string") taken.add(invoked["return"]);
                }
            },
            Pair: (_key, { key, value }) => {
                const called =
                    isScalar(key) && typeof key.value === "string" ? /^fn::([\w-]+(?::[\w/.-]+){1,2})$/.exec(key.value)?.[1] : undefined;
                if (called !== undefined) note(functions, called, isMap(value) ? value.toJSON() : {});
            },
        });
    }
    return { resources, functions, taken };
}

const stateOf = (get: unknown): unknown => (isObject(get) ? get["state"] : undefined);

/** `docker:Image` is `docker:index:Image`; a type that is made up here has the token by which it is known. */
function wholeToken(token: string): string {
    const parts = token.split(":");
    const known = madeTypes.find((type) => type.split(":")[0] === parts[0] && type.split(":").at(-1) === parts.at(-1));
    return known ?? (parts.length === 2 ? `${parts[0] ?? ""}:index:${parts[1] ?? ""}` : token);
}

const any = (names: Iterable<string>): object =>
    Object.fromEntries([...names].filter((name) => name !== "id" && name !== "urn").map((name) => [name, { $ref: "pulumi.json#/Any" }]));

function schemaText(name: string, { resources, functions, taken }: Named): string {
    const own = (tokens: ReadonlyMap<string, ReadonlySet<string>>): [string, ReadonlySet<string>][] =>
        [...tokens].filter(([token]) => token.startsWith(`${name}:`)).map(([token, names]) => [wholeToken(token), names]);
    return JSON.stringify({
        name,
        // The host refuses types of some packages in early versions (`docker:Image` before the fourth).
        version: "99.0.0",
        meta: { moduleFormat: "(.*)(?:/[^/]*)" },
        config: {},
        provider: { inputProperties: any(resources.get(`pulumi:providers:${name}`) ?? []) },
        resources: Object.fromEntries(
            own(resources).map(([token, names]) => [
                token,
                {
                    ...(COMPONENTS.test(name) ? { isComponent: true } : {}),
                    inputProperties: any(names),
                    properties: any(new Set([...names, ...taken])),
                },
            ]),
        ),
        functions: Object.fromEntries(
            own(functions).map(([token, names]) => [token, { inputs: { properties: any(names) }, outputs: { properties: any(taken) } }]),
        ),
    });
}
