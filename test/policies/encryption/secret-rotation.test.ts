import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/encryption/secret-rotation";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const SECRET = "aws:secretsmanager/secret:Secret";
const secret = (inputs: object = {}): ExampleResource => ({ type: SECRET, name: "payment", inputs: { name: "payment", ...inputs } });
const rotation = (inputs: object = {}): ExampleResource => ({
    type: "aws:secretsmanager/secretRotation:SecretRotation",
    name: "rotation",
    inputs: { secretId: ref("payment", "id"), rotationRules: { automaticallyAfterDays: 30 }, ...inputs },
});
const FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:rotate";

testStackRule(rule, {
    compliant: [
        { title: "by a function", resources: [secret(), rotation({ rotationLambdaArn: FUNCTION })] },
        { title: "managed, without a function", resources: [secret(), rotation()] },
        {
            title: "of a secret that a partner manages",
            resources: [
                secret({ type: "SalesforceClientSecret" }),
                rotation({ externalSecretRotationRoleArn: "arn:aws:iam::123456789012:role/r" }),
            ],
        },
        {
            title: "by its name",
            resources: [secret(), rotation({ secretId: "payment" })],
        },
        {
            title: "through the version of the secret",
            resources: [
                secret(),
                { type: "aws:secretsmanager/secretVersion:SecretVersion", name: "version", inputs: { secretId: ref("payment", "id") } },
                rotation({ secretId: ref("version", "secretId") }),
            ],
            modes: ["preview"],
        },
        {
            title: "of aws-native",
            resources: [
                {
                    type: "aws-native:secretsmanager:Secret",
                    name: "payment",
                    inputs: { name: "payment" },
                    outputs: { id: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:payment-a1b2c3" },
                },
                {
                    type: "aws-native:secretsmanager:RotationSchedule",
                    name: "rotation",
                    inputs: { secretId: ref("payment", "id"), hostedRotationLambda: { rotationType: "MySQLSingleUser" } },
                },
            ],
        },
    ],
    violating: [
        { title: "nothing rotates it", resources: [secret()], found: ["none"] },
        {
            title: "another secret is rotated",
            resources: [secret(), rotation({ secretId: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:other-a1b2c3" })],
            found: ["none"],
        },
        {
            title: "a secret of another Region is rotated, and nobody sees the name of this one",
            resources: [
                { ...secret({ name: MASKED, region: "eu-west-1" }), outputs: { id: MASKED, arn: MASKED } },
                rotation({ secretId: "arn:aws:secretsmanager:us-east-1:999999999999:secret:other-a1b2c3" }),
            ],
            found: ["none"],
        },
        {
            title: "the rotation is cancelled",
            resources: [secret(), rotation({ rotationEnabled: false })],
            found: ["cancelled@rotationEnabled"],
        },
        {
            title: "of aws-native",
            resources: [{ type: "aws-native:secretsmanager:Secret", name: "payment", inputs: { name: "payment" } }],
            found: ["none"],
        },
    ],
    unknown: [
        {
            title: "whether the rotation is cancelled",
            resources: [secret(), rotation({ rotationEnabled: UNKNOWN })],
            undetermined: ["rotationEnabled"],
        },
        {
            title: "whose rotation it is",
            resources: [secret(), rotation({ secretId: UNKNOWN })],
            undetermined: ["secretId"],
            modes: ["deployed"],
        },
    ],
    secret: [
        {
            title: "the name of a secret that the ARN of the same Region may mean",
            resources: [
                { ...secret({ name: MASKED, region: "eu-west-1" }), outputs: { id: MASKED, arn: MASKED } },
                rotation({ secretId: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:other-a1b2c3" }),
            ],
            undetermined: ["name"],
        },
        {
            title: "whose rotation it is, masked by the document",
            resources: [secret(), rotation({ secretId: MASKED })],
            undetermined: ["secretId"],
            modes: ["document"],
        },
    ],
});
