import assert from "node:assert/strict";
import { allowedAccountIds, assumedRoleArns, decodeProvider, partitionOf } from "../../../policies/model/provider";
import { MASKED, UNKNOWN, Undetermined, View } from "../../../policies/model/values";

const provider = (inputs: Record<string, unknown>) => decodeProvider(new View(inputs));
const ROLE = "arn:aws:iam::123456789012:role/deploy";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

const undetermined =
    (reason: string, ...path: (string | number)[]) =>
    (error: unknown) => {
        assert.ok(error instanceof Undetermined);
        assert.deepEqual([error.reason, ...error.path], [reason, ...path]);
        return true;
    };

describe("The inputs of a provider", () => {
    it("are read from the JSON texts in which they arrive", () => {
        const decoded = provider({
            version: "7.48.0",
            region: "eu-west-1",
            useFipsEndpoint: "true",
            insecure: "false",
            assumeRoles: JSON.stringify([{ roleArn: ROLE, sessionName: "s" }]),
            defaultTags: JSON.stringify({ tags: { team: "payments" } }),
            endpoints: JSON.stringify([{ sts: "http://localhost:4566" }]),
            allowedAccountIds: '["123456789012"]',
        });
        assert.equal(decoded.boolean("useFipsEndpoint"), true);
        assert.equal(decoded.boolean("insecure"), false);
        assert.deepEqual(assumedRoleArns(decoded), [ROLE]);
        assert.equal(decoded.object("defaultTags")?.as().object("tags")?.string("team"), "payments");
        assert.equal(decoded.list("endpoints")[0]?.as().string("sts"), "http://localhost:4566");
        assert.deepEqual(allowedAccountIds(decoded), ["123456789012"]);
    });

    it("are read as well where they arrive as plain values", () => {
        const decoded = provider({ useFipsEndpoint: true, assumeRoles: [{ roleArn: ROLE }], allowedAccountIds: ["000000000042"] });
        assert.equal(decoded.boolean("useFipsEndpoint"), true);
        assert.deepEqual(assumedRoleArns(decoded), [ROLE]);
        assert.deepEqual(allowedAccountIds(decoded), ["000000000042"]);
    });

    it("hold one role in version 6, as an object or a list of one", () => {
        for (const role of [{ roleArn: ROLE }, [{ roleArn: ROLE }]]) {
            assert.deepEqual(assumedRoleArns(provider({ version: "6.83.0", assumeRole: JSON.stringify(role) })), [ROLE]);
        }
    });

    it("are absent where nothing is written, or null", () => {
        for (const decoded of [provider({}), provider({ assumeRoles: "null", defaultTags: "", version: null })]) {
            assert.deepEqual(assumedRoleArns(decoded), []);
            assert.equal(decoded.object("defaultTags"), undefined);
        }
    });

    it("are undetermined one by one where they are unknown, masked or no JSON", () => {
        const decoded = provider({
            region: "eu-west-1",
            profile: UNKNOWN,
            assumeRoles: UNKNOWN,
            defaultTags: MASKED,
            endpoints: "[{",
            accessKey: UNKNOWN,
            allowedAccountIds: `["${UNKNOWN}"]`,
        });
        assert.equal(decoded.string("region"), "eu-west-1");
        assert.throws(() => decoded.string("profile"), undetermined("unknown", "profile"));
        assert.throws(() => assumedRoleArns(decoded), undetermined("unknown", "assumeRoles"));
        assert.throws(() => decoded.object("defaultTags"), undetermined("secret", "defaultTags"));
        assert.throws(() => decoded.list("endpoints"), undetermined("shape", "endpoints"));
        assert.throws(() => allowedAccountIds(decoded), undetermined("unknown", "allowedAccountIds", 0));
    });

    it("are read through the marks of secrets inside their texts", () => {
        const roles = JSON.stringify([{ roleArn: { ...SECRET, value: ROLE } }]);
        assert.deepEqual(assumedRoleArns(provider({ assumeRoles: roles })), [ROLE]);
    });

    it("cannot reach a prototype, exhaust the stack or be no object at all", () => {
        assert.deepEqual(
            assumedRoleArns(provider(JSON.parse('{"__proto__": {"assumeRoles": [{"roleArn": "x"}]}}') as Record<string, unknown>)),
            [],
        );
        const deep = "[".repeat(100_000) + "]".repeat(100_000);
        assert.doesNotThrow(() => provider({ endpoints: deep }));
        assert.throws(() => decodeProvider(new View("text")).string("region"), undetermined("shape"));
    });
});

describe("The partition of a region", () => {
    for (const [region, partition] of [
        ["eu-west-1", "aws"],
        ["cn-north-1", "aws-cn"],
        ["us-gov-west-1", "aws-us-gov"],
        ["us-iso-east-1", "aws-iso"],
        ["us-isob-east-1", "aws-iso-b"],
        ["eusc-de-east-1", "aws-eusc"],
        [undefined, "aws"],
    ] as const) {
        it(`of ${region ?? "no region"} is ${partition}`, () => assert.equal(partitionOf(region), partition));
    }
});
