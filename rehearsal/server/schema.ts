/** The schema of a package, which the hosts of YAML and HCL ask for: every name, and any type. */
import type { Package } from "../context";
import { NEWEST, argumentsOf, factsOf, functionsOf, resultOf, typesOf } from "../facts";
import { PROVIDER_ARGUMENTS } from "./provider-arguments";

/**
 * A program may name an earlier generation of the provider, and the host asks for one schema: it holds the types and outputs of both, and
 * of inputs those of the newest generation that has the type.
 */
const GENERATIONS = [NEWEST, NEWEST - 1] as const;

const inEach = <T>(of: (generation: number) => readonly T[]): T[] => [...new Set(GENERATIONS.flatMap(of))];

type Properties = Readonly<Record<string, { readonly $ref: string }>>;

/** Types are not told: what a value may be is the provider's to check, and the stand-in takes every value. */
const any = (names: readonly string[]): Properties => Object.fromEntries(names.map((name) => [name, { $ref: "pulumi.json#/Any" }]));

function resource(token: string): unknown {
    const newest = factsOf(token) ?? factsOf(token, NEWEST - 1);
    const inputs = [...(newest?.inputs ?? []), ...(newest?.computed.map(({ name }) => name) ?? []), "region"];
    const outputs = inEach((generation) => {
        const facts = factsOf(token, generation);
        return [...(facts?.outputs.map(({ name }) => name) ?? []), ...(facts?.isTagged === true ? ["tagsAll"] : [])];
    });
    return {
        properties: any([...new Set([...inputs, ...outputs])].filter((name) => name !== "id")),
        inputProperties: any([...new Set(inputs)]),
    };
}

const functionOf = (token: string): unknown => ({
    inputs: { properties: any(inEach((generation) => argumentsOf(token, generation))) },
    outputs: { properties: any(inEach((generation) => (resultOf(token, generation) ?? []).map(({ name }) => name))) },
});

/** The text of the schema, some megabytes; made when it is asked for. */
export function schemaOf(name: Package, version: string): string {
    return JSON.stringify({
        name,
        version,
        meta: { moduleFormat: name === "aws" ? "(.*)(?:/[^/]*)" : "(.*)" },
        config: {},
        provider: { inputProperties: any(PROVIDER_ARGUMENTS[name]) },
        resources: Object.fromEntries(inEach((generation) => typesOf(name, generation)).map((token) => [token, resource(token)])),
        functions: Object.fromEntries(inEach((generation) => functionsOf(name, generation)).map((token) => [token, functionOf(token)])),
    });
}
