/**
 * Conditions that bind a statement open to everybody, or to an AWS service, to somebody: organisation, account, principal, source,
 * network. The keys are those that Amazon S3 and Amazon EFS accept when they decide that a policy is not public ("The meaning of
 * public" in their user guides), the keys of AWS's data perimeter guidance, and the global keys added since (AWS IAM User Guide,
 * "AWS global condition context keys").
 */
import { parseArn } from "../arn";
import { isUnknown } from "../values";
import { deniesAll, isTrue, provesKey, provesSomeKey, type Conditioned } from "./conditions";
import type { Condition, Statement } from "./document";
import { fixedPrefix, hasFixedAccount, hasFixedOwner, isFixed } from "./fixed";
import { allOf, anyOf, settle, verdictOf, type Verdict } from "./verdict";

/** A condition key, and which of its values bind. */
interface Pin {
    readonly key: string;
    readonly accept: (value: string) => boolean;
}

/** Binds by a fixed value, or by being the same as the resource's: `"aws:PrincipalOrgID": "${aws:ResourceOrgID}"`. */
const fixed = (key: string, mirror?: string): Pin => ({
    key,
    accept: (value) => isFixed(value) || (mirror !== undefined && value.toLowerCase() === `\${${mirror}}`),
});
const mirrored = (key: string, mirror: string): Pin => ({ key, accept: (value) => value.toLowerCase() === `\${${mirror}}` });

/** `o-a1b2c3d4e5/*`, `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`: the organisation has to be fixed, the path below it need not. */
const organisationPaths = (key: string): Pin => ({ key, accept: (value) => fixedPrefix(value).indexOf("/") > 0 });

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
    { key: "s3:dataaccesspointarn", accept: hasFixedAccount },
];

/** `AROA…:session`: the role's unique ID binds, the session name need not. */
const userId: Pin = { key: "aws:userid", accept: (value) => isFixed(value) || fixedPrefix(value).indexOf(":") > 0 };

const PRINCIPAL: readonly Pin[] = [
    { key: "aws:principalarn", accept: hasFixedAccount },
    userId,
    fixed("aws:principalservicename"),
    fixed("aws:principalservicenameslist"),
    fixed("aws:federatedprovider"),
];

const SOURCE: readonly Pin[] = [
    { key: "aws:sourcearn", accept: hasFixedOwner },
    fixed("aws:sourceaccount", "aws:resourceaccount"),
    fixed("aws:sourceowner"),
    fixed("aws:sourceorgid", "aws:resourceorgid"),
    organisationPaths("aws:sourceorgpaths"),
];

const NETWORK: readonly Pin[] = [
    fixed("aws:sourcevpc"),
    fixed("aws:sourcevpce"),
    { key: "aws:sourcevpcarn", accept: hasFixedAccount },
    fixed("aws:vpceaccount", "aws:resourceaccount"),
    fixed("aws:vpceorgid", "aws:resourceorgid"),
    organisationPaths("aws:vpceorgpaths"),
    { key: "elasticfilesystem:accessedviamounttarget", accept: isTrue },
];

const CALLER: readonly Pin[] = [...ORGANISATION, ...ACCOUNT, ...PRINCIPAL, ...SOURCE, ...NETWORK];

const proves = (statement: Conditioned, pins: readonly Pin[]): Verdict =>
    anyOf(pins.map(({ key, accept }) => provesKey(statement, key, accept)));

/** Whether the caller's organisation is bound: `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths`. A wildcard value binds nothing. */
export const provesOrganisation = (statement: Conditioned): Verdict => proves(statement, ORGANISATION);

/** Whether the caller's account is bound: `aws:PrincipalAccount`, `kms:CallerAccount`, an S3 access point's account. */
export const provesAccount = (statement: Conditioned): Verdict => proves(statement, ACCOUNT);

/** Whether the caller itself is bound, or at least its account by its ARN: `aws:PrincipalArn`, `aws:userid`, a service's name. */
export const provesPrincipal = (statement: Conditioned): Verdict => proves(statement, PRINCIPAL);

/** Whether the network is bound: `aws:SourceVpc`, `aws:SourceVpce` and the newer keys about them, an EFS mount target. */
export const provesVpc = (statement: Conditioned): Verdict => proves(statement, NETWORK);

/**
 * Whether the resource on whose behalf a service calls is bound: `aws:SourceArn` (with the account, or a bucket's name),
 * `aws:SourceAccount`, `aws:SourceOrgID`, `aws:SourceOrgPaths`, the older `aws:SourceOwner`; in a key policy also an encryption
 * context that is such an ARN (CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS").
 */
export const provesSource = (statement: Conditioned): Verdict =>
    anyOf([proves(statement, SOURCE), provesSomeKey(statement, (key) => key.startsWith("kms:encryptioncontext:"), hasFixedOwner)]);

