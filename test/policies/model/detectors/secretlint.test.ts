import assert from "node:assert/strict";
import { CREDENTIAL_KINDS, detect } from "../../../../policies/model/detectors";
import { corpus, type Labelled } from "../../../support/corpus";
import { findWithSecretlint, rules, SECRETLINT_SKIPPED } from "../../../support/secretlint";

describe("the rules of secretlint's recommended preset", () => {
    it("have the shape that the comparison uses", () => {
        assert.ok(rules.length >= 20);
        for (const rule of rules) {
            assert.equal(typeof rule.create, "function");
            assert.match(rule.meta.id, /^@secretlint\/secretlint-rule-/u);
        }
        assert.deepEqual(
            SECRETLINT_SKIPPED.filter((id) => !rules.some((rule) => rule.meta.id === id)),
            [],
        );
    });

    it("find a credential that they are known to find", () => {
        assert.notDeepEqual(findWithSecretlint(["np", "m_", "a1B2c3D4e5".repeat(4).slice(0, 36)].join("")), []);
    });

    const samples = corpus().filter(({ kinds }) => kinds.length === 0 || CREDENTIAL_KINDS.some((kind) => kinds.includes(kind)));
    const detected = ({ text, name }: Labelled): boolean =>
        detect(text, { kinds: new Set(CREDENTIAL_KINDS), ...(name === undefined ? {} : { name }) }).length > 0;

    it("find nothing in the positive samples that the detectors do not find", () => {
        const missed = samples.filter(
            (sample) => sample.kinds.length > 0 && findWithSecretlint(sample.text).length > 0 && !detected(sample),
        );
        assert.deepEqual(
            missed.map(({ kinds, reason }) => `${kinds.join()}: ${reason}`),
            [],
        );
    });

    it("find far fewer of the positive samples than the detectors do", () => {
        const positive = samples.filter(({ kinds }) => kinds.length > 0);
        const theirs = positive.filter(({ text }) => findWithSecretlint(text).length > 0).length;
        assert.ok(theirs < positive.filter(detected).length * 0.75, `${theirs} of ${positive.length}`);
    });
});
