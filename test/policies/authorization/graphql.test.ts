import rule from "../../../policies/authorization/graphql";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const API = "aws:appsync/api:Api";
const CHANNEL = "aws:appsync/channelNamespace:ChannelNamespace";
const key = [{ authType: "API_KEY" }];
const pool = [{ authType: "AMAZON_COGNITO_USER_POOLS" }];
const events = (more: object) => ({
    eventConfig: {
        authProviders: [...key, ...pool],
        connectionAuthModes: pool,
        defaultPublishAuthModes: pool,
        defaultSubscribeAuthModes: pool,
        ...more,
    },
});

testResourceRule(rule, {
    compliant: [
        { title: "a user pool", inputs: { authenticationType: "AMAZON_COGNITO_USER_POOLS" } },
        {
            title: "an API key as an additional provider",
            inputs: { authenticationType: "AWS_IAM", additionalAuthenticationProviders: [{ authenticationType: "API_KEY" }] },
        },
        { title: "an event API whose key is no default", type: API, inputs: events({}) },
        { title: "a channel without modes of its own", type: CHANNEL, inputs: { apiId: "a" } },
        { title: "a channel with a mode", type: CHANNEL, inputs: { apiId: "a", publishAuthModes: pool } },
    ],
    violating: [
        { title: "an API key", inputs: { authenticationType: "API_KEY" }, found: ["default@authenticationType"] },
        {
            title: "an API key within a VPC",
            inputs: { authenticationType: "API_KEY", visibility: "PRIVATE" },
            found: ["default@authenticationType"],
        },
        {
            title: "aws-native",
            type: "aws-native:appsync:GraphQlApi",
            inputs: { authenticationType: "API_KEY" },
            found: ["default@authenticationType"],
        },
        {
            title: "each of the modes of an event API",
            type: API,
            inputs: events({ connectionAuthModes: [...pool, ...key], defaultPublishAuthModes: key, defaultSubscribeAuthModes: key }),
            found: [
                "mode@eventConfig.connectionAuthModes[1]",
                "mode@eventConfig.defaultPublishAuthModes[0]",
                "mode@eventConfig.defaultSubscribeAuthModes[0]",
            ],
        },
        {
            title: "a channel that brings the key back, beside modes that are not known",
            type: CHANNEL,
            inputs: { publishAuthModes: key, subscribeAuthModes: UNKNOWN },
            found: ["mode@publishAuthModes[0]"],
            undetermined: ["subscribeAuthModes"],
        },
        {
            title: "a channel of aws-native",
            type: "aws-native:appsync:ChannelNamespace",
            inputs: { subscribeAuthModes: key },
            found: ["mode@subscribeAuthModes[0]"],
        },
    ],
    unknown: [
        { title: "the type", inputs: { authenticationType: UNKNOWN }, undetermined: ["authenticationType"] },
        {
            title: "one mode",
            type: API,
            inputs: events({ connectionAuthModes: [{ authType: UNKNOWN }] }),
            undetermined: ["eventConfig.connectionAuthModes[0].authType"],
        },
        { title: "the configuration of an event API", type: API, inputs: { eventConfig: UNKNOWN }, undetermined: ["eventConfig"] },
    ],
    secret: [{ title: "the type", inputs: { authenticationType: MASKED }, undetermined: ["authenticationType"] }],
});
