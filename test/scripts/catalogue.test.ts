import assert from "node:assert/strict";
import { rules } from "../../policies";
import { catalogue } from "../../scripts/sync/catalogue";

const FILE = '[\n  {"name": "access-old", "kind": "stack", "fix": false, "level": "mandatory", "checklist": ["B2"]}\n]\n';

describe("the catalogue of names", () => {
    it("gets the new rules, and keeps what is fixed", () => {
        const [retention] = rules.filter(({ name }) => name === "logging-log-group-retention");
        assert.ok(retention !== undefined);
        const written = catalogue(FILE, [{ ...retention, name: "access-old" }, retention]);
        assert.deepEqual(JSON.parse(written), [
            { name: "access-old", kind: "stack", fix: false, level: "mandatory", checklist: ["B2"] },
            { name: "logging-log-group-retention", kind: "resource", fix: true, level: "mandatory", checklist: ["B3"] },
        ]);
        assert.equal(catalogue(written, [retention]), written);
    });
});
