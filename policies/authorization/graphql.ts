import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { keyModes } from "../model/api/graphql";

export default resourceRule({
    name: "authorization-graphql",
    description: "A GraphQL or event API of AppSync must not take an API key for authorization by default.",
    severity: "high",
    level: "mandatory",
    checklist: ["B10"],
    why: "An API key is the same for all callers, travels in every client, and says nothing of who calls.",
    fix: [
        "set another mode: `AWS_IAM`, `AMAZON_COGNITO_USER_POOLS`, `OPENID_CONNECT` or `AWS_LAMBDA`; what has to stay public keeps a key as an additional provider, field by field.",
    ],
    notes: [
        "`visibility: PRIVATE` keeps an API in the VPC; it does not tell its callers apart. An API key among `additionalAuthenticationProviders` is not reported: it opens only what the schema marks `@aws_api_key`.",
        "The modes of a channel namespace take the place of the API's own.",
    ],
    on: [
        "aws:appsync/graphQLApi:GraphQLApi",
        "aws:appsync/api:Api",
        "aws:appsync/channelNamespace:ChannelNamespace",
        "aws-native:appsync:GraphQlApi",
        "aws-native:appsync:Api",
        "aws-native:appsync:ChannelNamespace",
    ],
    messages: {
        default: "an API key is all that the API asks for by default.",
        mode: (d: { what: Text }) => text`an API key is enough to ${d.what}.`,
    },
    example: {
        good: { inputs: { authenticationType: "AMAZON_COGNITO_USER_POOLS" } },
        bad: { inputs: { authenticationType: "API_KEY" } },
    },
    *check(api, { each, found }) {
        const inputs = api.as();
        if (/:graph/i.test(api.type)) {
            if (inputs.string("authenticationType")?.toUpperCase() === "API_KEY") yield found("default", "authenticationType");
            return;
        }
        yield* each(keyModes(inputs), function* ({ what, read }) {
            yield* each(read(), function* (mode) {
                if (mode.string("authType")?.toUpperCase() === "API_KEY") yield found("mode", mode, { what: WORDS[what] });
            });
        });
    },
});

const WORDS = { connect: text`connect`, publish: text`publish`, subscribe: text`subscribe` } as const;
