import assert from "node:assert/strict";
import { parse } from "yaml";
import { stackSettings } from "../../scripts/engine";

describe("a copy of an example's stack", () => {
    it("keeps what the example says", () => {
        const yaml = 'config:\n  aws:region: eu-west-1\n  aws:allowedAccountIds: ["123456789012"]\n';
        assert.deepEqual(parse(stackSettings(yaml)), { config: { "aws:region": "eu-west-1", "aws:allowedAccountIds": ["123456789012"] } });
    });
    it("has nothing of what a user made of it", () => {
        const yaml = [
            "encryptionsalt: v1:abc",
            "secretsprovider: awskms://alias/x",
            "encryptedkey: abc",
            "environment: [prod]",
            "config:",
            "  aws:profile: mine",
            "  aws:region: eu-west-1",
            "  orders:token: {secure: v1:abc}",
            "  orders:deep: {list: [{secure: v1:abc}]}",
        ].join("\n");
        assert.deepEqual(parse(stackSettings(yaml)), { config: { "aws:region": "eu-west-1" } });
    });
    it("may be empty", () => assert.deepEqual(parse(stackSettings("")), { config: {} }));
});
