import rule from "../../../policies/content/no-credentials-in-urls";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { BASIC, DATABASE, GITHUB, KEY_ID, SLACK } from "./planted";

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const DESTINATION = "aws:cloudwatch/eventApiDestination:EventApiDestination";
const MACHINE = "aws:sfn/stateMachine:StateMachine";
const HEX = "9f8e7d6c5b4a39281706";
const subscription = (endpoint: unknown): Record<string, unknown> => ({ protocol: "https", endpoint });

testResourceRule(rule, {
    compliant: [
        { title: "a plain URL", type: SUBSCRIPTION, inputs: subscription("https://hooks.partner.net/in?topic=orders&page=2") },
        { title: "a user without a password", type: SUBSCRIPTION, inputs: subscription("https://orders@hooks.partner.net/in") },
        {
            title: "placeholders",
            inputs: {
                a: "https://user:${password}@a.net",
                b: "https://user:{{password}}@a.net",
                c: "https://user:<password>@a.net",
                d: "https://user:***@a.net",
                e: "https://a.net?token=$TOKEN",
                f: "postgres://user:[secret]@a.net",
            },
        },
        { title: "a repository", inputs: { repository: "git@github.com:org/repo.git", source: "https://github.com/org/repo" } },
        { title: "the environment, which has a policy of its own", inputs: { environment: { variables: { DB: DATABASE } } } },
        { title: "tags and names, which have policies of their own", inputs: { tags: { db: DATABASE }, description: DATABASE } },
        {
            title: "parameters, which have a policy of their own",
            type: "aws:ssm/parameter:Parameter",
            inputs: { type: "String", value: DATABASE },
        },
        { title: "a secret's own place", type: "aws:secretsmanager/secretVersion:SecretVersion", inputs: { secretString: DATABASE } },
        {
            title: "a token outside of any URL",
            type: MACHINE,
            inputs: { definition: JSON.stringify({ token: GITHUB, url: "https://a.net" }) },
        },
        { title: "the outputs of a stack", type: "pulumi:pulumi:Stack", inputs: { url: BASIC } },
    ],
    violating: [
        { title: "a password", type: SUBSCRIPTION, inputs: subscription(BASIC), found: ["credential@endpoint"] },
        {
            title: "a token in the query",
            type: DESTINATION,
            inputs: { invocationEndpoint: `https://a.net/in?api_key=${HEX}` },
            found: ["credential@invocationEndpoint"],
        },
        {
            title: "a token in the fragment",
            type: SUBSCRIPTION,
            inputs: subscription(`https://a.net/#access_token=${HEX}${HEX}`),
            found: ["credential@endpoint"],
        },
        {
            title: "a token as the user",
            inputs: { sourceUrl: `https://${GITHUB}@github.com/org/repo.git` },
            found: ["credential@sourceUrl"],
        },
        {
            title: "a presigned URL, one finding",
            inputs: {
                layerUrl: `https://b.s3.amazonaws.com/k?X-Amz-Credential=${KEY_ID}%2F20260801%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=${HEX.repeat(3)}9f8e`,
            },
            found: ["credential@layerUrl"],
        },
        { title: "a webhook that is a secret", type: SUBSCRIPTION, inputs: subscription(SLACK), found: ["credential@endpoint"] },
        {
            title: "a connection string",
            type: "aws:dms/endpoint:Endpoint",
            inputs: { extraConnectionAttributes: DATABASE },
            found: ["credential@extraConnectionAttributes"],
        },
        {
            title: "a URL in a state machine",
            type: MACHINE,
            inputs: { definition: JSON.stringify({ States: { Call: { Parameters: { ApiEndpoint: BASIC } } } }) },
            found: ["credential@definition"],
        },
        {
            title: "a provider's proxy",
            type: "pulumi:providers:aws",
            inputs: { httpsProxy: BASIC },
            found: ["credential@httpsProxy"],
        },
        {
            title: "a description of another provider, which no other policy judges",
            type: "github:index/repository:Repository",
            inputs: { description: DATABASE },
            found: ["credential@description"],
        },
        {
            title: "an input of another provider, whatever its name",
            type: "github:index/repositoryWebhook:RepositoryWebhook",
            inputs: { configuration: { url: BASIC } },
            found: ["credential@configuration.url"],
        },
    ],
    unknown: [
        {
            title: "an endpoint, but not an ARN",
            type: SUBSCRIPTION,
            inputs: { topicArn: UNKNOWN, endpoint: UNKNOWN },
            undetermined: ["endpoint"],
        },
        {
            title: "one endpoint of two",
            inputs: { origins: [{ url: UNKNOWN }, { url: BASIC }] },
            undetermined: ["origins[0].url"],
            found: ["credential@origins[1].url"],
        },
    ],
    secret: [{ title: "an endpoint is masked", type: SUBSCRIPTION, inputs: subscription(MASKED), undetermined: ["endpoint"] }],
});
