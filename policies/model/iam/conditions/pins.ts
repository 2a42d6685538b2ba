/**
 * Conditions that bind a statement open to everybody, or to an AWS service, to somebody: organisation, account, principal, source,
 * network. The keys are those that Amazon S3 and Amazon EFS accept when they decide that a policy is not public ("The meaning of
 * public" in their user guides), the keys of AWS's data perimeter guidance, and the global keys added since (AWS IAM User Guide,
 * "AWS global condition context keys").
 */
import { parseArn } from "../../arn";
import { isTrue, provesKey, provesSomeKey, type Accept, type Conditioned } from "../language/conditions";
import { fixedPrefix, hasFixedAccount, hasFixedOwner, isFixed } from "../language/fixed";
import { isCognito, issuerInfo } from "../knowledge/oidc-issuers";
import { federatedPrincipal } from "../language/principals";
import { anyOf, type Verdict } from "../language/verdict";

/** A condition key, and which of its values bind. */
interface Pin {
    readonly key: string;
    readonly accept: Accept;
    /** Operators under which it binds whatever the value is, one that only a deployment knows included. */
    readonly unseen?: ReadonlySet<string>;
}

/** `StringEquals` takes `*` and `?` for themselves, so that any value stands for one source (IAM User Guide, "String condition operators"). */
const EXACT: ReadonlySet<string> = new Set(["stringequals", "stringequalsignorecase"]);

/** Binds by a fixed value, or by being the same as the resource's: `"aws:PrincipalOrgID": "${aws:ResourceOrgID}"`. */
const fixed = (key: string, mirror?: string): Pin => ({
    key,
    accept: (value) => isFixed(value) || (mirror !== undefined && value.toLowerCase() === `\${${mirror}}`),
});
const mirrored = (key: string, mirror: string): Pin => ({ key, accept: (value) => value.toLowerCase() === `\${${mirror}}` });

/** `o-a1b2c3d4e5/*`, `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`: the organisation has to be fixed, the path below it need not. */
const organisationPaths = (key: string): Pin => ({ key, accept: (value) => fixedPrefix(value).indexOf("/") > 0 });

/**
 * An ARN of one account, or of one owner. Under `StringLike` a `*` before the account also stands for colons, so that it may take in the
 * account of somebody else; `ArnLike` compares field by field (AWS IAM User Guide, "IAM JSON policy elements: Condition operators").
 */
const arn =
    (isBound: (value: string) => boolean): Accept =>
    (value, operator) =>
        isBound(value) && !(operator === "stringlike" && /^(?:[^:]*:){0,3}[^:]*\*/.test(value));
const account = arn(hasFixedAccount);
const owner = arn(hasFixedOwner);

const ORGANISATION: readonly Pin[] = [
    fixed("aws:principalorgid", "aws:resourceorgid"),
    mirrored("aws:resourceorgid", "aws:principalorgid"),
    organisationPaths("aws:principalorgpaths"),
    fixed("aws:principalorgmasteraccountid"),
];

const ACCOUNT: readonly Pin[] = [
    fixed("aws:principalaccount", "aws:resourceaccount"),
    mirrored("aws:resourceaccount", "aws:principalaccount"),
    fixed("kms:calleraccount"),
    fixed("s3:dataaccesspointaccount"),
    { key: "s3:dataaccesspointarn", accept: account },
];

/** `AROA…:session`: the role's unique ID binds, the session name need not. */
const userId: Pin = { key: "aws:userid", accept: (value) => isFixed(value) || fixedPrefix(value).indexOf(":") > 0 };

/** A provider of one customer. Behind an issuer that many share stands anybody (IAM User Guide, "Identity-provider controls for shared OIDC providers"). */
function isOwnProvider(value: string): boolean {
    const provider = federatedPrincipal(value);
    if (provider.kind === "oidc")
        return !isCognito(provider.issuer) && provider.account !== undefined && !issuerInfo(provider.issuer).shared;
    return provider.kind === "saml" && isFixed(value);
}

/** Not among them: the name of a service, which calls for whoever asks it to ("The confused deputy problem"). */
const PRINCIPAL: readonly Pin[] = [
    { key: "aws:principalarn", accept: account },
    userId,
    { key: "aws:federatedprovider", accept: isOwnProvider },
];

const SOURCE: readonly Pin[] = [
    { key: "aws:sourcearn", accept: owner, unseen: EXACT },
    { ...fixed("aws:sourceaccount", "aws:resourceaccount"), unseen: EXACT },
    fixed("aws:sourceowner"),
    fixed("aws:sourceorgid", "aws:resourceorgid"),
    organisationPaths("aws:sourceorgpaths"),
];

