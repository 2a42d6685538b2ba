import assert from "node:assert/strict";
import {
    accountOfCreated,
    accountsOfPrincipal,
    OwnAccount,
    providerAccounts,
    usesDeployersCredentials,
    type AccountEvidence,
    type Standing,
} from "../../../policies/model/account";
import { MASKED, UNKNOWN } from "../../../policies/model/values";

const A = "123456789012";
const B = "210987654321";
const C = "333333333333";
const role = (account: string) => ({ roleArn: `arn:aws:iam::${account}:role/deploy` });
const allowed = (...accounts: readonly unknown[]) => ({ allowedAccountIds: JSON.stringify(accounts) });

describe("The account of a resource", () => {
    const cases: readonly (readonly [title: string, evidence: Partial<AccountEvidence>, expected: string | undefined])[] = [
        ["is not known where nothing is", {}, undefined],
        ["is its own ARN's", { own: [A] }, A],
        ["is not known where its ARN and its boundary disagree", { own: [A, B] }, undefined],
        ["is the only one that the provider may work in", { provider: allowed(A) }, A],
        ["may have lost its leading zeros to a JSON number", { provider: { allowedAccountIds: "[12345678901]" } }, "012345678901"],
        ["is none of several that the provider may work in", { provider: allowed(A, B) }, undefined],
        ["is what several allowed ones leave", { provider: { ...allowed(A, B), forbiddenAccountIds: JSON.stringify([B]) } }, A],
        ["is that of the role assumed last", { provider: { assumeRoles: JSON.stringify([role(A), role(B)]) } }, B],
        ["is that of the role of version 6", { provider: { assumeRole: JSON.stringify(role(A)) } }, A],
        [
            "is that of the role that a web identity is exchanged for",
            { provider: { assumeRoleWithWebIdentity: JSON.stringify(role(A)) } },
            A,
        ],
        [
            "is that of the role assumed after a web identity was exchanged",
            { provider: { assumeRoleWithWebIdentity: JSON.stringify(role(A)), assumeRoles: JSON.stringify([role(B)]) } },
            B,
        ],
        [
            "is not that of the role before an unknown one",
            { provider: { assumeRoles: JSON.stringify([role(A), { roleArn: UNKNOWN }]) } },
            undefined,
        ],
        [
            "is not that of a web identity before an unknown role",
            { provider: { assumeRoleWithWebIdentity: JSON.stringify(role(A)), assumeRoles: UNKNOWN } },
            undefined,
        ],
        [
            "is not that of an ARN which is no role's",
            { provider: { assumeRoles: [{ roleArn: `arn:aws:sqs:eu-west-1:${A}:q` }] } },
            undefined,
        ],
        ["is not told by a list with an unknown element", { provider: { allowedAccountIds: [A, UNKNOWN] } }, undefined],
        ["is not told by inputs that nobody can see", { provider: { allowedAccountIds: MASKED, assumeRoles: UNKNOWN } }, undefined],
        ["is not told by what is no account", { provider: { allowedAccountIds: '["x", null, {}]' } }, undefined],
        ["is not told by text that is not JSON", { provider: { allowedAccountIds: "[12", assumeRoles: "[{" } }, undefined],
        ["is not told by a provider that is unknown as a whole", { provider: UNKNOWN }, undefined],
        ["is not known where ARN and provider contradict each other", { own: [A], provider: allowed(B) }, undefined],
        ["is not known where the ARN is none of the allowed", { own: [C], provider: allowed(A, B) }, undefined],
        ["is the configuration's", { configured: A }, A],
        ["is not told by a configuration of another form", { configured: "my account" }, undefined],
        ["is the ARN's rather than the configuration's", { own: [A], configured: B }, A],
        ["is that of its siblings", { siblings: [A, A] }, A],
        ["is not known where its siblings disagree", { siblings: [A, B], caller: A }, undefined],
        ["is that of who deploys", { caller: A }, A],
        ["is the configuration's rather than who deploys", { configured: B, caller: A }, B],
        ["is not that of who deploys where the provider refuses it", { provider: allowed(B, C), caller: A }, undefined],
        ["is that of who deploys among several allowed", { provider: allowed(A, B), caller: A }, A],
    ];
    for (const [title, evidence, expected] of cases) it(title, () => assert.equal(OwnAccount.of(evidence).id, expected));
});

