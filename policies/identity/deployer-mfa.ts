import { WILDCARDS, choice, choices, flag, object, string, strings } from "../kit/options";
import { deployerRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import type { CredentialSource } from "../model/identity";
import { DEFAULT_OUTCOMES, REMEDIES, lookUpIdentity, outcomeOf, providerSourceToJudge, stackSource } from "../model/identity";
import { Undetermined } from "../model/values";

const STACK = "pulumi:pulumi:Stack";

export default deployerRule({
    name: "identity-deployer-mfa",
    description: "Whoever deploys must have signed in with multi-factor authentication.",
    severity: "critical",
    level: "mandatory",
    checklist: ["A2"],
    why: "The deployer can change every resource of the stack, its policies included; a password or key alone is too easily lost for that.",
    fix: [`${REMEDIES}.`, "In a pipeline, deploy with a role of its own and list it in `automationRoles`."],
    notes: [
        "Before anything is created AWS is asked once for each distinct source of credentials, for five seconds at most: `sts:GetCallerIdentity`, and where the caller needs it `iam:GetRole` or `iam:ListMFADevices`.",
        "`proven`: the session had MFA. `delegated`: the identity provider enforces it (IAM Identity Center too where a role admits its roles alone), or the role is listed as automation. `possible`: the user has an MFA device, and whether the session used it cannot be known.",
        "The root user is the matter of `identity-deployer-not-root`, an access key written in a provider that of `identity-no-static-provider-credentials`.",
        "`lambda-safeguard check` asks nobody, except with `--identity`; credentials that a document names (a profile, files, a token) are never followed: they are unverifiable.",
        "In a recognised pipeline, and for an issuer of pipelines' or workloads' tokens such as GitHub Actions, an entry of `trustedIdentityProviders` with a wildcard in the provider's name does not count: list the role in `automationRoles`.",
        "A SAML trust policy cannot require MFA: AWS passes on `saml:aud`, `saml:iss`, `saml:sub` and attributes, none of which says it. List the provider in `trustedIdentityProviders` if it enforces MFA.",
    ],
    config: object({
        accept: choices(["proven", "delegated", "possible"], {
            default: ["proven", "delegated", "possible"],
            strict: ["proven", "delegated"],
            about: "Which verdicts on the deployer pass.",
        }),
        mfaProbeRoleArn: string<string | undefined>({
            default: undefined,
            about: "The ARN of a role without permissions whose trust policy requires MFA: being allowed to assume it proves that the session has MFA.",
        }),
        trustIdentityCenter: flag({ default: true, about: "Whether a session of IAM Identity Center counts as delegated." }),
        trustedIdentityProviders: strings({
            default: [],
            about: `The ARNs of identity providers (SAML, OpenID Connect) that enforce MFA themselves, ${WILDCARDS}. The tokens of pipelines are nobody's sign-in: wildcards after \`oidc-provider/\` do not stand for their issuers.`,
        }),
        automationRoles: strings({ default: [], about: `The ARNs of roles that pipelines and machines deploy with, ${WILDCARDS}.` }),
        whenAutomation: choice(["advise", "violate"], {
            default: DEFAULT_OUTCOMES.whenAutomation,
            about: "What to say of a pipeline under a role that `automationRoles` does not list.",
        }),
        whenUnverifiable: choice(["silent", "advise", "violate"], {
            default: DEFAULT_OUTCOMES.whenUnverifiable,
            about: "What to say where nobody can tell: no credentials, no network, access denied.",
        }),
    }),
    on: [STACK, "pulumi:providers:aws", "pulumi:providers:aws-native"],
    messages: {
        withoutMfa: (d: { why: Text }) => text`nothing shows that the deployer signed in with MFA: ${d.why}.`,
        unlistedAutomation: (d: { why: Text }) => text`a machine deploys, and nobody vouches for its role: ${d.why}.`,
        unverifiable: (d: { why: Text }) => text`whether the deployer signed in with MFA cannot be verified: ${d.why}.`,
        rootProvider: "the credentials of this provider are those of the account's root user.",
    },
    async *check(resource, { config, deployer, found, at }) {
        const onStack = resource.type === STACK;
        const source = onStack ? (): CredentialSource => stackSource(deployer.env) : providerSourceToJudge(resource, deployer.env);
        if (source === undefined) return;
        const judgement = await lookUpIdentity(source, config, deployer.env);
        const { verdict } = judgement;
        const why = vouched(judgement.why, "own words");
        const outcome = outcomeOf(judgement, config);
        // The policy on the root user looks at the stack's credentials alone.
        if (verdict === "root" && !onStack) yield found("rootProvider", undefined);
        if (outcome === "silent") throw new Undetermined([], "unresolved");
        if (outcome !== "violate" && outcome !== "advise") return;
        const id = verdict === "automation" ? "unlistedAutomation" : verdict === "unverifiable" ? "unverifiable" : "withoutMfa";
        const finding = found(id, undefined, { why });
        yield outcome === "advise" ? at("advisory", finding) : finding;
    },
});
