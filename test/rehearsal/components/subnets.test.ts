import assert from "node:assert/strict";
import { after, blockOf, overlaps, textOf, within } from "../../../rehearsal/components/vpc/cidr";
import { subnetsOf } from "../../../rehearsal/components/vpc/wanted";

const blocks = (args: object, zones = 3, cidr = "10.0.0.0/16"): string[] =>
    subnetsOf(args as Readonly<Record<string, unknown>>, cidr, zones).map(({ type, cidrBlock }) => `${type} ${cidrBlock}`);

describe("A block of addresses", () => {
    it("is read and written, up to the last address", () => {
        for (const text of ["10.0.0.0/16", "192.168.1.128/25", "255.255.255.255/32", "0.0.0.0/0"])
            assert.equal(textOf(blockOf(text)), text);
        for (const text of ["10.0.0.0", "10.0.0/16", "10.0.0.256/24", "10.0.0.0/33", "fd00::/8"])
            assert.throws(() => blockOf(text), /CIDR/);
    });

    it("is followed by the first block of the wanted width that does not overlap", () => {
        assert.equal(textOf(after(blockOf("10.0.0.0/24"), 24)), "10.0.1.0/24");
        assert.equal(textOf(after(blockOf("10.0.0.0/24"), 20)), "10.0.16.0/20");
        assert.equal(textOf(within(blockOf("10.0.0.0/16"), 8, 2)), "10.0.2.0/24");
        assert.equal(overlaps(blockOf("10.0.0.0/16"), blockOf("10.0.255.0/24")), true);
        assert.equal(overlaps(blockOf("10.0.0.0/17"), blockOf("10.0.128.0/17")), false);
    });
});

describe("The subnets of a VPC of awsx", () => {
    it("are half of each zone private and half of the rest public, by default", () => {
        assert.deepEqual(blocks({}, 2), ["Public 10.0.64.0/19", "Private 10.0.0.0/18", "Public 10.0.192.0/19", "Private 10.0.128.0/18"]);
        assert.deepEqual(blocks({}, 3).slice(0, 2), ["Public 10.0.32.0/20", "Private 10.0.0.0/19"]);
    });

    it("are the same by default with the strategy Auto", () => {
        for (const zones of [1, 2, 3, 4]) assert.deepEqual(blocks({ subnetStrategy: "Auto" }, zones), blocks({}, zones));
    });

    it("are as wide as the program says", () => {
        const subnetSpecs = [
            { type: "Public", cidrMask: 24 },
            { type: "Private", size: 4096 },
            { type: "Unused", cidrMask: 20 },
            { type: "Isolated", cidrMask: 24 },
        ];
        assert.deepEqual(blocks({ subnetSpecs, subnetStrategy: "Auto" }, 1), [
            "Public 10.0.0.0/24",
            "Private 10.0.16.0/20",
            "Isolated 10.0.48.0/24",
        ]);
        assert.deepEqual(
            blocks(
                {
                    subnetSpecs: [
                        { type: "Private", cidrMask: 20 },
                        { type: "Public", cidrMask: 22 },
                    ],
                },
                1,
            ),
            ["Public 10.0.16.0/22", "Private 10.0.0.0/20"],
        );
    });

    it("are the blocks that the program names, zone by zone", () => {
        const subnetSpecs = [{ type: "Public", cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] }];
        assert.deepEqual(blocks({ subnetSpecs, subnetStrategy: "Auto" }, 2), ["Public 10.0.1.0/24", "Public 10.0.2.0/24"]);
    });

    it("never overlap, whatever the strategy", () => {
        for (const subnetStrategy of ["Legacy", "Auto", "AutoMerge"])
            for (const zones of [1, 2, 3, 4])
                for (const subnetSpecs of [
                    undefined,
                    [{ type: "Public", cidrMask: 22 }],
                    [
                        { type: "Isolated", cidrMask: 28 },
                        { type: "Private", cidrMask: 21 },
                    ],
                ]) {
                    const made = subnetsOf({ subnetStrategy, subnetSpecs }, "10.0.0.0/16", zones).map(({ cidrBlock }) =>
                        blockOf(cidrBlock),
                    );
                    const pairs = made.flatMap((one, index) => made.slice(index + 1).map((other) => [one, other] as const));
                    for (const [one, other] of pairs)
                        assert.equal(overlaps(one, other), false, `${subnetStrategy} ${textOf(one)} ${textOf(other)}`);
                }
    });
});
