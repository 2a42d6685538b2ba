import assert from "node:assert/strict";
import { parseDocument } from "../../../../policies/model/iam/document";
import { escalationGroups } from "../../../../policies/model/iam/escalation-groups";
import { accountOfRole, accountsNamed, mayBeOfFunction } from "../../../../policies/model/iam/foreign-resources";
import { assumesEveryRole, passesEveryRole } from "../../../../policies/model/iam/role-grants";
import { unscoped } from "../../../../policies/model/iam/unscoped";
import { View } from "../../../../policies/model/values";
import { assertProportional } from "../../../support/steps";

type Loose = Readonly<Record<string, unknown>>;
const read = (...statements: readonly Loose[]) =>
    parseDocument({ Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })) });
const actions = (...statements: readonly Loose[]): readonly (readonly string[])[] =>
    unscoped(read(...statements)).found.map((each) => each.actions);

describe("what a document grants on every resource", () => {
    it("is named rightly spelt, the worst first, each action once", () =>
        assert.deepEqual(actions({ Action: ["s3:listbucket", "s3:getobject", "S3:PutObject", "s3:PutObject", "s3:PutBucketPolicy"] }), [
            ["s3:PutBucketPolicy", "s3:PutObject", "s3:GetObject", "s3:ListBucket"],
        ]));
    it("is told statement by statement, the worst first", () =>
        assert.deepEqual(actions({ Action: "s3:GetObject" }, { Action: "sqs:SendMessage" }), [["sqs:SendMessage"], ["s3:GetObject"]]));
    it("leaves the steps of an open escalation path to the policy on those, but only these", () => {
        const create = { Action: ["lambda:CreateFunction", "lambda:InvokeFunction", "s3:GetObject"] };
        assert.deepEqual(actions(create), [["lambda:CreateFunction", "lambda:InvokeFunction", "s3:GetObject"]]);
        assert.deepEqual(actions(create, { Action: "iam:PassRole" }), [["s3:GetObject"]]);
    });
    it("takes steps in proportion to the document", () =>
        assertProportional(
            "a document",
            (size) => {
                const many = read(...Array.from({ length: size }, () => ({ Action: ["s3:GetObject", "iam:PassRole", "sts:AssumeRole"] })));
                return () => {
                    assert.equal(unscoped(many).found.length, size);
                    assert.equal(passesEveryRole(many).length, size);
                    assert.equal(assumesEveryRole(many).length, size);
                };
            },
            1_250,
        ));
});

describe("the escalation paths of a document", () => {
    const groups = (...statements: readonly Loose[]) =>
        escalationGroups(read(...statements)).groups.map(
            ({ statements: some, worst, others }) => [some.map(({ index }) => index), worst.path.kind, others] as const,
        );
    it("are put together by the statements that open them", () => {
        const [first, ...rest] = groups({ Action: ["iam:CreatePolicyVersion", "iam:PutRolePolicy", "iam:AttachUserPolicy"] });
        assert.deepEqual(rest, []);
        assert.deepEqual(first?.[0], [0]);
        assert.ok((first?.[2] ?? 0) >= 1);
    });
    it("need two statements where the parts lie in two", () =>
        assert.deepEqual(
            groups({ Action: ["lambda:CreateFunction", "lambda:InvokeFunction"] }, { Action: "iam:PassRole" })[0]?.[0],
            [0, 1],
        ));
    it("begin with what a principal can do by itself", () =>
        assert.deepEqual(
            groups({ Action: "lambda:UpdateFunctionCode" }, { Action: "iam:CreatePolicyVersion" }).map(([indexes]) => indexes),
            [[1], [0]],
        ));
});

describe("accounts in a role's policy", () => {
    const accounts = (statement: Loose): readonly string[][] => accountsNamed(read(statement)).map((each) => [...each.accounts]);
    it("are those of its resources", () =>
        assert.deepEqual(
            accounts({
                Action: "sqs:SendMessage",
                Resource: ["arn:aws:sqs:*:123456789012:a", "arn:aws:sqs:*:210987654321:b", "arn:aws:s3:::c"],
            }),
            [["123456789012", "210987654321"]],
        ));
    it("are not those of roles to be assumed, nor of patterns", () => {
        assert.deepEqual(accounts({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::210987654321:role/a" }), []);
        assert.deepEqual(accounts({ Action: "sqs:SendMessage", Resource: "arn:aws:sqs:*:*:a" }), [[]]);
    });
    it("of the role itself are told by its boundary or a customer-managed policy", () => {
        assert.equal(accountOfRole(new View({ permissionsBoundary: "arn:aws:iam::123456789012:policy/a" })), "123456789012");
        assert.equal(
            accountOfRole(new View({ managedPolicyArns: ["arn:aws:iam::aws:policy/a", "arn:aws:iam::123456789012:policy/a"] })),
            "123456789012",
        );
        assert.equal(accountOfRole(new View({ managedPolicyArns: ["arn:aws:iam::aws:policy/a"] })), undefined);
    });
    it("concern functions unless the trust policy says otherwise", () => {
        const trust = (service: string) =>
            new View({ assumeRolePolicy: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } } } });
        assert.ok(mayBeOfFunction("aws:iam/role:Role", trust("lambda.amazonaws.com")));
        assert.ok(mayBeOfFunction("aws:iam/role:Role", trust("edgelambda.amazonaws.com")));
        assert.ok(!mayBeOfFunction("aws:iam/role:Role", trust("ec2.amazonaws.com")));
        assert.ok(mayBeOfFunction("aws:iam/rolePolicy:RolePolicy", new View({ policy: "{}" })));
    });
});
