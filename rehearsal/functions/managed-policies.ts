/** Policies that AWS manages, looked up by their names: every account has them, and no other stands under such a name. */
import { managedPath, managedPolicyName } from "../../policies/model/iam/knowledge/managed";
import type { Properties, Value } from "../wire";

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");

/**
 * What `getPolicy` answers of a policy that AWS manages; nothing of any other. Where a program names the ARN, it counts as it stands; by a
 * name alone the policy is found where the table of AWS-managed policies has it, at the path that it has there, such as
 * `/service-role/`. A `pathPrefix` that this path does not begin with means another policy (IAM API Reference, ListPolicies, PathPrefix).
 */
export function managedBy(args: Properties, partition: string): Properties {
    const given = text(args["arn"]);
    return given === "" ? byName(text(args["name"]), args["pathPrefix"] ?? "/", partition) : byArn(given);
}

function byArn(arn: string): Properties {
    const name = managedPolicyName(arn);
    return name === undefined ? {} : { arn, id: arn, name, path: arn.slice(arn.indexOf(":policy/") + ":policy".length, -name.length) };
}

function byName(name: string, prefix: Value, partition: string): Properties {
    const path = managedPath(name);
    if (path === undefined || typeof prefix !== "string" || !path.startsWith(prefix)) return {};
    const arn = `arn:${partition}:iam::aws:policy${path}${name}`;
    return { arn, id: arn, name, path };
}
