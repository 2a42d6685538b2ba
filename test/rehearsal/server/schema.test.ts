import assert from "node:assert/strict";
import { typesOf } from "../../../rehearsal/facts";
import { schemaOf } from "../../../rehearsal/server/schema";

interface Schema {
    readonly name: string;
    readonly version: string;
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
});