/** Whether anything binds the caller: organisation, account, principal, source, network. Address ranges: {@link provesAddresses}. */
export const provesCaller = (statement: Conditioned): Verdict => proves(statement, CALLER);

/**
 * Whether callers are held to address ranges that S3 does not take for public: at least /8 for IPv4, /32 for IPv6
 * (S3 User Guide, "Blocking public access": "The meaning of public").
 */
export const provesAddresses = (statement: Conditioned): Verdict => provesKey(statement, "aws:sourceip", isNarrow, new Set(["ipaddress"]));

function isNarrow(range: string): boolean {
    const match = /^([0-9a-fA-F.:]{2,45})(?:\/(\d{1,3}))?$/.exec(range);
    if (match?.[1] === undefined) return false;
    if (match[2] === undefined) return true;
    return Number(match[2]) >= (match[1].includes(":") ? 32 : 8);
}

/**
 * Whether a Deny hits every request that {@link provesCaller} would not accept: only negated lines on the same keys, such as
 * `StringNotEquals aws:PrincipalOrgID o-…`, which also hold for requests without the key. Whom and what it denies is the caller's
 * question. A request that escapes such a Deny matches one of the fixed values.
 */
export const provesDenyOfOthers = (statement: Deny): Verdict => deniesBut(statement, CALLER);

/** The same for {@link provesNarrowed}. */
export const provesDenyOfUnnamed = (statement: Deny): Verdict => deniesBut(statement, NARROWING);

type Deny = Pick<Statement, "effect" | "conditions" | "path">;

const deniesBut = (statement: Deny, pins: readonly Pin[]): Verdict =>
    statement.effect === "Deny" ? deniesAll(statement, (line) => excludesOthers(line, pins)) : "no";

const NEGATED: ReadonlySet<string> = new Set([
    "stringnotequals",
    "stringnotequalsignorecase",
    "stringnotlike",
    "arnnotequals",
    "arnnotlike",
]);

function excludesOthers(line: Condition, pins: readonly Pin[]): Verdict {
    const pin = pins.find(({ key }) => key === line.key);
    if (pin === undefined || !NEGATED.has(line.operator) || line.set === "ForAnyValue" || line.values.length === 0) return "no";
    return allOf(line.values.map((value): Verdict => (isUnknown(value) ? "unknown" : verdictOf(pin.accept(value)))));
}

/** A principal by name, not merely an account: `…:role/deploy-*` is, `…:role/*` is not. */
function isNamedPrincipal(value: string): boolean {
    const arn = parseArn(value);
    return hasFixedAccount(value) && arn !== undefined && /^[a-z-]+\/[^/]/.test(fixedPrefix(arn.resource));
}

const NARROWING: readonly Pin[] = [fixed("sts:externalid"), ...ORGANISATION, { key: "aws:principalarn", accept: isNamedPrincipal }];

/**
 * Whether a statement that trusts a whole account admits less: by `sts:ExternalId` with one fixed text, by the organisation, or by
 * `aws:PrincipalArn` with a name (AWS IAM User Guide, "Access to AWS accounts owned by third parties").
 */
export const provesNarrowed = (statement: Conditioned): Verdict => proves(statement, NARROWING);

/** Whether only role sessions are admitted, which never carry an MFA key of their own assumption: by `aws:PrincipalArn` or `aws:PrincipalType`. */
export const provesRoleSession = (statement: Conditioned): Verdict =>
    anyOf([
        provesKey(statement, "aws:principalarn", (value) => /^(assumed-)?role\//.test(parseArn(value)?.resource ?? "")),
        provesKey(statement, "aws:principaltype", (value) => value === "AssumedRole"),
    ]);

/** {@link provesOrganisation} as a plain answer. @throws Undetermined where an unknown element decides. */
export const pinsOrganisation = (statement: Conditioned): boolean => settle(provesOrganisation(statement), statement.path);
/** {@link provesAccount} as a plain answer. @throws Undetermined where an unknown element decides. */
export const pinsAccount = (statement: Conditioned): boolean => settle(provesAccount(statement), statement.path);
/** {@link provesPrincipal} as a plain answer. @throws Undetermined where an unknown element decides. */
export const pinsPrincipal = (statement: Conditioned): boolean => settle(provesPrincipal(statement), statement.path);
/** {@link provesVpc} as a plain answer. @throws Undetermined where an unknown element decides. */
export const pinsVpc = (statement: Conditioned): boolean => settle(provesVpc(statement), statement.path);
/** {@link provesSource} as a plain answer. @throws Undetermined where an unknown element decides. */
export const pinsSource = (statement: Conditioned): boolean => settle(provesSource(statement), statement.path);
/** {@link provesCaller} as a plain answer. @throws Undetermined where an unknown element decides. */
export const pinsCaller = (statement: Conditioned): boolean => settle(provesCaller(statement), statement.path);
