/** Looking a deployer up, once per distinct source of credentials and process. */
import { Budget } from "./session/budget";
import { type AccountMfa, accountMfa } from "./verdict/account";
import type { Judgement } from "./verdict/judgement";
import { BUDGET_MILLISECONDS, Session } from "./session/session";
import type { CredentialSource } from "./credentials/source";
import type { Environment } from "./environment";
import { sourceKey } from "./credentials/source";
import type { EvidenceOptions } from "./verdict/evidence";
import { judgeDeployer } from "./verdict/deployer";
import { DEFAULT_EVIDENCE } from "./verdict/evidence";

/** Remembers the sessions of a process. */
export class IdentityLookUp {
    readonly #sessions = new Map<string, Session>();
    readonly #shared: Budget;

    /**
     * @param env the environment of the pack's process
     * @param milliseconds how long look-ups that bring nothing may keep a deployment waiting, in all
     */
    constructor(
        private readonly env: Environment = process.env,
        private readonly milliseconds: number = BUDGET_MILLISECONDS,
    ) {
        this.#shared = new Budget(milliseconds);
    }

    /** Judges the deployer behind `source`. Never rejects: what cannot be found out is `unverifiable`. */
    identity(source: CredentialSource, options: Partial<EvidenceOptions> = {}): Promise<Judgement> {
        return judgeDeployer({ session: this.#session(source), source, env: this.env, options: { ...DEFAULT_EVIDENCE, ...options } });
    }

    /** The account of the credentials behind `source`; `undefined` where AWS does not say. Never rejects. */
    async account(source: CredentialSource): Promise<string | undefined> {
        const caller = await this.#session(source).caller();
        return caller.ok && caller.value.principal.account !== "" ? caller.value.principal.account : undefined;
    }

    /** Whether the root user of the account behind `source` has MFA. Never rejects. */
    accountMfa(source: CredentialSource, rootManagedCentrally = false): Promise<AccountMfa> {
        return accountMfa(this.#session(source), rootManagedCentrally);
    }

    #session(source: CredentialSource): Session {
        const key = sourceKey({ ...source, assumeRoles: [] });
        const known = this.#sessions.get(key);
        if (known !== undefined) return known;
        const session = new Session(source, this.env, this.#shared, new Budget(this.milliseconds));
        this.#sessions.set(key, session);
        return session;
    }
}
