import assert from "node:assert/strict";
import { CREDENTIAL_KINDS, detect, type DetectorKind } from "../../../../policies/model/detectors";
import { OFF_BY_DEFAULT, PERSONAL_KINDS } from "../../../../policies/model/detectors/personal";
import { corpus, kindsOf, recall, score } from "../../../support/corpus";

describe("the detectors on the labelled corpus", () => {
    const samples = corpus();
    const every = new Set<DetectorKind>([...CREDENTIAL_KINDS, ...PERSONAL_KINDS]);
    const byDefault = new Set([...every].filter((kind) => !(OFF_BY_DEFAULT as ReadonlySet<DetectorKind>).has(kind)));
    const find = (kinds: ReadonlySet<DetectorKind>) => (sample: (typeof samples)[number]) =>
        kindsOf(detect(sample.text, { kinds, ...(sample.name === undefined ? {} : { name: sample.name }) }));
    const complete = score(samples, find(every));
    const usual = score(samples, find(byDefault));

    it("has at least 20 positive samples of every kind and 1,000 harmless ones, each with its reason", () => {
        const counts = new Map(complete.kinds.map(({ kind, positives }) => [kind, positives]));
        assert.deepEqual(
            [...every].filter((kind) => (counts.get(kind) ?? 0) < 20),
            [],
        );
        assert.ok(complete.negatives >= 1000);
        assert.deepEqual(samples.filter(({ reason }) => reason.trim() === "").length, 0);
    });

    it("draws its samples anew for another seed", () => {
        assert.notDeepEqual(corpus(1).slice(0, 40), corpus(2).slice(0, 40));
    });

    for (const kind of every) {
        it(`finds ${kind} in at least 95 of 100 samples`, () => {
            const found = complete.kinds.find((entry) => entry.kind === kind);
            assert.ok(found !== undefined && recall(found) >= 0.95, `found in ${found?.found} of ${found?.positives}`);
        });
    }

    it("raises at most one false alarm in 1,000 harmless texts", () => {
        assert.ok(usual.alarms.length <= usual.negatives / 1000, usual.alarms.join("\n"));
    });

    it("finds what holds a credential on samples of other seeds as well", () => {
        for (const seed of [3, 4]) {
            const other = score(corpus(seed), find(byDefault));
            const missed = other.kinds.filter((entry) => CREDENTIAL_KINDS.some((kind) => kind === entry.kind) && recall(entry) < 0.95);
            assert.deepEqual(missed, []);
            assert.ok(other.alarms.length <= other.negatives / 1000, other.alarms.join("\n"));
        }
    });
});
