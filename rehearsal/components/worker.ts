/** A process of its own that registers components: the SDK's state is one for each process, and so are failures that nobody awaits. */
import * as pulumi from "@pulumi/pulumi";
import { COMPONENTS } from "./catalogue";
import { registerResources } from "./resource";

const provider: pulumi.provider.Provider = {
    version: "0.0.0",
    schema: "{}",
    async construct(name, type, inputs, options) {
        const component = COMPONENTS[type];
        if (component === undefined) throw new Error(`no stand-in knows the component ${type}`);
        const parent = new pulumi.ComponentResource(type, name, {}, options);
        const state = await component(name, inputs, parent);
        return { urn: parent.urn, state: Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) };
    },
};

// Who started it ended, perhaps without a word (SIGKILL): nothing is left to register for.
process.stdin.on("end", () => process.exit()).resume();

registerResources();
void pulumi.provider.main(provider, process.argv.slice(2));
