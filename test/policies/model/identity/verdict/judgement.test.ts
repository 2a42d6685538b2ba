import assert from "node:assert/strict";
import type { Judgement, Outcome, OutcomeOptions } from "../../../../../policies/model/identity";
import { DEFAULT_OUTCOMES, outcomeOf } from "../../../../../policies/model/identity";

const judgement = (facts: Partial<Judgement>): Judgement => ({
    verdict: "none",
    callerKind: "user",
    evidence: "long-lived-key",
    why: "",
    role: undefined,
    temporary: undefined,
    account: undefined,
    literalKeys: false,
    assumes: [],
    ...facts,
});

const strict = { accept: ["proven", "delegated"] } as const;
const ROWS: readonly (readonly [facts: Partial<Judgement>, options: Partial<OutcomeOptions>, outcome: Outcome])[] = [
    [{ verdict: "proven" }, {}, "pass"],
    [{ verdict: "delegated" }, {}, "pass"],
    [{ verdict: "possible" }, {}, "pass"],
    [{ verdict: "possible" }, strict, "violate"],
    [{ verdict: "proven" }, strict, "pass"],
    [{ verdict: "delegated" }, { accept: ["proven"] }, "violate"],
    [{ verdict: "none" }, {}, "violate"],
    [{ verdict: "none", literalKeys: true }, {}, "elsewhere"],
    [{ verdict: "none", evidence: "no-device", literalKeys: true }, {}, "violate"],
    [{ verdict: "root" }, {}, "elsewhere"],
    [{ verdict: "automation" }, {}, "advise"],
    [{ verdict: "automation" }, { whenAutomation: "violate" }, "violate"],
    [{ verdict: "unverifiable" }, {}, "advise"],
    [{ verdict: "unverifiable" }, { whenUnverifiable: "silent" }, "silent"],
    [{ verdict: "unverifiable" }, { whenUnverifiable: "violate" }, "violate"],
];

describe("The outcome of a judgement", () => {
    for (const [facts, options, outcome] of ROWS) {
        it(`of ${JSON.stringify(facts)} with ${JSON.stringify(options)} is ${outcome}`, () => {
            assert.equal(outcomeOf(judgement(facts), { ...DEFAULT_OUTCOMES, ...options }), outcome);
        });
    }
});
