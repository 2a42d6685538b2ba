/**
 * The execution logs of API stages. Sources: Amazon API Gateway Developer Guide, "Set up CloudWatch logging for REST APIs" and "… for
 * WebSocket APIs"; API reference, MethodSetting (the path of all methods is `*` for both, of one `resource~1path/GET`) and RouteSettings.
 */
import { DEPLOYMENT, describedStage, isForAll } from "../api/deployment-stage";
import { methodSettingsBeside } from "../api/method-settings";
import type { MethodSettingsNode, RestStage } from "../api/method-settings";
import { keptFor } from "../lazy";
import { KINDS, viewAt } from "../stack";
import type { ApiNode, Kind, Node, NodeOf, Stack } from "../stack";
import { isHidden, Undetermined, View } from "../values";

/** The settings of all methods of a stage, or of some. */
export interface MethodSettings {
    /** The resource that holds them, and where. */
    readonly node: Node;
    readonly settings: View;
    readonly forAll: boolean;
}

/** Settings that stand together; stages that share them have the same object. */
export type SettingsGroup = readonly MethodSettings[];

type Deployment = NodeOf<typeof DEPLOYMENT>;

/**
 * Finds the settings of REST stages: resources of their own (`aws`), or inside the stage (`aws-native`).
 * @throws Undetermined where it is not known which are a stage's
 */
export function methodSettingsOf(
    stack: Stack,
): (stage: RestStage | Deployment) => { readonly groups: readonly SettingsGroup[]; readonly isWhole: boolean } {
    const beside = methodSettingsBeside(stack);
    const read = keptFor((group: readonly MethodSettingsNode[]): SettingsGroup => group.map((node) => settingsIn(node)));
    return (stage) => {
        if (isDeployment(stage)) return { groups: [describedBy(stage)], isWhole: true };
        const inline = viewAt(stage.inputs, ["methodSettings"]);
        if (!inline.isAbsent) return { groups: [inline.asList().map((settings) => inlineOf(stage, settings))], isWhole: true };
        const found = beside(stage);
        if (found === undefined) throw new Undetermined(["restApi"], "unresolved");
        if (found.isAmbiguous) throw new Undetermined(["stageName"], "unresolved");
        if (found.groups.length === 0 && found.isElsewhere) throw new Undetermined([], "unresolved");
        // Settings of an API that is not known may be this one's, and switch a method off.
        return { groups: found.groups.map(read), isWhole: !found.isElsewhere };
    };
}

const settingsIn = (node: MethodSettingsNode): MethodSettings => ({
    node,
    settings: node.inputs.object("settings") ?? new View({}, ["settings"]),
    forAll: node.inputs.string("methodPath") === "*/*",
});

const inlineOf = (stage: RestStage, settings: View): MethodSettings => ({
    node: stage,
    settings,
    forAll: isForAll(settings),
});

/** The settings of a stage that a deployment of aws-native makes: those of its description count where no others speak of all methods. */
function describedBy(deployment: Deployment): readonly MethodSettings[] {
    const [stage, ...listed] = describedStage(deployment.inputs.as());
    const own = listed.some(({ forAll }) => forAll) && !SPEAKS.some((key) => stage.settings.has(key)) ? listed : [stage, ...listed];
    return own.map((settings) => ({ node: deployment, ...settings }));
}

const isDeployment = (stage: RestStage | Deployment): stage is Deployment => stage.token === DEPLOYMENT;

const SPEAKS = ["loggingLevel", "metricsEnabled"] as const;

const LEVELS = new Set(["ERROR", "INFO"]);

/** Whether settings log errors at least. @throws Undetermined where the level is not known */
export const logsErrors = (settings: View): boolean => LEVELS.has(settings.string("loggingLevel") ?? "OFF");

/**
 * Whether a stage of an HTTP or WebSocket API is a WebSocket API's.
 * @throws Undetermined where the API is not in the stack
 */
export function isWebSocket(stage: NodeOf<"aws:apigatewayv2/stage:Stage">): boolean {
    const api = stage.joined(["apiId"], KINDS.api as Kind<ApiNode>);
    if (api.kind === "node") return api.node.inputs.string("protocolType") === "WEBSOCKET";
    if (api.kind === "none") return false;
    throw new Undetermined(["apiId"], api.kind === "outside" || !isHidden(viewAt(stage.inputs, ["apiId"]).raw) ? "unresolved" : api.reason);
}
