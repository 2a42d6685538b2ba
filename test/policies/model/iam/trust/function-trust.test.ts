import assert from "node:assert/strict";
import { OwnAccount } from "../../../../../policies/model/account";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type PolicyDocument } from "../../../../../policies/model/iam/language/statement";
import { functionRoleFault } from "../../../../../policies/model/iam/trust/function-trust";
import { Undetermined, UNKNOWN } from "../../../../../policies/model/values";

const OWN = OwnAccount.of({ configured: "123456789012" });
const LAMBDA = "lambda.amazonaws.com";
const allow = (principal: unknown, more: object = {}): object => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sts:AssumeRole",
    ...more,
});
const trust = (...statements: readonly object[]): PolicyDocument => parseDocument({ Statement: statements });

describe("what is wrong with the trust policy of a function's role", () => {
    const lambda = allow({ Service: LAMBDA });
    const cases: readonly (readonly [string, readonly object[], string | undefined])[] = [
        ["Lambda alone", [lambda], undefined],
        ["a second service", [lambda, allow({ Service: "ec2.amazonaws.com" })], "others 1"],
        [
            "somebody else comes before Lambda@Edge and wildcards",
            [
                allow({ Service: [LAMBDA, "edgelambda.amazonaws.com"] }, { Action: "sts:*" }),
                allow({ AWS: "arn:aws:iam::123456789012:role/ci" }),
            ],
            "others 1",
        ],
        ["wildcards come before Lambda@Edge", [allow({ Service: [LAMBDA, "edgelambda.amazonaws.com"] }, { Action: "sts:*" })], "wide 0"],
        ["Lambda@Edge is asked last", [lambda, allow({ Service: "edgelambda.amazonaws.com" })], "edge 1"],
        ["nobody", [], "notLambda"],
        ["nobody but Lambda, which is denied", [lambda, { ...lambda, Effect: "Deny" }], "notLambda"],
        ["everybody is told elsewhere", [allow("*")], undefined],
        [
            "everybody of the organisation is not",
            [lambda, allow("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } })],
            "others 1",
        ],
        ["a foreign account is told elsewhere", [lambda, allow({ AWS: "444455556666" })], undefined],
        [
            "a foreign account with an external ID is not",
            [lambda, allow({ AWS: "444455556666" }, { Condition: { StringEquals: { "sts:ExternalId": "acme" } } })],
            "others 1",
        ],
        ["the own account is not", [lambda, allow({ AWS: "123456789012" })], "others 1"],
    ];
    for (const [title, statements, expected] of cases) {
        it(title, () => {
            const fault = functionRoleFault(trust(...statements), OWN);
            const places = fault !== undefined && "statements" in fault ? fault.statements.map(({ index }) => ` ${index}`).join("") : "";
            assert.equal(fault && fault.kind + places, expected);
        });
    }
    it("leaves a foreign account to nobody where the own is not known", () =>
        assert.equal(functionRoleFault(trust(lambda, allow({ AWS: "444455556666" })), OwnAccount.of({}))?.kind, "others"));
    it("is undetermined where an unknown principal may be somebody else", () =>
        assert.throws(() => functionRoleFault(trust(lambda, allow({ AWS: UNKNOWN })), OWN), Undetermined));
});
