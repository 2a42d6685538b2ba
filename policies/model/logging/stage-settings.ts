/**
 * The settings of API stages that decide what is logged. Sources: Amazon API Gateway API reference, MethodSetting and RouteSettings;
 * `@pulumi/aws` writes a REST stage's as resources of their own, `aws-native` inside the stage.
 */
import { isRecord } from "../values";
import type { View } from "../values";

/** Settings that are read when asked for, so that an unknown among them stops only itself. */
export interface Settings {
    /** @throws Undetermined where the settings are not known. */
    view(): View;
}

/** All settings of a resource that may hold `dataTraceEnabled`. */
export function payloadTraces(resource: View, type: string): readonly Settings[] {
    switch (type) {
        case "aws:apigateway/methodSettings:MethodSettings":
            return settingsAt(resource, "settings");
        case "aws-native:apigateway:Stage":
            return listAt(resource, "methodSettings");
        case "aws-native:apigateway:Deployment": {
            const [stage] = settingsAt(resource, "stageDescription");
            return stage === undefined ? [] : [stage, ...within(stage, "methodSettings")];
        }
        case "aws-native:apigatewayv2:Stage":
            return [...settingsAt(resource, "defaultRouteSettings"), ...mapAt(resource, "routeSettings")];
        default:
            return [...settingsAt(resource, "defaultRouteSettings"), ...listAt(resource, "routeSettings")];
    }
}

const known = (view: View): Settings => ({ view: () => view.asObject() ?? view });

/** The settings of an object property; a list of one stands for it. */
function settingsAt(resource: View, property: string): readonly Settings[] {
    if (!resource.has(property)) return [];
    return [{ view: () => resource.object(property) ?? resource.place({}, [property]) }];
}

function listAt(resource: View, property: string): readonly Settings[] {
    const list = resource.child(property);
    return Array.isArray(list.raw) ? list.asList().map(known) : list.raw === undefined || list.raw === null ? [] : [known(list)];
}

/** Of `aws-native`, which types them as anything: a map from route keys, or a list. */
function mapAt(resource: View, property: string): readonly Settings[] {
    const map = resource.child(property);
    return isRecord(map.raw) ? map.asEntries().map(([, view]) => known(view)) : listAt(resource, property);
}

function within(outer: Settings, property: string): readonly Settings[] {
    try {
        return listAt(outer.view(), property);
    } catch {
        // The outer settings say so themselves.
        return [];
    }
}
