/**
 * Limits of a stage's own (API Gateway developer guide, "Throttle requests to your REST APIs" and "… to your HTTP APIs"). Without them a
 * stage may use up what the account has in the Region.
 */
import { isOneOf, KINDS, LINKS, viewAt } from "../stack";
import type { NodeOf } from "../stack";
import { isHidden, Undetermined } from "../values";
import type { View } from "../values";
import { DEPLOYMENT, describedStage, isForAll } from "./deployment-stage";
import { isPrivateApi } from "./endpoint";

const REST = "aws:apigateway/stage:Stage";
type RestStage = NodeOf<typeof REST>;
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
 * Whether a stage limits the rate of all requests.
 * @throws Undetermined where that is not known.
 */
export function isThrottled(stage: Stage): boolean {
    if (stage.is(DEPLOYMENT)) return describedStage(stage.inputs.as()).some(({ settings, forAll }) => forAll && limits(settings));
    if (!stage.is(REST)) {
        const settings = stage.inputs.object("defaultRouteSettings");
        // Where nothing is set the provider reads 0.
        return (settings?.number("throttlingRateLimit") ?? 0) > 0;
    }
    // aws-native has the settings in the stage.
    const inside = stage.inputs.list("methodSettings").filter((settings) => isForAll(settings.as()));
    return inside.some((settings) => limits(settings)) || isThrottledBeside(stage);
}

/** -1 is AWS's default: no limit. */
const limits = (settings: View<{ readonly throttlingRateLimit?: unknown }>): boolean => (settings.number("throttlingRateLimit") ?? -1) >= 0;

/** By a MethodSettings of the stage's API, for the same stage and for all paths. */
function isThrottledBeside(stage: RestStage): boolean {
    const api = stage.joined(["restApi"], KINDS.restApi);
    const { items, unresolved } = api.kind === "node" ? stage.graph.linked(LINKS.restApiMethodSettings, api.node) : NOTHING;
    let doubt: Undetermined | undefined;
    for (const settings of items) {
        try {
            if (!isOf(settings, stage) || settings.inputs.string("methodPath") !== "*/*") continue;
            const values = settings.inputs.object("settings");
            if (values !== undefined && limits(values)) return true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            doubt ??= new Undetermined([], error.reason);
        }
    }
    if (doubt !== undefined) throw doubt;
    if (unresolved.length > 0) throw new Undetermined([], "unresolved");
    return false;
}

const NOTHING = { items: [] as readonly never[], unresolved: [] as readonly unknown[] };

/** @throws Undetermined where it cannot be told. */
function isOf(settings: NodeOf<"aws:apigateway/methodSettings:MethodSettings">, stage: RestStage): boolean {
    if (settings.dependsOn("stageName").includes(stage)) return true;
    const name = viewAt(settings.inputs, ["stageName"]);
    const own = viewAt(stage.inputs, ["stageName"]);
    if (isHidden(name.raw) || isHidden(own.raw)) throw new Undetermined(["stageName"], "unresolved");
    return name.raw === own.raw;
}
