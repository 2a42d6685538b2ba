import assert from "node:assert/strict";
import { ownAccounts } from "../../../policies/model/own-accounts";
import { MASKED, UNKNOWN, View } from "../../../policies/model/values";

const A = "123456789012";
const B = "210987654321";
const role = (account: string) => ({ roleArn: `arn:aws:iam::${account}:role/deploy` });

describe("The accounts that a resource may live in", () => {
    const cases: readonly (readonly [title: string, provider: unknown, configured: string | undefined, expected: readonly string[]])[] = [
        ["nothing is known", undefined, undefined, []],
        ["the configuration's", undefined, A, [A]],
        ["an empty configuration says nothing", undefined, "", []],
        ["the only one that the provider may work in", { allowedAccountIds: JSON.stringify([A]) }, undefined, [A]],
        ["each that the provider may work in", { allowedAccountIds: JSON.stringify([A, B]) }, undefined, [A, B]],
        ["a number that has lost its zeros", { allowedAccountIds: "[12345678901]" }, undefined, ["012345678901"]],
        ["of the role that is assumed last", { assumeRoles: JSON.stringify([role(A), role(B)]) }, undefined, [B]],
        ["of the role of version 6", { assumeRole: JSON.stringify(role(A)) }, undefined, [A]],
        ["unknown inputs say nothing", { allowedAccountIds: UNKNOWN, assumeRoles: UNKNOWN }, B, [B]],
        ["masked inputs say nothing", { allowedAccountIds: MASKED }, undefined, []],
        ["what is no account says nothing", { allowedAccountIds: '["x", null, {}]' }, undefined, []],
        ["inputs that are no object say nothing", UNKNOWN, undefined, []],
    ];
    for (const [title, provider, configured, expected] of cases) {
        it(title, () => {
            const view = provider === undefined ? undefined : new View(provider);
            assert.deepEqual([...ownAccounts(view, configured)].sort(), [...expected].sort());
        });
    }
});