describe("Whose an account is", () => {
    const cases: readonly (readonly [title: string, evidence: Partial<AccountEvidence>, account: string, expected: Standing])[] = [
        ["cannot be told where nothing is known", {}, A, "unknown"],
        ["is the resource's own", { own: [A] }, A, "own"],
        ["is another's", { own: [A] }, B, "foreign"],
        ["is another's where the provider may not work there", { provider: { forbiddenAccountIds: JSON.stringify([B]) } }, B, "foreign"],
        ["cannot be told of one that is not forbidden", { provider: { forbiddenAccountIds: JSON.stringify([B]) } }, A, "unknown"],
        ["is another's where it is none of several allowed", { provider: allowed(A, B) }, C, "foreign"],
        ["cannot be told of one of several allowed", { provider: allowed(A, B) }, A, "unknown"],
        ["cannot be told of the other of several allowed, wherever this stack stands", { own: [A], provider: allowed(A, B) }, B, "unknown"],
        ["is its own among several allowed", { own: [A], provider: allowed(A, B) }, A, "own"],
        ["is another's among several allowed where the configuration says so", { configured: A, provider: allowed(A, B) }, B, "foreign"],
        [
            "is another's among several allowed where the provider's role says so",
            { provider: { ...allowed(A, B), assumeRoles: JSON.stringify([role(A)]) } },
            B,
            "foreign",
        ],
        ["cannot be told where not all of the allowed are known", { provider: { allowedAccountIds: [A, UNKNOWN] } }, C, "unknown"],
        ["cannot be told where the evidence contradicts itself", { own: [A, B] }, C, "unknown"],
        ["is its own by a pattern that takes it in", { own: [A] }, `${A.slice(0, 11)}?`, "own"],
        ["is another's by a pattern that does not", { own: [A] }, `${B.slice(0, 11)}?`, "foreign"],
        ["cannot be told of a pattern where nothing is known", {}, `${A.slice(0, 11)}?`, "unknown"],
        ["cannot be told of a pattern that takes in one of several allowed", { provider: allowed(A, B) }, `${B.slice(0, 6)}*`, "unknown"],
        ["is another's by a pattern that takes in none of several allowed", { provider: allowed(A, B) }, `${C.slice(0, 6)}*`, "foreign"],
    ];
    for (const [title, evidence, account, expected] of cases)
        it(title, () => assert.equal(OwnAccount.of(evidence).standing(account), expected));
});

describe("What carries an account", () => {
    it("is the ARN of what IAM, Lambda, SQS, SNS and DynamoDB create", () => {
        assert.equal(accountOfCreated("aws:iam/role:Role", { arn: `arn:aws:iam::${A}:role/r` }), A);
        assert.equal(accountOfCreated("aws:lambda/function:Function", { arn: `arn:aws:lambda:eu-west-1:${A}:function:f` }), A);
        assert.equal(accountOfCreated("aws:sqs/queue:Queue", { arn: `arn:aws:sqs:eu-west-1:${A}:q` }), A);
        assert.equal(accountOfCreated("aws:sns/topic:Topic", { arn: `arn:aws:sns:eu-west-1:${A}:t` }), A);
        assert.equal(accountOfCreated("aws:dynamodb/table:Table", { arn: `arn:aws:dynamodb:eu-west-1:${A}:table/t` }), A);
    });
    it("is not another's ARN, nor that of a bucket, an API, AWS itself or what does not exist yet", () => {
        assert.equal(accountOfCreated("aws:sns/topicPolicy:TopicPolicy", { arn: `arn:aws:sns:eu-west-1:${A}:t` }), undefined);
        assert.equal(accountOfCreated("aws:sns/topicSubscription:TopicSubscription", { arn: `arn:aws:sns:eu-west-1:${A}:t:1` }), undefined);
        assert.equal(accountOfCreated("aws:s3/bucket:Bucket", { arn: "arn:aws:s3:::b" }), undefined);
        assert.equal(accountOfCreated("aws:apigateway/restApi:RestApi", { arn: `arn:aws:execute-api:eu-west-1:${A}:x` }), undefined);
        assert.equal(accountOfCreated("aws:iam/policy:Policy", { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }), undefined);
        assert.equal(accountOfCreated("aws:lambda/function:Function", { arn: `arn:aws:iam::${A}:role/r` }), undefined);
        assert.equal(accountOfCreated("aws:iam/role:Role", { arn: UNKNOWN }), undefined);
        assert.equal(accountOfCreated("aws:iam/role:Role", UNKNOWN), undefined);
    });
    it("are the boundary and the customer-managed policies of a role, which IAM takes of its own account alone", () => {
        assert.deepEqual(accountsOfPrincipal({ permissionsBoundary: `arn:aws:iam::${A}:policy/b` }), [A]);
        assert.deepEqual(
            accountsOfPrincipal({
                managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", UNKNOWN, `arn:aws-cn:iam::${A}:policy/x/y`],
            }),
            [A],
        );
        assert.deepEqual(accountsOfPrincipal({ managedPolicyArns: UNKNOWN, permissionsBoundary: MASKED }), []);
        assert.deepEqual(accountsOfPrincipal(UNKNOWN), []);
    });
});

describe("A provider", () => {
    it("works with the deployer's credentials where it names none", () => {
        for (const inputs of [
            {},
            { region: "eu-west-1", version: "7.48.0" },
            { profile: "", assumeRoles: "[]" },
            { skipRequestingAccountId: "false" },
        ])
            assert.equal(usesDeployersCredentials(inputs), true, JSON.stringify(inputs));
    });
    it("does not where it names some, may name some, or asks others than AWS", () => {
        const inputs = [
            { profile: "prod" },
            { accessKey: UNKNOWN },
            { accessKey: MASKED },
            { sharedConfigFiles: '["~/.aws/other"]' },
            { assumeRoles: JSON.stringify([role(A)]) },
            { assumeRoleWithWebIdentity: JSON.stringify(role(A)) },
            { endpoints: '[{"sts":"http://localhost:4566"}]' },
            { skipRequestingAccountId: "true" },
            UNKNOWN,
        ];
        for (const each of inputs) assert.equal(usesDeployersCredentials(each), false, JSON.stringify(each));
    });
    it("binds nothing where it has no inputs", () => assert.equal(providerAccounts(undefined).bound, undefined));
});
