import assert from "node:assert/strict";
import { check } from "../../cli/check";
import { parseDocument } from "../../cli/documents/read";
import { rules } from "../../policies";
import { enforced, exported, ROOT_URN } from "./build";

type Json = Readonly<Record<string, unknown>>;

const OWN = "123456789012";
const OTHER = "111111111111";
const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:aws::p";
const NAMES = ["access-cross-account-trust-scoped", "access-cross-account-via-assume-role", "identity-human-roles-require-mfa"];
const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const TABLE = "aws:dynamodb/table:Table";

const statement = (account: string) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" }] });
const reading = (account: string) =>
    JSON.stringify({
        Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: `arn:aws:dynamodb:eu-west-1:${account}:table/t` }],
    });

/** A resource of the one provider. Outputs are its inputs and what is given besides. */
const resource = (type: string, name: string, inputs: Json, outputs: Json = {}, more: Json = {}): Json => ({
    urn: `urn:pulumi:dev::shop::${type}::${name}`,
    type,
    custom: true,
    id: name,
    inputs,
    outputs: { ...inputs, ...outputs },
    parent: ROOT_URN,
    provider: `${PROVIDER}::1`,
    ...more,
});
const provider = (inputs: Json): Json => ({ urn: PROVIDER, type: "pulumi:providers:aws", custom: true, id: "1", inputs, outputs: inputs });
const roleArn = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;
const trusting = (account: string, inputs: Json = {}, outputs: Json = {}): Json =>
    resource(ROLE, "r", { name: "r", assumeRolePolicy: statement(account), ...inputs }, outputs);
const tableOf = (account: string, more: Json = {}): Json =>
    resource(TABLE, "t", { name: "t" }, { arn: `arn:aws:dynamodb:eu-west-1:${account}:table/t` }, more);

/** Which of the three policies found something, and which could not judge, each as `name` or `name?`. */
async function verdicts(resources: readonly Json[], config: Json = {}): Promise<readonly string[]> {
    const policies = rules.filter(({ name }) => NAMES.includes(name)).map((rule) => enforced("mandatory", config, rule));
    const report = await check([parseDocument("state.json", exported(...resources))], policies, {
        now: new Date("2026-11-21T12:00:00Z"),
        env: {},
        identity: false,
        progress: () => undefined,
    });
    return [
        ...report.violations.map(({ policy }) => policy),
        ...report.undetermined.map(({ policy, reason }) => `${policy}? ${reason}`),
    ].sort();
}

const [TRUST, VIA, MFA] = NAMES as [string, string, string];
const open = (...names: readonly string[]): readonly string[] => names.map((name) => `${name}? account`);

describe("The account of a deployed stack", () => {
    const cases: readonly (readonly [title: string, resources: readonly Json[], expected: readonly string[], config?: Json])[] = [
        ["is the role's own ARN's, and another is foreign", [trusting(OTHER, {}, { arn: roleArn(OWN, "r") })], [TRUST]],
        ["is the role's own ARN's, and people come in by it", [trusting(OWN, {}, { arn: roleArn(OWN, "r") })], [MFA]],
        ["is that of a boundary", [trusting(OTHER, { permissionsBoundary: `arn:aws:iam::${OWN}:policy/b` })], [TRUST]],
        [
            "is that of a customer-managed policy that is attached apart",
            [
                trusting(OTHER),
                resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
                    role: "r",
                    policyArn: `arn:aws:iam::${OWN}:policy/x`,
                }),
            ],
            [TRUST],
        ],
        [
            "is not that of an AWS-managed policy",
            [trusting(OTHER, { managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] })],
            open(TRUST, MFA),
        ],
        ["is that of what else the provider created", [trusting(OTHER), tableOf(OWN)], [TRUST]],
        [
            "is not told by ARNs that disagree",
            [trusting(OTHER), tableOf(OWN), resource(ROLE, "o", { assumeRolePolicy: '{"Statement":[]}' }, { arn: roleArn(OTHER, "o") })],
            open(TRUST, MFA),
        ],
        [
            "is not told by what another provider created",
            [trusting(OTHER), tableOf(OWN, { provider: `${PROVIDER}2::1` })],
            open(TRUST, MFA),
        ],
        ["is not told by what is only read", [trusting(OTHER), tableOf(OWN, { external: true })], open(TRUST, MFA)],
        [
            "is not told by buckets, API Gateway and ARNs that the program writes down",
            [
                trusting(OTHER),
                resource("aws:s3/bucket:Bucket", "b", {}, { arn: "arn:aws:s3:::b" }),
                resource("aws:apigateway/restApi:RestApi", "api", {}, { executionArn: `arn:aws:execute-api:eu-west-1:${OWN}:x` }),
                resource("aws:lambda/eventSourceMapping:EventSourceMapping", "m", { eventSourceArn: `arn:aws:sqs:eu-west-1:${OWN}:q` }),
            ],
            open(TRUST, MFA),
        ],
        [
            "is the provider's, of the role assumed last",
            [
                provider({ assumeRoles: JSON.stringify([{ roleArn: roleArn(OTHER, "hub") }, { roleArn: roleArn(OWN, "d") }]) }),
                trusting(OTHER),
            ],
            [TRUST],
        ],
        [
            "cannot be the one that the provider is forbidden",
            [provider({ forbiddenAccountIds: JSON.stringify([OTHER]) }), trusting(OTHER)],
            [TRUST],
        ],
        [
            "leaves the other of two allowed ones open, wherever the role stands",
            [provider({ allowedAccountIds: JSON.stringify([OWN, OTHER]) }), trusting(OTHER, {}, { arn: roleArn(OWN, "r") })],
            open(TRUST, MFA),
        ],
        [
            "does not leave it open where the configuration names one",
            [provider({ allowedAccountIds: JSON.stringify([OWN, OTHER]) }), trusting(OTHER)],
            [TRUST],
            { accountId: OWN },
        ],
        [
            "of a policy is that of its role",
            [
                trusting(OWN, { assumeRolePolicy: '{"Statement":[]}' }, { arn: roleArn(OWN, "r") }),
                resource(
                    POLICY,
                    "p",
                    { role: "r", policy: reading(OTHER) },
                    {},
                    { propertyDependencies: { role: [`urn:pulumi:dev::shop::${ROLE}::r`] } },
                ),
            ],
            [VIA],
        ],
        [
            "of a policy without a role is that of its siblings",
            [resource(POLICY, "p", { role: "x", policy: reading(OTHER) }), tableOf(OWN)],
            [VIA],
        ],
        [
            "of a policy is not told by the resources that it names",
            [resource(POLICY, "p", { role: "x", policy: reading(OTHER) })],
            open(VIA),
        ],
        [
            "of a policy is its own ARN's",
            [resource("aws:iam/policy:Policy", "p", { policy: reading(OTHER) }, { arn: `arn:aws:iam::${OWN}:policy/p` })],
            [VIA],
        ],
    ];
    for (const [title, resources, expected, config] of cases)
        it(title, async () => assert.deepEqual(await verdicts(resources, config), [...expected].sort()));
});
