/** Layers by who publishes them, from `policies/data/aws-layers.json`. */
import table from "../../data/aws-layers.json";
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
