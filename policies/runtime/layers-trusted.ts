import { ACCOUNT_NOTE, accountId } from "../kit/account";
import { object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import type { InStack } from "../kit/rule";
import { foreignLayers, hasHiddenLayers, isPublishedByAws, layerName } from "../model/lambda/layers";
import { isContainerImage } from "../model/lambda/package";
import { Undetermined } from "../model/values";

/** Layers that the stack publishes itself have no ARN before a deployment, but are the function's own account's. */
const OWN_LAYERS: InStack = {
    awaits: (fn, _, isFound) => !isFound && hasHiddenLayers(fn.as()),
    seen: (fn, node) => {
        const layers = foreignLayers(fn.as(), node);
        return layers === undefined ? fn : fn.with({ layers });
    },
};

export default resourceRule({
    name: "runtime-layers-trusted",
    description: "Layers of Lambda functions must come from the function's own account, from AWS or from an account that is trusted.",
    severity: "high",
    level: "advisory",
    checklist: ["A5"],
    why: "A layer is code that runs with the function's permissions and sees all its data: whoever owns the account that publishes it decides what it does.",
    fix: ["publish the layer in the function's own account, or list its account in `trustedAccounts` after a review."],
    notes: ["AWS's own layers are told by name and account, for each Region.", ACCOUNT_NOTE, "Container images have no layers."],
    config: object({
        trustedAccounts: strings({ default: [], about: "Accounts whose layers may be used: 12 digits each." }),
        accountId,
    }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { foreign: "this layer comes from an account that is neither the function's own, nor AWS's, nor trusted." },
    example: {
        good: {
            inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:shared:3"] },
            config: { accountId: "123456789012" },
        },
        bad: {
            inputs: { layers: ["arn:aws:lambda:eu-west-1:210987654321:layer:shared:3"] },
            config: { accountId: "123456789012" },
        },
    },
    inStack: OWN_LAYERS,
    *check(fn, { config, account, each, found }) {
        if (!fn.has("layers") || isContainerImage(fn.as())) return;
        yield* each(fn.as().list("layers"), function* (layer) {
            const arn = layer.asString() ?? "";
            if (arn === "") return;
            const named = layerName(arn);
            if (named === undefined) throw new Undetermined(layer.path, "shape");
            if (config.trustedAccounts.includes(named.account)) return;
            const standing = account.standing(named.account);
            if (standing === "own") return;
            const isAws = isPublishedByAws(named);
            if (isAws === true) return;
            if (isAws === undefined) throw new Undetermined(layer.path, "unresolved");
            if (standing === "unknown") throw new Undetermined(layer.path, "account");
            yield found("foreign", layer);
        });
    },
});
