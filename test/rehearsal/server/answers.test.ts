import assert from "node:assert/strict";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { properties, struct } from "../../../rehearsal/server/messages";
import { Provider } from "../../../rehearsal/server/provider";
import { isSecret, plain, type Value } from "../../../rehearsal/wire";

const ROLE = { package: "aws", account: "000000000000", region: "eu-west-1", version: "7.48.0", foresees: true } as const;

function parameter(provider: Provider): Value | undefined {
    const request = new proto.InvokeRequest();
    request.setTok("aws:ssm/getParameter:getParameter");
    request.setArgs(struct({ name: "/shop/key" }));
    return properties(provider.invoke(request, "engine").getReturn())["value"];
}

describe("What a function answers of secrets", () => {
    it("is marked, so that no report takes it for content", () => {
        assert.ok(isSecret(parameter(new Provider(ROLE)) ?? null));
    });

    it("is the same without a mark where the language takes none", () => {
        const value = parameter(new Provider({ ...ROLE, marksNothing: true })) ?? null;
        assert.ok(!isSecret(value));
        assert.equal(value, plain(parameter(new Provider(ROLE)) ?? null));
    });
});
