import assert from "node:assert/strict";
import { nodeOf, Stack } from "../../../../policies/model/stack";
import { ORDERS_RECORDINGS } from "../../../support/recordings";
import { namesOf, said } from "./build";

/** What the program `orders` says, whoever tells it. */
const EXPECTED = {
    roles: {
        "cancel-order": "node shared",
        "create-order": "node shared",
        nightly: "node nightly",
        receipt: "node receipt",
        replica: "outside arn:aws:iam::123456789012:role/imported",
    },
    logGroups: { "cancel-order": "none", "create-order": "node create-order", nightly: "none", receipt: "node receipt", replica: "none" },
    urls: { "cancel-order": [], "create-order": ["create-url"], nightly: [], receipt: [], replica: [] },
    permissions: { "cancel-order": [], "create-order": [], nightly: [], receipt: ["from-s3"], replica: [] },
    documents: { nightly: [], receipt: [], shared: ["shared-data"] },
    managedPolicies: { nightly: 9, receipt: 1, shared: 1 },
    consumers: [["replica"], ["nightly"], ["receipt"], ["cancel-order", "create-order"]],
    routes: { cancel: "create-order", create: "create-order" },
};

describe("the stack model on what the engine recorded", () => {
    for (const [title, read] of Object.entries(ORDERS_RECORDINGS)) {
        it(`makes the same joins from ${title}`, () => {
            const stack = Stack.of(read());
            const by = <T>(answer: (fn: (typeof stack.functions)[number]) => T): Record<string, T> =>
                Object.fromEntries(stack.functions.map((fn) => [fn.name, answer(fn)]));
            const [api] = stack.apis;
            assert.ok(api);
            assert.deepEqual(
                {
                    roles: by((fn) => said(fn.role)),
                    logGroups: by((fn) => said(fn.logGroup)),
                    urls: by((fn) => namesOf(fn.urls)),
                    permissions: by((fn) => namesOf(fn.permissions)),
                    documents: Object.fromEntries(
                        stack.roles.map((role) => [role.name, role.documents.items.map(({ origin }) => origin.name)]),
                    ),
                    managedPolicies: Object.fromEntries(stack.roles.map((role) => [role.name, role.managedPolicyArns.items.length])),
                    consumers: stack.roleConsumers().uses.map((use) => use.consumers.map(({ node }) => node.name)),
                    routes: Object.fromEntries(
                        api.routes.items.map((route) => [
                            route.name,
                            nodeOf(nodeOf(route.integration)?.function ?? { kind: "none" })?.name,
                        ]),
                    ),
                },
                EXPECTED,
            );
            assert.deepEqual(stack.roleConsumers().unresolved, []);
            assert.ok(stack.functions.every((fn) => fn.accessKeys.items.length === 0));
        });
    }

    it("keeps the function of another provider in its own region and account", () => {
        const read = ORDERS_RECORDINGS["the trace of the first preview"];
        assert.ok(read);
        const replica = Stack.of(read()).functions.find(({ name }) => name === "replica");
        assert.deepEqual([replica?.region, replica?.account, replica?.partition], ["eu-west-1", "123456789012", "aws"]);
    });
});
