/** Where a resource's inputs say to whom AWS, or the provider, will speak. */
import { definitionWith } from "./api-definition";
import { decodeProvider } from "./provider";
import { isRecord } from "./values";
import type { View } from "./values";

/** The endpoint properties of each type, as paths below the inputs; `*` stands for every element of a list or map. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
    "aws:sns/topicSubscription:TopicSubscription": ["endpoint"],
    "aws:apigateway/integration:Integration": ["uri"],
    "aws:apigatewayv2/integration:Integration": ["integrationUri"],
    "aws:cloudwatch/eventApiDestination:EventApiDestination": ["invocationEndpoint"],
    "aws:cloudwatch/eventConnection:EventConnection": ["authParameters.oauth.authorizationEndpoint"],
    "aws:appsync/dataSource:DataSource": ["httpConfig.endpoint"],
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": ["httpEndpointConfiguration.url"],
    "aws:codebuild/webhook:Webhook": ["payloadUrl"],
    "aws-native:sns:Subscription": ["endpoint"],
    "aws-native:events:ApiDestination": ["invocationEndpoint"],
    "aws-native:apigatewayv2:Integration": ["integrationUri"],
};

/** Types whose OpenAPI `body` may hold integrations. */
const BODIES = ["aws:apigateway/restApi:RestApi", "aws:apigatewayv2/api:Api"] as const;
const PROVIDER = "pulumi:providers:aws";

/** The types that name endpoints. */
export const ENDPOINT_TYPES: readonly string[] = [...Object.keys(ENDPOINTS), ...BODIES, PROVIDER];

/** The endpoints of a resource, each to be read on its own. */
export function endpointsOf(type: string, inputs: View): readonly View[] {
    if (type === PROVIDER)
        return decodeProvider(inputs)
            .as()
            .list("endpoints")
            .flatMap((set) =>
                set
                    .as()
                    .asEntries()
                    .map(([, url]) => url),
            );
    if ((BODIES as readonly string[]).includes(type)) return integrations(inputs.child("body"));
    return (ENDPOINTS[type] ?? []).map((path) => path.split(".").reduce<View>((view, key) => step(view, key), inputs));
}

function step(view: View, key: string): View {
    const object = Array.isArray(view.known()) ? view.asList()[0]?.as() : view;
    return object === undefined ? view.child(key) : object.child(key);
}

const INTEGRATION = "x-amazon-apigateway-integration";

/** The integration URIs of an OpenAPI definition (API Gateway developer guide, "x-amazon-apigateway-integration object": `uri`). */
function integrations(body: View): readonly View[] {
    const paths = definitionWith(body, INTEGRATION)?.["paths"];
    const holder = isRecord(paths) ? paths : {};
    const found: (readonly [string, unknown])[] = [];
    for (const [route, operations] of Object.entries(holder)) {
        for (const operation of isRecord(operations) ? Object.values(operations) : []) {
            const integration = isRecord(operation) ? operation[INTEGRATION] : undefined;
            if (isRecord(integration) && integration["uri"] !== undefined) found.push([route, integration["uri"]]);
        }
    }
    return found.map(([route, uri]) => body.place(uri, ["paths", route]));
}
