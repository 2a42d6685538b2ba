import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { typesOf } from "../../../rehearsal/facts";
import { schemaOf } from "../../../rehearsal/server/schema";

interface Schema {
    readonly name: string;
    readonly version: string;
    readonly provider: { readonly inputProperties: object };
    readonly resources: Readonly<Record<string, { readonly inputProperties: object; readonly properties: object }>>;
    readonly functions: Readonly<
        Record<string, { readonly inputs: { readonly properties: object }; readonly outputs: { readonly properties: object } }>
    >;
}

describe("the schema that the stand-in gives", () => {
    const schema = JSON.parse(schemaOf("aws", "7.48.0")) as Schema;

    it("names the package and every type", () => {
        assert.deepEqual([schema.name, schema.version], ["aws", "7.48.0"]);
        assert.deepEqual(Object.keys(schema.resources), [...new Set([...typesOf("aws"), ...typesOf("aws", 6)])]);
    });

    it("tells the inputs of a type from its outputs", () => {
        const bucket = schema.resources["aws:s3/bucket:Bucket"];
        assert.deepEqual(
            ["bucket", "forceDestroy", "arn"].map((key) => [key in (bucket?.inputProperties ?? {}), key in (bucket?.properties ?? {})]),
            [
                [true, true],
                [true, true],
                [false, true],
            ],
        );
    });

    it("tells the arguments of a function and what it answers", () => {
        const zones = schema.functions["aws:index/getAvailabilityZones:getAvailabilityZones"];
        assert.ok("excludeNames" in (zones?.inputs.properties ?? {}));
        assert.ok("names" in (zones?.outputs.properties ?? {}));
    });

    for (const [name, earlier] of [
        ["aws", ["assumeRole"]],
        ["aws-native", []],
    ] as const) {
        it(`takes all that an explicit provider of ${name} takes`, () => {
            const declarations = readFileSync(require.resolve(`@pulumi/${name}/provider.d.ts`), "utf8");
            const [, args = ""] = declarations.split("export interface ProviderArgs");
            const declared = [...args.matchAll(/^ {4}(\w+)\??: /gm)].map(([, argument]) => argument);
            assert.ok(declared.includes("region"));
            const { provider } = JSON.parse(schemaOf(name, "1.0.0")) as Schema;
            assert.deepEqual(Object.keys(provider.inputProperties).sort(), [...declared, ...earlier].sort());
        });
    }
});
