/**
 * Limits of a stage's own (API Gateway developer guide, "Throttle requests to your REST APIs" and "… to your HTTP APIs"). Without them a
 * stage may use up what the account has in the Region.
 */
import { anyOf, orDoubt } from "../doubts";
import { keptFor } from "../lazy";
import { isOneOf, KINDS } from "../stack";
import type { NodeOf, Stack } from "../stack";
import { Undetermined } from "../values";
import type { View } from "../values";
import { DEPLOYMENT, describedStage, isForAll } from "./deployment-stage";
import { isPrivateApi } from "./endpoint";
import { methodSettingsBeside } from "./method-settings";
import type { MethodSettingsNode } from "./method-settings";

const REST = "aws:apigateway/stage:Stage";
type Stage = NodeOf<typeof REST | typeof DEPLOYMENT | "aws:apigatewayv2/stage:Stage">;

/**
 * Whether a stage can be reached by the public: not that of a private REST API.
 * @throws Undetermined where the API is not in the stack.
 */
export function isPublicStage(stage: Stage): boolean {
    if (!isOneOf(stage, [REST, DEPLOYMENT])) return true;
    const api = stage.is(DEPLOYMENT) ? stage.joined(["restApiId"], KINDS.restApi) : stage.joined(["restApi"], KINDS.restApi);
    if (api.kind !== "node") throw new Undetermined(["restApi"], "unresolved");
    try {
        return !isPrivateApi(api.node);
    } catch (error) {
        // What is not known is told at the stage, whose property it is not.
        throw error instanceof Undetermined ? new Undetermined(["restApi"], error.reason) : error;
    }
}

/**
 * Tells whether a stage of the stack limits the rate of all requests.
 * @throws Undetermined where that is not known.
 */
export function throttledStages(stack: Stack): (stage: Stage) => boolean {
    const settingsOf = methodSettingsBeside(stack);
    const limited = keptFor(isLimited);
    return (stage) => {
        if (stage.is(DEPLOYMENT)) return describedStage(stage.inputs.as()).some(({ settings, forAll }) => forAll && limits(settings));
        // Where nothing is set the provider reads 0.
        if (!stage.is(REST)) return (stage.inputs.object("defaultRouteSettings")?.number("throttlingRateLimit") ?? 0) > 0;
        // aws-native has the settings in the stage.
        const inside = stage.inputs.list("methodSettings").filter((settings) => isForAll(settings.as()));
        if (inside.some((settings) => limits(settings))) return true;
        const found = settingsOf(stage);
        if (found === undefined) return false;
        const beside = orDoubt(() => anyOf(found.groups, limited));
        if (beside === true) return true;
        // It is told at the stage, not at the settings.
        if (beside instanceof Undetermined) throw new Undetermined([], beside.reason);
        if (found.isAmbiguous || found.isElsewhere) throw new Undetermined([], "unresolved");
        return false;
    };
}

/** -1 is AWS's default: no limit. */
const limits = (settings: View<{ readonly throttlingRateLimit?: unknown }>): boolean => (settings.number("throttlingRateLimit") ?? -1) >= 0;

/** Whether one of several MethodSettings limits all methods. @throws Undetermined where none is seen to, and one may */
const isLimited = (group: readonly MethodSettingsNode[]): boolean =>
    anyOf(group, ({ inputs }) => {
        if (inputs.string("methodPath") !== "*/*") return false;
        const settings = inputs.object("settings");
        return settings !== undefined && limits(settings);
    });
