/** Each mistake of which several policies might speak is one mandatory finding of the whole pack. */
import assert from "node:assert/strict";
import { rules } from "../../policies";
import { AwaitingStack } from "../../policies/kit/awaiting";
import { LAMBDA_TRUST, ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { concerns, judgeResource, judgeStack, rootOf } from "../../policies/kit/judge";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { Stack } from "../../policies/model/stack";
import type { StackResource } from "../../policies/model/stack";
import { View } from "../../policies/model/values";
import { BASIC, EMAIL, KEY_ID } from "../policies/content/planted";
import { NOW } from "../support/rule-tests";
import { realise } from "../support/stack-example";

const RULES = rules.filter(({ kind, level }) => (kind === "resource" || kind === "stack") && level === "mandatory");
const environment: Environment = {
    now: NOW,
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
};

async function judgements(rule: Rule, resources: readonly StackResource[]): Promise<readonly Judgement[]> {
    const settings = readSettings(rule, {});
    const root = rootOf(resources);
    assert.ok(root !== undefined);
    if (rule.kind === "stack") return [judgeStack(rule, Stack.of(resources), root, settings, environment)];
    const awaiting = new AwaitingStack(rule, true);
    const told: Judgement[] = [];
    for (const { props, urn, type, name, provider } of resources.filter((each) => concerns(rule, each.type))) {
        const by = provider && { ...provider, inputs: new View(provider.props) };
        const view = new ResourceView(props, urn, type, name, by, { protect: false });
        told.push(awaiting.note(view, settings, await judgeResource(rule, view, settings, environment)));
    }
    return [...told, await awaiting.settle(Stack.of(resources), environment)];
}

/** The mandatory findings of all policies, as `policy of resource`. */
async function findings(examples: readonly ExampleResource[]): Promise<readonly string[]> {
    const resources = realise(examples, "deployed");
    const found: string[] = [];
    for (const rule of RULES) {
        for (const { violations, failure } of await judgements(rule, resources)) {
            assert.equal(failure, undefined, rule.name);
            const mandatory = violations.filter(({ level }) => (level ?? rule.level) === "mandatory");
            found.push(...mandatory.map(({ policy, subject }) => `${policy} of ${subject.name}`));
        }
    }
    return found.sort();
}

const one =
    (type: string) =>
    (name: string, inputs: object): ExampleResource => ({ type, name, provider: "aws", inputs: { ...inputs } });
const provider: ExampleResource = {
    type: "pulumi:providers:aws",
    name: "aws",
    inputs: { region: "eu-west-1", allowedAccountIds: '["123456789012"]' },
};
const role = (name: string, more: object = {}): ExampleResource =>
    one("aws:iam/role:Role")(name, { name, assumeRolePolicy: LAMBDA_TRUST, ...more });
const fn = (more: object = {}): ExampleResource =>
    one("aws:lambda/function:Function")("orders", { name: "orders", runtime: "nodejs24.x", role: ref("worker", "arn"), ...more });
const policy = (...statements: readonly object[]): ExampleResource =>
    one("aws:iam/rolePolicy:RolePolicy")("rights", {
        role: ref("worker", "name"),
        policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    });
const allow = (action: unknown, resource: unknown = "*"): object => ({ Effect: "Allow", Action: action, Resource: resource });
const trusts = (...statements: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const trusted = (principal: unknown): object => ({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" });
const LAMBDA = trusted({ Service: "lambda.amazonaws.com" });
const permission = (name: string, more: object): ExampleResource =>
    one("aws:lambda/permission:Permission")(name, { function: ref("orders", "name"), action: "lambda:InvokeFunction", ...more });
const sound = [provider, role("worker"), fn()];

const trail = one("aws:cloudtrail/trail:Trail")("activity", {
    s3BucketName: ref("files", "bucket"),
    isMultiRegionTrail: true,
    enableLogFileValidation: true,
});
const bucket = one("aws:s3/bucket:Bucket")("files", { bucket: "files" });
const versions = one("aws:s3/bucketVersioning:BucketVersioning")("versions", {
    bucket: ref("files", "bucket"),
    versioningConfiguration: { status: "Enabled" },
});
const FILES = ["arn:aws:s3:::files", "arn:aws:s3:::files/*"];
const overTls = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: FILES,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const bucketPolicy = (...statements: readonly object[]): ExampleResource =>
    one("aws:s3/bucketPolicy:BucketPolicy")("files-policy", { bucket: ref("files", "bucket"), policy: trusts(...statements) });
const everybody = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" };

const body = JSON.stringify({ openapi: "3.0.1", paths: { "/orders": { get: {} } } });
const rest = one("aws:apigateway/restApi:RestApi");
const key = one("aws:iam/accessKey:AccessKey")("key", { user: "mailer" });

const mistakes: readonly (readonly [string, readonly ExampleResource[], readonly string[]])[] = [
    ["none", sound, []],
    ["everything on everything", [...sound, policy(allow("*"))], ["access-no-wildcard-actions of rights"]],
    ["a whole service", [...sound, policy(allow("sts:*"))], ["access-no-wildcard-actions of rights"]],
    ["PassRole on every role", [...sound, policy(allow("iam:PassRole"))], ["access-pass-role-scoped of rights"]],
    ["AssumeRole on every role", [...sound, policy(allow("sts:AssumeRole"))], ["access-assume-role-scoped of rights"]],
    [
        "an Allow by NotAction",
        [...sound, policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })],
        ["access-no-inverted-statements of rights"],
    ],
    [
        "an escalation path in one document",
        [...sound, policy(allow("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/*"))],
        ["access-no-privilege-escalation of rights"],
    ],
    [
        "a broad managed policy",
        [
            ...sound,
            one("aws:iam/rolePolicyAttachment:RolePolicyAttachment")("admin", {
                role: ref("worker", "name"),
                policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
            }),
        ],
        ["access-no-broad-managed-policies of admin"],
    ],
    [
        "a role that trusts a second service",
        [provider, role("worker", { assumeRolePolicy: trusts(LAMBDA, trusted({ Service: "ec2.amazonaws.com" })) }), fn()],
        ["access-function-role-trust of worker"],
    ],
    [
        "a role that trusts everybody",
        [provider, role("worker", { assumeRolePolicy: trusts(LAMBDA, trusted("*")) }), fn()],
        ["access-trust-no-wildcard of worker"],
    ],
    [
        "a role that trusts a foreign account as a whole",
        [provider, role("worker", { assumeRolePolicy: trusts(LAMBDA, trusted({ AWS: "arn:aws:iam::444455556666:root" })) }), fn()],
        ["access-cross-account-trust-scoped of worker"],
    ],
    [
        "an open function URL with its permissions",
        [
            ...sound,
            one("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: ref("orders", "name"), authorizationType: "NONE" }),
            permission("for-url", { action: "lambda:InvokeFunctionUrl", principal: "*", functionUrlAuthType: "NONE" }),
            permission("by-url", { principal: "*", invokedViaFunctionUrl: true }),
        ],
        ["authorization-function-url of url"],
    ],
    [
        "a public layer",
        [
            provider,
            one("aws:lambda/layerVersionPermission:LayerVersionPermission")("layer", {
                layerName: "shared",
                versionNumber: 1,
                action: "lambda:GetLayerVersion",
                principal: "*",
            }),
        ],
        ["authorization-layer-permission of layer"],
    ],
    [
        "a deployer's key in a provider",
        [{ ...provider, inputs: { ...provider.inputs, accessKey: KEY_ID } }],
        ["identity-no-static-provider-credentials of aws"],
    ],
    [
        "an access key wired into a function: one finding on the function, one on the key",
        [provider, role("worker"), key, fn({ environment: { variables: { MAIL_PASSWORD: ref("key", "secret") } } })],
        ["identity-access-key-not-in-function of orders", "identity-no-access-keys of key"],
    ],
    [
        "a URL in clear with a password in the environment",
        [provider, role("worker"), fn({ environment: { variables: { HOOK: BASIC } } })],
        ["content-no-credentials-in-environment of orders"],
    ],
    [
        "a tag copied to tagsAll and to the name",
        [provider, one("aws:sqs/queue:Queue")("mail", { name: EMAIL, tags: { Name: EMAIL }, tagsAll: { Name: EMAIL } })],
        ["content-tags of mail"],
    ],
    ["a trail's bucket without versions", [provider, trail, bucket, bucketPolicy(overTls)], ["logging-trail-bucket of files"]],
    [
        "a trail's bucket that everybody may read",
        [provider, trail, bucket, versions, bucketPolicy(overTls, everybody)],
        ["access-no-public-resource-policies of files-policy"],
    ],
    ["a trail's bucket that takes calls in clear", [provider, trail, bucket, versions], ["transport-bucket-tls-only of files"]],
    [
        "an operation that a body and a Method define",
        [
            provider,
            { ...rest("shop", { name: "shop", body }), outputs: { rootResourceId: "root1" } },
            one("aws:apigateway/resource:Resource")("path", {
                restApi: ref("shop", "id"),
                parentId: ref("shop", "rootResourceId"),
                pathPart: "orders",
            }),
            one("aws:apigateway/method:Method")("get", {
                restApi: ref("shop", "id"),
                resourceId: ref("path", "id"),
                httpMethod: "GET",
                authorization: "NONE",
            }),
        ],
        ["authorization-openapi of shop"],
    ],
    [
        "a quick-create API",
        [
            provider,
            one("aws:apigatewayv2/api:Api")("web", {
                protocolType: "HTTP",
                target: "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            }),
        ],
        ["authorization-http-route of web"],
    ],
    [
        "everything for everybody in a permission",
        [...sound, permission("all", { action: "lambda:*", principal: "*" })],
        ["authorization-function-permission of all"],
    ],
];

describe("one mistake is one mandatory finding of the whole pack:", () => {
    for (const [mistake, resources, expected] of mistakes)
        it(mistake, async () => assert.deepEqual(await findings(resources), [...expected].sort()));
});