/** Where the call comes from: a VPC, an endpoint and the newer keys about them, an EFS mount target. */
const NETWORK: readonly Pin[] = [
    fixed("aws:sourcevpc"),
    fixed("aws:sourcevpce"),
    { key: "aws:sourcevpcarn", accept: account },
    fixed("aws:vpceaccount", "aws:resourceaccount"),
    fixed("aws:vpceorgid", "aws:resourceorgid"),
    organisationPaths("aws:vpceorgpaths"),
    { key: "elasticfilesystem:accessedviamounttarget", accept: isTrue },
];

/**
 * The endpoint of a subscription, which no other request to a topic has: an address of one domain, a URL of one host, an ARN of one
 * account (SNS Developer Guide, "Amazon SNS API permissions").
 */
const RECEIVER: readonly Pin[] = [
    {
        key: "sns:endpoint",
        accept: (value) => isFixed(value) || hasFixedAccount(value) || /^\*?@[^*?$]+$/.test(value) || /^https?:\/\/[^/*?$]+\//.test(value),
    },
];

const CALLER: readonly Pin[] = [...ORGANISATION, ...ACCOUNT, ...PRINCIPAL, ...SOURCE, ...NETWORK, ...RECEIVER];

const proves = (statement: Conditioned, pins: readonly Pin[]): Verdict =>
    anyOf(pins.map(({ key, accept, unseen }) => provesKey(statement, key, accept, undefined, unseen)));

/** Whether the caller's organisation is bound: `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths`. A wildcard value binds nothing. */
export const provesOrganisation = (statement: Conditioned): Verdict => proves(statement, ORGANISATION);

/** Whether the caller's account is bound: `aws:PrincipalAccount`, `kms:CallerAccount`, an S3 access point's account. */
export const provesAccount = (statement: Conditioned): Verdict => proves(statement, ACCOUNT);

/** Whether the caller itself is bound, or at least its account by its ARN: `aws:PrincipalArn`, `aws:userid`, an identity provider of its own. */
export const provesPrincipal = (statement: Conditioned): Verdict => proves(statement, PRINCIPAL);

/**
 * Whether the resource on whose behalf a service calls is bound: `aws:SourceArn` (with the account, or a bucket's name),
 * `aws:SourceAccount`, `aws:SourceOrgID`, `aws:SourceOrgPaths`, the older `aws:SourceOwner`; in a key policy also an encryption
 * context that is such an ARN (CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS").
 */
export const provesSource = (statement: Conditioned): Verdict =>
    anyOf([proves(statement, SOURCE), provesSomeKey(statement, (key) => key.startsWith("kms:encryptioncontext:"), owner)]);

const RESOURCE: readonly Pin[] = [
    fixed("aws:resourceorgid", "aws:principalorgid"),
    organisationPaths("aws:resourceorgpaths"),
    fixed("aws:resourceaccount", "aws:principalaccount"),
    fixed("s3:resourceaccount", "aws:principalaccount"),
];

/** Whether the owner of the resource is bound: `aws:ResourceOrgID`, `aws:ResourceOrgPaths`, `aws:ResourceAccount`, S3's own key. */
export const provesResourceOwner = (statement: Conditioned): Verdict => proves(statement, RESOURCE);

/**
 * Whether anything binds the caller: organisation, account, principal, source, network, the endpoint that subscribes. Address ranges:
 * {@link provesAddresses}.
 */
export const provesCaller = (statement: Conditioned): Verdict => proves(statement, CALLER);

/** A principal by name, not merely an account: `…:role/deploy-*` is, `…:role/*` is not. */
const isNamedPrincipal: Accept = (value, operator) => {
    const parsed = parseArn(value);
    return account(value, operator) && parsed !== undefined && /^[a-z-]+\/[^/]/.test(fixedPrefix(parsed.resource));
};

const NARROWING: readonly Pin[] = [fixed("sts:externalid"), ...ORGANISATION, { key: "aws:principalarn", accept: isNamedPrincipal }, userId];

/**
 * Whether a statement that trusts a whole account admits less: by `sts:ExternalId` with one fixed text, by the organisation, by
 * `aws:PrincipalArn` with a name or by the unique ID of a principal (AWS IAM User Guide, "Access to AWS accounts owned by third parties").
 */
export const provesNarrowed = (statement: Conditioned): Verdict => proves(statement, NARROWING);
