import { choice, flag, object } from "../kit/options";
import { deployerRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { lookUpAccountMfa, stackSource } from "../model/identity";
import { Undetermined } from "../model/values";

export default deployerRule({
    name: "identity-account-mfa",
    description: "The root user of the account that is deployed to must have an MFA device.",
    severity: "critical",
    level: "advisory",
    checklist: ["A2"],
    why: "The root user can do everything in the account, whatever any policy says; a password alone must not be enough for that.",
    fix: [
        "register an MFA device, best a security key, for the root user, or let the organisation manage the root credentials of its members.",
    ],
    notes: [
        "AWS is asked with `iam:GetAccountSummary`, and where that says no with `iam:ListOrganizationsFeatures`, which only the organisation's management account or a delegated administrator may call: elsewhere set `rootManagedCentrally`.",
        "A root user without a password and without keys cannot sign in, nor can any in China and AWS GovCloud (US): nothing is said of them.",
        "Where nobody at all is signed in, `identity-deployer-mfa` says so.",
    ],
    config: object({
        rootManagedCentrally: flag({
            default: false,
            about: "Whether the organisation manages the root credentials of this account: its root user cannot sign in then.",
        }),
        whenUnverifiable: choice(["silent", "advise", "violate"], {
            default: "advise",
            about: "What to say where AWS does not answer: no network, access denied.",
        }),
    }),
    on: "pulumi:pulumi:Stack",
    messages: {
        noMfa: "the account's root user has no MFA device.",
        unverifiable: (d: { why: Text }) => text`whether the root user has MFA cannot be verified: ${d.why}.`,
    },
    async *check(_stack, { config, deployer, found, at }) {
        const { verdict, why, account } = await lookUpAccountMfa(
            () => stackSource(deployer.env),
            config.rootManagedCentrally,
            deployer.env,
        );
        if (verdict === "off") yield found("noMfa", undefined);
        if (verdict !== "unverifiable") return;
        const { whenUnverifiable } = config;
        if (whenUnverifiable === "silent" || (whenUnverifiable === "advise" && account === undefined))
            throw new Undetermined([], "unresolved");
        const finding = found("unverifiable", undefined, { why: vouched(why, "own words") });
        yield whenUnverifiable === "advise" ? at("advisory", finding) : finding;
    },
});
