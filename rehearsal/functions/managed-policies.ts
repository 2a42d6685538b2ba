/** Policies that AWS manages, looked up by their names: every account has them, and no other stands under such a name. */
import { managedPolicy, managedPolicyName } from "../../policies/model/iam/knowledge/managed";
import type { Properties, Value } from "../wire";

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");

/**
 * What `getPolicy` answers of a policy that AWS manages; nothing of any other. Where a program names the ARN, it counts as it stands; by a
 * name alone only what the table of AWS-managed policies has.
 */
export function managedBy(args: Properties, partition: string): Properties {
    const path = text(args["pathPrefix"]).replace(/^\/|\/$/g, "");
    const given = text(args["arn"]);
    const arn = given === "" ? `arn:${partition}:iam::aws:policy/${path === "" ? "" : `${path}/`}${text(args["name"])}` : given;
    const name = managedPolicyName(arn);
    if (name === undefined || (given === "" && managedPolicy(arn) === "unknown")) return {};
    return { arn, id: arn, name, path: arn.slice(arn.indexOf(":policy/") + ":policy".length, -name.length) };
}
