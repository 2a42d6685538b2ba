/** What a call of the engine is about, in the pack's own words: a resource, or the stack. */
import type { ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { Stack } from "../../model/stack";
import type { StackResource } from "../../model/stack";
import { View } from "../../model/values";
import { rootOf } from "../judge";
import type { Subject } from "../outcome";
import { ResourceView } from "../rule";
import { keptInCall } from "./call-in-hand";
import { rawInputs } from "./inputs";
import { writtenOf } from "./written";

type Provider = ResourceValidationArgs["provider"];

/** The view of a resource that rules judge; `inputs` are the raw ones, with unknown and secret values as the SDK has them. */
export function resourceView(args: ResourceValidationArgs, inputs: object): ResourceView {
    return new ResourceView(inputs, args.urn, args.type, args.name, providerOf(args.provider), {
        protect: args.opts.protect,
    });
}

function providerOf(provider: Provider): (Subject & { inputs: View }) | undefined {
    if (provider === undefined) return undefined;
    const { urn, type, name } = provider;
    // What cannot be read of the provider stands on the provider.
    return { urn, type, name, inputs: new View(rawInputs(provider.props), [], { urn, type, name }) };
}

/** The stack, which all policies on it share, and the resource that findings about none in particular stand on. */
export const wholeStack = (args: StackValidationArgs): { readonly stack: Stack; readonly root: StackResource | undefined } =>
    keptInCall(() => {
        const resources = args.resources.map(stackResource);
        return { stack: Stack.of(resources), root: rootOf(resources) };
    });

type PolicyResource = StackValidationArgs["resources"][number];

function stackResource(resource: PolicyResource): StackResource {
    const { urn, type, name } = resource;
    const propertyDependencies: Record<string, readonly string[]> = {};
    for (const [property, targets] of Object.entries(resource.propertyDependencies))
        propertyDependencies[property] = targets.map((target) => target.urn);
    const provider = resource.provider && { ...resource.provider, props: rawInputs(resource.provider.props) };
    return {
        urn,
        type,
        name,
        props: rawInputs(resource.props),
        writtenInputs: writtenOf(urn),
        parent: resource.parent?.urn,
        dependencies: resource.dependencies.map((target) => target.urn),
        propertyDependencies,
        provider,
        protect: resource.opts.protect,
    };
}
