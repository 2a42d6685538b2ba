/**
 * OpenID Connect issuers and what a trust policy has to say about their tokens, from `policies/data/oidc-issuers.json`. Where many
 * customers share an issuer, a claim has to name the customer, or every customer of that issuer is trusted.
 */
import table from "../../../data/oidc-issuers.json";
import { provesKey, provesSomeKey, type Conditioned } from "../language/conditions";
import { fixedPrefix, isFixed } from "../language/fixed";
import { anyOf, verdictOf, type Verdict } from "../language/verdict";

/** What is known of an issuer. */
export interface Issuer {
    /** What to call it in a message: a name out of the table, else "the issuer". Never text of the document. */
    readonly name: string;
    /** Whether tokens for many customers come from it. */
    readonly shared: boolean;
    /** Whether `:aud` has to be pinned beside the claim that names the customer. */
    readonly audience: boolean;
    /** Claims of which one has to be pinned; `undefined`: any. */
    readonly claims: readonly string[] | undefined;
    /** Condition keys outside the issuer's own that do as well. */
    readonly keys: readonly string[];
    /** What stands right before the customer's name in `sub`; `undefined`: not known. */
    readonly subject: readonly string[] | undefined;
}

interface Row {
    readonly issuer: string;
    readonly name: string;
    readonly shared: boolean;
    readonly audience: boolean;
    readonly claims: readonly string[];
    readonly keys?: readonly string[];
    readonly subject?: readonly string[];
    readonly people?: boolean;
}

const ROWS: readonly Row[] = table.issuers;

const PRIVATE: Issuer = { name: "the issuer", shared: false, audience: false, claims: undefined, keys: [], subject: undefined };

const rowOf = (url: string): Row | undefined =>
    ROWS.find(({ issuer }) => issuer === url) ?? ROWS.find(({ issuer }) => issuer.endsWith("*") && url.startsWith(issuer.slice(0, -1)));

/** Whether the tokens of an issuer are those of pipelines, workloads and services: nobody signs in for them. */
export function issuesToWorkloads(url: string): boolean {
    const row = rowOf(url);
    return row !== undefined && row.people !== true;
}

/** What is known of the issuer `url` (lower case, no `https://`). An issuer that is not in the table is taken for one customer's own. */
export function issuerInfo(url: string): Issuer {
    const row = rowOf(url);
    if (row === undefined) return PRIVATE;
    return { name: row.name, shared: row.shared, audience: row.audience, claims: row.claims, keys: row.keys ?? [], subject: row.subject };
}

/** Amazon Cognito identity pools, whose trust policies have rules of their own. */
export const isCognito = (url: string): boolean => /^cognito-identity[a-z0-9.-]{0,32}\.amazonaws\.com(?:\.cn)?$/.test(url);

/** Whether a statement pins the audience of the issuer's tokens. */
const provesAudience = (statement: Conditioned, url: string): Verdict =>
    anyOf(["aud", "oaud"].map((claim) => provesClaim(statement, url, claim, isFixed)));

/** Of an issuer with a closing slash (Entra, Auth0) the condition keys keep it: `sts.windows.net/<tenant>/:aud`. */
const provesClaim = (statement: Conditioned, url: string, claim: string, accept: (value: string) => boolean): Verdict =>
    anyOf([provesKey(statement, `${url}:${claim}`, accept), provesKey(statement, `${url}/:${claim}`, accept)]);

/** Whether a statement pins who the token speaks of, so that no other customer's token will do. */
function provesSubject(statement: Conditioned, url: string): Verdict {
    const { claims, keys, subject } = issuerInfo(url);
    const own = claims?.map((claim) => provesClaim(statement, url, claim, (value) => names(claim, value, subject)));
    return anyOf([...(own ?? [provesAnyClaim(statement, url)]), ...keys.map((key) => provesKey(statement, key, isFixed))]);
}

const provesAnyClaim = (statement: Conditioned, url: string): Verdict =>
    provesSomeKey(
        statement,
        (key) => key.startsWith(`${url}:`) || key.startsWith(`${url}/:`),
        (value) => fixedPrefix(value) !== "",
    );

/** Claims whose value begins with the owner's name and a slash. */
const OWNED: ReadonlySet<string> = new Set(["repository", "job_workflow_ref"]);

function names(claim: string, value: string, subject: readonly string[] | undefined): boolean {
    if (claim === "sub") return namesCustomer(value, subject);
    return isFixed(value) || (OWNED.has(claim) && fixedPrefix(value).indexOf("/") > 0);
}

/**
 * Whether a pattern for `sub` fixes the customer's name: the text after the marker up to the next `/` or `:`, which has to come before
 * any wildcard. `repo:acme/*` does; `repo:acme*` also matches `repo:acme-evil/…`, and what precedes the marker must not be open either.
 */
function namesCustomer(value: string, markers: readonly string[] | undefined): boolean {
    if (markers === undefined) return fixedPrefix(value) !== "";
    return markers.some((marker) => {
        const at = value.startsWith(marker) ? 0 : value.indexOf(`:${marker}`) + 1;
        if (!value.startsWith(marker, at) || fixedPrefix(value).length < at + marker.length) return false;
        const rest = value.slice(at + marker.length);
        return isFixed(rest) || /^[^/:]+[/:]/.test(fixedPrefix(rest));
    });
}

/** The keys a message may offer for an issuer: `:sub` and so on, never the issuer's address. */
export const claimNames = (issuer: Issuer): readonly string[] => issuer.claims ?? ["sub"];

/** Whether the conditions hold the audience and the subject, each. */
export const provesFederation = (statement: Conditioned, url: string): { readonly audience: Verdict; readonly subject: Verdict } => ({
    audience: issuerInfo(url).audience ? provesAudience(statement, url) : verdictOf(true),
    subject: provesSubject(statement, url),
});
