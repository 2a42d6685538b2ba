import assert from "node:assert/strict";
import { isExamined } from "../../../../policies/model/assets/macie";
import { Stack } from "../../../../policies/model/stack";
import { Undetermined, UNKNOWN } from "../../../../policies/model/values";
import { assertProportional } from "../../../support/steps";
import { realise } from "../../../support/stack-example";

type Resource = Parameters<typeof realise>[0][number];

const bucket = (name: string, given: unknown = name): Resource => ({
    type: "aws:s3/bucket:Bucket",
    name,
    inputs: { bucket: given },
});
const term = (comparator: string, ...values: readonly unknown[]): object => ({
    simpleCriterion: { comparator, key: "S3_BUCKET_NAME", values },
});
const job = (name: string, bucketCriteria: unknown, more: object = {}): Resource => ({
    type: "aws:macie2/classificationJob:ClassificationJob",
    name,
    inputs: { jobType: "ONE_TIME", s3JobDefinition: { bucketCriteria }, ...more },
});
const including = (...ands: readonly object[]): object => ({ includes: { ands } });

/** What is said of each bucket: whether it is examined, or that nobody can tell. */
const said = (...resources: readonly Resource[]): readonly unknown[] => {
    const stack = Stack.of(realise(resources, "deployed"));
    return stack.buckets.map((node) => {
        try {
            return isExamined(stack, node);
        } catch (error) {
            assert.ok(error instanceof Undetermined);
            return "?";
        }
    });
};

describe("Jobs of Macie", () => {
    it("that choose by the name examine the buckets of that name", () => {
        const both = job("j", including(term("EQ", "a", "b"), term("NE", "b")));
        assert.deepEqual(said(bucket("a"), bucket("b"), bucket("c"), both), [true, false, false]);
        const others = job("k", including(term("EQ", "c")));
        assert.deepEqual(said(bucket("a"), bucket("b"), bucket("c"), both, others), [true, false, true]);
        const spared = job("l", { ...including(term("EQ", "a", "b")), excludes: { ands: [term("EQ", "b")] } });
        assert.deepEqual(said(bucket("a"), bucket("b"), bucket("c"), spared), [true, false, false]);
        assert.deepEqual(said(bucket("a"), job("m", including(term("EQ", "a")), { jobStatus: "CANCELLED" })), [false]);
    });

    it("leave open a bucket whose name nobody can see, unless another job examines it", () => {
        const byName = job("j", including(term("EQ", "a")));
        assert.deepEqual(said(bucket("a", UNKNOWN), byName), ["?"]);
        assert.deepEqual(said(bucket("a", UNKNOWN), byName, job("k", including(term("STARTS_WITH", "")))), ["?"]);
        assert.deepEqual(said(bucket("a", UNKNOWN), byName, job("k", {})), [true]);
    });

    it("leave open every bucket where their names, their state or their criteria cannot be read", () => {
        for (const criteria of [
            UNKNOWN,
            { includes: UNKNOWN },
            including(term("EQ", UNKNOWN)),
            including(term("MAYBE", "a")),
            including({}),
        ])
            assert.deepEqual(said(bucket("a"), bucket("b"), job("j", criteria)), ["?", "?"], JSON.stringify(criteria));
        assert.deepEqual(said(bucket("a"), job("j", including(term("EQ", "a")), { jobStatus: UNKNOWN })), ["?"]);
    });

    for (const hidden of [false, true])
        it(`are compared in steps in proportion to their number${hidden ? ", where no bucket's name can be seen" : ""}`, () => {
            assertProportional(
                "jobs",
                (size) => {
                    const many = Array.from({ length: size }, (_, at) => [
                        bucket(`b${at}`, hidden ? UNKNOWN : `b${at}`),
                        job(`j${at}`, including(term("EQ", `x${at}`))),
                    ]).flat();
                    const stack = Stack.of(realise(many, "deployed"));
                    return () => {
                        for (const node of stack.buckets)
                            if (hidden) assert.throws(() => isExamined(stack, node), Undetermined);
                            else assert.equal(isExamined(stack, node), false);
                    };
                },
                60,
            );
        });
});
