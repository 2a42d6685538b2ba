/** The questions that one source's credentials can answer, each asked of AWS at most once in the life of the process. */
import { Budget, within } from "./budget";
import { parsePrincipal } from "./caller";
import type { Principal } from "./caller";
import { findCredentials, isTemporary } from "../credentials/credentials";
import type { CredentialOrigin, Found } from "../credentials/credentials";
import { failureOf } from "./failure";
import type { Failure } from "./failure";
import { clientSettings, loadSdk } from "./sdk";
import type { Sdk } from "./sdk";
import type { CredentialSource } from "../credentials/source";
import type { Environment } from "../environment";

/** An answer of AWS, or why there is none. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Who calls, and with what. */
export interface Caller {
    readonly principal: Principal;
    readonly temporary: boolean;
    readonly origin: CredentialOrigin;
}

/** A role as `iam:GetRole` describes it. */
export interface Role {
    readonly arn: string;
    /** The trust policy, JSON text. */
    readonly trust: string;
}

/** How long one source may keep a deployment waiting, in all. */
export const BUDGET_MILLISECONDS = 5000;

const refusal = (error: unknown): Answer<never> => ({ ok: false, failure: failureOf(error) });

/** Thrown where an answer lacks what AWS documents: {@link failureOf} calls it malformed. */
class Incomplete extends Error {}

function required(text: string | undefined): string {
    if (text === undefined || text === "") throw new Incomplete();
    return text;
}

/** IAM gives documents percent-encoded (API reference: GetRole); compatible servers do not all do so. */
function documentText(encoded: string): string {
    if (encoded.trimStart().startsWith("{")) return encoded;
    try {
        return decodeURIComponent(encoded);
    } catch {
        throw new Incomplete();
    }
}

/** What a call gets: the SDK, credentials and a signal that ends it. */
interface Call {
    readonly sdk: Sdk;
    readonly found: Found;
    readonly signal: AbortSignal;
}

/** One source's session with AWS. */
export class Session {
    readonly #answers = new Map<string, Promise<Answer<unknown>>>();
    #found: Promise<Found> | undefined;

    constructor(
        private readonly source: CredentialSource,
        private readonly env: Environment,
        private readonly shared: Budget,
        private readonly own: Budget = new Budget(BUDGET_MILLISECONDS),
    ) {}

    /** `sts:GetCallerIdentity`, which needs no permission. */
    caller(): Promise<Answer<Caller>> {
        return this.#once("caller", async ({ sdk, found, signal }) => {
            const answer = await this.#sts(sdk, found).send(new sdk.sts.GetCallerIdentityCommand({}), { abortSignal: signal });
            const principal = parsePrincipal(required(answer.Arn));
            return { principal, temporary: isTemporary(found.credentials), origin: found.origin };
        });
    }

    /** Whether the user has an MFA device of any kind (`iam:ListMFADevices`). */
    hasMfaDevice(userName: string): Promise<Answer<boolean>> {
        return this.#once(`devices ${userName}`, async ({ sdk, found, signal }) => {
            const answer = await this.#iam(sdk, found).send(new sdk.iam.ListMFADevicesCommand({ UserName: userName }), {
                abortSignal: signal,
            });
            return (answer.MFADevices ?? []).length > 0;
        });
    }

    /** A role of the caller's account (`iam:GetRole`). */
    role(roleName: string): Promise<Answer<Role>> {
        return this.#once(`role ${roleName}`, async ({ sdk, found, signal }) => {
            const answer = await this.#iam(sdk, found).send(new sdk.iam.GetRoleCommand({ RoleName: roleName }), { abortSignal: signal });
            return { arn: required(answer.Role?.Arn), trust: documentText(required(answer.Role?.AssumeRolePolicyDocument)) };
        });
    }

    /**
     * Whether the session may assume a role whose trust requires MFA: then it has MFA. The credentials that AWS returns are dropped
     * unread, and the session is as short as AWS allows.
     */
    mayAssume(roleArn: string): Promise<Answer<boolean>> {
        return this.#once(`probe ${roleArn}`, async ({ sdk, found, signal }) => {
            const request = { RoleArn: roleArn, RoleSessionName: "lambda-safeguard-probe", DurationSeconds: 900 };
            try {
                await this.#sts(sdk, found).send(new sdk.sts.AssumeRoleCommand(request), { abortSignal: signal });
                return true;
            } catch (error) {
                if (failureOf(error) === "denied") return false;
                throw error;
            }
        });
    }

    /** `iam:GetAccountSummary`: counts and flags by name. */
    accountSummary(): Promise<Answer<Readonly<Record<string, number>>>> {
        return this.#once("summary", async ({ sdk, found, signal }) => {
            const answer = await this.#iam(sdk, found).send(new sdk.iam.GetAccountSummaryCommand({}), { abortSignal: signal });
            return answer.SummaryMap ?? {};
        });
    }

    /** Whether the organisation manages its members' root credentials centrally (`iam:ListOrganizationsFeatures`). */
    rootCredentialsManaged(): Promise<Answer<boolean>> {
        return this.#once("features", async ({ sdk, found, signal }) => {
            const answer = await this.#iam(sdk, found).send(new sdk.iam.ListOrganizationsFeaturesCommand({}), { abortSignal: signal });
            return (answer.EnabledFeatures ?? []).includes("RootCredentialsManagement");
        });
    }

    #once<T>(question: string, ask: (call: Call) => Promise<T>): Promise<Answer<T>> {
        const known = this.#answers.get(question);
        if (known !== undefined) return known as Promise<Answer<T>>;
        const answer = this.#ask(ask);
        this.#answers.set(question, answer);
        return answer;
    }

    async #ask<T>(ask: (call: Call) => Promise<T>): Promise<Answer<T>> {
        try {
            const value = await within(this.own, this.shared, async (signal) => {
                const sdk = await loadSdk();
                this.#found ??= findCredentials(sdk, this.source, this.env, signal);
                return ask({ sdk, found: await this.#found, signal });
            });
            return { ok: true, value };
        } catch (error) {
            return refusal(error);
        }
    }

    #sts(sdk: Sdk, found: Found) {
        return new sdk.sts.STSClient({ ...clientSettings(sdk, this.source, "sts", this.env), credentials: found.credentials });
    }

    #iam(sdk: Sdk, found: Found) {
        return new sdk.iam.IAMClient({ ...clientSettings(sdk, this.source, "iam", this.env), credentials: found.credentials });
    }
}
