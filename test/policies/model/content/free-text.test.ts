import assert from "node:assert/strict";
import fc from "fast-check";
import { isSecretInput, tagEntries, texts } from "../../../../policies/model/content/free-text";
import { MASKED, UNKNOWN, View } from "../../../../policies/model/values";

const FUNCTION = "aws:lambda/function:Function";

/** `path | key | place | text`, or `?reason` in place of the text. */
const found = (type: string, inputs: unknown): readonly string[] =>
    [...texts(type, new View(inputs))].map((item) =>
        [item.path.join("."), item.key, item.place, item.undetermined === undefined ? item.text : `?${item.undetermined}`].join(" | "),
    );

const tags = (type: string, inputs: unknown): readonly string[] =>
    tagEntries(type, new View(inputs)).map(
        ({ key, path, source, value }) => `${source} ${path.join(".")} ${key}=${value.raw === UNKNOWN ? "?" : String(value.raw)}`,
    );

interface Case {
    readonly what: string;
    readonly type: string;
    readonly inputs: unknown;
    readonly texts: readonly string[];
}

const CASES: readonly Case[] = [
    {
        what: "names, descriptions and other strings, each with its place",
        type: FUNCTION,
        inputs: { name: "f", description: "d", handler: "index.handler", timeout: 3, publish: true, layers: ["l"] },
        texts: [
            "name | name | name | f",
            "description | description | description | d",
            "handler | handler | value | index.handler",
            "layers.0 | layers | value | l",
        ],
    },
    {
        what: "properties that end in a name, a comment or a display name",
        type: "aws:x/y:Z",
        inputs: { policyName: "p", namePrefix: "q", displayName: "r", alarmDescription: "s", nested: { comment: "t" } },
        texts: [
            "policyName | policyName | name | p",
            "namePrefix | namePrefix | name | q",
            "displayName | displayName | description | r",
            "alarmDescription | alarmDescription | description | s",
            "nested.comment | comment | description | t",
        ],
    },
    {
        what: "variables of a function one by one, numbers and unknown ones too",
        type: FUNCTION,
        inputs: { environment: { variables: { A: "a", B: UNKNOWN, C: 5, D: MASKED } } },
        texts: [
            "environment.variables.A | A | environment | a",
            "environment.variables.B | B | environment | ?unknown",
            "environment.variables.C | C | environment | 5",
            "environment.variables.D | D | environment | ?secret",
        ],
    },
    {
        what: "an environment unknown as a whole",
        type: FUNCTION,
        inputs: { environment: { variables: UNKNOWN } },
        texts: ["environment.variables | variables | environment | ?unknown"],
    },
    {
        what: "variables of CodeBuild, and what refers to a secret as a plain value",
        type: "aws:codebuild/project:Project",
        inputs: {
            environment: {
                image: "i",
                environmentVariables: [
                    { name: "A", value: "a" },
                    { name: "B", value: "b", type: "SECRETS_MANAGER" },
                ],
            },
        },
        texts: [
            "environment.image | image | value | i",
            "environment.environmentVariables.0.value | A | environment | a",
            "environment.environmentVariables.1.value | B | value | b",
            "environment.environmentVariables.1.type | type | value | SECRETS_MANAGER",
        ],
    },
    {
        what: "variables in the JSON of container definitions",
        type: "aws:ecs/taskDefinition:TaskDefinition",
        inputs: {
            containerDefinitions: JSON.stringify([
                { image: "i", environment: [{ name: "A", value: "a" }], secrets: [{ name: "B", valueFrom: "arn" }] },
            ]),
        },
        texts: [
            "containerDefinitions.0.image | image | value | i",
            "containerDefinitions.0.environment.0.value | A | environment | a",
            "containerDefinitions.0.secrets.0.name | name | name | B",
            "containerDefinitions.0.secrets.0.valueFrom | valueFrom | value | arn",
        ],
    },
    {
        what: "JSON that is none as a text",
        type: "aws:ecs/taskDefinition:TaskDefinition",
        inputs: { containerDefinitions: "[{" },
        texts: ["containerDefinitions | containerDefinitions | free-text | [{"],
    },
    {
        what: "variables of App Runner",
        type: "aws:apprunner/service:Service",
        inputs: { c: { runtimeEnvironmentVariables: { A: "a" } } },
        texts: ["c.runtimeEnvironmentVariables.A | A | environment | a"],
    },
    {
        what: "variables of Amplify",
        type: "aws:amplify/app:App",
        inputs: { environmentVariables: { A: "a" } },
        texts: ["environmentVariables.A | A | environment | a"],
    },
    {
        what: "variables of Batch in JSON",
        type: "aws:batch/jobDefinition:JobDefinition",
        inputs: { containerProperties: '{"environment":[{"name":"A","value":"a"}]}' },
        texts: ["containerProperties.environment.0.value | A | environment | a"],
    },
    {
        what: "variables of a REST stage",
        type: "aws:apigateway/stage:Stage",
        inputs: { variables: { a: "b" } },
        texts: ["variables.a | a | environment | b"],
    },
    {
        what: "variables of a deployment, but not the digest that makes it a new one while it is unknown",
        type: "aws:apigateway/deployment:Deployment",
        inputs: { variables: { version: UNKNOWN, key: UNKNOWN } },
        texts: ["variables.key | key | environment | ?unknown"],
    },
    {
        what: "such a variable where it can be read",
        type: "aws:apigateway/deployment:Deployment",
        inputs: { variables: { version: "v" } },
        texts: ["variables.version | version | environment | v"],
    },
    {
        what: "variables of an HTTP stage",
        type: "aws:apigatewayv2/stage:Stage",
        inputs: { stageVariables: { a: "b" } },
        texts: ["stageVariables.a | a | environment | b"],
    },
    {
        what: "variables of Elastic Beanstalk among its settings",
        type: "aws:elasticbeanstalk/environment:Environment",
        inputs: {
            settings: [
                { namespace: "aws:elasticbeanstalk:application:environment", name: "A", value: "a" },
                { namespace: "aws:ec2:vpc", name: "VPCId", value: "v" },
            ],
        },
        texts: [
            "settings.0.namespace | namespace | value | aws:elasticbeanstalk:application:environment",
            "settings.0.value | A | environment | a",
            "settings.1.namespace | namespace | value | aws:ec2:vpc",
            "settings.1.value | VPCId | value | v",
        ],
    },
    {
        what: "the name of an environment, which is none",
        type: "aws:x/y:Z",
        inputs: { environment: "prod" },
        texts: ["environment | environment | value | prod"],
    },
    {
        what: "templates of integrations",
        type: "aws:apigateway/integration:Integration",
        inputs: { requestTemplates: { "application/json": "{}" } },
        texts: ["requestTemplates.application/json | application/json | free-text | {}"],
    },
    {
        what: "what a rule sends to its target",
        type: "aws:cloudwatch/eventTarget:EventTarget",
        inputs: { input: "{}", inputTransformer: { inputTemplate: "t" } },
        texts: ["input | input | free-text | {}", "inputTransformer.inputTemplate | inputTemplate | free-text | t"],
    },
    {
        what: "a state machine",
        type: "aws:sfn/stateMachine:StateMachine",
        inputs: { definition: "{}" },
        texts: ["definition | definition | free-text | {}"],
    },
    {
        what: "a template of CloudFormation and its parameters",
        type: "aws:cloudformation/stack:Stack",
        inputs: { templateBody: "t", parameters: { DbPassword: "p" } },
        texts: ["templateBody | templateBody | free-text | t", "parameters.DbPassword | DbPassword | free-text | p"],
    },
    {
        what: "user data in plain text",
        type: "aws:ec2/instance:Instance",
        inputs: { userData: "#!/bin/sh" },
        texts: ["userData | userData | free-text | #!/bin/sh"],
    },
    {
        what: "user data in base64, decoded",
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        inputs: { userData: Buffer.from("#!/bin/sh\nls").toString("base64") },
        texts: ["userData | userData | free-text | #!/bin/sh\nls"],
    },
    {
        what: "user data in base64 behind which blanks stand, decoded, and what only begins like it, as it is",
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        inputs: { userData: `${Buffer.from("#!/bin/sh\nls").toString("base64")} \n\t`, customData: `aB3/\n\n-${"\n".repeat(4)}` },
        texts: ["userData | userData | free-text | #!/bin/sh\nls", `customData | customData | free-text | aB3/\n\n-${"\n".repeat(4)}`],
    },
    {
        what: "a plain parameter under its own name",
        type: "aws:ssm/parameter:Parameter",
        inputs: { name: "/a", type: "String", value: "v" },
        texts: ["value | /a | parameter | v", "name | name | name | /a", "type | type | value | String"],
    },
    {
        what: "no SecureString",
        type: "aws:ssm/parameter:Parameter",
        inputs: { type: "SecureString", value: "v" },
        texts: ["type | type | value | SecureString"],
    },
    {
        what: "a parameter whose type is not known as open",
        type: "aws:ssm/parameter:Parameter",
        inputs: { type: UNKNOWN, value: "v" },
        texts: ["value | value | parameter | ?unknown", "type | type | value | ?unknown"],
    },
    {
        what: "no secret of the secrets manager",
        type: "aws:secretsmanager/secretVersion:SecretVersion",
        inputs: { secretString: "s", secretId: "i" },
        texts: ["secretId | secretId | value | i"],
    },
    {
        what: "no password of a database",
        type: "aws:rds/instance:Instance",
        inputs: { password: "p", masterPasswordWo: "q", engine: "e" },
        texts: ["engine | engine | value | e"],
    },
    {
        what: "no authorization of a connection, nor headers stored as secrets",
        type: "aws:cloudwatch/eventConnection:EventConnection",
        inputs: {
            authParameters: {
                basic: { username: "u", password: "p" },
                invocationHttpParameters: {
                    headers: [
                        { key: "h", value: "s", isValueSecret: true },
                        { key: "i", value: "v" },
                    ],
                },
            },
        },
        texts: [
            "authParameters.invocationHttpParameters.headers.0.key | key | free-text | h",
            "authParameters.invocationHttpParameters.headers.1.key | key | free-text | i",
            "authParameters.invocationHttpParameters.headers.1.value | i | free-text | v",
        ],
    },
    {
        what: "the variables that a canary of a stage has for itself",
        type: "aws:apigateway/stage:Stage",
        inputs: { canarySettings: { stageVariableOverrides: { T: "v" } } },
        texts: ["canarySettings.stageVariableOverrides.T | T | environment | v"],
    },
    {
        what: "headers and parameters of requests, each under its own name",
        type: "aws:cloudwatch/eventTarget:EventTarget",
        inputs: { httpTarget: { headerParameters: { Authorization: "v" }, queryStringParameters: { token: "w" } } },
        texts: [
            "httpTarget.headerParameters.Authorization | Authorization | free-text | v",
            "httpTarget.queryStringParameters.token | token | free-text | w",
        ],
    },
    {
        what: "headers that a distribution adds, under their names",
        type: "aws:cloudfront/distribution:Distribution",
        inputs: { origins: [{ customHeaders: [{ name: "X-Token", value: "v" }] }] },
        texts: ["origins.0.customHeaders.0.name | name | free-text | X-Token", "origins.0.customHeaders.0.value | X-Token | free-text | v"],
    },
    {
        what: "the same in its other spelling",
        type: "aws-native:cloudfront:Distribution",
        inputs: { originCustomHeaders: [{ headerName: "X-Token", headerValue: "v" }] },
        texts: [
            "originCustomHeaders.0.headerName | headerName | free-text | X-Token",
            "originCustomHeaders.0.headerValue | X-Token | free-text | v",
        ],
    },
    {
        what: "commands of images and containers, but not what a job is made of",
        type: FUNCTION,
        inputs: { imageConfig: { commands: ["a"], entryPoints: ["b"] }, command: { name: "c" } },
        texts: [
            "imageConfig.commands.0 | commands | free-text | a",
            "imageConfig.entryPoints.0 | entryPoints | free-text | b",
            "command.name | name | name | c",
        ],
    },
    {
        what: "properties of applications, dashboards and parameters of applications",
        type: "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
        inputs: { dashboardBody: "d", parameters: { p: "v" }, environmentProperties: { propertyGroups: [{ propertyMap: { m: "w" } }] } },
        texts: [
            "dashboardBody | dashboardBody | free-text | d",
            "parameters.p | p | free-text | v",
            "environmentProperties.propertyGroups.0.propertyMap.m | m | environment | w",
        ],
    },
    { what: "no code of a function", type: FUNCTION, inputs: { code: { __pulumiArchive: true, path: "x" } }, texts: [] },
    {
        what: "no inline code of a function",
        type: "aws-native:lambda:Function",
        inputs: { code: { zipFile: "x", s3Key: "k" } },
        texts: ["code.s3Key | s3Key | value | k"],
    },
    {
        what: "the names of persons as plain values where the resource is a person",
        type: "aws:identitystore/user:User",
        inputs: { displayName: "d", userName: "u" },
        texts: ["displayName | displayName | value | d", "userName | userName | value | u"],
    },
    { what: "inputs that are not known at all", type: FUNCTION, inputs: UNKNOWN, texts: [" |  | value | ?unknown"] },
    { what: "nothing in inputs of no shape", type: FUNCTION, inputs: null, texts: [] },
];

