import rule from "../../../policies/content/no-credentials-in-urls";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";
import { BASIC, DATABASE, GITHUB, KEY_ID, SLACK } from "./planted";

/** At first preview half of all inputs are unknown. */
const NO_URL = "an unknown value is said to be open only where its property may become a URL, by its name or its place";

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
        {
            title: "an integration whose target can only be an ARN, known after the deployment",
            type: "aws:apigatewayv2/integration:Integration",
            inputs: { integrationType: "AWS_PROXY", integrationUri: UNKNOWN },
        },
        {
            title: "a method's integration with a function",
            type: "aws-native:apigateway:Method",
            inputs: { integration: { type: "AWS_PROXY", uri: UNKNOWN } },
        },
        { title: "a subscription of a queue", type: SUBSCRIPTION, inputs: { protocol: "sqs", endpoint: MASKED } },
        { title: "a queue's own URL", type: "aws:sqs/queuePolicy:QueuePolicy", inputs: { queueUrl: UNKNOWN } },
        { title: "an image and its network", type: "aws:x/y:Z", inputs: { imageUri: UNKNOWN, privateIpAddress: UNKNOWN } },
        {
            title: "a pipeline's bucket",
            type: "aws:codepipeline/pipeline:Pipeline",
            inputs: { artifactStores: [{ location: UNKNOWN, type: "S3" }] },
        },
        {
            title: "a table's folder in S3",
            type: "aws:glue/catalogTable:CatalogTable",
            inputs: { storageDescriptor: { location: UNKNOWN } },
        },
        { title: "a folder for artifacts", type: "aws:synthetics/canary:Canary", inputs: { artifactS3Location: UNKNOWN } },
        { title: "a component, which only passes it on", type: "shop:index:Api", inputs: { properties: { url: UNKNOWN } } },
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
            silentWhenHidden: { description: NO_URL },
            found: ["credential@description"],
        },
        {
            title: "an input of another provider, whatever its name",
            type: "github:index/repositoryWebhook:RepositoryWebhook",
            inputs: { configuration: { url: BASIC } },
            silentWhenHidden: { "configuration*": NO_URL },
            found: ["credential@configuration.url"],
        },
    ],
    unknown: [
        {
            title: "an endpoint, but not an ARN",
            type: SUBSCRIPTION,
            inputs: { protocol: "https", topicArn: UNKNOWN, endpoint: UNKNOWN },
            undetermined: ["endpoint"],
        },
        {
            title: "an integration over HTTP",
            type: "aws:apigatewayv2/integration:Integration",
            inputs: { integrationType: "HTTP_PROXY", integrationUri: UNKNOWN },
            undetermined: ["integrationUri"],
        },
        {
            title: "a method whose integration is not known",
            type: "aws-native:apigateway:Method",
            inputs: { integration: { type: UNKNOWN, uri: UNKNOWN } },
            undetermined: ["integration.uri"],
        },
        {
            title: "where a build takes its sources",
            type: "aws:codebuild/project:Project",
            inputs: { source: { type: "GITHUB", location: UNKNOWN }, artifacts: { location: UNKNOWN } },
            undetermined: ["source.location"],
        },
        {
            title: "a resource of another provider",
            type: "github:index/repositoryWebhook:RepositoryWebhook",
            provider: {},
            inputs: { configuration: { url: UNKNOWN } },
            undetermined: ["configuration.url"],
        },
        {
            title: "the endpoint of another provider itself",
            type: "pulumi:providers:kubernetes",
            inputs: { endpoint: UNKNOWN },
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
