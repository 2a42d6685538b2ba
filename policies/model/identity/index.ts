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
import type { AccountMfa } from "./verdict/account";
import { FAILURES, unjudged } from "./verdict/judgement";
import type { Judgement } from "./verdict/judgement";
import type { IdentityLookUp } from "./look-up";
import { providerSource } from "./credentials/provider-source";
import { isDeployment } from "./environment";
import type { CredentialSource } from "./credentials/source";
import type { Environment } from "./environment";
import type { EvidenceOptions } from "./verdict/evidence";

export { DEFAULT_OUTCOMES, REMEDIES, outcomeOf } from "./verdict/judgement";
export type { Judgement, Outcome, OutcomeOptions } from "./verdict/judgement";
export { providerSourceToJudge, stackSource } from "./credentials/provider-source";
export type { CredentialSource } from "./credentials/source";
export type { EvidenceOptions } from "./verdict/evidence";

const lookUp = lazy(() => require("./look-up") as typeof import("./look-up"));

/** One memory per environment: `process.env` for the pack, another object for each test. */
const lookUps = new WeakMap<Environment, IdentityLookUp>();

function lookUpIn(env: Environment): IdentityLookUp {
    const known = lookUps.get(env) ?? new (lookUp().IdentityLookUp)(env);
    lookUps.set(env, known);
    return known;
}

/** A source, or how to read one: reading throws {@link Undetermined} where an input that decides cannot be read. */
type Source = CredentialSource | (() => CredentialSource);

/** The source, or why it is not asked. Credentials that a document names are not followed: only a deployment runs what a program says. */
function sourceIn(source: Source, env: Environment): CredentialSource | "unreadable" | "not-followed" {
    try {
        const read = typeof source === "function" ? source() : source;
        return read.origin === "provider" && !isDeployment(env) ? "not-followed" : read;
    } catch (error) {
        if (error instanceof Undetermined) return "unreadable";
        throw error;
    }
}

/**
 * Judges the deployer behind `source`. AWS is asked once per distinct source and process, whichever policies ask, and for at most five
 * seconds in all. Never rejects: what cannot be found out is `unverifiable`.
 */
export async function lookUpIdentity(
    source: Source,
    options: Partial<EvidenceOptions> = {},
    env: Environment = process.env,
): Promise<Judgement> {
    const known = sourceIn(source, env);
    return typeof known === "string" ? unjudged(known) : lookUpIn(env).identity(known, options);
}

/**
 * The account of who deploys with the credentials of a provider; `undefined` where it cannot be found out. Never rejects.
 * @param provider the provider's inputs, as they arrive
 */
export async function deployersAccount(provider: View<unknown>, env: Environment = process.env): Promise<string | undefined> {
    const source = sourceIn(() => providerSource(provider, env), env);
    return typeof source === "string" ? undefined : await lookUpIn(env).account(source);
}

/** Whether the root user of the account behind `source` has MFA. Never rejects. */
export async function lookUpAccountMfa(source: Source, rootManagedCentrally = false, env: Environment = process.env): Promise<AccountMfa> {
    const known = sourceIn(source, env);
    if (typeof known !== "string") return lookUpIn(env).accountMfa(known, rootManagedCentrally);
    return { verdict: "unverifiable", evidence: known, why: FAILURES[known], account: undefined };
}
