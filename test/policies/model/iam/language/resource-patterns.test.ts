import assert from "node:assert/strict";
import fc from "fast-check";
import { isEveryResource } from "../../../../../policies/model/iam/language/arn-patterns";
import { coversResource, overlaps } from "../../../../../policies/model/iam/language/resource-patterns";
import { UNKNOWN } from "../../../../../policies/model/values";
import { matchesWildcard } from "../../../../../policies/model/wildcard";
import { assertProportional } from "../../../../support/steps";

describe("a pattern of resources", () => {
    const every: readonly (readonly [string, boolean])[] = [
        ["*", true],
        ["**", true],
        ["arn:*", true],
        ["arn:aws:*", true],
        ["arn:aws:s3*", true],
        ["arn:aws:sqs:*", true],
        ["arn:aws:s3:::*", true],
        ["arn:aws:s3:::*/*", true],
        ["arn:aws:s3:::?*", true],
        ["arn:aws:s3:::??*/?*", true],
        ["arn:aws:s3:::*/?", false],
        ["arn:aws-us-gov:sqs:us-gov-west-1:123456789012:*", true],
        ["arn:*:*:*:*:*", true],
        ["*:*:*:*:*:*", true],
        ["arn:aws:s3:::bucket/*", false],
        ["arn:aws:s3:::b*", false],
        ["arn:aws:lambda:*:*:function:*", false],
        ["arn:aws:s3:::?", false],
        ["", false],
        ["arn", false],
        ["x*", false],
        [UNKNOWN, false],
        ["*".repeat(4) + "x".repeat(1_000_000), false],
    ];
    it("names every resource where nothing but wildcards stands in its last part", () => {
        for (const [pattern, expected] of every) assert.equal(isEveryResource(pattern), expected, pattern.slice(0, 60));
    });

    const covers: readonly (readonly [string, string, boolean])[] = [
        ["*", "arn:aws:s3:::a", true],
        ["arn:aws:s3:::*", "arn:aws:s3:::a/*", true],
        ["arn:aws:s3:::a/*", "arn:aws:s3:::*", false],
        ["arn:aws:s3:::a", "arn:aws:s3:::a", true],
        ["arn:aws:s3:::a", "arn:aws:s3:::A", false],
        ["arn:aws:s3:::?", "arn:aws:s3:::*", false],
        ["arn:aws:s3:::?", "arn:aws:s3:::?", true],
        ["arn:aws:s3:::a?", "arn:aws:s3:::ab", true],
        ["arn:aws:iam::*:user/*", "arn:aws:iam::*:user/${aws:username}", true],
        ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/${aws:Username}", true],
        ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/alice", false],
        ["arn:aws:iam::*:user/?????????????????", "arn:aws:iam::*:user/${aws:username}", false],
        ["a${*}", "a*", false],
        ["a${*}", "a${*}", true],
        ["a*", "a${*}b", true],
        ["${${${", "${${${", true],
        [UNKNOWN, UNKNOWN, false],
    ];
    it("covers another where it names all that the other names", () => {
        for (const [wide, narrow, expected] of covers) assert.equal(coversResource(wide, narrow), expected, `${wide} over ${narrow}`);
    });

    it("overlaps another where some resource has both names", () => {
        assert.equal(overlaps("arn:aws:s3:::a*", "arn:aws:s3:::*b"), true);
        assert.equal(overlaps("arn:aws:s3:::a", "arn:aws:s3:::b*"), false);
        assert.equal(overlaps("arn:aws:s3:::a", "arn:aws:s3:::a/*"), false);
        assert.equal(overlaps("arn:aws:s3:::a", "arn:aws:s3:::a*"), true);
        assert.equal(overlaps("arn:aws:s3:::a", "arn:aws:s3:::a${aws:username}"), true);
        assert.equal(overlaps("user/${aws:username}", "user/alice"), true);
        assert.equal(overlaps("user/${aws:username}", "role/alice"), false);
        assert.equal(overlaps(UNKNOWN, "x"), true);
    });

    // All texts of two letters up to the length that decides for patterns of four elements.
    const texts = [""];
    for (let from = 0; texts.length < 511; from++) for (const letter of "ab") texts.push(`${texts[from] ?? ""}${letter}`);
    const pattern = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 4 }).map((parts) => parts.join(""));

    it("never covers what it does not, and overlaps exactly what it does", () => {
        fc.assert(
            fc.property(pattern, pattern, (one, other) => {
                const ofOne = texts.filter((text) => matchesWildcard(one, text));
                if (coversResource(other, one))
                    assert.ok(
                        ofOne.every((text) => matchesWildcard(other, text)),
                        `${other} over ${one}`,
                    );
                assert.equal(
                    overlaps(one, other),
                    ofOne.some((text) => matchesWildcard(other, text)),
                    `${one} and ${other}`,
                );
            }),
            { numRuns: 1_000 },
        );
    });

    it("covers every text that it matches", () => {
        fc.assert(
            fc.property(pattern, fc.constantFrom(...texts), (wide, text) =>
                assert.equal(coversResource(wide, text), matchesWildcard(wide, text)),
            ),
            { numRuns: 1_000 },
        );
    });

    it("takes steps in proportion to its length, up to a megabyte", () => {
        for (const unit of ["${", "*a"])
            assertProportional(
                unit,
                (size) => () => {
                    const long = unit.repeat(size);
                    assert.equal(coversResource(long, `${long}b`), false);
                    overlaps(long, long);
                    isEveryResource(long);
                },
                125_000,
            );
    });
});
