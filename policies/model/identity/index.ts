/**
 * The deployer's identity: who runs this deployment, and what proves that they signed in with MFA.
 *
 * A rule's check asks for a source ({@link stackSource} on the root stack resource, {@link providerSourceToJudge} on a provider),
 * looks it up, and turns the judgement into an outcome. Nothing here loads the AWS SDK before the first look-up, and nothing that
 * comes out holds a credential, a session name or a user name.
 */
import { lazy } from "../lazy";
import { Undetermined } from "../values";
import type { View } from "../values";
import type { AccountMfa } from "./account";
import type { Judgement } from "./judgement";
import type { IdentityLookUp } from "./look-up";
import { providerSource } from "./source";
import type { CredentialSource, Environment } from "./source";
import type { EvidenceOptions } from "./verdict";

export type { AccountMfa } from "./account";
export { DEFAULT_OUTCOMES, REMEDIES, outcomeOf } from "./judgement";
export type { AssumedRole, CallerKind, Evidence, Judgement, Outcome, OutcomeOptions, Verdict } from "./judgement";
export { isDeployment, providerSource, providerSourceToJudge, stackSource } from "./source";
export type { CredentialSource, Environment } from "./source";
export { DEFAULT_EVIDENCE } from "./verdict";
export type { EvidenceOptions } from "./verdict";

const lookUp = lazy(() => require("./look-up") as typeof import("./look-up"));

/** One memory per environment: `process.env` for the pack, another object for each test. */
const lookUps = new WeakMap<Environment, IdentityLookUp>();

function lookUpIn(env: Environment): IdentityLookUp {
    const known = lookUps.get(env) ?? new (lookUp().IdentityLookUp)(env);
    lookUps.set(env, known);
    return known;
}

/**
 * Judges the deployer behind `source`. AWS is asked once per distinct source and process, whichever policies ask, and for at most five
 * seconds in all. Never rejects: what cannot be found out is `unverifiable`.
 */
export const lookUpIdentity = (
    source: CredentialSource,
    options: Partial<EvidenceOptions> = {},
    env: Environment = process.env,
): Promise<Judgement> => lookUpIn(env).identity(source, options);

/**
 * The account of who deploys with the credentials of a provider; `undefined` where it cannot be found out. Never rejects.
 * @param provider the provider's inputs, as they arrive
 */
export async function deployersAccount(provider: View<unknown>, env: Environment = process.env): Promise<string | undefined> {
    try {
        return await lookUpIn(env).account(providerSource(provider, env));
    } catch (error) {
        if (error instanceof Undetermined) return undefined;
        throw error;
    }
}

/** Whether the root user of the account behind `source` has MFA. Never rejects. */
export const lookUpAccountMfa = (
    source: CredentialSource,
    rootManagedCentrally = false,
    env: Environment = process.env,
): Promise<AccountMfa> => lookUpIn(env).accountMfa(source, rootManagedCentrally);
