import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/personal-data-masked";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const r = (type: string, name: string, inputs: object, more: Partial<ExampleResource> = {}): ExampleResource => ({
    type,
    name,
    inputs: { ...inputs },
    ...more,
});
const personal = { tags: { "data-classification": "personal" } };
const fn = (inputs: object = personal, more: Partial<ExampleResource> = {}): ExampleResource =>
    r("aws:lambda/function:Function", "customers", { name: "customers", ...inputs }, more);
const group = (inputs: object = {}): ExampleResource =>
    r("aws:cloudwatch/logGroup:LogGroup", "log", { name: "/aws/lambda/customers", ...inputs });
const mask = { Statement: [{ Operation: { Audit: {} } }, { Operation: { Deidentify: { MaskConfig: {} } } }] };
const policy = (policyDocument: unknown): ExampleResource =>
    r("aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy", "mask", { logGroupName: ref("log", "name"), policyDocument });
const account = (policyDocument: unknown, policyType: unknown = "DATA_PROTECTION_POLICY", more: object = {}): ExampleResource =>
    r("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "account", { policyName: "p", policyType, policyDocument, ...more });
const provider = r("pulumi:providers:aws", "p", { defaultTags: JSON.stringify({ tags: { "data-classification": "Personal" } }) });
const unmask = (resource: string, more: object = {}): readonly ExampleResource[] => [
    r("aws:iam/role:Role", "support", { name: "support" }),
    r("aws:iam/rolePolicy:RolePolicy", "unmask", {
        role: ref("support", "name"),
        policy: { Statement: [{ Effect: "Allow", Action: "logs:Unmask", Resource: resource, ...more }] },
    }),
];
const machine = (inputs: object = personal): ExampleResource =>
    r("aws:sfn/stateMachine:StateMachine", "m", {
        loggingConfiguration: { level: "ERROR", logDestination: ref("log", "arn", "", ":*") },
        ...inputs,
    });
const stage = (api: object, inputs: object = {}): readonly ExampleResource[] => [
    r("aws:apigatewayv2/api:Api", "api", { protocolType: "HTTP", ...api }),
    r("aws:apigatewayv2/stage:Stage", "live", {
        apiId: ref("api", "id"),
        accessLogSettings: { destinationArn: ref("log", "arn") },
        ...inputs,
    }),
];

testStackRule(rule, {
    compliant: [
        { title: "masked by a policy of the group", resources: [fn(), group(), policy(JSON.stringify(mask))] },
        { title: "masked by a policy of the account", resources: [fn(), group(), account(JSON.stringify(mask))] },
        {
            title: "masked in line",
            resources: [fn(), r("aws-native:logs:LogGroup", "log", { logGroupName: "/aws/lambda/customers", dataProtectionPolicy: mask })],
        },
        { title: "data of another classification", resources: [fn({ tags: { "data-classification": "internal" } }), group()] },
        { title: "no classification", resources: [fn({}), group()] },
        { title: "no log group: that is another policy's", resources: [fn()] },
        {
            title: "logs:Unmask on a named group",
            resources: [
                fn(),
                group(),
                policy(JSON.stringify(mask)),
                ...unmask("arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/customers:*"),
            ],
        },
        { title: "logs:Unmask where nothing is personal", resources: [fn({}), group(), ...unmask("*")] },
        {
            title: "logs:Unmask under a condition",
            resources: [
                fn(),
                group(),
                policy(JSON.stringify(mask)),
                ...unmask("*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
            ],
        },
    ],
    violating: [
        { title: "a function", resources: [fn(), group()], found: ["unmasked"] },
        {
            title: "by the provider's default tags",
            resources: [provider, fn({}, { provider: "p" }), { ...group(), provider: "p" }],
            found: ["unmasked"],
        },
        {
            title: "by a tag of one's own",
            resources: [fn({ tags: { data: "PII" } }), group()],
            config: { classificationTag: "data", personalClassifications: ["pii"] },
            found: ["unmasked"],
        },
        {
            title: "a policy that only counts",
            resources: [fn(), group(), policy(JSON.stringify({ Statement: [{ Operation: { Audit: {} } }] }))],
            found: ["unmasked"],
        },
        {
            title: "an account policy of another kind",
            resources: [fn(), group(), account(JSON.stringify(mask), "SUBSCRIPTION_FILTER_POLICY")],
            found: ["unmasked"],
        },
        {
            title: "an account policy of another Region",
            resources: [
                fn(),
                group({ region: "eu-west-1" }),
                account(JSON.stringify(mask), undefined, { region: "us-east-1", policyType: "DATA_PROTECTION_POLICY" }),
            ],
            found: ["unmasked"],
        },
        { title: "a state machine", resources: [group(), machine()], found: ["unmasked"] },
        { title: "an API by its own tags", resources: [group(), ...stage(personal)], found: ["unmasked"] },
        { title: "an API by its stage's tags", resources: [group(), ...stage({}, personal)], found: ["unmasked"] },
        {
            title: "one finding for a group that two share",
            resources: [fn({ ...personal, loggingConfig: { logGroup: ref("log", "name") } }), group(), machine()],
            found: ["unmasked"],
        },
        {
            title: "logs:Unmask on everything",
            resources: [fn(), group(), policy(JSON.stringify(mask)), ...unmask("*")],
            found: ["unmask@policy.Statement[0]"],
        },
        {
            title: "logs:Unmask on every group",
            resources: [fn(), group(), policy(JSON.stringify(mask)), ...unmask("arn:aws:logs:*:*:log-group:*")],
            found: ["unmask@policy.Statement[0]"],
        },
    ],
    unknown: [
        { title: "the tags", resources: [fn({ tags: UNKNOWN }), group()], undetermined: ["tags"] },
        { title: "the policy", resources: [fn(), group(), policy(UNKNOWN)], undetermined: [""] },
        {
            title: "the Region of an account policy",
            resources: [fn(), group({ region: "eu-west-1" }), account(JSON.stringify(mask), "DATA_PROTECTION_POLICY", { region: UNKNOWN })],
            undetermined: [""],
        },
        {
            title: "the API of a stage",
            resources: [group(), ...stage({}, { apiId: UNKNOWN })],
            modes: ["document"],
            undetermined: ["apiId"],
        },
        {
            title: "the action of a statement on everything",
            resources: [fn(), group(), policy(JSON.stringify(mask)), ...unmask("*", { Action: UNKNOWN })],
            undetermined: ["policy.Statement[0]"],
        },
        {
            title: "a group outside the stack",
            resources: [fn({ ...personal, loggingConfig: { logGroup: "/acme/elsewhere" } })],
            undetermined: ["loggingConfig.logGroup"],
        },
        { title: "the kind of an account policy", resources: [fn(), group(), account(JSON.stringify(mask), UNKNOWN)], undetermined: [""] },
    ],
    secret: [{ title: "the policy is masked", resources: [fn(), group(), policy(MASKED)], undetermined: [""] }],
});
