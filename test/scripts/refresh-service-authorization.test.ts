import assert from "node:assert/strict";
import { brotliDecompressSync } from "node:zlib";
import file from "../../policies/data/service-authorization.json";
import { generate } from "../../scripts/refresh-service-authorization";

describe("the service-authorization file", () => {
    it("is what its script makes of the installed sources", () => {
        const { version, date, body } = generate();
        assert.deepEqual([file.version, file.date, file.encoding], [version, date, "br+base64"]);
        // Not assert.equal: on a difference it would print a megabyte.
        assert.ok(brotliDecompressSync(Buffer.from(file.data, "base64")).toString("utf8") === body);
    });

    it("stays small enough to ship", () => {
        assert.ok(file.data.length <= 350 * 1024);
    });
});
