/** Builds stacks for the tests of the stack model. */
import { Stack } from "../../../../policies/model/stack";
import type { StackResource } from "../../../../policies/model/stack";

export const TYPES = {
    role: "aws:iam/role:Role",
    fn: "aws:lambda/function:Function",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    policy: "aws:iam/policy:Policy",
    group: "aws:iam/group:Group",
    user: "aws:iam/user:User",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    bucket: "aws:s3/bucket:Bucket",
    component: "acme:index:Service",
} as const;

export const ACCOUNT = "123456789012";
export const roleArn = (name: string, account = ACCOUNT, partition = "aws"): string => `arn:${partition}:iam::${account}:role/${name}`;
export const functionArn = (name: string, region = "eu-west-1"): string => `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`;

export interface Given {
    readonly type: string;
    readonly name: string;
    readonly props?: unknown;
    /** Property → logical names; names are unique in a test's stack. */
    readonly from?: Readonly<Record<string, readonly string[]>>;
    /** Logical names, where the source knows no more. */
    readonly dependsOn?: readonly string[];
    readonly parent?: string;
    readonly provider?: { readonly name: string; readonly props?: unknown };
}

export const given = (type: string, name: string, props: unknown = {}, more: Omit<Given, "type" | "name" | "props"> = {}): Given => ({
    type,
    name,
    props,
    ...more,
});

export const urnOf = (type: string, name: string): string => `urn:pulumi:test::shop::${type}::${name}`;

/** One resource by itself, which depends on nothing unless `more` says so. */
export const resource = (type: string, name: string, props: unknown, more: Partial<StackResource> = {}): StackResource => ({
    urn: urnOf(type, name),
    type,
    name,
    props,
    parent: undefined,
    provider: undefined,
    dependencies: [],
    propertyDependencies: {},
    ...more,
});

/** The stack of some resources, in an order that is not theirs. */
export function stackOf(...resources: readonly Given[]): Stack {
    const urns = new Map(resources.map(({ type, name }) => [name, urnOf(type, name)]));
    const resolved = (names: readonly string[]): string[] => names.map((name) => urns.get(name) ?? urnOf("elsewhere:index:Missing", name));
    return Stack.of(
        [...resources].reverse().map(({ type, name, props, from = {}, dependsOn, parent, provider }): StackResource => {
            const propertyDependencies = Object.fromEntries(Object.entries(from).map(([property, names]) => [property, resolved(names)]));
            return {
                urn: urnOf(type, name),
                type,
                name,
                props,
                parent: parent === undefined ? undefined : urns.get(parent),
                dependencies: dependsOn === undefined ? [...new Set(Object.values(propertyDependencies).flat())] : resolved(dependsOn),
                propertyDependencies,
                provider: provider && {
                    urn: urnOf("pulumi:providers:aws", provider.name),
                    type: "pulumi:providers:aws",
                    name: provider.name,
                    props: provider.props,
                },
            };
        }),
    );
}

/** An answer in a word: the node's name, the value outside, or which nodes it may be. */
export function said(join: {
    kind: string;
    node?: { name: string };
    value?: string;
    reason?: string;
    candidates?: readonly { name: string }[];
}): string {
    switch (join.kind) {
        case "node":
            return `node ${join.node?.name ?? ""}`;
        case "outside":
            return `outside ${join.value ?? ""}`;
        case "unresolved":
            return [join.kind, join.reason, ...(join.candidates ?? []).map(({ name }) => name).sort()].join(" ");
        default:
            return join.kind;
    }
}

export const namesOf = (many: { readonly items: readonly { readonly name: string }[] }): string[] => many.items.map(({ name }) => name);
