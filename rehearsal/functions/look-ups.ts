/** Look-ups of what stands in an account: made up, of the declared type, with what the arguments say. */
import type { Context } from "../context";
import { factsOf, resultOf } from "../facts";
import { outputsOf } from "../values";
import { filled } from "../values/made-up";
import { digits } from "../values/making";
import type { Making } from "../values/making";
import { canonical } from "../wire";
import type { Properties } from "../wire";
import { PARTICULARS, text } from "./particulars";
import { registeredFor, shownAs } from "./registered";
import type { Registered, Resources } from "./resources";

/** `aws:ec2/getVpc:getVpc` looks up an `aws:ec2/vpc:Vpc`, `aws-native:lambda:getFunction` an `aws-native:lambda:Function`. */
function looksUp(token: string, generation: number): string | undefined {
    const [name = "", module = "", last = ""] = token.split(":");
    const kind = last.replace(/^get/, "");
    const type =
        name === "aws-native"
            ? `${name}:${module}:${kind}`
            : `${name}:${module.split("/")[0] ?? ""}/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    return factsOf(type, generation) === undefined ? undefined : type;
}

/** What is known by its ARN is looked up by it. */
const idOf = (made: string, arn: string): string => (made.startsWith("arn:") && arn !== "" ? arn : made);

/** The arguments of a look-up as the inputs of what it looks for. */
function inputsFor(type: string, args: Properties, generation: number): Properties {
    const named = factsOf(type, generation)?.named ?? "";
    const name = Object.entries(args).find(([key, value]) => /[nN]ame$/.test(key) && typeof value === "string")?.[1];
    return named === "" || name === undefined ? args : { ...args, [named]: name };
}

/**
 * The answer of a look-up: from what it looks for, from its declared type, from its arguments and from what this run made, the last being
 * the strongest. `resources` are those of this run.
 * `isKnown` is false where only the declared type could say anything, or not even that.
 */
export function lookUp(
    token: string,
    args: Properties,
    context: Context,
    resources: Resources,
): { readonly values: Properties; readonly isKnown: boolean; readonly found: Registered | undefined } {
    const seed = `${token} ${canonical(args)}`;
    const type = looksUp(token, context.generation);
    const urn = `urn:pulumi:rehearsal::rehearsal::${type ?? token}::made-up`;
    const found =
        type === undefined
            ? undefined
            : outputsOf(type, inputsFor(type, args, context.generation), { ...context, urn: `${urn}-${digits(seed, 10)}` });
    const own = text(args["arn"]) || text(found?.outputs["arn"]);
    const making: Making = { ...context, arn: own, title: `made-up-${digits(seed, 10)}`, seed };
    const declared = resultOf(token, context.generation);
    const members = new Set(declared?.map(({ name }) => name));
    const particular = PARTICULARS[token];
    const made = meant(token, args, context, resources);
    const given = Object.entries({ id: idOf(found?.id ?? making.title, own), ...found?.outputs }).filter(
        ([key]) => declared === undefined || members.has(key),
    );
    const values = {
        ...filled(declared ?? [], making),
        ...Object.fromEntries(given),
        ...(members.has("region") ? { region: context.region } : {}),
        ...args,
        ...particular?.(args, making),
        ...(made === undefined ? {} : shownAs(declared ?? [], made)),
    };
    return { values, isKnown: particular !== undefined || found !== undefined, found: made };
}

/** The one resource of this run that a look-up means, if any. */
export function meant(token: string, args: Properties, { generation }: Context, resources: Resources): Registered | undefined {
    const type = looksUp(token, generation);
    // Before the seventh generation most buckets are of a type of their own.
    const types = type === undefined ? [] : [type, type.replace(/(\w+):(\w+)$/, "$1V2:$2V2")];
    return registeredFor(types, args, resources, generation);
}
