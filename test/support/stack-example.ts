/** Stack examples as the engine would send them: before anything exists, after everything does, and as a document without dependencies. */
import { Ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { UNKNOWN } from "../../policies/model/values";
import { factsOf } from "../../rehearsal/facts";
import type { StackResource } from "../../policies/model/stack";

export type Mode = "preview" | "deployed" | "document";
export const MODES: readonly Mode[] = ["preview", "deployed", "document"];

const ACCOUNT = "123456789012";
const REGION = "eu-west-1";
export const ROOT_URN = "urn:pulumi:test::example::pulumi:pulumi:Stack::example-test";

export const urnOf = (resource: { readonly type: string; readonly name: string }): string =>
    `urn:pulumi:test::example::${resource.type}::${resource.name}`;

/** The physical name that the provider would give. */
function physicalName(resource: ExampleResource): string {
    for (const key of ["name", "bucket", "functionName", "roleName", "logGroupName"]) {
        const value = resource.inputs[key];
        if (typeof value === "string") return value;
    }
    return `${resource.name}-1a2b3c4`;
}

function arnOf(resource: ExampleResource): string {
    const name = physicalName(resource);
    const [, module = "", kind = ""] = /^aws(?:-native)?:([^:/]+)(?:\/[^:]+)?:(.+)$/.exec(resource.type) ?? [];
    switch (module) {
        case "iam":
            return `arn:aws:iam::${ACCOUNT}:${kind === "ManagedPolicy" ? "policy" : kind.toLowerCase()}/${name}`;
        case "s3":
            return `arn:aws:s3:::${name}`;
        case "lambda":
            return `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
        case "cloudwatch":
        case "logs":
            return kind === "LogGroup"
                ? `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}`
                : `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}`;
        case "dynamodb":
            return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
        case "kms":
            return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${name}`;
        default:
            return `arn:aws:${module}:${REGION}:${ACCOUNT}:${name}`;
    }
}

function outputsOf(resource: ExampleResource): Record<string, unknown> {
    const name = physicalName(resource);
    const arn = arnOf(resource);
    const isQueue = resource.type.endsWith(":Queue");
    const isByArn = /:(Policy|ManagedPolicy|Topic|Listener|LoadBalancer)$/.test(resource.type);
    const id = isQueue ? `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}` : isByArn ? arn : name;
    return {
        arn,
        id,
        name,
        ...(isQueue ? { url: id } : {}),
        ...(resource.type.startsWith("aws:s3/") ? { bucket: name } : {}),
        ...resource.outputs,
    };
}

/** The resources of an example, with the root stack resource. */
export function realise(resources: readonly ExampleResource[], mode: Mode): StackResource[] {
    const byName = new Map(resources.map((resource) => [resource.name, resource]));
    const root = {
        urn: ROOT_URN,
        type: "pulumi:pulumi:Stack",
        name: "example-test",
        props: {},
        dependencies: [],
        propertyDependencies: {},
    };
    return [
        { ...root, parent: undefined, provider: undefined, protect: false },
        ...resources.map((resource) => one(resource, byName, mode)),
    ];
}

/** The same resources as an engine plans them: all that the provider computes, and the program did not write, is unknown. */
export function planned(resources: readonly StackResource[]): StackResource[] {
    return resources.map((resource) => {
        const facts = factsOf(resource.type);
        if (facts === undefined) return resource;
        const names = ["id", ...[...facts.outputs, ...facts.computed].map(({ name }) => name), ...facts.inputs];
        const computed = Object.fromEntries(names.map((name) => [name, UNKNOWN]));
        return { ...resource, props: { ...computed, ...(resource.props as object) } };
    });
}

function one(resource: ExampleResource, byName: ReadonlyMap<string, ExampleResource>, mode: Mode): StackResource {
    const inputs: Record<string, unknown> = {};
    const propertyDependencies: Record<string, readonly string[]> = {};
    for (const [key, value] of Object.entries(resource.inputs)) {
        const targets = new Set<string>();
        inputs[key] = resolve(value, byName, mode, targets);
        // The engine names every property, with an empty list where it was made from nothing in the stack.
        if (mode !== "document") propertyDependencies[key] = [...targets];
    }
    const provider = resource.provider === undefined ? undefined : byName.get(resource.provider);
    return {
        urn: urnOf(resource),
        type: resource.type,
        name: resource.name,
        ...(mode === "preview" ? { writtenInputs: inputs } : {}),
        props: mode === "preview" || !resource.type.startsWith("aws") ? inputs : { ...outputsOf(resource), ...inputs },
        parent: resource.parent === undefined ? ROOT_URN : urnOf(byName.get(resource.parent) ?? { type: "?", name: resource.parent }),
        dependencies: [...new Set(Object.values(propertyDependencies).flat())],
        propertyDependencies,
        provider: provider && { urn: urnOf(provider), type: provider.type, name: provider.name, props: provider.inputs },
        protect: false,
    };
}

function resolve(value: unknown, byName: ReadonlyMap<string, ExampleResource>, mode: Mode, targets: Set<string>): unknown {
    if (value instanceof Ref) {
        const target = byName.get(value.resource);
        if (target === undefined) throw new Error(`the example refers to ${value.resource}, which it does not hold`);
        targets.add(urnOf(target));
        if (mode === "preview") return UNKNOWN;
        const attributes: Record<string, unknown> = { ...outputsOf(target), ...target.inputs };
        const output = attributes[value.attribute];
        return typeof output === "string" ? value.prefix + output + value.suffix : output;
    }
    if (Array.isArray(value)) return value.map((element) => resolve(element, byName, mode, targets));
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner, byName, mode, targets)]));
    }
    return value;
}
