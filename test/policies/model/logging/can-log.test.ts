import assert from "node:assert/strict";
import { canLog } from "../../../../policies/model/logging/can-log";
import type { RoleNode } from "../../../../policies/model/stack";
import { Undetermined } from "../../../../policies/model/values";
import { assertProportional } from "../../../support/steps";

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

    const statement = (resource: string) => ({
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: resource,
    });
    const roleOf = (...statements: readonly object[]): RoleNode =>
        ({
            managedPolicyArns: { items: [], unresolved: [] },
            permissionsBoundary: { kind: "none" },
            documents: { items: [{ raw: { Statement: statements }, path: ["policy"] }], unresolved: [] },
        }) as unknown as RoleNode;
    const whole = (name: string) => ({ name, isWhole: true, region: undefined, account: undefined });

    it("takes steps in proportion to functions and statements, when every statement is about some function's log", () => {
        const prepare = (size: number) => () => {
            const names = Array.from({ length: size }, (_, at) => `/aws/lambda/orders-${at}-`);
            const role = roleOf(
                ...names.flatMap((name) => [
                    statement(`arn:aws:logs:*:*:log-group:${name}x:*`),
                    statement(`arn:aws:logs:*:*:log-group:${name}y*`),
                ]),
            );
            for (const name of names) {
                assert.equal(canLog(role, whole(`${name}x`)), "yes");
                assert.equal(canLog(role, whole(`${name}yes`)), "yes");
                assert.equal(canLog(role, whole(`${name}z`)), "elsewhere");
            }
        };
        assertProportional("functions and statements of one role", prepare, 200);
    });

    it("knows a group by the beginning of its name where nobody sees the rest", () => {
        const beginning = { ...whole("/aws/lambda/orders-"), isWhole: false };
        assert.equal(canLog(roleOf(statement("arn:aws:logs:*:*:log-group:/aws/lambda/ord*")), beginning), "yes");
        assert.equal(canLog(roleOf(statement("arn:aws:logs:*:*:log-group:/aws/lambda/billing*")), beginning), "elsewhere");
        assert.throws(() => canLog(roleOf(statement("arn:aws:logs:*:*:log-group:/aws/lambda/orders-1a2b3c4:*")), beginning), Undetermined);
        assert.throws(() => canLog(roleOf(statement("arn:aws:logs:*:*:log-group:/aws/lambda/orders-api*")), beginning), Undetermined);
    });

    it("takes back what a Deny names", () => {
        const denied = { ...statement("arn:aws:logs:*:*:log-group:/aws/lambda/orders:*"), Effect: "Deny" };
        assert.equal(canLog(roleOf(statement("*"), denied), whole("/aws/lambda/orders")), "elsewhere");
        assert.equal(canLog(roleOf(statement("*"), denied), whole("/aws/lambda/other")), "yes");
        const others = { Effect: "Deny", Action: "logs:*", NotResource: "arn:aws:logs:*:*:log-group:/aws/lambda/orders:*" };
        assert.equal(canLog(roleOf(statement("*"), others), whole("/aws/lambda/other")), "elsewhere");
        assert.equal(canLog(roleOf(statement("*"), others), whole("/aws/lambda/orders")), "yes");
    });
});
