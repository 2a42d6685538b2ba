import assert from "node:assert/strict";
import { canLog } from "../../../../policies/model/logging/can-log";
import type { RoleNode } from "../../../../policies/model/stack";

describe("Whether a role may write to a log group", () => {
    it("takes reading its documents once, however many functions have the role", () => {
        let readings = 0;
        const policy = JSON.stringify({
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: "arn:aws:logs:*:*:log-group:/aws/lambda/f7:*",
                },
            ],
        });
        const role = {
            managedPolicyArns: { items: [], unresolved: [] },
            permissionsBoundary: { kind: "none" },
            get documents() {
                readings++;
                return { items: [{ raw: policy, path: ["policy"] }], unresolved: [] };
            },
        } as unknown as RoleNode;
        const group = (at: number) => ({ name: `/aws/lambda/f${at}`, isWhole: true, region: undefined, account: undefined });
        const answers = Array.from({ length: 20 }, (_, at) => canLog(role, group(at)));
        assert.deepEqual([readings, answers[6], answers[7]], [1, "elsewhere", "yes"]);
    });
});
