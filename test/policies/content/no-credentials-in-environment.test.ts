import rule from "../../../policies/content/no-credentials-in-environment";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { BASIC, DATABASE, EMAIL, GITHUB, KEY_ID, PASSWORD, PRIVATE_KEY, SECRET_KEY, SLACK } from "./planted";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const BUILD = "aws:codebuild/project:Project";
const variables = (values: Record<string, unknown>): Record<string, unknown> => ({ environment: { variables: values } });

testResourceRule(rule, {
    compliant: [
        {
            title: "references to where secrets are kept",
            inputs: variables({
                DB_PASSWORD: "{{resolve:secretsmanager:prod/orders/db:SecretString:password}}",
                DB_SECRET: "prod/orders/db",
                DB_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/orders/db-AbCdEf",
                API_KEY_PARAMETER: "/prod/orders/api-key",
                API_TOKEN: "${API_TOKEN}",
                PASSWORD_MIN_LENGTH: "14",
            }),
        },
        {
            title: "digests, ids and commits",
            inputs: variables({
                COMMIT: "5f3c1a9e8b7d6c5f4e3d2c1b0a9f8e7d6c5b4a39",
                KMS_KEY_ID: "6ac1d0a0-12a3-11ee-be56-0242ac120002",
                ETAG: "9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d",
                USER_POOL_CLIENT_ID: "4k2j5h6g7f8d9s0a1q2w3e4r5t",
                ACCOUNT: "123456789012",
            }),
        },
        { title: "an address, which is another policy's", inputs: variables({ SENDER: EMAIL }) },
        { title: "a URL in clear without a password, which is another policy's", inputs: variables({ A: "http://a.example.net" }) },
        {
            title: "a build variable that refers to a secret",
            type: BUILD,
            inputs: { environment: { environmentVariables: [{ name: "AWS_ACCESS_KEY_ID", value: "deploy:id", type: "SECRETS_MANAGER" }] } },
        },
        {
            title: "container secrets",
            type: TASK,
            inputs: { containerDefinitions: JSON.stringify([{ secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:…" }] }]) },
        },
        { title: "credentials elsewhere are other policies'", inputs: { description: GITHUB, tags: { token: GITHUB } } },
        {
            title: "physical names of secrets, and what reads like a header",
            inputs: variables({
                DB_SECRET: "orders-db-1a2b3c4",
                API_KEY: "orders-api-key-9c8d7e6",
                AUTH_SCHEME: "Bearer token",
                PLAN: "Basic subscription-2024",
            }),
        },
        {
            title: "an empty access key id",
            alarmingWhenHidden: {
                "environment.variables.AWS_ACCESS_KEY_ID": "a masked access key id is set by hand, and nobody masks an empty one",
            },
            inputs: variables({ AWS_ACCESS_KEY_ID: "" }),
        },
        { title: "resources of other clouds", type: "kubernetes:apps/v1:Deployment", inputs: { env: [{ name: "T", value: GITHUB }] } },
        { title: "no environment", inputs: {} },
    ],
    violating: [
        {
            title: "one finding a variable",
            inputs: variables({ A: GITHUB, B: `${DATABASE} ${GITHUB}`, C: "fine", D: PRIVATE_KEY, E: SLACK, F: DATABASE }),
            found: [
                "credential@environment.variables.A",
                "credential@environment.variables.B",
                "credential@environment.variables.D",
                "credential@environment.variables.E",
                "credential@environment.variables.F",
            ],
        },
        {
            title: "a password by its name",
            inputs: variables({ DB_PASSWORD: PASSWORD }),
            found: ["credential@environment.variables.DB_PASSWORD"],
        },
        {
            title: "a whole header, and a user with a password",
            inputs: variables({
                HEADER: "Bearer " + "q8Zr2TbN5xLk7VwP1sDy4HmC",
                AUTH_HEADER: `Basic ${Buffer.from(`orders:${PASSWORD}`).toString("base64")}`,
                BASIC_AUTH: `orders:${PASSWORD}`,
            }),
            found: [
                "credential@environment.variables.AUTH_HEADER",
                "credential@environment.variables.BASIC_AUTH",
                "credential@environment.variables.HEADER",
            ],
        },
        {
            title: "a secret key by its name",
            inputs: variables({ AWS_SECRET_ACCESS_KEY: SECRET_KEY }),
            found: ["credential@environment.variables.AWS_SECRET_ACCESS_KEY"],
        },
        {
            title: "an access key id by its name, whatever it is",
            inputs: variables({ AWS_ACCESS_KEY_ID: "{{resolve:ssm:key}}" }),
            found: ["accessKey@environment.variables.AWS_ACCESS_KEY_ID"],
        },
        {
            title: "an access key id under another name",
            inputs: variables({ REPORTING: KEY_ID }),
            found: ["credential@environment.variables.REPORTING"],
        },
        { title: "a URL in clear with a password", inputs: variables({ HOOK: BASIC }), found: ["credential@environment.variables.HOOK"] },
        {
            title: "aws-native",
            type: "aws-native:lambda:Function",
            inputs: variables({ TOKEN: GITHUB }),
            found: ["credential@environment.variables.TOKEN"],
        },
        {
            title: "an API's stage variables",
            type: "aws:apigateway/stage:Stage",
            inputs: { variables: { apiToken: GITHUB } },
            found: ["credential@variables.apiToken"],
        },
        {
            title: "a build project",
            type: BUILD,
            inputs: {
                environment: {
                    environmentVariables: [
                        { name: "STAGE", value: "dev" },
                        { name: "NPM_TOKEN", value: GITHUB },
                    ],
                },
            },
            found: ["credential@environment.environmentVariables[1].value"],
        },
        {
            title: "the JSON of container definitions",
            type: TASK,
            inputs: { containerDefinitions: JSON.stringify([{ environment: [{ name: "DB_PASSWORD", value: PASSWORD }] }]) },
            found: ["credential@containerDefinitions[0].environment[0].value"],
        },
    ],
    unknown: [
        {
            title: "container definitions that are unknown as a whole",
            type: TASK,
            inputs: { family: "orders", containerDefinitions: UNKNOWN },
            undetermined: ["containerDefinitions"],
        },
        {
            title: "a build project's environment that is unknown as a whole",
            type: BUILD,
            inputs: { environment: UNKNOWN },
            undetermined: ["environment"],
        },
        {
            title: "one variable of two",
            inputs: variables({ A: UNKNOWN, B: GITHUB }),
            undetermined: ["environment.variables.A"],
            found: ["credential@environment.variables.B"],
        },
        {
            title: "an access key id that a resource will give",
            inputs: variables({ AWS_ACCESS_KEY_ID: UNKNOWN }),
            undetermined: ["environment.variables.AWS_ACCESS_KEY_ID"],
        },
        { title: "all variables", inputs: { environment: { variables: UNKNOWN } }, undetermined: ["environment.variables"] },
    ],
    secret: [
        { title: "a masked variable", inputs: variables({ DB_PASSWORD: MASKED }), undetermined: ["environment.variables.DB_PASSWORD"] },
        {
            title: "a masked access key id is set by hand all the same",
            inputs: variables({ AWS_ACCESS_KEY_ID: MASKED }),
            undetermined: [],
            found: ["accessKey@environment.variables.AWS_ACCESS_KEY_ID"],
        },
    ],
});
