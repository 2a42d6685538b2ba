/** Layers by who publishes them, from `policies/data/aws-layers.json`. */
import table from "../../data/aws-layers.json";
import { anyOf } from "../doubts";
import type { Node } from "../stack";
import { isUnknown, Undetermined } from "../values";
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
    return anyOf(fn.list("layers"), (layer) => {
        const arn = layer.asString();
        const name = arn === undefined ? undefined : layerName(arn);
        if (name === undefined || !/^LambdaInsightsExtension(?:-Arm64)?$/.test(name.name)) return false;
        if (isPublishedByAws(name) === true) return true;
        // The table has a date: AWS may have opened a Region since.
        throw new Undetermined(layer.path, "unresolved");
    });
}

const VERSIONS = ["aws:lambda/layerVersion:LayerVersion", "aws-native:lambda:LayerVersion"];

/**
 * The layers of `fn` without those that the stack itself publishes into the function's account and that have no ARN yet: nothing stands
 * in their places, by which findings are told apart. They are told by the resources that the function takes its layers from; where one
 * of these is no such layer, or more is unknown than they are, nobody knows which is which; of a list that is unknown as a whole nobody
 * knows how long it is. What is masked may be anybody's.
 */
export function foreignLayers(fn: View, node: Node): readonly unknown[] | undefined {
    const own = ownLayers(node);
    if (own.length === 0 || fn.child("layers").isHidden) return undefined;
    const layers = layersOf(fn).map(({ raw }) => raw);
    const pending = own.filter((layer) => !layers.some((raw) => isVersionOf(raw, layer)));
    return layers.filter(isUnknown).length > pending.length ? undefined : layers.map((raw) => (isUnknown(raw) ? "" : raw));
}

/** The layers that a function takes from resources, where all are published by the stack itself, into the function's account. */
function ownLayers(fn: Node): readonly Node[] {
    if (!fn.is("aws:lambda/function:Function")) return [];
    const made = [...new Set(fn.dependencyUrns("layers"))].map((urn) => fn.graph.node(urn));
    return made.every((layer) => layer !== undefined && isOwnLayer(layer, fn)) ? made.filter((layer) => layer !== undefined) : [];
}

/** Whether `raw` is an ARN that can be seen, of a version of the layer. */
function isVersionOf(raw: unknown, layer: Node): boolean {
    const named = typeof raw === "string" ? layerName(raw) : undefined;
    if (named === undefined) return false;
    if (layer.is("aws-native:lambda:LayerVersion"))
        return layer.inputs.child("layerVersionArn").raw === raw || layer.inputs.child("layerName").raw === named.name;
    if (!layer.is("aws:lambda/layerVersion:LayerVersion")) return false;
    return layer.inputs.child("arn").raw === raw || layer.inputs.child("layerName").raw === named.name;
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

function layersOf(fn: View): readonly View[] {
    const layers = fn.child("layers");
    return layers.isHidden ? [] : layers.asList();
}
