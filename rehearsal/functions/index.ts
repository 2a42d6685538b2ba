/** What the functions of the providers answer. */
import type { Context } from "../context";
import { isObject, type Properties, type Value } from "../wire";

function list(value: Value | undefined): Value[] {
    return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function oneOrMany(values: Value[]): Value {
    return values.length === 1 ? (values[0] ?? null) : values;
}

function principals(blocks: Value[]): Value | undefined {
    const byType: { [type: string]: Value[] } = {};
    for (const block of blocks) {
        if (isObject(block)) {
            (byType[String(block["type"])] ??= []).push(...list(block["identifiers"]));
        }
    }
    const everybody = byType["*"];
    if (everybody !== undefined) {
        return "*";
    }
    const entries = Object.entries(byType);
    return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([type, ids]) => [type, oneOrMany(ids)]));
}

function conditions(blocks: Value[]): Value | undefined {
    const operators: { [operator: string]: { [key: string]: Value } } = {};
    for (const block of blocks) {
        if (isObject(block)) {
            (operators[String(block["test"])] ??= {})[String(block["variable"])] = oneOrMany(list(block["values"]));
        }
    }
    return Object.keys(operators).length === 0 ? undefined : operators;
}

/** One block of `aws.iam.getPolicyDocument` as a statement of the policy language. */
function statement(block: Properties): Properties {
    const result: Properties = { Effect: block["effect"] ?? "Allow" };
    if (typeof block["sid"] === "string") {
        result["Sid"] = block["sid"];
    }
    const parts: [string, Value | undefined][] = [
        ["Action", block["actions"]],
        ["NotAction", block["notActions"]],
        ["Resource", block["resources"]],
        ["NotResource", block["notResources"]],
    ];
    for (const [key, values] of parts) {
        if (list(values).length > 0) {
            result[key] = oneOrMany(list(values));
        }
    }
    const more: [string, Value | undefined][] = [
        ["Principal", principals(list(block["principals"]))],
        ["NotPrincipal", principals(list(block["notPrincipals"]))],
        ["Condition", conditions(list(block["conditions"]))],
    ];
    for (const [key, value] of more) {
        if (value !== undefined) {
            result[key] = value;
        }
    }
    return result;
}

export interface Answer {
    readonly values: Properties;
    /** Whether the function is known here: an unknown one is named to the user, once. */
    readonly isKnown: boolean;
}

/** Answers a function of a provider. `args` are plain (no secrets) and may hold unknown values. */
export function answer(token: string, args: Properties, context: Context): Answer {
    const values = exactly(token, args, context);
    return { values: values ?? {}, isKnown: values !== undefined };
}

function exactly(token: string, args: Properties, { account, region, partition }: Context): Properties | undefined {
    switch (token) {
        case "aws:index/getCallerIdentity:getCallerIdentity":
            return {
                accountId: account,
                arn: `arn:${partition}:sts::${account}:assumed-role/deployer/session`,
                id: account,
                userId: "AROAEXAMPLE:session",
            };
        case "aws:index/getRegion:getRegion":
            return { id: region, region, name: region, description: region, endpoint: `ec2.${region}.amazonaws.com` };
        case "aws:index/getPartition:getPartition":
            return { id: partition, partition, dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
        case "aws:iam/getPolicyDocument:getPolicyDocument": {
            const document = {
                Version: args["version"] ?? "2012-10-17",
                Statement: list(args["statements"]).filter(isObject).map(statement),
            };
            return { ...args, id: "document", json: JSON.stringify(document, null, 2), minifiedJson: JSON.stringify(document) };
        }
        default:
            return undefined;
    }
}
