import assert from "node:assert/strict";
import { dirname } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import sixth from "../../rehearsal/facts/aws-6.json";
import aws from "../../rehearsal/facts/aws.json";
import native from "../../rehearsal/facts/aws-native.json";
import { generate } from "../../scripts/refresh-provider-facts";

describe("the facts about the providers", () => {
    for (const [name, file] of [["aws", aws] as const, ["aws-native", native] as const]) {
        it(`are what their script makes of the installed @pulumi/${name}`, () => {
            const { version, body } = generate(dirname(require.resolve(`@pulumi/${name}/package.json`)));
            assert.deepEqual([file.version, file.encoding], [version, "br+base64"]);
            // Not assert.equal: on a difference it would print a megabyte.
            assert.ok(brotliDecompressSync(Buffer.from(file.data, "base64")).toString("utf8") === body);
        });

        it(`of @pulumi/${name} stay small enough to ship`, () => {
            assert.ok(file.data.length <= 200 * 1024);
        });
    }

    it("of the generation of @pulumi/aws before stay small enough to ship too", () => {
        assert.match(sixth.version, /^6\./);
        assert.ok(sixth.data.length <= 200 * 1024);
    });
});
