import assert from "node:assert/strict";
import { exemptionFor, readExemption } from "../../../policies/kit/exemptions";

const NOW = new Date("2026-11-21T12:00:00Z");
const entry = { resource: "*::orders", reason: "migrates in January", owner: "orders team", expires: "2026-12-31" };

describe("exemptions", () => {
    it("cover the resources whose URN matches", () => {
        const urn = "urn:pulumi:dev::shop::aws:lambda/function:Function::orders";
        assert.equal(exemptionFor(urn, [entry], NOW)?.index, 0);
        assert.equal(exemptionFor(`${urn}-archive`, [entry], NOW), undefined);
        assert.equal(exemptionFor(urn, [{ ...entry, resource: "*Function::ord?rs" }], NOW)?.index, 0);
    });
    it("hold until the end of their last day, in UTC", () => {
        const last = { ...entry, expires: "2026-11-21" };
        assert.ok("exemption" in readExemption(last, new Date("2026-11-21T23:59:59Z")));
        assert.deepEqual(readExemption(last, new Date("2026-11-22T00:00:00Z")), { kind: "expired", days: 1 });
    });
    for (const field of ["resource", "reason", "owner", "expires"] as const) {
        it(`exempt nothing without ${field}`, () => {
            const { [field]: _, ...incomplete } = entry;
            assert.deepEqual(readExemption(incomplete, NOW), { kind: "missing", field });
            assert.deepEqual(readExemption({ ...entry, [field]: " " }, NOW), { kind: "missing", field });
            assert.equal(exemptionFor("urn::orders", [incomplete], NOW), undefined);
        });
    }
    it("exempt nothing with a day that the calendar does not have", () => {
        for (const expires of ["2026-02-30", "31.12.2026", "2026-13-01", "soon"])
            assert.deepEqual(readExemption({ ...entry, expires }, NOW), { kind: "date" });
    });
    it("exempt nothing where they are no objects or hold more than they should", () => {
        for (const raw of [null, "x", 1, [entry]]) assert.deepEqual(readExemption(raw, NOW), { kind: "shape" });
        assert.deepEqual(readExemption({ ...entry, expiry: "2027-01-01" }, NOW), { kind: "unknown-field" });
    });
});
