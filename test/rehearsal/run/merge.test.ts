import assert from "node:assert/strict";
import { merged } from "../../../rehearsal/run/merge";
import { secret } from "../../../rehearsal/wire";

const URN = "urn:pulumi:dev::orders::aws:sns/topic:Topic::news";
const states = new Map([[URN, { id: "arn:x", inputs: { name: secret("news") }, outputs: { name: secret("news"), arn: "arn:x" } }]]);
const step = (op: string, more: object = {}): object => ({ op, urn: URN, newState: { urn: URN, inputs: { name: "[secret]" } }, ...more });
const first = (document: Record<string, unknown>): unknown => (document["steps"] as unknown[])[0];

describe("The document of a rehearsal", () => {
    it("holds the id and the outputs that were given, and the inputs behind the masks", () => {
        assert.deepEqual(first(merged({ steps: [step("create")] }, states)), {
            op: "create",
            urn: URN,
            newState: { urn: URN, id: "arn:x", inputs: { name: "news" }, outputs: { name: "news", arn: "arn:x" } },
        });
    });

    it("leaves alone what did not change, what goes and what nobody stood in for", () => {
        for (const left of [step("same"), step("delete"), { op: "create", urn: "urn:other", newState: {} }]) {
            assert.deepEqual(first(merged({ steps: [left] }, states)), left);
        }
    });

    it("holds what is deployed where nothing changes", () => {
        const deployed = new Map([[URN, { arn: "arn:deployed", password: "[secret]" }]]);
        const [same] = merged({ steps: [step("same"), step("create")] }, states, deployed)["steps"] as { newState: { outputs: unknown } }[];
        assert.deepEqual(same?.newState.outputs, { arn: "arn:deployed", password: "[secret]" });
        const [changed] = merged({ steps: [step("update")] }, states, deployed)["steps"] as { newState: { outputs: unknown } }[];
        assert.deepEqual(changed?.newState.outputs, { name: "news", arn: "arn:x" });
    });

    it("keeps the rest of the document", () => {
        assert.deepEqual(merged({ config: { a: "b" } }, states), { config: { a: "b" }, steps: [] });
    });
});
