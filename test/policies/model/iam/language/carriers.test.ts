import assert from "node:assert/strict";
import {
    ATTACHMENT_CARRIERS,
    attachedArns,
    carriedDocuments,
    DOCUMENT_CARRIERS,
} from "../../../../../policies/model/iam/language/carriers";
import { MASKED, Undetermined, UNKNOWN, View } from "../../../../../policies/model/values";

const DOCUMENT = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] };
const paths = (token: string, inputs: unknown, kind?: "identity" | "trust"): string[] =>
    carriedDocuments(token, new View(inputs), kind).map(({ path }) => path.join("."));

describe("the documents that a resource carries", () => {
    const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
        [
            "aws:iam/role:Role",
            {
                inlinePolicies: [
                    { name: "a", policy: DOCUMENT },
                    { name: "b", policy: "{}" },
                ],
            },
            ["inlinePolicies.0.policy", "inlinePolicies.1.policy"],
        ],
        ["aws:iam/role:Role", { inlinePolicies: { name: "a", policy: DOCUMENT } }, ["inlinePolicies.policy"]],
        ["aws:iam/rolePolicy:RolePolicy", { policy: DOCUMENT }, ["policy"]],
        ["aws:iam/policy:Policy", { policy: JSON.stringify(DOCUMENT) }, ["policy"]],
        ["aws:iam/userPolicy:UserPolicy", { policy: DOCUMENT }, ["policy"]],
        ["aws:iam/groupPolicy:GroupPolicy", { policy: DOCUMENT }, ["policy"]],
        ["aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", { inlinePolicy: "{}" }, ["inlinePolicy"]],
        ["aws-native:iam:Role", { policies: [{ policyName: "a", policyDocument: DOCUMENT }] }, ["policies.0.policyDocument"]],
        ["aws-native:iam:RolePolicy", { policyDocument: DOCUMENT }, ["policyDocument"]],
        ["aws-native:iam:ManagedPolicy", { policyDocument: DOCUMENT }, ["policyDocument"]],
        ["aws-native:iam:User", { policies: [{ policyDocument: DOCUMENT }] }, ["policies.0.policyDocument"]],
        ["aws-native:iam:UserPolicy", { policyDocument: DOCUMENT }, ["policyDocument"]],
        ["aws-native:iam:Group", { policies: [{ policyDocument: DOCUMENT }] }, ["policies.0.policyDocument"]],
        ["aws-native:iam:GroupPolicy", { policyDocument: DOCUMENT }, ["policyDocument"]],
        ["aws-native:sso:PermissionSet", { inlinePolicy: DOCUMENT }, ["inlinePolicy"]],
        ["aws:iam/role:Role", { inlinePolicies: [{}, { name: "a", policy: null }, { name: "b", policy: "" }] }, []],
        ["aws:s3/bucketPolicy:BucketPolicy", { policy: DOCUMENT }, []],
    ];
    for (const [token, inputs, expected] of cases)
        it(`${token}: ${expected.join(", ") || "none"}`, () => assert.deepEqual(paths(token, inputs), expected));

    it("are found for every token of the list", () => {
        for (const token of DOCUMENT_CARRIERS)
            assert.ok(
                cases.some(([known]) => known === token),
                token,
            );
    });

    it("of trust are apart", () => {
        assert.deepEqual(paths("aws:iam/role:Role", { assumeRolePolicy: DOCUMENT, inlinePolicies: [{ policy: DOCUMENT }] }, "trust"), [
            "assumeRolePolicy",
        ]);
        assert.deepEqual(paths("aws-native:iam:Role", { assumeRolePolicyDocument: DOCUMENT }, "trust"), ["assumeRolePolicyDocument"]);
        assert.deepEqual(paths("aws:iam/rolePolicy:RolePolicy", { policy: DOCUMENT }, "trust"), []);
    });

    it("that are unknown or masked are there, and say so when read", () => {
        for (const [raw, reason] of [
            [UNKNOWN, "unknown"],
            [MASKED, "secret"],
        ] as const) {
            const [first, second] = carriedDocuments("aws:iam/role:Role", new View({ inlinePolicies: [raw, { policy: DOCUMENT }] }));
            assert.throws(
                () => first?.read(),
                (error: unknown) => error instanceof Undetermined && error.reason === reason,
            );
            assert.equal(second?.read().statements.length, 1);
        }
    });

    it("hold nothing where AWS refuses them, and say what it refuses", () => {
        const faultsOf = (token: string, inputs: object, kind?: "trust"): unknown =>
            carriedDocuments(token, new View(inputs), kind).map((carried) => {
                const { statements, unreadable, malformed } = carried.read();
                assert.deepEqual([statements, unreadable], [[], []]);
                return malformed.map(({ fault, index }) => [fault.kind, index]);
            });
        const statement = { Effect: "Allow", Action: "s3:GetObject" };
        assert.deepEqual(faultsOf("aws:iam/rolePolicy:RolePolicy", { policy: "not JSON" }), [[["syntax", undefined]]]);
        assert.deepEqual(faultsOf("aws:iam/rolePolicy:RolePolicy", { policy: { Statement: [statement, { Effect: "Allow" }] } }), [
            [
                ["missing", 1],
                ["missing", 0],
            ],
        ]);
        assert.deepEqual(faultsOf("aws:iam/role:Role", { assumeRolePolicy: { Statement: statement } }, "trust"), [[["missing", 0]]]);
    });

    it("are unknown altogether where the list is", () => {
        assert.throws(() => paths("aws:iam/role:Role", { inlinePolicies: UNKNOWN }), Undetermined);
    });

    it("name the role or user that holds them, and say where its name is not known yet", () => {
        const holder = (token: string, inputs: unknown): unknown => carriedDocuments(token, new View(inputs))[0]?.holder;
        assert.deepEqual(holder("aws:iam/rolePolicy:RolePolicy", { role: "orders", policy: DOCUMENT }), { kind: "role", name: "orders" });
        assert.deepEqual(holder("aws:iam/userPolicy:UserPolicy", { user: "jo", policy: DOCUMENT }), { kind: "user", name: "jo" });
        assert.deepEqual(holder("aws:iam/role:Role", { name: "orders", inlinePolicies: [{ policy: DOCUMENT }] }), {
            kind: "role",
            name: "orders",
        });
        assert.deepEqual(holder("aws:iam/rolePolicy:RolePolicy", { role: UNKNOWN, policy: DOCUMENT }), { kind: "role", name: undefined });
        assert.equal(holder("aws:iam/rolePolicy:RolePolicy", { policy: DOCUMENT }), undefined);
        assert.equal(holder("aws:iam/policy:Policy", { name: "orders", policy: DOCUMENT }), undefined);
    });
});

describe("the managed policies that a resource attaches", () => {
    const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const places = (token: string, inputs: unknown): string[] => attachedArns(token, new View(inputs)).map(({ path }) => path.join("."));
    it("are the elements of a list", () => {
        for (const [token, property] of [
            ["aws:iam/role:Role", "managedPolicyArns"],
            ["aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", "policyArns"],
            ["aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive", "managedPolicyArns"],
            ["aws-native:iam:Group", "managedPolicyArns"],
            ["aws-native:sso:PermissionSet", "managedPolicies"],
        ] as const)
            assert.deepEqual(places(token, { [property]: [arn, UNKNOWN] }), [`${property}.0`, `${property}.1`], token);
    });
    it("are the value of a property", () => {
        assert.deepEqual(places("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: arn }), ["policyArn"]);
        assert.deepEqual(places("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", { managedPolicyArn: arn }), [
            "managedPolicyArn",
        ]);
    });
    it("are none of other resources", () => assert.deepEqual(places("aws:s3/bucket:Bucket", { policyArn: arn }), []));
    it("are asked of every attachment of IAM", () =>
        assert.equal(ATTACHMENT_CARRIERS.filter((token) => token.includes("PolicyAttachment")).length, 9));
});
