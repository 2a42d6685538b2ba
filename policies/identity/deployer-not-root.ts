import { choice, object } from "../kit/options";
import { deployerRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { lookUpIdentity, stackSource } from "../model/identity";
import { Undetermined } from "../model/values";

export default deployerRule({
    name: "identity-deployer-not-root",
    description: "The account's root user must not deploy.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A2"],
    why: "No policy restrains the root user, and nobody can tell which person it was.",
    fix: ["deploy with a role, best through IAM Identity Center, and delete the root user's access keys."],
    notes: ["The credentials of explicit providers are judged by `identity-deployer-mfa`."],
    config: object({
        whenUnverifiable: choice(["silent", "advise", "violate"], {
            default: "silent",
            about: "What to say where the caller cannot be found out; `identity-deployer-mfa` advises of it too.",
        }),
    }),
    on: "pulumi:pulumi:Stack",
    messages: {
        root: "the account's root user deploys.",
        unverifiable: (d: { why: Text }) => text`whether the root user deploys cannot be verified: ${d.why}.`,
    },
    async *check(_stack, { config, deployer, found, at }) {
        const { verdict, callerKind, why } = await lookUpIdentity(() => stackSource(deployer.env), {}, deployer.env);
        if (verdict === "root") yield found("root", undefined);
        else if (callerKind === "unknown") {
            if (config.whenUnverifiable === "silent") throw new Undetermined([], "unresolved");
            const finding = found("unverifiable", undefined, { why: vouched(why, "own words") });
            yield config.whenUnverifiable === "advise" ? at("advisory", finding) : finding;
        }
    },
});
