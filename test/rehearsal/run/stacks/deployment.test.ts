import assert from "node:assert/strict";
import { outputsOf, placeOf, shownBy, withOutputs, withoutSecrets, type Deployment } from "../../../../rehearsal/run/stacks/deployment";
import { secret } from "../../../../rehearsal/wire";

const TOPIC = "urn:pulumi:prod::orders::aws:sns/topic:Topic::news";
const sealed = { ...secret("x"), ciphertext: "v1:abc" };
const arn = "arn:aws:sns:eu-west-3:111122223333:news";
const DEPLOYMENT: Deployment = {
    secrets_providers: { type: "passphrase", state: { salt: "s" } },
    pending_operations: [{ type: "creating" }],
    resources: [
        { type: "pulumi:pulumi:Stack", urn: "urn:stack", outputs: { arn } },
        { type: "pulumi:providers:aws", urn: "urn:provider", inputs: { region: "eu-west-3" } },
        { type: "aws:sns/topic:Topic", urn: TOPIC, inputs: { name: "news" }, outputs: { arn, nested: [{ password: sealed }] } },
        { type: "aws:sns/topic:Topic", urn: "urn:other", outputs: { arn: "arn:aws:sns:eu-west-3:444455556666:other" } },
        { type: "aws:sns/topic:Topic", urn: "urn:third", outputs: { arn: "arn:aws:sns:eu-west-3:111122223333:third" } },
    ],
};

describe("What is deployed", () => {
    it("has placeholders in place of secrets, and nothing that could open them", () => {
        const { deployment, secrets } = withoutSecrets(DEPLOYMENT);
        assert.equal(secrets, 1);
        assert.ok(!JSON.stringify(deployment).includes("ciphertext"));
        assert.ok(JSON.stringify(deployment).includes(JSON.stringify(JSON.stringify("placeholder"))));
        assert.deepEqual([deployment["secrets_providers"], deployment["pending_operations"]], [undefined, undefined]);
    });

    it("says where it stands: in the account and the Region of most of it", () => {
        assert.deepEqual(placeOf(DEPLOYMENT), { account: "111122223333", region: "eu-west-3" });
        assert.deepEqual(placeOf({ resources: [] }), { account: undefined, region: undefined });
    });

    it("shows what each resource shows, secrets masked", () => {
        assert.deepEqual(shownBy(DEPLOYMENT).get(TOPIC), { arn, nested: [{ password: "[secret]" }] });
    });

    it("tells the outputs of the stack itself, as one that is made of outputs does", () => {
        assert.deepEqual(outputsOf(DEPLOYMENT), { arn });
        assert.deepEqual(outputsOf(withOutputs("network", "prod", { vpcId: "vpc-1" })), { vpcId: "vpc-1" });
    });
});
