/** Where a resource's inputs say to whom AWS, or the provider, will speak. */
import { hasBody } from "../api/openapi/definition";
import { integrationsOf } from "../api/openapi/extensions";
import { decodeProvider } from "../provider";
import { isHidden } from "../values";
import type { View } from "../values";
import { plainUrls } from "./plain-urls";

/** What Cognito reads of an identity provider (Cognito API reference, CreateIdentityProvider, `ProviderDetails`). */
const IDENTITY_PROVIDER = ["MetadataURL", "oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri"].map(
    (key) => `providerDetails.${key}`,
);

/** The endpoint properties of each type, as paths below the inputs; `*` stands for every element of a list. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
    "aws:sns/topicSubscription:TopicSubscription": ["endpoint"],
    "aws:apigateway/integration:Integration": ["uri"],
    "aws:apigatewayv2/integration:Integration": ["integrationUri"],
    "aws:cloudwatch/eventApiDestination:EventApiDestination": ["invocationEndpoint"],
    "aws:cloudwatch/eventConnection:EventConnection": ["authParameters.oauth.authorizationEndpoint"],
    "aws:appsync/dataSource:DataSource": ["httpConfig.endpoint"],
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": ["httpEndpointConfiguration.url", "splunkConfiguration.hecEndpoint"],
    "aws:codebuild/webhook:Webhook": ["payloadUrl"],
    "aws:cognito/identityProvider:IdentityProvider": IDENTITY_PROVIDER,
    // The target of a quick-create API: a URL, or a function's ARN.
    "aws:apigatewayv2/api:Api": ["target"],
    "aws:apigateway/restApi:RestApi": [],
    "aws:apigateway/restApiPut:RestApiPut": [],
    "aws-native:sns:Subscription": ["endpoint"],
    "aws-native:sns:Topic": ["subscription.*.endpoint"],
    "aws-native:apigateway:Method": ["integration.uri"],
    "aws-native:apigateway:RestApi": [],
    "aws-native:apigatewayv2:Api": ["target"],
    "aws-native:apigatewayv2:Integration": ["integrationUri"],
    "aws-native:appsync:DataSource": ["httpConfig.endpoint"],
    "aws-native:cognito:UserPoolIdentityProvider": IDENTITY_PROVIDER,
    "aws-native:events:ApiDestination": ["invocationEndpoint"],
    "aws-native:events:Connection": ["authParameters.oAuthParameters.authorizationEndpoint"],
    "aws-native:kinesisfirehose:DeliveryStream": [
        "httpEndpointDestinationConfiguration.endpointConfiguration.url",
        "splunkDestinationConfiguration.hecEndpoint",
    ],
};

/**
 * What says whether the endpoint of a resource is a URL, and the values by which it is; by every other that is known it is an ARN, an
 * address or nothing (SNS API reference, Subscribe; API Gateway API references, PutIntegration and CreateIntegration).
 */
const URL_BY: Readonly<Record<string, readonly [path: string, values: readonly string[]]>> = {
    "aws:sns/topicSubscription:TopicSubscription": ["protocol", ["http", "https"]],
    "aws:apigateway/integration:Integration": ["type", ["HTTP", "HTTP_PROXY"]],
    "aws:apigatewayv2/integration:Integration": ["integrationType", ["HTTP", "HTTP_PROXY"]],
    "aws-native:sns:Subscription": ["protocol", ["http", "https"]],
    "aws-native:apigateway:Method": ["integration.type", ["HTTP", "HTTP_PROXY"]],
    "aws-native:apigatewayv2:Integration": ["integrationType", ["HTTP", "HTTP_PROXY"]],
};

const PROVIDERS: readonly string[] = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

/** The types that name endpoints. */
export const ENDPOINT_TYPES: readonly string[] = [...Object.keys(ENDPOINTS), ...PROVIDERS];

/** The endpoints of a resource, each a reading of its own: one that throws hides no other. */
export function endpointsOf(type: string, inputs: View): readonly (() => readonly View[])[] {
    if (PROVIDERS.includes(type)) return [() => providerEndpoints(inputs)];
    const paths = (ENDPOINTS[type] ?? []).map(
        (path) => () => (namesUrl(type, inputs) ? at(inputs, path).map(unlessLinked(type, inputs)) : []),
    );
    const body = () => integrationsOf(inputs.child("body")).flatMap((integration) => under(integration));
    return hasBody(type) ? [...paths, body] : paths;
}

const under = (integration: View): readonly View[] => {
    if (isHidden(integration.raw)) return [integration];
    const link = integration.child("connectionType");
    return link.raw === "VPC_LINK" ? [] : [decided(integration.child("uri"), link)];
};

/** The endpoint; where it is plain, and nobody can see whether it goes over a VPC link, what says so in its place. */
const decided = (endpoint: View, link: View): View => (link.isHidden && plainUrls(endpoint.knownText ?? "").length > 0 ? link : endpoint);

const unlessLinked =
    (type: string, inputs: View) =>
    (endpoint: View): View => {
        const [link] = at(inputs, LINK_AT[type] ?? "");
        return LINK_AT[type] === undefined || link === undefined ? endpoint : decided(endpoint, link);
    };

const providerEndpoints = (inputs: View): readonly View[] =>
    decodeProvider(inputs)
        .as()
        .list("endpoints")
        .flatMap((set) => set.as().asEntries())
        .map(([, url]) => url);

/** The place of the setting that says whether an integration goes over a VPC link: of one that does, another policy says how. */
const LINK_AT: Readonly<Record<string, string>> = {
    "aws:apigateway/integration:Integration": "connectionType",
    "aws-native:apigateway:Method": "integration.connectionType",
};

/** @throws Undetermined where what holds the setting is not known; a setting that is not known itself leaves the question open. */
function namesUrl(type: string, inputs: View): boolean {
    const link = LINK_AT[type];
    if (link !== undefined && at(inputs, link).some(({ raw }) => raw === "VPC_LINK")) return false;
    const [path, values] = URL_BY[type] ?? [];
    const [setting] = path === undefined ? [] : at(inputs, path);
    const isOpen = setting === undefined || typeof setting.raw !== "string" || isHidden(setting.raw);
    return isOpen || values === undefined || values.includes(setting.raw);
}

const at = (inputs: View, path: string): readonly View[] => path.split(".").reduce<readonly View[]>(step, [inputs]);

function step(views: readonly View[], key: string): readonly View[] {
    if (key === "*") return views.flatMap((view) => view.asList());
    return views.map((view) => {
        const object = Array.isArray(view.known()) ? view.asList()[0]?.as() : view;
        return object === undefined ? view.child(key) : object.child(key);
    });
}
