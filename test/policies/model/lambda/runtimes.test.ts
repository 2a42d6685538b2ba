import assert from "node:assert/strict";
import { RUNTIMES, runtimePhase } from "../../../../policies/model/lambda/runtimes";

const on = (id: string, day: string): unknown => runtimePhase(id, new Date(`${day}T12:00:00Z`));

describe("the phases of a runtime", () => {
    it("follow its three dates", () => {
        assert.deepEqual(on("nodejs20.x", "2026-04-29"), { kind: "supported", daysLeft: 1 });
        assert.deepEqual(on("nodejs20.x", "2026-04-30"), { kind: "deprecated", days: 0 });
        assert.deepEqual(on("nodejs20.x", "2027-01-31"), { kind: "deprecated", days: 276 });
        assert.deepEqual(on("nodejs20.x", "2027-02-01"), { kind: "blocked", days: 0 });
    });
    it("have no blocked phase where AWS has not said when it begins", () => {
        assert.deepEqual(on("java8.al2023", "2029-06-29"), { kind: "supported", daysLeft: 1 });
        assert.deepEqual(on("java8.al2023", "2030-06-30"), { kind: "deprecated", days: 365 });
    });
    it("are unknown of an identifier that is no key of the table, whatever it is called", () => {
        for (const id of ["custom", "nodejs", "constructor", "__proto__", ""]) {
            assert.equal(runtimePhase(id, new Date("2026-11-21")).kind, id === "nodejs" ? "blocked" : "unknown", id);
        }
    });
    it("are in order for each runtime", () => {
        assert.ok(RUNTIMES.length > 45);
        for (const id of RUNTIMES) assert.notEqual(runtimePhase(id, new Date("2026-11-21")).kind, "unknown", id);
    });
});
