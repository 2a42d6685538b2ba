/** Whether an action can, and should, be restricted to resources. Facts: the service-authorization data and policies/data/optional-resource.json. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actionInfo } from "./actions";

/**
 * `none`: no resource-level permissions, only `*` grants the action. `optional`: an ordinary call touches no resource that could be
 * named, so that `*` is right. `required`: a statement can name the resources, and ought to.
 */
export type ResourceScoping = "none" | "optional" | "required";

/** How far `action` (exact name, any case) is restricted by `Resource`; `undefined` for an action that the data does not know. */
export function resourceScoping(action: string): ResourceScoping | undefined {
    const info = actionInfo(action);
    if (info === undefined) return undefined;
    if (info.wildcardOnly) return "none";
    return optionalResource().has(info.name) ? "optional" : "required";
}

interface Table {
    readonly groups: readonly { readonly why: string; readonly source: string; readonly actions: readonly string[] }[];
}

let table: ReadonlyMap<string, string> | undefined;

/** The actions of the table, rightly spelt, each with the reason why `*` is right. */
export function optionalResource(): ReadonlyMap<string, string> {
    if (table === undefined) {
        const { groups } = JSON.parse(readFileSync(join(__dirname, "../../../data/optional-resource.json"), "utf8")) as Table;
        table = new Map(groups.flatMap(({ why, actions }) => actions.map((action) => [action, why] as const)));
    }
    return table;
}

/**
 * The ARN formats to write in place of `*` for an action, required resource types first and as the reference spells them:
 * `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. None for an action without resource types or not known.
 */
export function arnFormats(action: string): readonly string[] {
    const types = actionInfo(action)?.resourceTypes ?? [];
    const sorted = [...types].sort((a, b) => Number(b.required) - Number(a.required) || rank(a.name) - rank(b.name));
    return sorted.flatMap((type) => type.arns);
}

/** What an ordinary call touches, where the reference has other types before it: an API, not its custom domain; a model, not a profile. */
const ORDINARY: ReadonlySet<string> = new Set(["execute-api-general", "foundation-model", "graphqlapi"]);

/** Access points are an alternative way to a bucket or object: never the first suggestion. */
const rank = (type: string): number => (ORDINARY.has(type) ? -1 : type.startsWith("accesspoint") ? 1 : 0);
