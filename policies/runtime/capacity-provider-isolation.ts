import { ref } from "../kit/example";
import { WILDCARDS, object, string, strings } from "../kit/options";
import { stackRule } from "../kit/rule";
import { text } from "../kit/text";
import { CLASSIFICATION_TAGS } from "../model/assets/classification";
import { providerOf, trustEachOther } from "../model/lambda/capacity";
import type { CapacityProvider } from "../model/lambda/capacity";
import { viewAt } from "../model/stack";
import type { FunctionNode } from "../model/stack";
import { matchesWildcard } from "../model/wildcard";
import { push } from "../model/grouping";

const PROVIDER = "aws:lambda/capacityProvider:CapacityProvider";
const provider = {
    type: PROVIDER,
    name: "shared",
    inputs: { vpcConfig: { subnetIds: ["subnet-0a"], securityGroupIds: ["sg-0a"] } },
} as const;
const fn = (name: string, owner: string) =>
    ({
        type: "aws:lambda/function:Function",
        name,
        inputs: {
            capacityProviderConfig: { lambdaManagedInstancesCapacityProviderConfig: { capacityProviderArn: ref("shared", "arn") } },
            tags: { "asset-owner": owner, "data-classification": "internal" },
        },
    }) as const;

export default stackRule({
    name: "runtime-capacity-provider-isolation",
    description: "Functions that share a capacity provider must have the same owner and the same data classification.",
    severity: "medium",
    level: "advisory",
    checklist: ["B1"],
    why: "Functions on a capacity provider run in containers of the same instances, and AWS says that those are no security boundary: each function can reach what the others hold.",
    fix: [
        "give each owner and each classification a capacity provider of its own, or list a provider that is meant to be shared in `allowSharedProviders`.",
    ],
    notes: ["Functions that carry none of the two tags are not judged: nothing says whether they may trust each other."],
    config: object({
        ownerTag: string({ default: CLASSIFICATION_TAGS.owner, about: "The tag that names a function's owner." }),
        classificationTag: string({
            default: CLASSIFICATION_TAGS.classification,
            about: "The tag that names the classification of its data.",
        }),
        allowSharedProviders: strings({
            default: [],
            about: `Capacity providers that may be shared: their names in AWS or in the program, ${WILDCARDS}.`,
        }),
    }),
    messages: {
        mixed: (d: { count: number }) => text`${d.count} functions of different owners or classifications run on this capacity provider.`,
    },
    example: {
        good: [provider, fn("orders", "shop"), fn("bills", "shop")],
        bad: [provider, fn("orders", "shop"), fn("bills", "finance")],
    },
    applies: (stack) => stack.functions.length > 1,
    *check(stack, { config, each, found }) {
        const shared = new Map<CapacityProvider | string, FunctionNode[]>();
        yield* each(stack.functions, function* (member) {
            const where = providerOf(member);
            if (where !== undefined) push(shared, where, member);
        });
        for (const [where, functions] of shared) {
            const [first] = functions;
            if (first === undefined || functions.length < 2) continue;
            const subject = typeof where === "string" ? first : where;
            yield* each([subject], function* () {
                if (isAllowed(where, config.allowSharedProviders)) return;
                if (!trustEachOther(functions, [config.ownerTag, config.classificationTag]))
                    yield found("mixed", subject, { count: functions.length });
            });
        }
    },
});

function isAllowed(provider: CapacityProvider | string, globs: readonly string[]): boolean {
    if (globs.length === 0) return false;
    if (typeof provider === "string") return globs.some((glob) => matchesWildcard(glob, provider.slice(provider.lastIndexOf(":") + 1)));
    if (globs.some((glob) => matchesWildcard(glob, provider.name))) return true;
    const name = viewAt(provider.inputs, ["name"]).asString();
    return name !== undefined && globs.some((glob) => matchesWildcard(glob, name));
}
