import assert from "node:assert/strict";
import { unionEscalations, type Attached } from "../../../../../policies/model/iam/grants/escalation-union";
import type { Self } from "../../../../../policies/model/iam/language/carriers";
import { OwnAccount } from "../../../../../policies/model/account";
import type { AttachedArn, AttachedDocument } from "../../../../../policies/model/stack";
import { MASKED, Undetermined, UNKNOWN } from "../../../../../policies/model/values";

const origin = (token: string): AttachedDocument["origin"] => ({ token }) as AttachedDocument["origin"];
const ANY = OwnAccount.of({});
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const POLICY = "aws:iam/policy:Policy";

const document = (actions: readonly string[], resource: unknown = "*"): object => ({
    Statement: { Effect: "Allow", Action: actions, Resource: resource },
});
const attached = (documents: readonly unknown[], arns: readonly string[] = [], token = ROLE_POLICY): Attached => ({
    documents: { items: documents.map((raw) => ({ origin: origin(token), path: ["policy"], raw })), unresolved: [] },
    managedPolicyArns: {
        items: arns.map((arn): AttachedArn => ({ origin: origin("aws:iam/role:Role"), path: ["managedPolicyArns"], arn })),
        unresolved: [],
    },
});
const pathsOf = (of: Attached, self?: Self): readonly string[] =>
    unionEscalations(of, self, ANY).map(({ escalation }) => escalation.path.id);

const functions = document(["lambda:CreateFunction", "lambda:InvokeFunction"]);
const passing = document(["iam:PassRole"]);
const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

describe("escalation by several documents", () => {
    it("is found where the steps lie apart, with the documents that hold them", () => {
        const [first] = unionEscalations(attached([functions, document(["s3:GetObject"]), passing]), undefined, ANY);
        assert.deepEqual(first?.escalation.documents, [0, 2]);
        assert.equal(first.sources.length, 2);
    });
    it("is none where one document holds all steps", () =>
        assert.deepEqual(pathsOf(attached([document(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]), passing])), []));
    it("is none where a broad AWS-managed policy holds all steps, or several together do", () => {
        assert.deepEqual(pathsOf(attached([document(["iam:GetRole"])], [aws("AdministratorAccess")])), []);
        assert.deepEqual(pathsOf(attached([], [aws("IAMFullAccess"), aws("AWSLambda_FullAccess"), aws("AmazonEC2FullAccess")])), []);
    });
    it("counts what an AWS-managed policy adds", () => assert.notDeepEqual(pathsOf(attached([passing], [aws("AWSConnector")])), []));
    it("leaves a service that is granted whole to the policy on that", () =>
        assert.deepEqual(pathsOf(attached([passing], [aws("AmazonEC2FullAccess")])), []));
    it("sees that an attached document names its holder, which the document cannot tell", () => {
        const own = document(["iam:PutRolePolicy"], "arn:aws:iam::123456789012:role/deploy");
        const self = { kind: "role", name: "deploy" } as const;
        assert.equal(pathsOf(attached([own], [], POLICY), self).length, 1);
        assert.deepEqual(pathsOf(attached([own], [], ROLE_POLICY), self), []);
        assert.deepEqual(pathsOf(attached([own], [], POLICY)), []);
    });
    it("is undetermined where a document cannot be read beside one that can", () => {
        for (const [hidden, reason] of [
            [[UNKNOWN], "unknown"],
            [[MASKED], "secret"],
            [[MASKED, UNKNOWN], "unknown"],
        ] as const)
            assert.throws(
                () => unionEscalations(attached([functions, ...hidden]), undefined, ANY),
                (error) => error instanceof Undetermined && error.reason === reason,
            );
        assert.throws(
            () => unionEscalations(attached([functions], ["arn:aws:iam::123456789012:policy/ours"]), undefined, ANY),
            Undetermined,
        );
        assert.deepEqual(pathsOf(attached([UNKNOWN])), []);
    });
    it("is found whatever cannot be read beside it", () => assert.notDeepEqual(pathsOf(attached([functions, passing, UNKNOWN])), []));
});
