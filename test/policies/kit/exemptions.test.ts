import assert from "node:assert/strict";
import { covers, matchesNothing } from "../../../policies/kit/exemptions/resource";
import { exemptionFor } from "../../../policies/kit/exemptions/matching";
import { readExemption } from "../../../policies/kit/exemptions/entry";

const NOW = new Date("2026-11-21T12:00:00Z");
const entry = { resource: "*::orders", reason: "migrates in January", owner: "orders team", expires: "2026-12-31" };

describe("exemptions", () => {
    it("cover the resources whose URN matches", () => {
        const urn = "urn:pulumi:dev::shop::aws:lambda/function:Function::orders";
        assert.equal(exemptionFor(urn, [entry], NOW)?.index, 0);
        assert.equal(exemptionFor(`${urn}-archive`, [entry], NOW), undefined);
        assert.equal(exemptionFor(urn, [{ ...entry, resource: "*Function::ord?rs" }], NOW)?.index, 0);
    });
    const log = "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup";
    const bridge = "urn:pulumi:dev::shop::aws:lambda/function:Function::legacy-bridge";
    const told: readonly (readonly [title: string, glob: string, urn: string, covered: boolean])[] = [
        ["the type and the name", "*::aws:lambda/function:Function::legacy-bridge", bridge, true],
        [
            "a name that holds the type and the name of another resource",
            "*::aws:lambda/function:Function::legacy-bridge",
            `${log}::x::aws:lambda/function:Function::legacy-bridge`,
            false,
        ],
        [
            "a name that begins with the type of another resource",
            "*::aws:lambda/function:Function::legacy-bridge",
            `${log}::aws:lambda/function:Function::legacy-bridge`,
            false,
        ],
        ["a name that looks like the parts of a URN", "*::*::*::legacy-bridge", `${log}::x::y::legacy-bridge`, false],
        [
            "a name that holds the mark between parts",
            "*::aws:lambda/function:Function::legacy-bridge",
            `${log}::x\0aws:lambda/function:Function\0legacy-bridge`,
            false,
        ],
        ["a type by its end", "*lambda/function:Function::legacy-*", bridge, true],
        ["a name with colons, written out whole", `${log}::a::b`, `${log}::a::b`, true],
        ["a name with colons, by wildcards", "*:LogGroup::a??b", `${log}::a::b`, true],
        ["everything", "*", `${log}::a::b`, true],
        [
            "a type within a component",
            "*$aws:lambda/function:Function::h",
            "urn:pulumi:d::p::a:b:Api$aws:lambda/function:Function::h",
            true,
        ],
    ];
    for (const [title, glob, urn, covered] of told)
        it(`${covered ? "cover" : "do not cover"} ${title}`, () => assert.equal(covers(glob, urn), covered));
    const FUNCTION = "aws:lambda/function:Function";
    const possible: readonly (readonly [glob: string, fault: string | undefined])[] = [
        ["*", undefined],
        ["*::legacy", undefined],
        ["*legacy*", undefined],
        [bridge, undefined],
        [`${bridge}::with::colons`, undefined],
        ["*::aws:lambda/function:Function::legacy-?", undefined],
        ["*$aws:lambda/function:Function::legacy", undefined],
        ["urn:pulumi:dev::shop::a:b:C$aws:lambda/function:Function::x", undefined],
        ["*:Function::x", undefined],
        ["urn:*", undefined],
        ["legacy-bridge", "no-urn"],
        ["", "no-urn"],
        ["arn:aws:lambda:*:*:function:legacy", "no-urn"],
        ["urn:pulumi:dev::shop::legacy-bridge", "no-urn"],
        ["*::aws:lambda::legacy-bridge", "no-urn"],
        ["*::aws:sqs/queue:Queue::legacy", "other-type"],
        ["*::aws:lambda/function:function::legacy", "other-type"],
    ];
    for (const [glob, fault] of possible)
        it(`can ${fault === undefined ? "match something" : "match nothing"} with ${JSON.stringify(glob)}`, () =>
            assert.equal(matchesNothing(glob, ["aws:lambda/alias:Alias", FUNCTION])?.kind, fault));
    it("may name any type where the policy is not limited to some", () => {
        assert.equal(matchesNothing("*::aws:sqs/queue:Queue::legacy", undefined), undefined);
        assert.equal(matchesNothing("legacy", undefined)?.kind, "no-urn");
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
