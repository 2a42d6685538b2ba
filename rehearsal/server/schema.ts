/** The schema of a package, which the hosts of YAML and HCL ask for: every name, and any type. */
import type { Package } from "../context";
import { argumentsOf, factsOf, functionsOf, resultOf, typesOf } from "../facts";

type Properties = Readonly<Record<string, { readonly $ref: string }>>;

/** Types are not told: what a value may be is the provider's to check, and the stand-in takes every value. */
const any = (names: readonly string[]): Properties => Object.fromEntries(names.map((name) => [name, { $ref: "pulumi.json#/Any" }]));

function resource(token: string): unknown {
    const facts = factsOf(token);
    const computed = facts?.computed.map(({ name }) => name) ?? [];
    const inputs = [...(facts?.inputs ?? []), ...computed, "region"];
    const outputs = [...inputs, ...(facts?.outputs.map(({ name }) => name) ?? []), ...(facts?.isTagged === true ? ["tagsAll"] : [])];
    return { properties: any(outputs.filter((name) => name !== "id")), inputProperties: any(inputs) };
}

const functionOf = (token: string): unknown => ({
    inputs: { properties: any(argumentsOf(token)) },
    outputs: { properties: any((resultOf(token) ?? []).map(({ name }) => name)) },
});

/** The text of the schema, some megabytes; made when it is asked for. */
export function schemaOf(name: Package, version: string): string {
    return JSON.stringify({
        name,
        version,
        meta: { moduleFormat: name === "aws" ? "(.*)(?:/[^/]*)" : "(.*)" },
        config: {},
        provider: {
            inputProperties: any([
                "region",
                "profile",
                "defaultTags",
                "assumeRole",
                "assumeRoles",
                "accessKey",
                "secretKey",
                "token",
                "endpoints",
            ]),
        },
        resources: Object.fromEntries(typesOf(name).map((token) => [token, resource(token)])),
        functions: Object.fromEntries(functionsOf(name).map((token) => [token, functionOf(token)])),
    });
}
