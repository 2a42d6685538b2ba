/**
 * Address ranges that hold callers: narrow ones, which S3 does not take for public, and private ones, which let in nobody.
 */
import { type Conditioned, provesKey } from "../language/conditions";
import type { Verdict } from "../language/verdict";

/**
 * Whether callers are held to address ranges that S3 does not take for public: at least /8 for IPv4, /32 for IPv6
 * (S3 User Guide, "Blocking public access": "The meaning of public").
 */
export const provesAddresses = (statement: Conditioned): Verdict => provesKey(statement, "aws:sourceip", isNarrow, new Set(["ipaddress"]));

/**
 * Whether callers are held to private address ranges, so that nobody is let in: `aws:SourceIp` is always a public address (IAM User
 * Guide, "Access Analyzer policy check reference": "Error – Private IP address").
 */
export const provesPrivateAddresses = (statement: Conditioned): Verdict =>
    provesKey(statement, "aws:sourceip", isPrivate, new Set(["ipaddress"]));

/** RFC 1918 and RFC 4193. */
function isPrivate(range: string): boolean {
    const [address = "", length] = range.split("/");
    if (length !== undefined && !/^\d{1,3}$/.test(length)) return false;
    const least = PRIVATE.find(([pattern]) => pattern.test(address))?.[1];
    return least !== undefined && (length === undefined || Number(length) >= least);
}

const PRIVATE: readonly (readonly [RegExp, number])[] = [
    [/^10\.\d{1,3}\.\d{1,3}\.\d{1,3}$/, 8],
    [/^172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}$/, 12],
    [/^192\.168\.\d{1,3}\.\d{1,3}$/, 16],
    [/^[fF][cCdD][0-9a-fA-F]{2}:[0-9a-fA-F:]{1,40}$/, 7],
];

function isNarrow(range: string): boolean {
    const match = /^([0-9a-fA-F.:]{2,45})(?:\/(\d{1,3}))?$/.exec(range);
    if (match?.[1] === undefined) return false;
    if (match[2] === undefined) return true;
    return Number(match[2]) >= (match[1].includes(":") ? 32 : 8);
}
