import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { DEPLOYMENT } from "../model/api/deployment-stage";
import { isWebSocket, logsErrors, methodSettingsOf } from "../model/logging/execution-log";
import type { SettingsGroup } from "../model/logging/execution-log";
import { keptFor } from "../model/lazy";
import type { Stack } from "../model/stack";
import { Undetermined } from "../model/values";

const api = { type: "aws:apigateway/restApi:RestApi", name: "orders", inputs: { name: "orders" } };
const stage = {
    type: "aws:apigateway/stage:Stage",
    name: "live",
    inputs: { restApi: ref("orders", "id"), stageName: "live", deployment: "d1" },
};
const settings = (more: object): { type: string; name: string; inputs: { readonly [key: string]: unknown } } => ({
    type: "aws:apigateway/methodSettings:MethodSettings",
    name: "all",
    inputs: { restApi: ref("orders", "id"), stageName: "live", methodPath: "*/*", settings: more },
});

export default stackRule({
    name: "logging-api-execution-log",
    description: "Stages of REST and WebSocket APIs must log the errors of their execution, those of REST APIs with metrics.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "What an authorizer refuses, a mapping template breaks or an integration times out on is explained in the execution log and nowhere else.",
    fix: [
        "give the stage method settings for `*/*` with `loggingLevel` ERROR and `metricsEnabled` true; a WebSocket stage `defaultRouteSettings.loggingLevel`.",
    ],
    notes: [
        "API Gateway writes these logs with a role of the account (`aws.apigateway.Account`), one for each Region; it is not judged.",
        "Settings of one method do not replace those of `*/*`, and switch its log off where their level is OFF.",
        "HTTP APIs have no execution log.",
    ],
    fixes: {
        metrics: "set `metricsEnabled` to true in the method settings for `*/*`.",
        method: "set `loggingLevel` of these method settings to ERROR or INFO.",
    },
    messages: {
        none: "the stage has no method settings for `*/*`, so it logs no errors.",
        level: "errors are not logged: `loggingLevel` is neither ERROR nor INFO.",
        metrics: "metrics of methods are off.",
        method: "the log of this method is switched off.",
    },
    example: { good: [api, stage, settings({ loggingLevel: "ERROR", metricsEnabled: true })], bad: [api, stage] },
    applies: (stack) => restStages(stack).length + stack.ofType("aws:apigatewayv2/stage:Stage").length > 0,
    *check(stack, { each, found }) {
        const settingsOf = methodSettingsOf(stack);
        // Stages of one name share their settings, which are judged once.
        const judged = new Set<object>();
        yield* each(restStages(stack), function* (stage) {
            const { groups, isWhole } = settingsOf(stage);
            if (isWhole && !groups.some(isForAll)) yield found("none", stage);
            const fresh = groups
                .filter((group) => !judged.has(group))
                .flat()
                .filter(({ node }) => node === stage || !judged.has(node));
            for (const group of groups) judged.add(group);
            for (const { node } of fresh) judged.add(node);
            const all = fresh.filter(({ forAll }) => forAll);
            yield* each(all, function* ({ node, settings }) {
                if (!logsErrors(settings)) yield found("level", [node, [...settings.path, "loggingLevel"]]);
                else if (settings.boolean("metricsEnabled") !== true) yield found("metrics", [node, [...settings.path, "metricsEnabled"]]);
            });
            yield* each(
                fresh.filter(({ forAll }) => !forAll),
                function* ({ node, settings }) {
                    if (settings.string("loggingLevel") === "OFF") yield found("method", [node, [...settings.path, "loggingLevel"]]);
                },
            );
            if (!isWhole) throw new Undetermined([], "unresolved");
        });
        yield* each(stack.ofType("aws:apigatewayv2/stage:Stage"), function* (stage) {
            const defaults = stage.inputs.object("defaultRouteSettings");
            if ((defaults !== undefined && logsErrors(defaults)) || !isWebSocket(stage)) return;
            yield found("level", [stage, ["defaultRouteSettings", "loggingLevel"]]);
        });
    },
});

/** A deployment of aws-native that names a stage makes it. */
const restStages = (stack: Stack) => [
    ...stack.ofType("aws:apigateway/stage:Stage"),
    ...stack.ofType(DEPLOYMENT).filter(({ inputs }) => inputs.has("stageName")),
];

/** Whether one of several settings speaks of all methods. */
const isForAll = keptFor((group: SettingsGroup): boolean => group.some(({ forAll }) => forAll));
