import rule from "../../../policies/encryption/api-cache";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const STAGE = "aws-native:apigateway:Stage";
const DEPLOYMENT = "aws-native:apigateway:Deployment";
const caching = { cachingEnabled: true };

testResourceRule(rule, {
    compliant: [
        { title: "cached and encrypted", inputs: { settings: { ...caching, cacheDataEncrypted: true } } },
        { title: "not cached", inputs: { settings: { cachingEnabled: false } } },
        {
            title: "not cached, whatever is not known of the cache",
            inputs: { settings: { cachingEnabled: false, cacheDataEncrypted: UNKNOWN } },
        },
        { title: "nothing said", inputs: { settings: { metricsEnabled: true } } },
        { title: "a list of one, as older providers write it", inputs: { settings: [{ ...caching, cacheDataEncrypted: true }] } },
        { title: "a stage of aws-native without a cache", type: STAGE, inputs: { methodSettings: [caching] } },
        {
            title: "a stage of aws-native whose cache is encrypted",
            type: STAGE,
            inputs: { cacheClusterEnabled: true, methodSettings: [{ ...caching, cacheDataEncrypted: true }] },
        },
        {
            title: "the stage that a deployment makes, without a cache",
            type: DEPLOYMENT,
            inputs: { stageName: "live", stageDescription: { ...caching, methodSettings: [caching] } },
        },
    ],
    violating: [
        {
            title: "the stage that a deployment makes",
            type: DEPLOYMENT,
            inputs: { stageName: "live", stageDescription: { ...caching, cacheClusterEnabled: true } },
            found: ["clear@stageDescription.cacheDataEncrypted"],
        },
        {
            title: "one method of the stage that a deployment makes",
            type: DEPLOYMENT,
            inputs: {
                stageDescription: {
                    cacheClusterEnabled: true,
                    methodSettings: [{ ...caching, resourcePath: "/orders", httpMethod: "GET" }],
                },
            },
            found: ["clear@stageDescription.methodSettings[0].cacheDataEncrypted"],
        },
        { title: "cached in clear", inputs: { methodPath: "*/*", settings: caching }, found: ["clear@settings.cacheDataEncrypted"] },
        {
            title: "for one method",
            inputs: { methodPath: "orders/GET", settings: { ...caching, cacheDataEncrypted: false } },
            found: ["clear@settings.cacheDataEncrypted"],
        },
        { title: "in a list of one", inputs: { settings: [caching] }, found: ["clear@settings[0].cacheDataEncrypted"] },
        {
            title: "one of two settings of a stage of aws-native",
            type: STAGE,
            inputs: { cacheClusterEnabled: true, methodSettings: [{ ...caching, cacheDataEncrypted: true }, caching] },
            found: ["clear@methodSettings[1].cacheDataEncrypted"],
        },
    ],
    unknown: [
        { title: "whether it caches", inputs: { settings: { cachingEnabled: UNKNOWN } }, undetermined: ["settings.cachingEnabled"] },
        {
            title: "whether it encrypts",
            inputs: { settings: { ...caching, cacheDataEncrypted: UNKNOWN } },
            undetermined: ["settings.cacheDataEncrypted"],
        },
        { title: "all settings", inputs: { settings: UNKNOWN }, undetermined: ["settings"] },
        {
            title: "whether the stage has a cache",
            type: STAGE,
            inputs: { cacheClusterEnabled: UNKNOWN, methodSettings: [caching] },
            undetermined: ["cacheClusterEnabled"],
        },
    ],
    secret: [
        {
            title: "masked by the document",
            inputs: { settings: { ...caching, cacheDataEncrypted: MASKED } },
            undetermined: ["settings.cacheDataEncrypted"],
        },
    ],
});
