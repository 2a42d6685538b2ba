import { resourceRule } from "../kit/rule";
import { DEPLOYMENT, describedStage } from "../model/api/deployment-stage";
import { isRecord, own } from "../model/values";
import type { View } from "../model/values";

const STAGE = "aws-native:apigateway:Stage";

export default resourceRule({
    name: "encryption-api-cache",
    description: "Caches of REST APIs must be encrypted.",
    severity: "medium",
    level: "mandatory",
    checklist: ["A5"],
    why: "A stage's cache holds the answers of the methods, of all their callers; API Gateway keeps it in clear unless it is told otherwise.",
    fix: [
        "set `cacheDataEncrypted` to true wherever `cachingEnabled` is.",
        "With the level `remediate`, `cacheDataEncrypted` is set: what the cache holds is fetched anew.",
    ],
    notes: [
        "A stage has a cache only with `cacheClusterEnabled`. The settings of `aws.apigateway.MethodSettings` do not say whether it has; they are judged as if it had.",
    ],
    on: ["aws:apigateway/methodSettings:MethodSettings", STAGE, DEPLOYMENT],
    messages: { clear: "answers are cached without encryption." },
    example: {
        good: { inputs: { methodPath: "*/*", settings: { cachingEnabled: true, cacheDataEncrypted: true } } },
        bad: { inputs: { methodPath: "*/*", settings: { cachingEnabled: true } } },
    },
    // "A cache cluster must be enabled on the stage for responses to be cached" (API Gateway API reference, MethodSetting).
    *check(resource, { each, found }) {
        const { stage, all } = settingsOf(resource.as(), resource.type);
        yield* each(all, function* (settings) {
            const encrypted = settings.child("cacheDataEncrypted");
            const caches = settings.child("cachingEnabled");
            if (caches.isOneOf(false) || encrypted.isOneOf(true)) return;
            if (caches.asBoolean() !== true || encrypted.asBoolean() === true) return;
            if (stage !== undefined && stage.boolean("cacheClusterEnabled") !== true) return;
            yield found("clear", encrypted);
        });
    },
    remedy(resource) {
        const raw = resource as Record<string, unknown>;
        const described = own(raw, "stageDescription");
        const listed = isRecord(described) ? own(described, "methodSettings") : undefined;
        const holders = [own(raw, "settings"), own(raw, "methodSettings"), described, listed].flatMap((held) =>
            Array.isArray(held) ? (held as unknown[]) : [held],
        );
        for (const settings of holders)
            if (isRecord(settings) && [true, "true"].includes(settings["cachingEnabled"] as boolean)) settings["cacheDataEncrypted"] = true;
    },
});

/** The settings that may cache, and the stage that says whether it has a cache. */
function settingsOf(view: View, type: string): { readonly stage: View | undefined; readonly all: readonly View[] } {
    if (type === DEPLOYMENT) {
        const described = describedStage(view);
        return { stage: described[0].settings, all: described.map(({ settings }) => settings) };
    }
    const isStage = type === STAGE;
    const all = view.list(isStage ? "methodSettings" : "settings").map((element) => element.as());
    return { stage: isStage ? view : undefined, all };
}