describe("the texts of a resource", () => {
    for (const { what, type, inputs, texts: expected } of CASES) {
        it(`are ${what}`, () => {
            assert.deepEqual(found(type, inputs), expected);
        });
    }

    const TAG_SHAPES: readonly (readonly [string, unknown, string])[] = [
        ["a map", { tags: { K: "v" } }, "tags.K"],
        ["a list of keys and values", { tags: [{ key: "K", value: "v" }] }, "tags.0.value"],
        ["Auto Scaling's list", { tags: [{ key: "K", value: "v", propagateAtLaunch: true }] }, "tags.0.value"],
        ["a list with other spellings", { tagList: [{ tagKey: "K", tagValue: "v" }] }, "tagList.0.tagValue"],
        ["specifications of a launch template", { tagSpecifications: [{ tags: { K: "v" } }] }, "tagSpecifications.0.tags.K"],
        ["tags of volumes", { volumeTags: { K: "v" } }, "volumeTags.K"],
        ["a provider's defaults in JSON", { defaultTags: '{"tags":{"K":"v"}}' }, "defaultTags.tags.K"],
        ["a provider's defaults as an object", { defaultTags: { tags: { K: "v" } } }, "defaultTags.tags.K"],
    ];
    for (const [shape, inputs, path] of TAG_SHAPES) {
        it(`are keys and values of tags written as ${shape}`, () => {
            const items = found("aws:x/y:Z", inputs).filter((item) => item.includes("| tag"));
            assert.equal(items.length, 2);
            assert.ok(items.some((item) => item.endsWith("| K | tag-key | K")));
            assert.ok(items.includes(`${path} | K | tag | v`));
        });
    }

    it("are the tag that a resource is", () => {
        assert.deepEqual(found("aws:ec2/tag:Tag", { key: "K", value: "v" }), ["key | K | tag-key | K", "value | K | tag | v"]);
        assert.deepEqual(tags("aws:autoscaling/tag:Tag", { tag: { key: "K", value: "v" } }), ["tags tag.value K=v"]);
    });

    it("end where the inputs are deeper than any program writes, and say so", () => {
        let deep: unknown = { a: "x" };
        for (let i = 0; i < 50_000; i++) deep = { a: deep };
        const items = [...texts(FUNCTION, new View(deep))];
        assert.deepEqual(
            items.map(({ undetermined }) => undetermined),
            ["unresolved"],
        );
    });

    it("are found beneath keys that name the prototype", () => {
        assert.deepEqual(found(FUNCTION, JSON.parse('{"__proto__":{"constructor":"x"},"tags":{"__proto__":"v"}}')), [
            "__proto__.constructor | constructor | value | x",
            "tags.__proto__ | __proto__ | tag-key | __proto__",
            "tags.__proto__ | __proto__ | tag | v",
        ]);
    });

    it("never throw, whatever the inputs", () => {
        const key = fc.oneof(
            fc.string(),
            fc.constantFrom(
                "tags",
                "tagsAll",
                "environment",
                "variables",
                "defaultTags",
                "containerDefinitions",
                "settings",
                "name",
                "value",
                "key",
                "type",
                "code",
                "password",
                "__proto__",
            ),
        );
        const json = fc.letrec((tie) => ({
            value: fc.oneof(
                { maxDepth: 5 },
                fc.string(),
                fc.integer(),
                fc.constantFrom(null, true, UNKNOWN, MASKED, "[]", '{"tags":[1]}'),
                fc.array(tie("value"), { maxLength: 4 }),
                fc.dictionary(key, tie("value"), { maxKeys: 4 }),
            ),
        })).value;
        fc.assert(
            fc.property(
                json,
                fc.constantFrom(FUNCTION, "aws:ssm/parameter:Parameter", "aws:ec2/tag:Tag", "pulumi:providers:aws"),
                (inputs, type) => {
                    for (const item of texts(type, new View(inputs)))
                        assert.ok(item.undetermined !== undefined || typeof item.text === "string");
                    tagEntries(type, new View(inputs));
                },
            ),
        );
    });
});

