/** One mistake in a text is one mandatory finding, whichever policies look at the place. */
import assert from "node:assert/strict";
import { concerns, judgeResource } from "../../policies/kit/judge";
import { ResourceView } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import names from "../../policies/content/names";
import code from "../../policies/content/no-credentials-in-code";
import environment from "../../policies/content/no-credentials-in-environment";
import parameters from "../../policies/content/no-credentials-in-parameters";
import urls from "../../policies/content/no-credentials-in-urls";
import personal from "../../policies/content/no-personal-data-in-environment";
import tags from "../../policies/content/tags";
import staticCredentials from "../../policies/identity/no-static-provider-credentials";
import { View } from "../../policies/model/values";
import plainHttp from "../../policies/transport/no-plain-http";
import tlsBypass from "../../policies/transport/no-tls-bypass";
import { BASIC, DATABASE, EMAIL, GITHUB, KEY_ID, SLACK } from "../policies/content/planted";

const RULES: readonly Rule[] = [names, code, environment, parameters, urls, personal, tags, plainHttp, tlsBypass, staticCredentials];
const FUNCTION = "aws:lambda/function:Function";
const PROVIDER = "pulumi:providers:aws";

interface Resource {
    readonly type: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

/** The mandatory findings on resources of one provider, as `policy@property`. */
async function findings(resources: readonly Resource[]): Promise<string[]> {
    const provider = resources.find(({ type }) => type === PROVIDER);
    const found: string[] = [];
    for (const { type, inputs } of resources) {
        const known = provider && { urn: "urn:p", type: PROVIDER, name: "p", inputs: new View(provider.inputs) };
        const view = new ResourceView(inputs, `urn:pulumi:test::example::${type}::subject`, type, "subject", known, { protect: false });
        for (const rule of RULES.filter((each) => concerns(each, type) && each.level === "mandatory")) {
            const judgement = await judgeResource(rule, view, readSettings(rule, {}), {
                now: new Date("2026-11-21T12:00:00Z"),
                program: { folder: undefined },
                deployer: { env: {}, asked: false },
                register: { entries: () => [] },
            });
            assert.equal(judgement.failure, undefined);
            found.push(...judgement.violations.map(({ policy, property }) => `${policy}@${property}`));
        }
    }
    return found;
}

const variables = (values: Record<string, unknown>): Resource => ({ type: FUNCTION, inputs: { environment: { variables: values } } });
const machine = (definition: object): Resource => ({
    type: "aws:sfn/stateMachine:StateMachine",
    inputs: { definition: JSON.stringify(definition) },
});
const definition = (value: string): object => ({ States: { Call: { Type: "Task", Parameters: { Target: value } } } });

const mistakes: readonly (readonly [mistake: string, resources: readonly Resource[], finding: string])[] = [
    [
        "a tag copied to tagsAll and to the name",
        [{ type: "aws:sqs/queue:Queue", inputs: { name: EMAIL, tags: { Name: EMAIL }, tagsAll: { Name: EMAIL } } }],
        "content-tags@tags.Name",
    ],
    [
        "a tag of a provider with two resources",
        [
            { type: PROVIDER, inputs: { defaultTags: JSON.stringify({ tags: { owner: EMAIL } }) } },
            { type: FUNCTION, inputs: { tagsAll: { owner: EMAIL } } },
            { type: "aws:sqs/queue:Queue", inputs: { tags: { team: "a" }, tagsAll: { team: "a", owner: EMAIL } } },
        ],
        "content-tags@defaultTags.tags.owner",
    ],
    ["a URL with a password in a tag", [{ type: FUNCTION, inputs: { tags: { hook: BASIC } } }], "content-tags@tags.hook"],
    [
        "a URL in clear with a password in the environment",
        [variables({ HOOK: BASIC })],
        "content-no-credentials-in-environment@environment.variables.HOOK",
    ],
    [
        "a connection string without TLS in the environment",
        [variables({ CACHE: "redis://:Tr0ub4" + "dor@cache.partner.net:6379/0" })],
        "content-no-credentials-in-environment@environment.variables.CACHE",
    ],
    [
        "a secret webhook in the environment",
        [variables({ SLACK_URL: SLACK })],
        "content-no-credentials-in-environment@environment.variables.SLACK_URL",
    ],
    [
        "a connection string in a parameter",
        [{ type: "aws:ssm/parameter:Parameter", inputs: { name: "/db/url", type: "String", value: DATABASE } }],
        "content-no-credentials-in-parameters@value",
    ],
    ["a connection string in a description", [{ type: FUNCTION, inputs: { description: DATABASE } }], "content-names@description"],
    ["a URL with a password in a state machine", [machine(definition(BASIC))], "content-no-credentials-in-urls@definition"],
    [
        "a token in a URL in a state machine",
        [machine(definition(`https://${GITHUB}@github.com/org/repo`))],
        "content-no-credentials-in-urls@definition",
    ],
    ["a token in a state machine", [machine(definition(GITHUB))], "content-names@definition"],
    [
        "a secret webhook that a topic sends to",
        [{ type: "aws:sns/topicSubscription:TopicSubscription", inputs: { protocol: "https", endpoint: SLACK } }],
        "content-no-credentials-in-urls@endpoint",
    ],
    [
        "a connection string in the code",
        [
            {
                type: FUNCTION,
                inputs: {
                    code: {
                        __pulumiArchive: true,
                        assets: { "index.js": { __pulumiAsset: true, text: `const db = "${DATABASE}";` } },
                    },
                },
            },
        ],
        "content-no-credentials-in-code@code.index.js",
    ],
    [
        "an access key in a provider",
        [{ type: PROVIDER, inputs: { accessKey: KEY_ID } }],
        "identity-no-static-provider-credentials@accessKey",
    ],
    [
        "an access key id in the environment",
        [variables({ AWS_ACCESS_KEY_ID: KEY_ID })],
        "content-no-credentials-in-environment@environment.variables.AWS_ACCESS_KEY_ID",
    ],
];

describe("one mistake in a text is one mandatory finding:", () => {
    for (const [mistake, resources, finding] of mistakes) {
        it(mistake, async () => assert.deepEqual(await findings(resources), [finding]));
    }
});
