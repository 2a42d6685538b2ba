import rule from "../../../policies/authorization/identity-role-trust";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const POOL = "eu-west-1:0a1b2c3d-0000-4000-8000-000000000000";
const OTHER = "eu-west-1:ffffffff-0000-4000-8000-000000000000";
const statement = (condition: object, federated = "cognito-identity.amazonaws.com"): object => ({
    Effect: "Allow",
    Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
    Principal: { Federated: federated },
    Condition: condition,
});
const conditions = (amr: unknown = "authenticated", aud: unknown = POOL, suffix = ""): object => ({
    StringEquals: { [`cognito-identity.amazonaws.com${suffix}:aud`]: aud },
    "ForAnyValue:StringLike": { [`cognito-identity.amazonaws.com${suffix}:amr`]: amr },
});
const role = (statements: object | string, name = "customer"): ExampleResource => ({
    type: "aws:iam/role:Role",
    name,
    inputs: {
        assumeRolePolicy: typeof statements === "string" ? statements : JSON.stringify({ Version: "2012-10-17", Statement: [statements] }),
    },
});
const trusting = (...statements: readonly object[]): ExampleResource => role(JSON.stringify({ Statement: statements }));
const attachment = (more: object = {}): ExampleResource => ({
    type: "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
    name: "roles",
    inputs: { identityPoolId: POOL, roles: { authenticated: ref("customer", "arn") }, ...more },
});
const STATEMENT = "assumeRolePolicy.Statement[0]";

testStackRule(rule, {
    compliant: [
        { title: "the pool and signed-in identities", resources: [role(statement(conditions())), attachment()] },
        { title: "a list with the pool alone", resources: [role(statement(conditions(["authenticated"], [POOL]))), attachment()] },
        {
            title: "a provider instead of all signed-in identities",
            resources: [role(statement(conditions("graph.facebook.com"))), attachment()],
        },
        {
            title: "China, whose principal and keys are named otherwise",
            resources: [
                role(statement(conditions("authenticated", POOL, ".cn"), "cognito-identity.cn-north-1.amazonaws.com.cn")),
                attachment(),
            ],
        },
        {
            title: "the guest role of a pool without guests is dead",
            resources: [
                { type: "aws:cognito/identityPool:IdentityPool", name: "pool", inputs: { identityPoolName: "orders" } },
                role(statement({ StringEquals: { "cognito-identity.amazonaws.com:aud": POOL } }), "guest"),
                attachment({ identityPoolId: ref("pool", "id"), roles: { unauthenticated: ref("guest", "arn") } }),
            ],
        },
        {
            title: "the guest role of another pool may admit guests",
            resources: [
                role(statement(conditions("unauthenticated")), "guest"),
                attachment({ roles: { unauthenticated: ref("guest", "arn") } }),
            ],
        },
        {
            title: "a Deny of all other pools",
            resources: [
                trusting(statement({ "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } }), {
                    ...statement({ StringNotEquals: { "cognito-identity.amazonaws.com:aud": POOL } }),
                    Effect: "Deny",
                }),
                attachment(),
            ],
        },
        {
            title: "the role of a user group, whichever pool it names",
            resources: [
                role(statement(conditions("authenticated", OTHER))),
                {
                    type: "aws:cognito/userGroup:UserGroup",
                    name: "admins",
                    inputs: { userPoolId: "eu-west-1_abc", roleArn: ref("customer", "arn") },
                },
            ],
        },
    ],
    violating: [
        {
            title: "a trust policy for somebody else",
            resources: [role({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }), attachment()],
            found: ["notCognito@assumeRolePolicy"],
        },
        {
            title: "no pool",
            resources: [
                role(statement({ "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } })),
                attachment(),
            ],
            found: [`audience@${STATEMENT}`],
        },
        {
            title: "no pool, on a role that no pool of the stack gives out",
            resources: [role(statement({ "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } }))],
            found: [`audience@${STATEMENT}`],
            silentWhenHidden: Object.fromEntries(
                ["", ".Statement", ".Statement.0", ".Statement.0.Principal", ".Statement.0.Principal.Federated"].map((place) => [
                    `customer.assumeRolePolicy${place}`,
                    "a trust that nobody sees may be for anybody, and a provider that only a deployment knows is never Cognito's",
                ]),
            ),
        },
        {
            title: "any pool of the Region",
            resources: [
                role(
                    statement({
                        StringLike: { "cognito-identity.amazonaws.com:aud": "eu-west-1:*" },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
                    }),
                ),
                attachment(),
            ],
            found: [`audience@${STATEMENT}`],
        },
        {
            title: "another pool",
            resources: [role(statement(conditions("authenticated", OTHER))), attachment()],
            found: [`otherPool@${STATEMENT}`],
        },
        {
            title: "one pool more",
            resources: [role(statement(conditions("authenticated", [POOL, OTHER]))), attachment()],
            found: [`otherPool@${STATEMENT}`],
        },
        {
            title: "signed in or not",
            resources: [role(statement({ StringEquals: { "cognito-identity.amazonaws.com:aud": POOL } })), attachment()],
            found: [`amr@${STATEMENT}`],
        },
        {
            title: "guests on the role of customers",
            resources: [role(statement(conditions("unauthenticated"))), attachment()],
            found: [`guests@${STATEMENT}`],
        },
        {
            title: "guests among others",
            resources: [role(statement(conditions(["authenticated", "unauthenticated"]))), attachment()],
            found: [`guests@${STATEMENT}`],
        },
        {
            title: "the role of a mapping's rule",
            resources: [
                role(statement(conditions("unauthenticated"))),
                attachment({
                    roles: {},
                    roleMappings: [
                        {
                            identityProvider: "idp",
                            type: "Rules",
                            mappingRules: [{ claim: "isAdmin", matchType: "Equals", value: "true", roleArn: ref("customer", "arn") }],
                        },
                    ],
                }),
            ],
            found: [`guests@${STATEMENT}`],
        },
    ],
    unknown: [
        { title: "the trust policy", resources: [role(UNKNOWN), attachment()], undetermined: ["assumeRolePolicy"] },
        {
            title: "the pool that it is compared with",
            resources: [role(statement(conditions())), attachment({ identityPoolId: UNKNOWN })],
            undetermined: [STATEMENT],
        },
        {
            title: "all roles",
            resources: [role(statement({ StringEquals: { "cognito-identity.amazonaws.com:aud": POOL } })), attachment({ roles: UNKNOWN })],
            undetermined: ["roles"],
        },
        {
            title: "a role of another stack",
            resources: [attachment({ roles: { authenticated: "arn:aws:iam::123456789012:role/elsewhere" } })],
            undetermined: ["roles.authenticated"],
        },
        {
            title: "an operator that AWS does not document for amr",
            resources: [
                role(
                    statement({
                        StringEquals: { "cognito-identity.amazonaws.com:aud": POOL },
                        StringNotEquals: { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
                    }),
                ),
                attachment(),
            ],
            undetermined: [STATEMENT],
        },
    ],
    secret: [{ title: "masked", resources: [role(MASKED), attachment()], undetermined: ["assumeRolePolicy"] }],
});
