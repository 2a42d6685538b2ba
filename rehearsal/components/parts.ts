/** Parts that components of awsx make where the program gives none: log groups, roles, buckets. */
import type * as pulumi from "@pulumi/pulumi";
import { Made, arnOf, ask, groupOf, later, regionOf, shortHash, textIn, textOf, together, type Later } from "./resource";

export interface LogGroup {
    readonly logGroup: Made | undefined;
    readonly id: Later<{ readonly name: string; readonly region: string; readonly arn: string }>;
}

/** The log group of the group of arguments, made or found (awsx: cloudwatch/logGroup.ts). */
export function logGroupOf(name: string, given: unknown, parent: pulumi.Resource): LogGroup {
    const { existing, args } = groupOf(given);
    const found = groupOf(existing);
    if (found["arn"] !== undefined) return { logGroup: undefined, id: later(found["arn"]).apply((arn) => partsOf(textOf(arn))) };
    const logGroup = existing === undefined ? new Made("aws:cloudwatch/logGroup:LogGroup", name, groupOf(args), { parent }) : undefined;
    const account = ask("aws:index/getCallerIdentity:getCallerIdentity", {}, parent);
    const region = found["region"] ?? groupOf(args)["region"] ?? regionOf(parent);
    const id = together([logGroup?.at("name") ?? found["name"], region, account]).apply(([title, place, identity]) => ({
        name: textOf(title),
        region: textOf(place),
        arn: `arn:aws:logs:${textOf(place)}:${textOf(identity["accountId"])}:log-group:${textOf(title)}`,
    }));
    return { logGroup, id };
}

function partsOf(arn: string): { name: string; region: string; arn: string } {
    const [, , , region = "", , , name = ""] = arn.split(":");
    return { name, region, arn };
}

export interface Role {
    readonly role: Made | undefined;
    readonly roleArn: unknown;
}

const TASKS = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" }, Effect: "Allow", Sid: "" }],
});

/** A role of a task with managed policies, made or found (awsx: role.ts). */
export function roleOf(name: string, given: unknown, policies: readonly string[], parent: pulumi.Resource): Role {
    const { skip, roleArn, args } = groupOf(given);
    if (skip === true) return { role: undefined, roleArn: undefined };
    if (roleArn !== undefined) return { role: undefined, roleArn: arnOf(roleArn) };
    const { policyArns, ...own } = groupOf(args);
    const trust = own["assumeRolePolicy"];
    const assumeRolePolicy =
        trust === undefined ? TASKS : later(trust).apply((value) => (typeof value === "string" ? value : JSON.stringify(value)));
    const role = new Made("aws:iam/role:Role", name, { ...own, assumeRolePolicy }, { parent });
    for (const policyArn of Array.isArray(policyArns) ? policyArns : policies) {
        const title = `${name}-${shortHash(textIn(policyArn) ?? "")}`;
        new Made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", title, { role: role.at("name"), policyArn }, { parent });
    }
    return { role, roleArn: role.at("arn") };
}

export interface Bucket {
    readonly bucket: Made | undefined;
    readonly name: Later<string>;
    readonly arn: Later<string>;
}

/** The bucket of the group of arguments, made or found (awsx: s3/bucket.ts). */
export function bucketOf(name: string, given: unknown, parent: pulumi.Resource): Bucket {
    const { existing, args } = groupOf(given);
    const found = groupOf(existing);
    if (existing !== undefined) {
        const arn = together([found["arn"], found["name"]]).apply(([full, title]) => textOf(full ?? `arn:aws:s3:::${textOf(title)}`));
        return { bucket: undefined, arn, name: arn.apply((text) => text.split(":").pop() ?? "") };
    }
    const bucket = new Made("aws:s3/bucket:Bucket", name, { forceDestroy: true, ...groupOf(args) }, { parent });
    return { bucket, name: bucket.at("bucket"), arn: bucket.at("arn") };
}
