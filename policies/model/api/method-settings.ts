/**
 * MethodSettings, and the REST stages that they are of. Many stages may bear one name and share what is set for it, so settings are given
 * out in groups: who has read a group once needs not read it for the next stage.
 */
import { groupedBy, push } from "../grouping";
import { KINDS, viewAt } from "../stack";
import type { NodeOf, Stack } from "../stack";
import { knownText } from "../values";

const METHOD_SETTINGS = "aws:apigateway/methodSettings:MethodSettings";
export type MethodSettingsNode = NodeOf<typeof METHOD_SETTINGS>;
export type RestStage = NodeOf<"aws:apigateway/stage:Stage">;

/** What is known of the settings of a stage. */
export interface SettingsBeside {
    /** Those that are surely of the stage. The same list is the same object for all stages that share it; none is empty. */
    readonly groups: readonly (readonly MethodSettingsNode[])[];
    /** Whether others of its API may be of the stage: a stage's name is hidden. */
    readonly isAmbiguous: boolean;
    /** Whether there are settings of which nobody knows the API, and which may be of this stage's. */
    readonly isElsewhere: boolean;
}

/** Finds the settings of REST stages; `undefined` where it is not known of which API the stage is. */
export function methodSettingsBeside(stack: Stack): (stage: RestStage) => SettingsBeside | undefined {
    const byName = new Map<string, MethodSettingsNode[]>();
    /** By the stage that their stage's name depends on, those that a stage with a name is looked for among only where they have none. */
    const byStage = new Map<string, MethodSettingsNode[]>();
    const namelessByStage = new Map<string, MethodSettingsNode[]>();
    /** The APIs that have settings whose stage no dependency tells, and those among them whose stage no name tells either. */
    const loose = new Set<string>();
    const looseNameless = new Set<string>();
    const byApi = groupedBy(stack.ofType(METHOD_SETTINGS), apiOf);
    for (const [api, all] of byApi) {
        if (api === undefined) continue;
        for (const settings of all) {
            const name = stageNameOf(settings);
            const stages = settings.dependsOn("stageName", [STAGE]);
            if (name !== undefined) push(byName, keyOf(api, name), settings);
            for (const { urn } of stages) {
                push(byStage, keyOf(api, urn), settings);
                if (name === undefined) push(namelessByStage, keyOf(api, urn), settings);
            }
            if (stages.length > 0) continue;
            loose.add(api);
            if (name === undefined) looseNameless.add(api);
        }
    }
    const isElsewhere = elsewhere(byApi.get(undefined) ?? []);
    return (stage) => {
        const api = apiOf(stage);
        if (api === undefined) return undefined;
        const name = stageNameOf(stage);
        const groups =
            name === undefined
                ? [byStage.get(keyOf(api, stage.urn))]
                : [byName.get(keyOf(api, name)), namelessByStage.get(keyOf(api, stage.urn))];
        return {
            groups: groups.filter((group) => group !== undefined),
            isAmbiguous: (name === undefined ? loose : looseNameless).has(api),
            isElsewhere: isElsewhere(api),
        };
    };
}

const STAGE = "aws:apigateway/stage:Stage";

const keyOf = (api: string, of: string): string => JSON.stringify([api, of]);

const stageNameOf = (node: MethodSettingsNode | RestStage): string | undefined => knownText(viewAt(node.inputs, ["stageName"]).raw);

/** The API that a stage or its settings are of: by its URN in the stack, else by its id. */
function apiOf(node: MethodSettingsNode | RestStage): string | undefined {
    const api = node.joined(["restApi"], KINDS.restApi);
    if (api.kind === "node") return api.node.urn;
    return api.kind === "outside" ? api.value : undefined;
}

/** Tells of which APIs settings may be whose API is not known: of one of those they depend on, or of any. */
function elsewhere(all: readonly MethodSettingsNode[]): (api: string) => boolean {
    const joins = all.map((settings) => settings.joined(["restApi"], KINDS.restApi));
    // Those that depend on one component have the same list.
    const lists = new Set(joins.map((join) => (join.kind === "unresolved" ? join.candidates : [])));
    const isAny = [...lists].some((candidates) => candidates.length === 0);
    const among = new Set([...lists].flatMap((candidates) => candidates.map(({ urn }) => urn)));
    return (api) => isAny || among.has(api);
}
