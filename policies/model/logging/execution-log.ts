/**
 * The execution logs of API stages. Sources: Amazon API Gateway Developer Guide, "Set up CloudWatch logging for REST APIs" and "… for
 * WebSocket APIs"; API reference, MethodSetting (the path of all methods is `*` for both, of one `resource~1path/GET`) and RouteSettings.
 */
import { DEPLOYMENT, describedStage, isForAll } from "../api/deployment-stage";
import { KINDS, viewAt } from "../stack";
import type { ApiNode, Kind, Node, NodeOf, Stack } from "../stack";
import { isHidden, Undetermined, View, knownText } from "../values";
import { push } from "../grouping";

/** The settings of all methods of a stage, or of some. */
export interface MethodSettings {
    /** The resource that holds them, and where. */
    readonly node: Node;
    readonly settings: View;
    readonly forAll: boolean;
}

const METHOD_SETTINGS = "aws:apigateway/methodSettings:MethodSettings";
type Beside = NodeOf<typeof METHOD_SETTINGS>;
type RestStage = NodeOf<"aws:apigateway/stage:Stage">;
type Deployment = NodeOf<typeof DEPLOYMENT>;

/** Finds the settings of REST stages: resources of their own (`aws`), or inside the stage (`aws-native`). */
export function methodSettingsOf(
    stack: Stack,
): (stage: RestStage | Deployment) => { readonly settings: readonly MethodSettings[]; readonly isWhole: boolean } {
    const byStage = new Map<string, Beside[]>();
    const put = (node: Beside, ...of: readonly (string | undefined)[]): void => push(byStage, JSON.stringify(of), node);
    const unplaced: Beside[] = [];
    for (const node of stack.ofType(METHOD_SETTINGS)) {
        const api = apiOf(node);
        if (api === undefined) unplaced.push(node);
        else {
            put(node, api);
            put(node, api, "of", knownText(viewAt(node.inputs, ["stageName"]).raw));
        }
    }
    /** Those that may be of a stage: of its name or of none that is seen, and all of the API where the stage's own is not. */
    const mayBeOf = (api: string, stage: RestStage): readonly Beside[] => {
        const name = knownText(viewAt(stage.inputs, ["stageName"]).raw);
        const of = (...key: readonly (string | undefined)[]): readonly Beside[] => byStage.get(JSON.stringify(key)) ?? [];
        return name === undefined ? of(api) : [...of(api, "of", name), ...of(api, "of", undefined)];
    };
    return (stage) => {
        if (isDeployment(stage)) return { settings: describedBy(stage), isWhole: true };
        const inline = viewAt(stage.inputs, ["methodSettings"]);
        if (inline.raw !== undefined && inline.raw !== null) {
            return { settings: inline.asList().map((settings) => inlineOf(stage, settings)), isWhole: true };
        }
        const api = apiOf(stage);
        if (api === undefined) throw new Undetermined(["restApi"], "unresolved");
        const own = mayBeOf(api, stage).filter((node) => isOfStage(node, stage));
        if (own.length === 0 && unplaced.length > 0) throw new Undetermined([], "unresolved");
        const settings = own.map((node) => ({
            node,
            settings: node.inputs.object("settings") ?? new View({}, ["settings"]),
            forAll: node.inputs.string("methodPath") === "*/*",
        }));
        // Settings of an API that is not known may be this one's, and switch a method off.
        return { settings, isWhole: unplaced.length === 0 };
    };
}

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

/** The API that a stage or its settings are of: by its URN in the stack, else by its id. */
function apiOf(node: Beside | RestStage): string | undefined {
    const api = node.joined(["restApi"], KINDS.restApi);
    if (api.kind === "node") return api.node.urn;
    return api.kind === "outside" ? api.value : undefined;
}

/** @throws Undetermined where the settings may be of this stage or of another one */
function isOfStage(settings: Beside, stage: RestStage): boolean {
    const wanted = viewAt(settings.inputs, ["stageName"]);
    const name = knownText(viewAt(stage.inputs, ["stageName"]).raw);
    const value = knownText(wanted.raw);
    if (value !== undefined && name !== undefined) return value === name;
    const stages = settings.dependsOn("stageName", [stage.token]);
    if (stages.length > 0) return stages.includes(stage);
    throw new Undetermined(["stageName"], "unresolved");
}

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
