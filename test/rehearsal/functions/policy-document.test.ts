import assert from "node:assert/strict";
import { policyDocument } from "../../../rehearsal/functions/policy-document";
import { UNKNOWN, type Properties } from "../../../rehearsal/wire";
import { mustBeText } from "../../support/must-be-text";

const documentOf = (args: Properties): unknown => JSON.parse(mustBeText(policyDocument(args)["json"]));
const source = (sid: string, action: string): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: sid, Effect: "Allow", Action: action, Resource: "*" }] });

describe("aws.iam.getPolicyDocument", () => {
    it("writes a statement as the provider does", () => {
        const statements = [
            {
                sid: "Read",
                actions: ["s3:GetObject", "s3:ListBucket"],
                resources: ["arn:aws:s3:::data/&{aws:username}"],
                principals: [
                    { type: "AWS", identifiers: ["arn:aws:iam::111122223333:root"] },
                    { type: "AWS", identifiers: ["arn:aws:iam::444455556666:root"] },
                ],
                conditions: [{ test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-example"] }],
            },
        ];
        assert.deepEqual(documentOf({ statements, policyId: "p" }), {
            Version: "2012-10-17",
            Id: "p",
            Statement: [
                {
                    Sid: "Read",
                    Effect: "Allow",
                    Action: ["s3:ListBucket", "s3:GetObject"],
                    Resource: "arn:aws:s3:::data/${aws:username}",
                    Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::111122223333:root"] },
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-example" } },
                },
            ],
        });
    });

    it("writes everybody as a star only where the type is a star", () => {
        const principal = (type: string): unknown =>
            (documentOf({ statements: [{ principals: [{ type, identifiers: ["*"] }] }] }) as { Statement: { Principal: unknown }[] })
                .Statement[0]?.Principal;
        assert.deepEqual([principal("*"), principal("AWS")], ["*", { AWS: "*" }]);
    });

    it("joins the values of a condition that is written twice", () => {
        const conditions = ["a", "b"].map((value) => ({ test: "StringLike", variable: "s3:prefix", values: [value] }));
        const { Statement } = documentOf({ statements: [{ conditions }] }) as { Statement: { Condition: unknown }[] };
        assert.deepEqual(Statement[0]?.Condition, { StringLike: { "s3:prefix": ["a", "b"] } });
    });

    it("puts sources before its own statements, which take the place of those of the same Sid, and overrides last", () => {
        const document = documentOf({
            sourcePolicyDocuments: [source("A", "s3:Get*"), source("B", "s3:Put*")],
            statements: [{ sid: "B", actions: ["s3:PutObject"], resources: ["*"] }],
            overridePolicyDocuments: [source("A", "s3:GetObject"), source("C", "s3:List*")],
        }) as { Statement: { Sid: string; Action: string }[] };
        assert.deepEqual(
            document.Statement.map(({ Sid, Action }) => `${Sid} ${Action}`),
            ["A s3:GetObject", "B s3:PutObject", "C s3:List*"],
        );
    });

    it("keeps two statements without a Sid apart", () => {
        const document = documentOf({ statements: [{ actions: ["a:B"] }, { actions: ["c:D"] }] }) as { Statement: unknown[] };
        assert.equal(document.Statement.length, 2);
    });

    it("is unknown as a whole where an argument is", () => {
        assert.equal(policyDocument({ statements: [{ resources: [UNKNOWN] }] })["json"], UNKNOWN);
    });

    it("names the argument that is no document, and nothing of its content", () => {
        assert.throws(
            () => policyDocument({ sourcePolicyDocuments: ["hunter2"] }),
            (error: Error) => error.message.startsWith("sourcePolicyDocuments of") && !error.message.includes("hunter2"),
        );
    });
});
