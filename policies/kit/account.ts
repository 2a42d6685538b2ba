/** Which account a resource lives in, for rules that ask: before it is created as far as can be, else when the whole stack is known. */
import { accountsOfPrincipal, OwnAccount, usesDeployersCredentials } from "../model/account";
import { deployersAccount } from "../model/identity";
import { isDeployment } from "../model/identity/environment";
import { classicProperties } from "../model/native";
import type { Deployer } from "./deployer";
import { string } from "./options";
import type { Option } from "./options";
import type { ResourceView, Rule } from "./rule";
import type { Settings } from "./settings";

/** The option that every rule takes which asks for the account; with it in its `config` a rule gets `tools.account`. */
export const accountId: Option<string | undefined> = string<string | undefined>({
    default: undefined,
    pattern: "^[0-9]{12}$",
    expected: "an account, 12 digits",
    about: "The account that the stack is deployed to, 12 digits, for resources of which neither an ARN nor the provider says it.",
});

/** What a rule's page says about where the account is known from. */
export const ACCOUNT_NOTE =
    "The own account is known from the resource's ARN and from its permissions boundary or customer-managed policies, from the provider (the role it assumes last, `allowedAccountIds`, `forbiddenAccountIds`), from ARNs of other resources of the same provider, in a deployment from `sts:GetCallerIdentity` for a provider without credentials of its own, or from `accountId`. What only the deployed stack says is judged once all resources are registered.";

/** Whether a rule asks for the account. */
export const asksForAccount = (rule: Rule): boolean => rule.kind === "resource" && rule.config?.["accountId"] === accountId;

/** What `accountId` says. */
export const configuredAccount = (settings: Settings): string | undefined => settings.config["accountId"] as string | undefined;

const evidenceOf = (resource: ResourceView, settings: Settings) => ({
    own: accountsOfPrincipal(classicProperties(resource.type, resource.raw)),
    provider: resource.provider?.inputs.raw,
    configured: configuredAccount(settings),
});

/** The account as the inputs of a resource and its provider tell it, before anything is created. */
export const accountBefore = (resource: ResourceView, settings: Settings): OwnAccount => OwnAccount.of(evidenceOf(resource, settings));

/** The same, with the account of who deploys; `undefined` where nobody may be asked, or the provider signs in by itself. */
export function accountOfDeployer(
    resource: ResourceView,
    settings: Settings,
    { asked, env }: Deployer,
): Promise<OwnAccount | undefined> | undefined {
    const provider = resource.provider?.inputs;
    if (provider === undefined || !asked || !isDeployment(env) || !usesDeployersCredentials(provider.raw)) return undefined;
    return deployersAccount(provider, env).then((caller) =>
        caller === undefined ? undefined : OwnAccount.of({ ...evidenceOf(resource, settings), caller }),
    );
}
