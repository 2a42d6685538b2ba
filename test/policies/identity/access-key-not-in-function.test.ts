import rule from "../../../policies/identity/access-key-not-in-function";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const key = (name: string, number = 0): ExampleResource => ({
    type: "aws:iam/accessKey:AccessKey",
    name,
    inputs: { user: "reporting" },
    outputs: { id: "AKIA" + `IOSFODNN7EXAMPL${number}`, secret: "wJalrXUtnFEMI" + `/K7MDENG/bPxRfiCYEXAMPLEKE${number}` },
});
const fn = (variables: unknown, name = "report", more: object = {}): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { name, environment: { variables }, ...more },
});

const revision = (environmentVariables: unknown): readonly ExampleResource[] => [
    { type: "aws:lambdaweb/function:Function", name: "shop", inputs: { functionName: "shop" } },
    {
        type: "aws:lambdaweb/functionRevision:FunctionRevision",
        name: "shop-1",
        inputs: { functionName: ref("shop", "functionName"), serviceConfig: { environmentVariables } },
    },
];

testStackRule(rule, {
    compliant: [
        { title: "a web function without a key", resources: [key("k"), ...revision({ STAGE: "dev" })] },
        { title: "a web function without variables", resources: [key("k"), ...revision(null)] },
        {
            title: "a function without an environment",
            resources: [key("k"), { type: "aws:lambda/function:Function", name: "f", inputs: { name: "f" } }],
        },
        { title: "an environment without a key", resources: [key("k"), fn({ STAGE: "dev" })] },
        { title: "a key that nothing uses, which is another policy's matter", resources: [key("k"), fn({})] },
        {
            title: "a key in a secret",
            resources: [
                key("k"),
                { type: "aws:secretsmanager/secretVersion:SecretVersion", name: "v", inputs: { secretString: ref("k", "secret") } },
                fn({ A: "b" }),
            ],
        },
        {
            title: "the table's name beside a key elsewhere",
            resources: [key("k"), { type: "aws:dynamodb/table:Table", name: "t", inputs: {} }, fn({ TABLE: ref("t", "name") })],
        },
    ],
    violating: [
        {
            title: "the secret in one variable",
            resources: [key("k"), fn({ SECRET: ref("k", "secret") })],
            found: ["wired@environment.variables.SECRET"],
        },
        {
            title: "identifier and secret are one mistake",
            resources: [key("k"), fn({ ID: ref("k", "id"), SECRET: ref("k", "secret") })],
            found: ["wired@environment"],
        },
        {
            title: "the secret within a longer text",
            resources: [key("k"), fn({ URL: ref("k", "secret", "smtp://", "@mail") })],
            found: ["wired@environment.variables.URL"],
            modes: ["preview", "deployed"],
        },
        {
            title: "the secret in a variable of a web function",
            resources: [key("k"), ...revision({ STAGE: "dev", SECRET: ref("k", "secret") })],
            found: ["wired@serviceConfig.environmentVariables.SECRET"],
        },
        {
            title: "identifier and secret in a web function are one mistake",
            resources: [key("k"), ...revision({ ID: ref("k", "id"), SECRET: ref("k", "secret") })],
            found: ["wired@serviceConfig"],
        },
        {
            title: "the secret within a longer text of a web function",
            resources: [key("k"), ...revision({ URL: ref("k", "secret", "smtp://", "@mail") })],
            found: ["wired@serviceConfig.environmentVariables.URL"],
            modes: ["preview", "deployed"],
        },
        {
            title: "two keys are two",
            resources: [key("a", 1), key("b", 2), fn({ A: ref("a", "secret") }, "one"), fn({ B: ref("b", "secret") }, "two")],
            found: ["wired@environment.variables.A", "wired@environment.variables.B"],
        },
        {
            title: "a function of aws-native",
            resources: [
                {
                    type: "aws-native:iam:AccessKey",
                    name: "k",
                    inputs: { userName: "reporting" },
                    outputs: { id: "AKIA" + "IOSFODNN7EXAMPL7", secretAccessKey: "issued by IAM" },
                },
                {
                    type: "aws-native:lambda:Function",
                    name: "f",
                    inputs: { environment: { variables: { SECRET: ref("k", "secretAccessKey") } } },
                },
            ],
            found: ["wired@environment.variables.SECRET"],
        },
        {
            title: "every function that shares it",
            resources: [key("k"), fn({ SECRET: ref("k", "secret") }, "one"), fn({ SECRET: ref("k", "secret") }, "two")],
            found: ["wired@environment.variables.SECRET", "wired@environment.variables.SECRET"],
        },
    ],
    unknown: [
        {
            title: "which variable it is cannot be told, that it is one can",
            resources: [
                key("k"),
                { type: "aws:dynamodb/table:Table", name: "t", inputs: {} },
                fn({ TABLE: ref("t", "name"), SECRET: ref("k", "secret") }),
            ],
            modes: ["preview"],
            found: ["wired@environment"],
            undetermined: [],
        },
        {
            title: "unknown variables of a function that depends on no key",
            resources: [key("k"), fn({ X: UNKNOWN })],
            modes: ["preview", "deployed"],
            found: [],
            undetermined: [],
        },
        {
            title: "a hidden variable where nothing says what it was made from (unknown)",
            resources: [key("k"), fn({ X: UNKNOWN })],
            modes: ["document"],
            undetermined: ["environment.variables.X"],
        },
    ],
    secret: [
        {
            title: "a masked variable of a function that depends on no key",
            resources: [key("k"), fn({ X: MASKED })],
            modes: ["preview", "deployed"],
            found: [],
            undetermined: [],
        },
        {
            title: "a hidden variable where nothing says what it was made from (masked)",
            resources: [key("k"), fn({ X: MASKED })],
            modes: ["document"],
            undetermined: ["environment.variables.X"],
        },
    ],
});
