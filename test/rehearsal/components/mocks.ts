/** Components without an engine: their resources as the SDK registers them, with what the stand-in would answer. */
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../../rehearsal/context";
import { COMPONENTS } from "../../../rehearsal/components/catalogue";
import { registerResources, type Args } from "../../../rehearsal/components/resource";
import { answer } from "../../../rehearsal/functions";
import { defaultsOf, outputsOf } from "../../../rehearsal/values";
import type { Properties } from "../../../rehearsal/wire";

export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
}

const REGION = "eu-west-1";
const contextOf = (urn: string) =>
    ({ package: "aws", account: "000000000000", region: REGION, partition: partitionOf(REGION), generation: 7, urn }) as const;

/** What the component registers, in the order of types and names, and what it shows. */
export async function registered(type: string, name: string, args: Args): Promise<{ all: Registered[]; shown: Args }> {
    const all: Registered[] = [];
    await pulumi.runtime.setMocks({
        newResource({ type: token, name: title, inputs }) {
            const given = inputs as Properties;
            all.push({ type: token, name: title, inputs: given });
            if (!token.startsWith("aws:")) return { id: "", state: { ...given, digest: "sha256:0" } };
            const context = contextOf(`urn:pulumi:dev::shop::${token}::${title}`);
            const complete = { ...given, ...defaultsOf(token, given, context) };
            const { id, outputs } = outputsOf(token, complete, context);
            return { id, state: { ...complete, ...outputs } };
        },
        call: ({ token, inputs }) => answer(token, inputs as Properties, contextOf("")).values,
    });
    registerResources();
    const component = COMPONENTS[type];
    if (component === undefined) throw new Error(`no component ${type}`);
    const parent = new pulumi.ComponentResource(type, name, {}, {});
    const state = await component(name, args, parent);
    const plainly = Object.entries(state).filter(([, value]) => !holdsResource(value));
    const shown = await new Promise<Args>((resolve) => pulumi.output(Object.fromEntries(plainly)).apply(resolve));
    await pulumi.runtime.disconnect();
    return { all: all.sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1)), shown };
}

const holdsResource = (value: unknown): boolean => pulumi.Resource.isInstance(value) || (Array.isArray(value) && value.some(holdsResource));