describe("the tags of a resource", () => {
    it("are its own before those that only tagsAll has", () => {
        assert.deepEqual(tags(FUNCTION, { tagsAll: { A: "1", B: "2" }, tags: { A: "1" } }), ["tags tags.A A=1", "tagsAll tagsAll.B B=2"]);
    });

    it("are a provider's defaults", () => {
        assert.deepEqual(tags("pulumi:providers:aws", { defaultTags: '{"tags":{"A":"1"}}', ignoreTags: '{"keys":["B"]}' }), [
            "defaultTags defaultTags.tags.A A=1",
        ]);
    });

    it("are unknown one by one", () => {
        assert.deepEqual(tags(FUNCTION, { tags: { A: UNKNOWN, B: "2" }, tagsAll: UNKNOWN }), ["tags tags.A A=?", "tags tags.B B=2"]);
    });

    it("are one entry without a key where they are unknown as a whole", () => {
        const [entry, ...others] = tagEntries(FUNCTION, new View({ tags: UNKNOWN }));
        assert.deepEqual(others, []);
        assert.equal(entry?.key, "");
        assert.throws(() => entry.value.asString(), { reason: "unknown" });
    });

    it("are none where there are none", () => {
        assert.deepEqual(tags(FUNCTION, { copyTagsToSnapshot: true, propagateTags: "SERVICE" }), []);
    });
});

describe("an input for secrets", () => {
    it("is told by its name", () => {
        for (const name of [
            "password",
            "masterPassword",
            "masterUserPassword",
            "secretString",
            "authToken",
            "clientSecret",
            "client_secret",
            "privateKey",
            "passwordWo",
            "token",
            "tunnel1PresharedKey",
            "platformCredential",
        ])
            assert.ok(isSecretInput(name), name);
        for (const name of [
            "passwordPolicy",
            "secretArn",
            "secretId",
            "tokenValidityUnits",
            "masterUserSecretKmsKeyId",
            "publicKey",
            "kmsKeyId",
            "clientToken",
            "name",
        ])
            assert.ok(!isSecretInput(name), name);
    });
});
