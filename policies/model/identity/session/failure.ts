/** Why AWS did not answer, by kind alone: the texts of the SDK's errors quote ARNs with session names, profiles and paths. */
import { TimeUp } from "./budget";

export type Failure =
    | "no-credentials" // nothing in the chain gave any
    | "mfa-code-wanted" // the profile has `mfa_serial`, and nobody can type a code here
    | "expired" // credentials or single sign-on session have run out
    | "refused" // AWS does not know these credentials
    | "denied" // the call is not permitted
    | "missing" // what was asked for does not exist, or not in this account
    | "not-followed" // a document names the credentials, and nothing that it names is followed
    | "unreadable" // an input that decides cannot be read
    | "network"
    | "time-up"
    // an answer that is not what AWS documents
    | "malformed";

/** Thrown in place of asking for a code. */
export class MfaCodeWanted extends Error {
    constructor() {
        super("the profile asks for a code");
        this.name = "MfaCodeWanted";
    }
}

/** Thrown where no link of the chain has credentials. */
export class NoCredentials extends Error {
    constructor() {
        super("no credentials");
        this.name = "NoCredentials";
    }
}

const BY_NAME: Readonly<Record<string, Failure>> = {
    TimeUp: "time-up",
    MfaCodeWanted: "mfa-code-wanted",
    NoCredentials: "no-credentials",
    CredentialsProviderError: "no-credentials",
    ProviderError: "no-credentials",
    TokenProviderError: "expired",
    ExpiredToken: "expired",
    ExpiredTokenException: "expired",
    RequestExpired: "expired",
    InvalidClientTokenId: "refused",
    UnrecognizedClientException: "refused",
    SignatureDoesNotMatch: "refused",
    IncompleteSignature: "refused",
    InvalidIdentityToken: "refused",
    InvalidIdentityTokenException: "refused",
    AccessDenied: "denied",
    AccessDeniedException: "denied",
    UnauthorizedOperation: "denied",
    AccountNotManagementOrDelegatedAdministratorException: "denied",
    CallerIsNotManagementAccountException: "denied",
    ServiceAccessNotEnabledException: "denied",
    NoSuchEntity: "missing",
    NoSuchEntityException: "missing",
    OrganizationNotFoundException: "missing",
    OrganizationNotInAllFeaturesModeException: "missing",
    AbortError: "time-up",
    Throttling: "time-up",
    ThrottlingException: "time-up",
    RequestLimitExceeded: "time-up",
    TimeoutError: "network",
};

const NETWORK = new Set([
    "ECONNREFUSED",
    "ECONNRESET",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EPIPE",
    "EPROTO",
]);

/**
 * What the SDK says of a session that has run out (`aws login`, `aws sso login`, `credential_process`): of its error's name alone it cannot be told from
 * there being none. Only matched, never shown.
 */
const SIGNED_OUT = /\b(?:has expired|returned expired credentials|re-?authenticate|SSO session associated with this profile is invalid)\b/i;

const text = (error: object, key: string): string => {
    const value = (error as Record<string, unknown>)[key];
    return typeof value === "string" ? value : "";
};

function statusOf(error: object): number | undefined {
    const metadata = (error as { $metadata?: { httpStatusCode?: unknown } }).$metadata;
    return typeof metadata?.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}

/** The kind of an error that a look-up ended with. AWS's error codes come with and without `Exception`, from the service's model or not. */
export function failureOf(error: unknown): Failure {
    if (error instanceof TimeUp) return "time-up";
    if (typeof error !== "object" || error === null) return "malformed";
    if (text(error, "name") === "CredentialsProviderError" && SIGNED_OUT.test(text(error, "message"))) return "expired";
    const code = [text(error, "name"), text(error, "Code"), text(error, "code")];
    for (const name of code) {
        const known = Object.hasOwn(BY_NAME, name)
            ? BY_NAME[name]
            : Object.hasOwn(BY_NAME, `${name}Exception`)
              ? BY_NAME[`${name}Exception`]
              : undefined;
        if (known !== undefined) return known;
        if (NETWORK.has(name)) return "network";
    }
    const status = statusOf(error);
    if (status === 403) return "denied";
    if (status !== undefined && status >= 500) return "network";
    return "malformed";
}
