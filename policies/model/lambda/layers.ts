/** Layers by who publishes them, from `policies/data/aws-layers.json`. */
import table from "../../data/aws-layers.json";
import type { Node } from "../stack";
import { Undetermined } from "../values";
import type { View } from "../values";
import { matchesWildcard } from "../wildcard";

/** A layer version as its ARN names it. */
export interface LayerName {
    readonly account: string;
    readonly name: string;
}

const LAYER = /^arn:aws[a-z-]*:lambda:[a-z0-9-]{1,32}:(\d{12}):layer:([A-Za-z0-9_-]{1,140})(?::\d{1,9})?$/;

/** Account and name of a layer version's ARN; `undefined` where `text` is none. Source: AWS Lambda API reference, LayerVersionArn. */
export function layerName(text: string): LayerName | undefined {
    const [, account, name] = LAYER.exec(text) ?? [];
    return account === undefined || name === undefined ? undefined : { account, name };
}

/**
 * Whether AWS publishes the layer: by name and account, because anybody may publish a layer of that name. `undefined` where the name
 * is AWS's and the account is not in the table, which has a date.
 */
export function isPublishedByAws({ account, name }: LayerName): boolean | undefined {
    const named = Object.entries(table.layers).filter(([pattern]) => matchesWildcard(pattern, name));
    if (named.length === 0) return false;
    return named.some(([, accounts]) => accounts.includes(account)) ? true : undefined;
}

/**
 * Whether a function has the layer of CloudWatch Lambda Insights.
 * @throws Undetermined where a layer is not known, or has the name and comes from an account that the table does not have
 */
export function insightsLayer(fn: View): boolean {
    let doubt: Undetermined | undefined;
    for (const layer of fn.list("layers")) {
        try {
            const arn = layer.asString();
            const name = arn === undefined ? undefined : layerName(arn);
            if (name === undefined || !/^LambdaInsightsExtension(?:-Arm64)?$/.test(name.name)) continue;
            if (isPublishedByAws(name) === true) return true;
            // The table has a date: AWS may have opened a Region since.
            doubt ??= new Undetermined(layer.path, "unresolved");
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            doubt ??= error;
        }
    }
    if (doubt !== undefined) throw doubt;
    return false;
}

const VERSIONS = ["aws:lambda/layerVersion:LayerVersion", "aws-native:lambda:LayerVersion"];

/** Whether all layers that a function takes from resources are published by the stack itself, into the function's account. */
export function takesOwnLayers(fn: Node): boolean {
    if (!fn.is("aws:lambda/function:Function")) return false;
    const made = fn.dependencyUrns("layers").map((urn) => fn.graph.node(urn));
    return made.length > 0 && made.every((layer) => layer !== undefined && isOwnLayer(layer, fn));
}

/** A layer that the stack only reads may be anybody's. */
function isOwnLayer(layer: Node, fn: Node): boolean {
    if (layer.isRead || !VERSIONS.includes(layer.type)) return false;
    return (
        (layer.provider !== undefined && layer.provider.urn === fn.provider?.urn) ||
        (layer.account !== undefined && layer.account === fn.account)
    );
}

/** Whether nobody can see one of a function's layers. */
export const hasHiddenLayers = (fn: View): boolean => fn.child("layers").isHidden || layersOf(fn).some(({ isHidden }) => isHidden);

/** The layers that can be seen, each in its place, by which findings are told apart; nothing in the places of the others. */
export const knownLayers = (fn: View): readonly unknown[] => layersOf(fn).map(({ isHidden, raw }) => (isHidden ? "" : raw));

function layersOf(fn: View): readonly View[] {
    const layers = fn.child("layers");
    return layers.isHidden ? [] : layers.asList();
}
