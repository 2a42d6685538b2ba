import { choice, object } from "../kit/options";
import { deployerRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { lookUpIdentity, stackSource } from "../model/identity";
import { Undetermined } from "../model/values";

export default deployerRule({
    name: "identity-deployer-temporary-credentials",
    description: "Whoever deploys must use temporary credentials.",
    severity: "high",
    level: "advisory",
    checklist: ["A2", "B5"],
    why: "A long-lived access key that leaks works until somebody notices; temporary credentials are worthless within hours.",
    fix: ["sign in through IAM Identity Center, assume a role, or let the pipeline exchange its own token (AssumeRoleWithWebIdentity)."],
    notes: [
        "Keys written in a provider are the matter of `identity-no-static-provider-credentials`, the root user's that of `identity-deployer-not-root`.",
    ],
    config: object({
        whenUnverifiable: choice(["silent", "advise", "violate"], {
            default: "silent",
            about: "What to say where no credentials are found; `identity-deployer-mfa` advises of it too.",
        }),
    }),
    on: "pulumi:pulumi:Stack",
    messages: {
        longLived: "the deployer uses a long-lived access key of an IAM user.",
        unverifiable: (d: { why: Text }) => text`whether the deployer's credentials are temporary cannot be verified: ${d.why}.`,
    },
    async *check(_stack, { config, deployer, found, at }) {
        const { verdict, temporary, literalKeys, why } = await lookUpIdentity(() => stackSource(deployer.env), {}, deployer.env);
        if (temporary === undefined) {
            if (config.whenUnverifiable === "silent") throw new Undetermined([], "unresolved");
            const finding = found("unverifiable", undefined, { why: vouched(why, "own words") });
            yield config.whenUnverifiable === "advise" ? at("advisory", finding) : finding;
        } else if (!temporary && !literalKeys && verdict !== "root") yield found("longLived", undefined);
    },
});
